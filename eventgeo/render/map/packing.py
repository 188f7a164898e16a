"""Bytes on their way into a page: packed as they come, so that few of them wait in memory."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from typing import NamedTuple

LEVEL = 5
"""The level of gzip: level 6 takes twice the time to save a twelfth of the bytes."""
GZIP = 31
"""What zlib calls a gzip stream (without a time) in its largest window."""
ENOUGH = 65536
"""Bytes that are packed together, since each packing has its price."""


class Packed(NamedTuple):
    """What a page carries: gzip in base64, and the SHA-256 of the bytes in it."""

    text: str
    digest: bytes


class Pack:
    """One run of bytes, put in piece by piece.

    The `packer`, a thread pool of one thread, packs them beside what makes more of them: zlib and hashlib hold no lock
    of Python's.
    """

    def __init__(self, packer: Executor) -> None:
        self._packer = packer
        self._digest = hashlib.sha256()
        self._gzip = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
        self._packed: list[Future[bytes]] = []
        self._waiting = bytearray()

    def put(self, data: bytes) -> None:
        """Add a piece."""
        self._waiting += data
        if len(self._waiting) > ENOUGH:
            self._hand_over()

    def _hand_over(self) -> None:
        self._packed.append(self._packer.submit(self._pack, self._waiting))
        self._waiting = bytearray()

    def _pack(self, piece: bytearray) -> bytes:
        self._digest.update(piece)
        return self._gzip.compress(piece)

    def end(self) -> Packed:
        """The pack, to which nothing can be added any more; it waits until all is packed."""
        self._hand_over()
        pieces = [each.result() for each in self._packed]
        return _packed([*pieces, self._gzip.flush()], self._digest.digest())


def packed(data: bytes) -> Packed:
    """All bytes of a pack at once."""
    return _packed([zlib.compress(data, LEVEL, GZIP)], hashlib.sha256(data).digest())


def _packed(pieces: Sequence[bytes], digest: bytes) -> Packed:
    return Packed(base64.b64encode(b"".join(pieces)).decode("ascii"), digest)
