"""gzip: one packed file, read as what it holds."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from eventgeo.reading.source import Source
from eventgeo.reading.unpacking import Unpacked


class Counted:
    """A stream that knows how many bytes were read from it, seekable or not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def close(self) -> None:
        """Close the stream below."""
        self._stream.close()


def read(source: Source) -> Iterator[Source]:
    """The unpacked file under the same name (`news.jsonl.gz` is read as `.jsonl`), as a stream of any length."""
    packed = Counted(source.stream)
    stream = Unpacked(gzip.GzipFile(fileobj=packed, mode="rb"), lambda: packed.count, source.limits.ratio)  # type: ignore
    suffix = PurePosixPath(PurePosixPath(source.name).stem).suffix
    yield replace(source, stream=io.BufferedReader(stream), suffix=suffix, depth=source.depth + 1)
