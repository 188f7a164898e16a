"""A report as it was read, and the day on which it was published."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

PublishedBasis = Literal["given", "metadata", "dateline", "caption"]


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text and what is known about it.

    `published` is an ISO day or an ISO date-time with its zone, or None; `published_basis` says where that came
    from ("given" by the user or the input line, or the page's own "metadata"). `author` is who signed it; several are
    parted by semicolons. `extra` keeps the keys of the input
    line that eventgeo does not know; `given_toponyms` holds the `(start, end)` spans of an input line's `toponyms`.
    """

    id: str
    text: str
    published: str | None = None
    published_basis: PublishedBasis | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    lang: str | None = None
    retrieved: str | None = None
    archive_url: str | None = None
    given_toponyms: tuple[tuple[int, int], ...] | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def page_at(self, offset: int) -> int | None:
        """The number of the page (from 1) that a character of the text is on; None for a text without pages.

        >>> Document("a.pdf", "One. Two.", extra={"pages": [0, 5]}).page_at(6)
        2
        """
        pages = self.extra.get("pages")
        if not isinstance(pages, list) or not all(isinstance(first, int) for first in pages):
            return None
        return bisect_right(pages, offset) or None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return _sha256(self.text)


@lru_cache(maxsize=1)
def _sha256(text: str) -> str:
    """Kept for the text in hand, each of whose events is asked for it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Recalled:
    """Documents of an earlier run, in the order of their file: their ids are all that most of this one needs of them.

    `keys` are what they are kept under, `documents` brings them where that does not do.
    """

    ids: tuple[str, ...]
    keys: tuple[int, ...]
    documents: Callable[[], Iterator[Document]]


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published: the clock that its relative dates are read by.

    `day` is None where no date could be had without guessing. `moment` is the exact instant where the source
    states one, with its zone. `confidence` is 1 for what was stated.
    """

    day: date | None = None
    moment: datetime | None = None
    basis: PublishedBasis | None = None
    confidence: float = 0.0
