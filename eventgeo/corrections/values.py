"""Values as a corrections file writes them, for people to read and to write.

Places are "NAME", "LAT, LON" or "NAME; LAT, LON", with "; 5 km" for a radius; dates follow EDTF (ISO 8601-2, level 1):
"2023-02-14", "2023-02", "2023", "2023-02-14/2023-02-20", "../2023-02-14"; tolls are "killed 3", "killed 3-5",
"killed 3+; wounded 12". "unknown" stands for what is not known. BadRecord says what is wrong with a value.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from eventgeo.corrections.ruling import TOLLS, Kind, Vocabulary
from eventgeo.records import BadRecord, EventDate, Happening, Place, Toll
from eventgeo.records.timex import Precision

UNKNOWN = "unknown"
POINT = re.compile(r"(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)")
DATE = re.compile(r"\d{4}(-(?!00)\d\d){0,2}")
RADIUS = re.compile(r"(\d+(?:\.\d+)?)\s*km")
TOLL = re.compile(rf"({'|'.join(TOLLS)})\s+(?:(\d+)(?:\s*([-–])\s*(\d+)|(\+))?|{UNKNOWN})")
SITE_KM = 1.0
"""The radius of a point that a person gave without one."""


def place_of(text: str, vocabulary: Vocabulary) -> Place | None:
    """A place; None for "unknown". A name alone must mean one place of the gazetteer."""
    if text == UNKNOWN:
        return None
    parts = [part.strip() for part in text.split(";")]
    radius = RADIUS.fullmatch(parts[-1])
    if radius:
        parts.pop()
    point = POINT.fullmatch(parts[-1]) if parts else None
    if point:
        parts.pop()
    if len(parts) > 1 or not (parts or point):
        raise BadRecord(f"{text!r} is no place: write NAME, or LAT, LON, or NAME; LAT, LON; KM km")
    place = _pointed(parts, point) if point else vocabulary.place(parts[0])
    return replace(place, radius_km=float(radius[1])) if radius else place


def _pointed(names: list[str], point: re.Match[str]) -> Place:
    lat, lon = float(point[1]), float(point[2])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat, lon) == (0, 0):
        raise BadRecord(f"{point[0]} is no point on land or sea that a report could mean")
    name = names[0] if names else point[0]
    return Place(name, name, lat, lon, precision="site", radius_km=SITE_KM, confidence=1.0)


def date_of(text: str) -> EventDate:
    """A date with the precision that its writing shows."""
    if text == UNKNOWN:
        return EventDate()
    first, slash, last = text.partition("/")
    start, end = _span(first.strip()), _span(last.strip()) if slash else None
    if end is None:
        if start is None:
            raise BadRecord("a date needs a day on one side at least")
        return EventDate(*start)
    if start[0] is None and end[1] is None:
        raise BadRecord("a date needs a day on one side at least")
    if start[0] and end[1] and end[1] < start[0]:
        raise BadRecord(f"{text!r} ends before it begins")
    return EventDate(start[0], end[1], "day" if start[0] == end[1] else "interval")


def _span(text: str) -> tuple[date | None, date | None, Precision]:
    """First and last day of "2023", "2023-02" or "2023-02-14"; no day for ".."."""
    if text == "..":
        return None, None, "interval"
    if not DATE.fullmatch(text):
        raise BadRecord(f"{text!r} is no date: write 2023-02-14, 2023-02, 2023, or FIRST/LAST with .. for an open end")
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    try:
        if day:
            return date(year, month, day), date(year, month, day), "day"
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
        return date(year, 1, 1), date(year, 12, 31), "year"
    except ValueError as error:
        raise BadRecord(f"{text!r} is no date ({error})") from error


def kind_of(text: str, vocabulary: Vocabulary) -> Kind:
    """A subtype with its type; "Battles: armed clash" and "armed clash" are the same."""
    subtype = text.rpartition(":")[2].strip().lower()
    known = vocabulary.types.get(subtype)
    given = text.rpartition(":")[0].strip()
    if known is None or (given and given != known[0]):
        raise BadRecord(f"{text!r} is no type: write one of {', '.join(sorted(vocabulary.types))}")
    return Kind(known[0], subtype, known[1])


def tolls_of(text: str) -> dict[str, Toll | None]:
    """Tolls by their names; None for one that is not known."""
    found: dict[str, Toll | None] = {}
    for part in text.split(";"):
        match = TOLL.fullmatch(part.strip().lower())
        if match is None:
            raise BadRecord(f"{part.strip()!r} is no toll: write killed 3, killed 3-5, wounded 12+ or killed unknown")
        name, low, dash, high, _ = match.groups()
        found[name] = _toll(low, high, closed=not dash and not match[5]) if low else None
    return found


def _toll(low: str, high: str | None, *, closed: bool) -> Toll:
    least, most = int(low), int(high) if high else int(low) if closed else None
    if most is not None and most < least:
        raise BadRecord(f"{low}-{high} is no range")
    return Toll(least, most)


def place_words(place: Place | None) -> str:
    """A place as a corrections file writes it."""
    if place is None or place.lat is None or place.lon is None:
        return UNKNOWN if place is None else place.name
    radius = f"; {place.radius_km:g} km" if place.radius_km else ""
    return f"{place.name.replace(';', ',')}; {place.lat:.5f}, {place.lon:.5f}{radius}"


def date_words(when: EventDate) -> str:
    """A date as a corrections file writes it."""
    if when.start is None and when.end is None:
        return UNKNOWN
    if when.start == when.end:
        return str(when.start)
    for text in (str(when.start)[:4], str(when.start)[:7]) if when.start else ():
        if _span(text)[:2] == (when.start, when.end):
            return text
    return f"{when.start or '..'}/{when.end or '..'}"


def tolls_words(happening: Happening, names: tuple[str, ...] = TOLLS) -> str:
    """The tolls of a happening as a corrections file writes them; those not known are left out."""
    return "; ".join(f"{name} {_range(toll)}" for name in names if (toll := getattr(happening, name)) is not None)


def _range(toll: Toll) -> str:
    low = toll.low if toll.low is not None else 0
    if toll.high is None:
        return f"{low}+"
    return str(low) if low == toll.high else f"{low}-{toll.high}"


def words(action: str, happening: Happening, tolls: Iterable[str] = TOLLS) -> str:
    """What a happening says about that which an action sets: its place, date, type or these tolls."""
    if action == "place":
        return place_words(happening.place)
    if action == "date":
        return date_words(happening.date)
    if action == "type":
        return happening.subtype or happening.type
    return tolls_words(happening, tuple(tolls)) or UNKNOWN
