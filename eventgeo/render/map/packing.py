"""Bytes on their way into a page: packed as they come, so that none of them wait in memory."""

from __future__ import annotations

import base64
import hashlib
import zlib
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
    """One run of bytes, put in piece by piece."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._gzip = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
        self._packed = bytearray()
        self._waiting = bytearray()

    def put(self, data: bytes) -> None:
        """Add a piece."""
        self._waiting += data
        if len(self._waiting) > ENOUGH:
            self._pack()

    def _pack(self) -> None:
        self._digest.update(self._waiting)
        self._packed += self._gzip.compress(self._waiting)
        self._waiting.clear()

    def end(self) -> Packed:
        """The pack, to which nothing can be added any more."""
        self._pack()
        self._packed += self._gzip.flush()
        return Packed(base64.b64encode(self._packed).decode("ascii"), self._digest.digest())


def packed(data: bytes) -> Packed:
    """All bytes of a pack at once."""
    pack = Pack()
    pack.put(data)
    return pack.end()
