"""JSON Lines: one document a line, read strictly; a line that is none costs itself alone and is named by its number."""

from __future__ import annotations

import io
from collections.abc import Iterator

from eventgeo.reading.encoding import BOMS
from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Entry, Source
from eventgeo.records import Document, Issue
from eventgeo.records.codec import document_from, json_objects
from eventgeo.records.errors import BadRecord

SKIP = 1 << 20


def _skip_line(stream: io.BufferedIOBase | io.TextIOBase) -> None:
    """Reads on to the end of a line that is too long to keep."""
    newline: str | bytes = "\n" if isinstance(stream, io.TextIOBase) else b"\n"
    while (piece := stream.readline(SKIP)) and not piece.endswith(newline):  # type: ignore[arg-type]
        pass


def _lines(source: Source) -> Iterator[str | Refused]:
    """Each line, in UTF-8 or in the UTF-16 or UTF-32 that a mark at the beginning states."""
    head = source.stream.peek(4)[:4] if isinstance(source.stream, io.BufferedReader) else b""
    encoding = next((name for mark, name in BOMS if head.startswith(mark)), "utf-8")
    if encoding.startswith(("utf-16", "utf-32")):
        stream: io.TextIOBase | io.BufferedIOBase = io.TextIOWrapper(source.stream, encoding, "replace", newline="\n")
    else:
        stream = source.stream  # type: ignore[assignment]
    limit = source.limits.report
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            _skip_line(stream)
            yield Refused("too large", f"is longer than the limit of {limit / 1e6:g} MB")
            continue
        try:
            yield line if isinstance(line, str) else line.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        except UnicodeDecodeError as error:
            yield Refused("encoding", f"is not UTF-8: {error.reason} at byte {error.start + 1}")


def _document(text: str) -> Document | BadRecord:
    """The document of a line; BadRecord for what is none."""
    for _, value in json_objects((text,)):
        if isinstance(value, BadRecord):
            return value
        try:
            return document_from(value)
        except BadRecord as error:
            return error
    return BadRecord("the line is blank")


def read(source: Source) -> Iterator[Entry | Issue]:
    """The document of each line that is not blank, with its own id; an Issue `name:line` for each that is refused."""
    for number, line in enumerate(_lines(source), source.line):
        if isinstance(line, Refused):
            yield source.issue(line.code, str(line), at=f":{number}")
        elif line.strip():
            found = _document(line)
            if isinstance(found, BadRecord):
                yield source.issue("bad line", str(found), at=f":{number}")
            else:
                yield Entry(found, f":{number}")
