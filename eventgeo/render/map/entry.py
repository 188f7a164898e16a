"""All that a page holds of one incident, in values that JSON can carry: what is made of it once can be kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from eventgeo.records import Incident, Toll
from eventgeo.records.codec import in_lists
from eventgeo.render.map.columns import NOTHING, units, whole
from eventgeo.render.map.dossier import dossier
from eventgeo.render.wording import offered, words_for

EPOCH = date(1970, 1, 1).toordinal()
MODALITIES = ("asserted", "claimed", "denied", "planned", "threatened", "hypothetical")
PRECISIONS = ("day", "week", "month", "year", "interval", "ongoing", "unknown")
PLACE_PRECISIONS = ("", "site", "city", "admin2", "admin1", "region", "country")
ROLES = ("at", "near", "about", "between")
UNKNOWN = (NOTHING, NOTHING)
ENCODE = msgspec.json.Encoder().encode
BACKGROUND, SUMMARY, OPEN_START, OPEN_END, CORRECTED, OFFERED = 1, 2, 4, 8, 16, 32


class Entry(NamedTuple):
    """An incident as the columns of a page have it; `quote` and `first_source` are those of its table.

    Days are counted from 1970-01-01 (NOTHING where none is known), `tolls` the ends of killed, then of wounded;
    `lat` and `lon` are None where it has no place on the map.
    """

    id: str
    first: int
    last: int
    precision: int
    flags: int
    modality: int
    confidence: int
    sources: int
    lat: float | None
    lon: float | None
    radius_km: float
    place_precision: int
    role: int
    type: str
    subtype: str | None
    place: str | None
    country: str | None
    admin1: str | None
    tolls: Sequence[int]
    actors: Sequence[str]
    outlets: Sequence[str]
    outlet_kinds: Sequence[str]
    reliabilities: Sequence[str]
    quote_lengths: Sequence[int]
    quote: str
    first_source: str
    shown: bool

    @property
    def what(self) -> str:
        """What happened, in words that stand alone."""
        return words_for(self.type, self.subtype or "", offered=bool(self.flags & OFFERED))

    @property
    def order(self) -> tuple[int, int, str]:
        """What a page sorts by: the first known day, then the last one, then the id; undated ones come last."""
        return (2**31 if self.first == NOTHING else self.first, self.last, self.id)


DECODE = msgspec.json.Decoder(list[Entry]).decode


class Sheet(NamedTuple):
    """All that a page holds of an incident: its entry, its quotes one after the other, and its dossier as JSON."""

    entry: Entry
    quotes: str
    dossier: str


def sheet(incident: Incident) -> Sheet:
    """What a page holds of an incident."""
    quotes = [whole(report.quote) for report in incident.reports]
    return Sheet(_entry(incident, quotes), "".join(quotes), compact(dossier(incident)))


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Entries out of the lines that `compact` made of them."""
    for some in in_lists(lines):
        yield from DECODE(some)


def _entry(incident: Incident, quotes: Sequence[str]) -> Entry:
    first, last = _days(incident)
    place, reports = incident.place, incident.reports
    on_map = place is not None and place.lat is not None and place.lon is not None
    return Entry(
        incident.id,
        first,
        last,
        PRECISIONS.index(incident.date.precision),
        _flags(incident),
        MODALITIES.index(incident.modality),
        round(100 * min(max(incident.confidence, 0.0), 1.0)),
        min(max(incident.sources, 0), 65535),
        place.lat if place and on_map else None,
        place.lon if place and on_map else None,
        (place.radius_km or 0) if place and on_map else 0,
        PLACE_PRECISIONS.index(place.precision or "") if place and on_map else 0,
        ROLES.index(place.role) if place and on_map else 0,
        incident.type,
        incident.subtype or None,
        place.name if place else None,
        place.country if place else None,
        place.admin1 if place else None,
        [*_people(incident.killed), *_people(incident.wounded)],
        _each_once([actor.name for actor in incident.actors]),
        _each_once([report.source for report in reports]),
        _each_once([report.source_kind for report in reports]),
        _each_once([report.reliability for report in reports]),
        [*map(units, quotes)],
        quotes[0] if quotes and incident.shown else "",
        (reports[0].source or reports[0].doc) if reports else "",
        incident.shown,
    )


def compact(value: Any) -> str:
    """A value as JSON without blanks; msgspec, ten times as fast as the standard library, refuses lone surrogates."""
    try:
        return ENCODE(value).decode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _each_once(words: Iterable[str | None]) -> list[str]:
    return [*dict.fromkeys(filter(None, words))]


def _days(incident: Incident) -> tuple[int, int]:
    """The first and last known day; an open side is drawn from the side that is known."""
    start, end = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    if start is None or end is None:
        return (NOTHING, NOTHING)
    first, last = start.toordinal() - EPOCH, end.toordinal() - EPOCH
    return (first, last) if first <= last else (last, first)


def _flags(incident: Incident) -> int:
    start, end = incident.date.start, incident.date.end
    return (
        (BACKGROUND if incident.background else 0)
        | (SUMMARY if incident.kind == "summary" else 0)
        | (OPEN_START if start is None and end is not None else 0)
        | (OPEN_END if end is None and start is not None else 0)
        | (CORRECTED if incident.corrections else 0)
        | (OFFERED if offered(incident) else 0)
    )


def _people(toll: Toll | None) -> tuple[int, int]:
    """The bounds of a toll; NOTHING where none is known, or none on this side."""
    return (_bound(toll.low), _bound(toll.high)) if toll else UNKNOWN


def _bound(value: int | None) -> int:
    """A bound of a toll; huge numbers are cut to 31 bits."""
    return NOTHING if value is None else max(min(value, 2**31 - 1), 0)
