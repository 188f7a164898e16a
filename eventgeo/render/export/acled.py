"""Incidents in the columns of ACLED's own export (acleddata.com), so that tools made for it read ours.

What ACLED decides by hand (regions of the world, scale of sources) stays empty. It codes what happened: plans, threats,
denials, background and summaries have no place in such a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from eventgeo.records import Actor, ActorCategory, EventDate, Incident, PlacePrecision, country
from eventgeo.render.export.table import Table, Value, columns_of

GEO_PRECISIONS: Mapping[PlacePrecision | None, int] = {"site": 1, "city": 1, "admin2": 2}
TIME_PRECISIONS = {"day": 1, "week": 2}
WEEK = 7
INTERS: Mapping[ActorCategory, str] = {
    "state_forces": "State forces",
    "government": "State forces",
    "police": "State forces",
    "rebel": "Rebel group",
    "militia": "Political militia",
    "pmc": "External/Other forces",
    "igo": "External/Other forces",
    "protesters": "Protesters",
    "civilians": "Civilians",
    "media": "Civilians",
    "other": "External/Other forces",
}
"""ACLED's kinds of actors (`inter1`, `inter2`) by our categories."""


@cache
def _types() -> Mapping[tuple[str, str], tuple[str, str, str]]:
    lines = files(__package__).joinpath("acled_types.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(kind, subtype): (disorder, event, sub) for kind, subtype, disorder, event, sub in rows}


OTHER = ("Strategic developments", "Strategic developments", "Other")


def _kind(incident: Incident, first: Sequence[Actor]) -> tuple[str, str, str]:
    """Disorder type, event type and sub-event type, by the most exact line that there is."""
    by = f"{incident.subtype} by {first[0].category}" if first else incident.subtype
    found = (_types().get((incident.type, subtype)) for subtype in (by, incident.subtype, "*"))
    return next((kind for kind in found if kind), OTHER)


def _sides(incident: Incident) -> tuple[list[Actor], list[Actor]]:
    """The two sides: initiators against targets; parties to a clash are split, the first against the others."""
    first = [actor for actor in incident.actors if actor.role in ("initiator", "speaker")]
    second = [actor for actor in incident.actors if actor.role in ("target", "recipient")]
    parties = [actor for actor in incident.actors if actor.role == "party"]
    if not first:
        first, parties = parties[:1], parties[1:]
    return first, second + parties


def _time_precision(when: EventDate) -> int | None:
    if when.start is None and when.end is None:
        return None
    if when.precision == "interval" and when.start and when.end and (when.end - when.start).days < WEEK:
        return 2
    return TIME_PRECISIONS.get(when.precision, 3)


def _side(number: int, actors: Sequence[Actor]) -> dict[str, Value]:
    return {
        f"actor{number}": actors[0].name if actors else None,
        f"assoc_actor_{number}": "; ".join(actor.name for actor in actors[1:]) or None,
        f"inter{number}": INTERS[actors[0].category] if actors else None,
    }


def _where(incident: Incident) -> dict[str, Value]:
    place = incident.place
    found = country(place.country) if place else None
    known = place is not None and place.lat is not None
    return {
        "iso": int(found.numeric) if found and found.numeric else None,
        "country": found.name if found else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "location": place.name if place else None,
        "latitude": round(place.lat, 5) if place and place.lat is not None else None,
        "longitude": round(place.lon, 5) if place and place.lon is not None else None,
        "geo_precision": GEO_PRECISIONS.get(place.precision, 3) if place and known else None,
    }


def _row(incident: Incident) -> dict[str, Value]:
    first, second = _sides(incident)
    disorder, event, sub = _kind(incident, first)
    inters = [INTERS[side[0].category] for side in (first, second) if side]
    day = incident.date.start or incident.date.end
    values: dict[str, Value] = {
        "event_id_cnty": incident.id,
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": _time_precision(incident.date),
        "disorder_type": disorder,
        "event_type": event,
        "sub_event_type": sub,
        "interaction": "-".join(inters) or None,
        "civilian_targeting": "Civilian targeting" if _targets_civilians(event, second) else None,
        "source": "; ".join(dict.fromkeys(report.source for report in incident.reports if report.source)) or None,
        "notes": incident.reports[0].quote if incident.reports else None,
        "fatalities": (incident.killed.low or 0) if incident.killed else 0,
        "tags": "claimed" if incident.modality == "claimed" else None,
    }
    values |= _side(1, first) | _side(2, second) | _where(incident)
    return {column.name: values.get(column.name) for column in ACLED.columns}


def _targets_civilians(event: str, second: Sequence[Actor]) -> bool:
    return event == "Violence against civilians" or any(actor.category == "civilians" for actor in second)


def _holds(incident: Incident) -> bool:
    """Whether ACLED's columns can say it: something that happened, reported as a happening of its own."""
    return incident.shown


ACLED = Table(columns_of("acled.tsv"), _row, _holds)
