"""Feeds, RSS and Atom (feedparser, extra `feeds`): an entry a report, its full text, else its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from eventgeo.reading.fragments import text_of
from eventgeo.reading.html import read as read_page
from eventgeo.reading.moments import moment
from eventgeo.reading.refusal import FAULTS, Refused
from eventgeo.reading.source import Entry, Source
from eventgeo.records import Document, Issue

ENTITY = re.compile(rb"<!ENTITY", re.I)
FEED = re.compile(rb"<(?:[A-Za-z]+:)?(?:rss|feed|rdf)\b", re.I)
HTML = re.compile(rb"<html\b", re.I)
BEGINNING = 20
"""Characters from which on a headline that the text begins with was made from it."""


def _feed(data: bytes) -> Any:
    """What feedparser makes of some bytes; Refused where they are no feed."""
    try:
        # feedparser is an extra.
        import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise Refused("missing library", "needs feedparser: pip install 'eventgeo[feeds]'") from error
    if ENTITY.search(data):
        raise Refused("entities", "declares XML entities of its own, as no feed does")
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except FAULTS as error:
        raise Refused("broken", f"is a broken feed: {error}") from error


def _text(entry: Any, title: str | None) -> str:
    """Headline and words of an entry, the longest of its contents and its summary.

    A headline that they repeat is left out: that of a short message is often its beginning.
    """
    pieces = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    body = max((text_of(piece) for piece in pieces if isinstance(piece, str)), key=len, default="")
    repeated = (title or "").rstrip(" .…").casefold()
    first = body.split("\n", 1)[0].casefold()
    if not title or first.rstrip(" .") == repeated or (len(repeated) >= BEGINNING and first.startswith(repeated)):
        return body
    return f"{title}\n\n{body}".strip()


def _document(entry: Any, feed: Any, name: str) -> Document:
    title = text_of(entry.get("title", "")) or None
    source = entry.get("source", {}).get("title") or feed.get("title")
    lang = re.match(r"[a-z]{2,3}", (feed.get("language") or "").lower())
    updated = dict.get(entry, "updated")  # feedparser's own `get` makes one of "published" and warns of it
    published = moment(entry.get("published")) or moment(updated)
    author = entry.get("author_detail", {}).get("name") or entry.get("author", "")
    link = entry.get("link")
    return Document(
        id=name,
        text=_text(entry, title),
        published=published,
        published_basis="metadata" if published else None,
        title=title,
        source=text_of(source) or None if source else None,
        author=text_of(author) or None,
        url=link if link and re.match(r"https?://", link) else None,
        lang=lang.group() if lang else None,
    )


def read(source: Source) -> Iterator[Document | Entry | Issue]:
    """Each entry, named `feed.xml#1` and so on. XML that is a web page is read as one, other XML is refused."""
    head = source.stream.peek(4096)  # type: ignore[attr-defined]
    if not FEED.search(head) and HTML.search(head):
        yield from read_page(source)
        return
    parsed = _feed(source.take(source.limits.file))
    if not parsed.get("version") and not parsed.entries:
        raise Refused("no feed", "is XML, but neither RSS nor Atom")
    for number, entry in enumerate(parsed.entries, 1):
        if number > source.limits.members:
            yield source.issue("too many", f"has more than {source.limits.members} entries; the rest is left out")
            return
        document = _document(entry, parsed.feed, f"{source.name}#{number}")
        if document.text:
            yield Entry(document, f"#{number}")
        else:
            yield source.issue("empty", "holds no text", at=f"#{number}", refused=False)
    if not parsed.entries:
        raise Refused("empty", "is a feed without entries")
