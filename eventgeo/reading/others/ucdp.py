"""The CSV of UCDP's Georeferenced Event Dataset (ucdp.uu.se): one row an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from eventgeo.reading.others import coding
from eventgeo.records import Actor, EventDate, Incident, Place, PlacePrecision, Toll
from eventgeo.records.timex import Precision

MARKS = frozenset(("type_of_violence", "date_start", "date_end", "latitude", "longitude"))
"""Columns that tell this table from others."""
PLACES: Mapping[str, tuple[PlacePrecision, float]] = {
    "1": ("city", 5),
    "2": ("city", 25),
    "3": ("admin2", 50),
    "4": ("admin1", 100),
    "5": ("region", 100),
    "6": ("country", 500),
    "7": ("region", 200),
}
"""`where_prec` (GED codebook): exact, within 25 km, district, province, fuzzy, country, waters or air; but for the
second, the radii in km are ours."""
DATES: Mapping[str, Precision] = {"1": "day", "2": "interval", "3": "week", "4": "month", "5": "year"}
"""`date_prec`: the day, two to six days, a week, a month, more than a month."""


def _date(row: Mapping[str, str]) -> EventDate:
    first, last = coding.day(row["date_start"], "date_start"), coding.day(row["date_end"], "date_end")
    precision = "day" if first == last else DATES.get(row.get("date_prec", "").strip(), "interval")
    return coding.dated(
        first, last, precision if precision != "day" or first == last else "interval", row["date_start"]
    )


def _place(row: Mapping[str, str]) -> Place | None:
    precision, radius = PLACES.get(row.get("where_prec", "").strip(), ("city", 25))
    name = row.get("where_coordinates") or row.get("where_description") or row.get("country") or "not named"
    place = coding.placed(row, name, precision, radius, "latitude", "longitude")
    if place is None:
        return None
    return replace(
        place,
        as_written=row.get("where_description") or name,
        country=coding.country(row.get("country")),
        admin1=row.get("adm_1") or None,
        admin2=row.get("adm_2") or None,
    )


def _quote(row: Mapping[str, str]) -> str:
    """The headline that the event was coded from, else what and where it was."""
    return row.get("source_headline") or row.get("dyad_name") or row.get("conflict_name") or ""


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row. BadRecord where its dates or its numbers are none."""
    kind = coding.kind("ucdp", row["type_of_violence"].strip())
    low, high = coding.count(row, "low"), coding.count(row, "high")
    identity = f"ucdp-{(row.get('id') or row.get('relid') or '').strip()}"
    sides = [(row.get("side_a", "").strip(), "initiator"), (row.get("side_b", "").strip(), "target")]
    one_sided = row["type_of_violence"].strip() == "3"
    sources = coding.count(row, "number_of_sources") or 1
    return Incident(
        id=identity,
        type=kind.type,
        subtype=kind.subtype,
        plover=kind.plover,
        date=_date(row),
        place=_place(row),
        actors=tuple(
            Actor(name, role if one_sided else "party", None, "civilians" if name.lower() == "civilians" else "other")  # type: ignore[arg-type]
            for name, role in sides
            if name
        ),
        killed=Toll(low, high) if low or high else None,
        confidence=1.0,
        sources=max(1, sources),
        reports=(coding.evidence(identity, _quote(row).strip(), source=row.get("source_office")),),
    )
