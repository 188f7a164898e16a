"""The CSV of UCDP's Georeferenced Event Dataset and its candidate events (ucdp.uu.se): one row an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from eventgeo.reading.others import coding
from eventgeo.records import Actor, ActorCategory, ActorRole, EventDate, Incident, PlacePrecision, Toll, TollClaim
from eventgeo.records.timex import Precision

MARKS = frozenset(("type_of_violence", "date_start", "date_end", "latitude", "longitude"))
"""Columns that tell this table from others."""
PLACES: Mapping[str, tuple[PlacePrecision, float]] = {
    "": ("city", 25),
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
DATES: Mapping[str, Precision] = {"": "interval", "1": "day", "2": "interval", "3": "week", "4": "month", "5": "year"}
"""`date_prec`: the day, two to six days, a week, a month, more than a month."""
VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}
"""`type_of_violence`"""


def _date(row: Mapping[str, str]) -> EventDate:
    first, last = coding.day(row["date_start"], "date_start"), coding.day(row["date_end"], "date_end")
    stated = coding.code(row, "date_prec", DATES)
    precision: Precision = "day" if first == last else "interval" if stated == "day" else stated
    return coding.dated(first, last, precision, row["date_start"])


def _category(name: str, violence: str) -> ActorCategory:
    """What kind of actor a side is: governments are named as such, and fight rebels in state-based conflicts."""
    if name.casefold().startswith("government of"):
        return "state_forces"
    if name.casefold() == "civilians":
        return "civilians"
    return "rebel" if violence == "state-based" else "other"


def _actors(row: Mapping[str, str]) -> Iterator[Actor]:
    """Both sides: parties to a fight, or who attacked civilians and they."""
    violence = coding.code(row, "type_of_violence", VIOLENCE)
    roles: tuple[ActorRole, ActorRole] = ("initiator", "target") if violence == "one-sided" else ("party", "party")
    for key, role in zip(("side_a", "side_b"), roles, strict=True):
        if name := row.get(key, "").strip():
            yield Actor(name, role, None, _category(name, violence))


def _killed(row: Mapping[str, str]) -> Toll | None:
    low, best, high = (coding.count(row, key) for key in ("low", "best", "high"))
    if not (low or best or high):
        return None
    return Toll(low, high, (TollClaim(best, best, "UCDP, best estimate"),) if best is not None else ())


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row. BadRecord where its id, its dates, its codes or its numbers are none."""
    identity = coding.identity("ucdp", row, "id", "relid")
    # The headline that the event was coded from, else what it was a part of.
    quote = coding.first(row, "source_headline", "dyad_name", "conflict_name")
    precision, radius_km = coding.code(row, "where_prec", PLACES)
    place = coding.placed(
        row,
        coding.first(row, "where_coordinates", "where_description", "country"),
        coding.Spot(precision, radius_km),
        country=coding.first(row, "country"),
        admins=("adm_1", "adm_2"),
    )
    return coding.incident(
        identity,
        coding.kind("ucdp", row["type_of_violence"].strip()),
        date=_date(row),
        place=place and replace(place, as_written=coding.first(row, "where_description") or place.name),
        actors=_actors(row),
        killed=_killed(row),
        # -1 stands for sources that were not counted (GED codebook).
        sources=coding.number(row, "number_of_sources"),
        report=coding.evidence(
            identity, quote, source=row.get("source_office"), published=coding.first(row, "source_date")
        ),
    )
