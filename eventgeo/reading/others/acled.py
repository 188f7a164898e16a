"""The CSV export of ACLED (acleddata.com): one row an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from eventgeo.reading.others import coding
from eventgeo.records import Actor, ActorCategory, ActorRole, EventDate, Incident, Place, PlacePrecision, Toll

MARKS = frozenset(("event_id_cnty", "event_date", "event_type", "sub_event_type"))
"""Columns that tell this table from others."""
PRECISIONS: Mapping[str, tuple[PlacePrecision, float]] = {"1": ("city", 5), "2": ("admin2", 25), "3": ("admin1", 100)}
"""`geo_precision`: the town, its surroundings, the region; the radii in km are ours."""
CATEGORIES: Mapping[str, ActorCategory] = {
    "1": "state_forces",
    "2": "rebel",
    "3": "militia",
    "4": "militia",
    "6": "protesters",
    "7": "civilians",
    "state forces": "state_forces",
    "rebel group": "rebel",
    "political militia": "militia",
    "identity militia": "militia",
    "protesters": "protesters",
    "civilians": "civilians",
}
"""`inter1` and `inter2`, in numbers (older exports) and words."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def _day(written: str) -> date:
    """The day of an event, written as ISO or, in older exports, as `14 February 2023`."""
    match written.split():
        case [day, month, year] if month.lower() in MONTHS and day.isdigit() and year.isdigit():
            return coding.day(f"{year}-{MONTHS.index(month.lower()) + 1:02}-{day:0>2}", "event_date")
        case _:
            return coding.day(written, "event_date")


def _date(row: Mapping[str, str]) -> EventDate:
    """The date with its `time_precision`: the day, the week around it, or its month."""
    written = row["event_date"]
    day = _day(written)
    precision = row.get("time_precision", "").strip()
    if precision == "2":
        return coding.dated(day - timedelta(3), day + timedelta(3), "week", written)
    if precision == "3":
        last = (day.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)
        return coding.dated(day.replace(day=1), last, "month", written)
    return coding.dated(day, day, "day", written)


def _place(row: Mapping[str, str]) -> Place | None:
    precision, radius = PRECISIONS.get(row.get("geo_precision", "").strip(), ("city", 5))
    place = coding.placed(row, row.get("location") or "not named", precision, radius, "latitude", "longitude")
    if place is None:
        return None
    found = coding.country(row.get("iso")) or coding.country(row.get("country"))
    return replace(place, country=found, admin1=row.get("admin1") or None, admin2=row.get("admin2") or None)


def _actors(row: Mapping[str, str]) -> Iterator[Actor]:
    roles: tuple[tuple[str, ActorRole], ...] = (("1", "initiator"), ("2", "target"))
    for side, role in roles:
        if name := row.get(f"actor{side}", "").strip():
            yield Actor(name, role, None, CATEGORIES.get(row.get(f"inter{side}", "").strip().lower(), "other"))


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row. BadRecord where its date or its numbers are none."""
    kind = coding.kind("acled", row["sub_event_type"].strip(), row["event_type"].strip() or "Strategic developments")
    deaths = coding.count(row, "fatalities")
    identity = f"acled-{row['event_id_cnty'].strip()}"
    sources = [source for source in row.get("source", "").split(";") if source.strip()]
    return Incident(
        id=identity,
        type=kind.type,
        subtype=kind.subtype,
        plover=kind.plover,
        date=_date(row),
        place=_place(row),
        actors=tuple(_actors(row)),
        killed=Toll(deaths, deaths) if deaths else None,
        confidence=1.0,
        sources=max(1, len(sources)),
        reports=(coding.evidence(identity, row.get("notes", "").strip(), source=row.get("source")),),
    )
