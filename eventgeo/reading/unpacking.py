"""What is packed comes out in bounds: no more bytes than allowed, and no more than text packs to."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from eventgeo.reading.refusal import Refused
from eventgeo.records.archives import UNPACKING

FLOOR = 1_000_000
"""Bytes that may come out at any ratio: a short text of blanks packs a thousand times and harms nobody."""
BROKEN = (*UNPACKING, ValueError)
"""What the unpackers of the standard library raise on bytes that they cannot make sense of."""


class Budget:
    """Bytes that may still be unpacked out of one input, all members and archives in archives together."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, count: int) -> None:
        """Take `count` bytes off; Refused where there are not as many left."""
        self.left -= count
        if self.left < 0:
            raise Refused("too large", "unpacks to more than the limit for one input")


class Unpacked(io.RawIOBase):
    """A stream of unpacked bytes that raises Refused where they are too many, or cannot be unpacked.

    `packed` tells how many packed bytes went in so far, `ratio` how many times as many may come out. Where the bytes
    break off, the stream ends first, so that what came before them is not lost; reading on raises.
    """

    def __init__(self, stream: Any, packed: Callable[[], int], ratio: int, budget: Budget | None = None) -> None:
        super().__init__()
        self._read = getattr(stream, "read1", stream.read)
        self._packed, self._ratio, self._budget = packed, ratio, budget
        self._count = 0
        self._fault: Refused | None = None

    def readable(self) -> bool:
        """It can be read."""
        return True

    def _next(self, size: int) -> bytes:
        """The next bytes, b"" at the end or just before the place where the stream breaks off."""
        if self._fault is not None:
            raise self._fault
        try:
            return bytes(self._read(size))
        except BROKEN as error:
            self._fault = Refused("broken", f"cannot be unpacked: {error}")
            if not self._count:
                raise self._fault from error
            return b""

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, as far as the stream goes."""
        data = self._next(len(buffer))
        self._count += len(data)
        if self._count > FLOOR and self._count > self._ratio * max(1, self._packed()):
            raise Refused("bomb", f"unpacks to more than {self._ratio} times its size, as no text does")
        if self._budget is not None:
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)
