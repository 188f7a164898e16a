"""What a page carries: incidents as packed columns, their quotes, their dossiers, and the places mentioned.

The columns come first and are all that the map, the timeline, the filters and the list need; quotes follow for the
search and the list's second line; dossiers are opened a block at a time, when a card asks for one.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from eventgeo.records import EventgeoError, Incident, MentionedPlace, Toll
from eventgeo.render.map.columns import NOTHING, Columns, Vocabulary, text_bytes, units, whole
from eventgeo.render.map.dossier import LAYOUT, dossier
from eventgeo.render.map.types import TYPES, EventType

EPOCH = date(1970, 1, 1).toordinal()
BLOCK = 1000
"""Dossiers in one block: about 40 KB packed, opened in 5 ms."""
MOST = 300_000
"""More incidents than this make a page that a phone cannot open."""
DEGREE = 100_000
"""Coordinates are kept in 1e-5 degrees, about 1 m."""
MODALITIES = ("asserted", "claimed", "denied", "planned", "threatened", "hypothetical")
PRECISIONS = ("day", "week", "month", "year", "interval", "ongoing", "unknown")
PLACE_PRECISIONS = ("", "site", "city", "admin2", "admin1", "region", "country")
ROLES = ("at", "near", "about", "between")
BACKGROUND, SUMMARY, OPEN_START, OPEN_END, CORRECTED = 1, 2, 4, 8, 16


class TooManyIncidents(EventgeoError):
    """More incidents than one page can show."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The parts of a page's data, not yet compressed; `points` are the coordinates that the page shows."""

    columns: bytes
    quotes: bytes
    dossiers: tuple[bytes, ...]
    places: bytes
    points: tuple[tuple[float, float], ...]
    incidents: tuple[Incident, ...]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps Python's cycle collector still: a hundred thousand short lists make it walk all incidents again and again,
    a quarter of the time, to find none of the cycles that there cannot be.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_no_collection()
def payload(
    incidents: Iterable[Incident], places: Iterable[MentionedPlace] = (), kinds: Sequence[EventType] = TYPES
) -> Payload:
    """The data of a page, types in the order of `kinds`. TooManyIncidents past `MOST`, saying what to do instead.

    Incidents are sorted by their first known day, then by the last one, then by id, undated ones last, so that the
    order of the input does not show.
    """
    given = tuple(incidents)
    if len(given) > MOST:
        raise TooManyIncidents(
            f"{len(given):,} incidents are more than one page can show ({MOST:,}): make several pages, one a period "
            "(--since and --until) or area (--area), or filter the events file first"
        )
    dated = sorted(((*_days(one), one.id, number) for number, one in enumerate(given)), key=_order)
    ordered = [given[number] for *_, number in dated]
    mentioned = sorted(places, key=lambda place: (-len(place.mentions), place.name, place.lat, place.lon))
    points = [(one.place.lat, one.place.lon) for one in ordered if one.place and one.place.lat is not None]
    points += [(place.lat, place.lon) for place in mentioned]
    return Payload(
        columns=_columns(ordered, [(first, last) for first, last, *_ in dated], kinds),
        quotes=text_bytes("".join(report.quote for one in ordered for report in one.reports)),
        dossiers=tuple(_block(ordered[at : at + BLOCK]) for at in range(0, len(ordered), BLOCK)),
        places=_json([_place(place) for place in mentioned]),
        points=tuple(sorted({(lat, lon) for lat, lon in points if lat is not None and lon is not None})),
        incidents=tuple(ordered),
    )


def _order(dated: tuple[int, int, str, int]) -> tuple[int, int, str]:
    first, last, identity, _ = dated
    return (2**31 if first == NOTHING else first, last, identity)


def _days(incident: Incident) -> tuple[int, int]:
    """The first and last known day, counted from 1970-01-01; an open side is drawn from the side that is known."""
    start, end = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    if start is None or end is None:
        return (NOTHING, NOTHING)
    first, last = start.toordinal() - EPOCH, end.toordinal() - EPOCH
    return (first, last) if first <= last else (last, first)


def _flags(incident: Incident) -> int:
    start, end = incident.date.start, incident.date.end
    return (
        BACKGROUND * incident.background
        + SUMMARY * (incident.kind == "summary")
        + OPEN_START * (start is None and end is not None)
        + OPEN_END * (end is None and start is not None)
        + CORRECTED * bool(incident.corrections)
    )


