"""What a user may say about a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from eventgeo.reading import Limits, Web
from eventgeo.records import Document

TIME_LIMIT = 60.0
"""Seconds that reading an input, or each portion of its text, may take by default."""
PORTION = 100_000
"""Characters of a text that may each take the time limit."""

LIMITS, WEB = Limits(), Web()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may say about the reading of inputs and texts: the same for all documents of a run.

    `published` is the ISO day for documents that do not tell theirs; `region` a country (ISO 3166-1 alpha-2) that
    ambiguous names are more likely to lie in; `geocoder`, `user_agent` and `cache` name an online geopy geocoder
    to ask for what the offline gazetteer does not know (None: no connection is ever opened). `time_limit` is the most
    that reading an input, or each begun 100,000 characters of its text, may take, in seconds (None: no limit).
    `limits` say how much is read of one input, `web` how pages are fetched.
    """

    published: str | None = None
    region: str | None = None
    geocoder: str | None = None
    user_agent: str | None = None
    cache: str | None = None
    time_limit: float | None = TIME_LIMIT
    limits: Limits = LIMITS
    web: Web = WEB

    def of_texts(self) -> Settings:
        """That part of it on which depends what is found in a text."""
        return replace(self, time_limit=None, limits=LIMITS, web=WEB)

    def seconds(self, document: Document) -> float | None:
        """The most that the reading of a document may take."""
        return None if self.time_limit is None else self.time_limit * max(1, ceil(len(document.text) / PORTION))


DEFAULT = Settings()
