"""Parquet files (pyarrow, extra `geo`): a row a report, its columns known by the keys of JSON Lines."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import PIECE, Entry, Source
from eventgeo.reading.unpacking import FLOOR
from eventgeo.records import Issue
from eventgeo.records.codec import document_from
from eventgeo.records.errors import BadRecord

ROWS = 1_000
"""Rows that are held in memory at a time."""
MAGIC = b"PAR1"
PROCESS = Path(__file__).with_name("parquet_process.py")


def _answers(source: Source, groups: Iterable[int] | None) -> Iterator[tuple[str, Any]]:
    """What a process of its own says of the file. Refused where it says why, or dies over it."""
    if source.stream.peek(len(MAGIC))[: len(MAGIC)] != MAGIC:  # type: ignore[attr-defined]
        raise Refused("broken", "is no Parquet file")
    wanted = {"groups": groups and list(groups), "batch": ROWS, "ratio": source.limits.ratio, "floor": FLOOR}
    # -P: modules beside the script must not stand in for the library's; an interrupt is for the parent to heed
    command = [sys.executable, "-P", str(PROCESS), json.dumps(wanted)]
    with (
        _on_disk(source) as file,
        subprocess.Popen(
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process,
    ):
        try:
            yield from _said(process.stdout or ())
        finally:
            process.kill()


def _said(lines: Iterable[bytes]) -> Iterator[tuple[str, Any]]:
    """The answers up to the last one, which must come; a line that breaks off is none."""
    for line in lines:
        if not line.endswith(b"\n"):
            break
        ((name, value),) = json.loads(line).items()
        if name == "refused":
            raise Refused(*value)
        if name == "end":
            return
        yield name, value
    raise Refused("broken", "is a broken Parquet file: reading it ended the process that did")


@contextmanager
def _on_disk(source: Source) -> Iterator[IO[bytes]]:
    """The bytes of an input as a file that another process can be given: the file itself, or a copy that goes."""
    raw = getattr(source.stream, "raw", None)
    if isinstance(raw, io.FileIO) and raw.seekable():
        yield source.stream
        return
    with tempfile.TemporaryFile() as copy:
        _copy(source, copy)
        yield copy


def _copy(source: Source, copy: IO[bytes]) -> None:
    while piece := source.stream.read(PIECE):
        copy.write(piece)
        if copy.tell() > source.limits.file:
            raise Refused("too large", f"is larger than the limit of {source.limits.file / 1e6:g} MB")
    copy.flush()


def group_lengths(source: Source) -> list[int]:
    """The number of rows of each row group. Refused where the file says none."""
    return next(list(value) for name, value in _answers(source, ()) if name == "groups")


def rows(source: Source, groups: Iterable[int] | None = None) -> Iterator[Entry | Issue]:
    """The documents of all row groups, or of some; `source.line` is the number of the first row of them."""
    number = source.line - 1
    for name, value in _answers(source, groups):
        if name == "row":
            number += 1
            try:
                yield Entry(document_from(value), f":{number}")
            except BadRecord as error:
                yield source.issue("bad row", str(error), at=f":{number}")


def read(source: Source) -> Iterator[Entry | Issue]:
    """The document of each row; an Issue `name:row` for each that is none."""
    return rows(source)
