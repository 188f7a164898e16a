"""Documents lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventgeo.records.codec.values import Json, choice, day_from, needed, objects, string
from eventgeo.records.document import Document, PublishedBasis
from eventgeo.records.errors import BadRecord

DOCUMENT_TEXTS = ("title", "source", "url", "lang", "retrieved", "archive_url")
DOCUMENT_KEYS = frozenset(("id", "text", "published", "published_basis", "toponyms", "author", *DOCUMENT_TEXTS))


def _given(source: Mapping[str, Any], length: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for item in objects(source, "toponyms"):
        start, end = item.get("start"), item.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
            raise BadRecord(f"toponyms has a span {start!r}:{end!r} outside of the text")
        spans.append((start, end))
    return tuple(spans)


def _author(value: Any) -> str | None:
    """Who signed a document: a text, or a list of them; other things that lines have under this name say nobody."""
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return "; ".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None


def document_from(source: Mapping[str, Any]) -> Document:
    """A document of an input line. BadRecord where `id` or `text` is missing, a type is wrong or a date is none."""
    text, identity = needed(source, "text"), source.get("id")
    if not isinstance(identity, str | int) or isinstance(identity, bool) or identity == "":
        raise BadRecord("id is missing" if identity is None else f"id must be a string, not {identity!r}")
    published = string(source, "published")
    if published is not None:
        day_from(published, "published")
    return Document(
        id=str(identity),
        text=text,
        published=published,
        published_basis=choice(source, "published_basis", PublishedBasis, "given") if published else None,
        given_toponyms=_given(source, len(text)) if "toponyms" in source else None,
        author=_author(source.get("author")),
        extra={key: value for key, value in source.items() if key not in DOCUMENT_KEYS},
        **{key: string(source, key) for key in DOCUMENT_TEXTS},
    )


def document_json(document: Document) -> Json:
    """A document as an input line."""
    out: Json = {"id": document.id, "text": document.text, "published": document.published}
    out |= {key: getattr(document, key) for key in ("author", *DOCUMENT_TEXTS) if getattr(document, key) is not None}
    return out | dict(document.extra)