def _columns(incidents: Sequence[Incident], days: Sequence[tuple[int, int]], kinds: Sequence[EventType]) -> bytes:
    columns = Columns()
    columns.add("start", "i32", (first for first, _ in days))
    columns.add("end", "i32", (last for _, last in days))
    columns.add("precision", "u8", (PRECISIONS.index(one.date.precision) for one in incidents))
    columns.add("flags", "u8", map(_flags, incidents))
    columns.add("modality", "u8", (MODALITIES.index(one.modality) for one in incidents))
    columns.add("confidence", "u8", (round(100 * min(max(one.confidence, 0.0), 1.0)) for one in incidents))
    columns.add("sources", "u16", (min(max(one.sources, 0), 65535) for one in incidents))
    _add_places(columns, incidents)
    header = _add_words(columns, incidents, kinds)
    for name in ("killed", "wounded"):
        columns.add(f"{name}_low", "i32", (_people(getattr(one, name), "low") for one in incidents))
        columns.add(f"{name}_high", "i32", (_people(getattr(one, name), "high") for one in incidents))
    columns.add("reports", "u32", (len(one.reports) for one in incidents))
    columns.add("quote_length", "u32", (units(whole(report.quote)) for one in incidents for report in one.reports))
    fixed = {
        "incidents": len(incidents),
        "block": BLOCK,
        "layout": LAYOUT,
        "modalities": MODALITIES,
        "precisions": PRECISIONS,
        "place_precisions": PLACE_PRECISIONS,
        "roles": ROLES,
    }
    return columns.pack({**fixed, **header})


def _people(toll: Toll | None, side: str) -> int:
    """A bound of a toll; NOTHING where no toll is known, or none on this side; huge numbers are cut to 31 bits."""
    value = getattr(toll, side) if toll else None
    return NOTHING if value is None else max(min(value, 2**31 - 1), 0)


def _add_places(columns: Columns, incidents: Sequence[Incident]) -> None:
    places = [one.place if one.place and one.place.lat is not None and one.place.lon is not None else None
              for one in incidents]  # fmt: skip
    points = [(round((p.lat or 0) * DEGREE), round((p.lon or 0) * DEGREE)) if p else None for p in places]
    columns.add("lat", "i32", (point[0] if point else NOTHING for point in points))
    columns.add("lon", "i32", (point[1] if point else NOTHING for point in points))
    columns.add("site", "i32", _sites(incidents, points))
    columns.add("radius_km", "f32", ((p.radius_km or 0) if p else 0 for p in places))
    columns.add("place_precision", "u8", (PLACE_PRECISIONS.index(p.precision or "") if p else 0 for p in places))
    columns.add("role", "u8", (ROLES.index(p.role) if p else 0 for p in places))


def _sites(incidents: Sequence[Incident], points: Sequence[tuple[int, int] | None]) -> Iterator[int]:
    """A number for each point that has incidents; -1 for an incident without a pin, as summaries are."""
    numbers: dict[tuple[int, int], int] = {}
    for incident, point in zip(incidents, points, strict=True):
        yield numbers.setdefault(point, len(numbers)) if point and incident.kind != "summary" else -1


def _add_words(columns: Columns, incidents: Sequence[Incident], kinds: Sequence[EventType]) -> dict[str, Any]:
    """The columns that point into vocabularies, and the vocabularies."""
    types, subtypes, names, countries, admins = (Vocabulary() for _ in range(5))
    for kind in kinds:
        types.number(kind.name)
    columns.add("type", "u16", (types.number(one.type) for one in incidents))
    columns.add("subtype", "u16", (subtypes.number(one.subtype or None) for one in incidents))
    columns.add("place", "u32", (names.number(one.place.name if one.place else None) for one in incidents))
    columns.add("country", "u16", (countries.number(one.place.country if one.place else None) for one in incidents))
    columns.add("admin1", "u16", (admins.number(one.place.admin1 if one.place else None) for one in incidents))
    actors = _add_lists(columns, "actor", [[actor.name for actor in one.actors] for one in incidents])
    reports = [one.reports for one in incidents]
    sources = _add_lists(columns, "source", [[r.source for r in each if r.source] for each in reports])
    outlets = _add_lists(columns, "outlet", [[r.source_kind for r in each if r.source_kind] for each in reports])
    grades = _add_lists(columns, "reliability", [[r.reliability for r in each if r.reliability] for each in reports])
    return {
        "types": types.words,
        "subtypes": subtypes.words,
        "places": names.words,
        "countries": countries.words,
        "admins": admins.words,
        "actors": actors,
        "outlets": sources,
        "reliabilities": grades,
        "outlet_kinds": outlets,
    }


def _add_lists(columns: Columns, name: str, lists: Sequence[Sequence[str]]) -> list[str]:
    """Two columns for lists of words: where each incident's list ends, and the words' numbers; and the words."""
    words = Vocabulary()
    numbers = [list(dict.fromkeys(map(words.number, each))) for each in lists]
    columns.add(f"{name}_end", "u32", accumulate(map(len, numbers)))
    columns.add(name, "u32", (number for each in numbers for number in each))
    return words.words


def _block(incidents: Sequence[Incident]) -> bytes:
    return _json([dossier(one) for one in incidents])


def _json(value: Any) -> bytes:
    return text_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _place(place: MentionedPlace) -> list[Any]:
    """A place mentioned: name, lat, lon, country, admin1, geonameid, feature, precision, radius and its mentions."""
    return [
        place.name,
        round(place.lat, 5),
        round(place.lon, 5),
        place.country,
        place.admin1,
        place.geonameid,
        place.feature,
        place.precision,
        place.radius_km,
        [[mention.doc, mention.start, mention.end, mention.quote] for mention in place.mentions],
    ]
