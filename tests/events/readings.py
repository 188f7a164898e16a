"""Texts with their places marked by hand, read into events: `{Kherson}` is a town, `{Ukraine|country}` a country, and
`{Kwangwalam|unknown}` a place that no gazetteer knows.
"""

from __future__ import annotations

import re

from eventgeo import dates, events
from eventgeo.language import layout
from eventgeo.records import Document, Event, Issue, Mentions, Toponym

MARK = re.compile(r"\{([^}|]+)(?:\|(\w+))?\}")


def _toponyms(marked: str) -> tuple[str, tuple[Toponym, ...]]:
    """The text without its marks, and the places that they stand for; equal names lie at one point."""
    text, found, points = "", [], {}
    at = 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        name, precision = mark.group(1), mark.group(2) or "city"
        index = points.setdefault(name, len(points))
        start = len(text)
        text += name
        known = (40.0 + index, 30.0 + index, index + 1, name, "UA", None, None, "PPL", precision, 5.0, 0.9)
        found.append(Toponym(start, len(text), name, "literal", *(() if precision == "unknown" else known)))  # type: ignore[arg-type]
        at = mark.end()
    return text + marked[at:], tuple(found)


def mentions(marked: str, published: str | None = "2023-02-14") -> Mentions:
    """All that the stages before find in a marked text."""
    text, toponyms = _toponyms(marked)
    document = Document("report", text, published, "given" if published else None)
    shape = layout(text)
    publication = dates.publication(document, shape)
    return Mentions(
        document, shape, publication, toponyms, (), dates.timexes(shape, publication), events.triggers(shape, toponyms)
    )


def readings(marked: str, published: str | None = "2023-02-14") -> list[Event | Issue]:
    """Each trigger of a marked text, read."""
    return list(events.extract(mentions(marked, published), dates.bearing))


def told(marked: str, published: str | None = "2023-02-14") -> list[Event]:
    """The events of a marked text."""
    return [item for item in readings(marked, published) if isinstance(item, Event)]
