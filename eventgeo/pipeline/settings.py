"""What a user may say about a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may say about the reading of a text: the same for all documents of a run.

    `published` is the ISO day for documents that do not tell theirs; `region` a country (ISO 3166-1 alpha-2) that
    ambiguous names are more likely to lie in; `geocoder`, `user_agent` and `cache` name an online geopy geocoder
    to ask for what the offline gazetteer does not know (None: no connection is ever opened).
    """

    published: str | None = None
    region: str | None = None
    geocoder: str | None = None
    user_agent: str | None = None
    cache: str | None = None


DEFAULT = Settings()
