"""Pages by address, fetched with care: asked for by name alone, politely, and never from a private network."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import urlsplit

from eventgeo.reading.limits import Limits
from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Source
from eventgeo.reading.unpacking import Budget
from eventgeo.reading.web.fetching import Fetched, Fetcher
from eventgeo.reading.web.manners import Web
from eventgeo.records import Issue

__all__ = ["Web", "is_address", "sources"]

FORMATS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
"""The formats of media types; a page of another one goes by the suffix of its address, and by its content."""
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(https?://.+)")


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return re.match(r"https?://", source, re.I) is not None


def _source(asked: str, page: Fetched, limits: Limits) -> Source:
    """A fetched page as an input, named by the address that was asked for."""
    kind = page.headers.get("content-type", "")
    charset = CHARSET.search(kind)
    archived = ARCHIVED.match(page.url)
    about = {
        "url": archived.group(1) if archived else page.url,
        "archive_url": page.url if archived else None,
        "retrieved": page.retrieved,
    }
    return Source(
        name=asked,
        stream=io.BufferedReader(io.BytesIO(page.body)),
        suffix=FORMATS.get(kind.split(";")[0].strip().lower(), PurePosixPath(urlsplit(page.url).path).suffix),
        limits=limits,
        charset=charset.group(1) if charset else None,
        budget=Budget(limits.file),
        about=MappingProxyType(about),
    )


def sources(addresses: list[str], web: Web, limits: Limits) -> Iterator[Source | Issue]:
    """Each page, fetched when its turn comes; an Issue for each that cannot be had."""
    fetcher = Fetcher(web, limits.file)
    for address in addresses:
        try:
            yield _source(address, fetcher.page(address), limits)
        except Refused as refusal:
            yield Issue(stage="read", doc=address, code=refusal.code, message=str(refusal), refused=True)
