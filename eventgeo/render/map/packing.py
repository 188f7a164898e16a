"""Bytes as a page carries them: deflate in base64, piece by piece, so that a page can take over pieces of another.

A stream of packed pieces is one of raw deflate (RFC 1951), for each ends with a whole byte and refers to none before;
and one of base64, for each has a multiple of three bytes.
"""

from __future__ import annotations

import base64
import zlib

LEVEL = 6
"""The level of deflate: it saves a fiftieth of what level 5 leaves, which is what packing by pieces costs."""
RAW = -15
"""What zlib calls a deflate stream without a header in its largest window."""
NOTHING_STORED = b"\0\0\0\xff\xff"
"""A block of no bytes (RFC 1951, 3.2.4): two of them, or one, fill a piece up to a multiple of three."""
END = base64.b64encode(b"\3\0").decode("ascii")
"""The last block of a stream, without bytes; after it nothing follows."""


def packed(data: bytes) -> str:
    """A piece of a stream."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
    piece = deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return base64.b64encode(piece + NOTHING_STORED * (len(piece) % 3)).decode("ascii")
