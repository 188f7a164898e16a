"""The CSV export of ACLED (acleddata.com): one row an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from eventgeo.reading.others import coding
from eventgeo.records import Actor, ActorCategory, ActorRole, EventDate, Incident, PlacePrecision, Toll

MARKS = frozenset(("event_id_cnty", "event_date", "event_type", "sub_event_type"))
"""Columns that tell this table from others."""
COLUMNS = MARKS | {
    *("year", "time_precision", "disorder_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2"),
    *("inter2", "interaction", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude"),
    *("longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "timestamp"),
}
"""The columns that exports of before 2021 write in capitals."""
PRECISIONS: Mapping[str, tuple[PlacePrecision, float]] = {
    "": ("city", 5),
    "1": ("city", 5),
    "2": ("admin2", 25),
    "3": ("admin1", 100),
}
"""`geo_precision`: the town, its surroundings, the region; the radii in km are ours."""
TIMES = {"": "day", "1": "day", "2": "week", "3": "month"}
"""`time_precision`: the day, the week around it, its month."""
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
"""`inter1` and `inter2`, in numbers (older exports) and words; rioters and external forces have no
category of ours."""

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
    written = row["event_date"]
    day = _day(written)
    match coding.code(row, "time_precision", TIMES):
        case "week":
            return coding.dated(day - timedelta(3), day + timedelta(3), "week", written)
        case "month":
            last = (day.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)
            return coding.dated(day.replace(day=1), last, "month", written)
        case _:
            return coding.dated(day, day, "day", written)


def _actors(row: Mapping[str, str]) -> Iterator[Actor]:
    """Both sides, each with those associated with it, of whom ACLED tells no kind."""
    roles: tuple[tuple[str, ActorRole], ...] = (("1", "initiator"), ("2", "target"))
    for side, role in roles:
        if name := row.get(f"actor{side}", "").strip():
            yield Actor(name, role, None, CATEGORIES.get(row.get(f"inter{side}", "").strip().lower(), "other"))
        for other in coding.several(row, f"assoc_actor_{side}"):
            yield Actor(other, role)


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row. BadRecord where its id, its date, its codes or its numbers are none."""
    identity = coding.identity("acled", row, "event_id_cnty")
    deaths, sources = coding.count(row, "fatalities"), coding.several(row, "source")
    precision, radius_km = coding.code(row, "geo_precision", PRECISIONS)
    return coding.incident(
        identity,
        coding.kind("acled", row["sub_event_type"].strip(), row["event_type"].strip() or "Strategic developments"),
        date=_date(row),
        place=coding.placed(
            row,
            coding.first(row, "location"),
            coding.Spot(precision, radius_km),
            country=coding.first(row, "iso", "country"),
            admins=("admin1", "admin2"),
        ),
        actors=_actors(row),
        killed=Toll(deaths, deaths) if deaths else None,
        sources=len(sources),
        report=coding.evidence(identity, coding.first(row, "notes"), source="; ".join(sources)),
    )
