"""Plain text: one file, one report."""

from __future__ import annotations

from collections.abc import Iterator

from eventgeo.reading.encoding import decode
from eventgeo.reading.source import Source
from eventgeo.records import Document, Issue


def lines_joined(text: str) -> str:
    """The text with every end of line written as a line feed, as Python's own `open` gives it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(source: Source) -> Iterator[Document | Issue]:
    """The file as it stands, but for its ends of line; an Issue beside it where the encoding was guessed."""
    decoded = decode(source.take(source.limits.report), source.charset)
    if decoded.doubt:
        yield source.issue("encoding", decoded.doubt, refused=False)
    yield Document(id=source.name, text=lines_joined(decoded.text))
