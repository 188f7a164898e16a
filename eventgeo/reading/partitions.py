"""JSON Lines and Parquet files in pieces that can be read apart, each by another machine."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from eventgeo.reading import jsonl, parquet
from eventgeo.reading.files import Found, files
from eventgeo.reading.limits import DEFAULT, Limits
from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Reader, Source
from eventgeo.records import Issue

LINES, ROWS = (".jsonl", ".ndjson"), (".parquet",)
SIZE = 4_000_000
"""Bytes of JSON Lines that make a partition, some 1,000 reports: a minute's work, which a dead worker costs at most."""
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Partition:
    """A piece of a file: bytes from `first` to before `last`, or row groups; `line` is the number of its first line."""

    name: str
    path: str
    first: int
    last: int
    line: int

    @property
    def where(self) -> str:
        """How it is called where it could not be read."""
        return f"{self.name}:{self.line}"


class _Slice(io.RawIOBase):
    """The bytes of a file from where it stands, up to a number of them."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        super().__init__()
        self._file, self._left = file, left

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, as far as the slice goes."""
        data = self._file.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        self._file.close()
        super().close()


def _of_lines(found: Found, size: int) -> Iterator[Partition]:
    """Pieces of whole lines, of about so many bytes each."""
    first = at = 0
    line = count = 1
    with found.path.open("rb") as file:
        while data := file.read(min(PIECE, size)):
            at += len(data)
            if at - first >= size and (end := data.rfind(b"\n") + 1):
                count += data.count(b"\n")
                last = at - len(data) + end
                yield Partition(found.name, str(found.path.absolute()), first, last, line)
                first, line = last, count
            else:
                count += data.count(b"\n")
    if at > first:
        yield Partition(found.name, str(found.path.absolute()), first, at, line)


def _of_rows(found: Found) -> Iterator[Partition]:
    """The row groups, each a piece."""
    with found.path.open("rb") as file:
        line = 1
        for group, length in enumerate(parquet.group_lengths(Source(found.name, file))):
            yield Partition(found.name, str(found.path.absolute()), group, group + 1, line)
            line += length


def partitions(sources: Sequence[str], *, size: int = SIZE) -> Iterator[Partition | Issue]:
    """The pieces of the files that the sources stand for, in their order; an Issue for each that cannot be parted.

    `size` is that of a piece of JSON Lines, in bytes; of Parquet each row group is one.
    """
    for found in files(sources, (*LINES, *ROWS)):
        if isinstance(found, Issue):
            yield found
            continue
        try:
            yield from _of_rows(found) if found.path.suffix.lower() in ROWS else _of_lines(found, size)
        except Refused as refusal:
            yield Issue("read", found.name, refusal.code, str(refusal), refused=True)
        except OSError as error:
            yield Issue("read", found.name, "unreadable", f"cannot be read: {error.strerror or error}", refused=True)


def opened(partition: Partition, limits: Limits = DEFAULT) -> tuple[Source, Reader]:
    """A piece as a source, and what reads it. OSError where its file cannot be opened."""
    file = open(partition.path, "rb")  # noqa: SIM115  (the source's stream, which its reader closes)
    if Path(partition.path).suffix.lower() in ROWS:
        source = Source(partition.name, file, limits=limits, line=partition.line)
        return source, partial(parquet.rows, groups=range(partition.first, partition.last))
    file.seek(partition.first)
    stream = io.BufferedReader(_Slice(file, partition.last - partition.first))
    return Source(partition.name, stream, limits=limits, line=partition.line), jsonl.read
