"""Something to read: its name, its bytes, and what is known of it before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from eventgeo.reading.limits import DEFAULT, Limits
from eventgeo.reading.refusal import Refused
from eventgeo.reading.unpacking import Budget
from eventgeo.records import Document, Issue

PIECE = 1 << 20
"""Bytes read at a time: a read as long as a limit would claim as much memory, however small the input."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input as its reader sees it: `name` becomes the document's id, `stream` stands at its first byte.

    `depth` counts the archives around it, and `budget` the bytes that may still be unpacked out of them. `charset` is
    the encoding that a mail or an HTTP header states; `about` holds what the surroundings know of the document (its
    `url`, when it was `retrieved`), used where the document does not say so itself. `line` is the number of its first
    line or row, where it is a piece of a file.
    """

    name: str
    stream: BinaryIO
    suffix: str = ""
    limits: Limits = DEFAULT
    depth: int = 0
    charset: str | None = None
    budget: Budget | None = None
    line: int = 1
    about: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))

    def take(self, limit: int) -> bytes:
        """All bytes of the input; Refused where there are more than `limit`."""
        pieces, size = [], 0
        while piece := self.stream.read(PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise Refused("too large", f"is larger than the limit of {limit / 1e6:g} MB")
        return b"".join(pieces)

    def issue(self, code: str, message: str, *, at: str = "", refused: bool = True) -> Issue:
        """An Issue about this input; `at` is added to its name (":3" for line 3, "#2" for the second member)."""
        return Issue(stage="read", doc=self.name + at, code=code, message=message, refused=refused)


class Entry(NamedTuple):
    """A document that is one of many in its input, and where it stands there (":3" for line 3)."""

    document: Document
    at: str


Reader = Callable[[Source], Iterator[Document | Entry | Issue | Source]]
"""A format: it gives back documents, Issues, and (an archive) its members as sources to be read in turn."""
