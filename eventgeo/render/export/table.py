"""Incidents as a flat table: one row an incident, the columns of `columns.tsv`, from the founding report where one of
several reports has to stand for all."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from eventgeo.records import Actor, Incident, Place

Value = str | int | float | bool | date | None
BETWEEN = " | "
TOLLS = ("killed", "wounded", "missing", "captured", "displaced")


class Column(NamedTuple):
    """A column: its name, its kind ("text", "number", "count", "day" or "flag") and what it means."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table: its columns, what makes the values of an incident by the names of the columns, and whether the
    columns can say an incident at all.
    """

    columns: tuple[Column, ...]
    row: Callable[[Incident], dict[str, Value]]
    holds: Callable[[Incident], bool] = lambda incident: True


def columns_of(name: str) -> tuple[Column, ...]:
    """The columns that a data file beside this one lists, in their order."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return tuple(Column(*line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def columns() -> tuple[Column, ...]:
    """The columns of our own table."""
    return columns_of("columns.tsv")


def plain(value: Value) -> str | int | float | bool | None:
    """A value as JSON says it: days as ISO."""
    return value.isoformat() if isinstance(value, date) else value


def point(incident: Incident) -> tuple[float, float] | None:
    """Longitude and latitude of its pin, WGS84 degrees; None without a place, and for a summary, which is no single
    happening.
    """
    place = incident.place
    if place is None or place.lat is None or place.lon is None or incident.kind == "summary":
        return None
    return round(place.lon, 5), round(place.lat, 5)


def row(incident: Incident) -> dict[str, Value]:
    """The values of an incident by column, in the order of the columns; None for what is not known."""
    values = {**_what(incident), **_when(incident), **_where(incident.place), **_who(incident), **_tolls(incident)}
    values |= _evidence(incident)
    return {column.name: values[column.name] for column in columns()}


def _list(items: Iterable[str]) -> str | None:
    return BETWEEN.join(items) or None


def _what(incident: Incident) -> dict[str, Value]:
    return {
        "id": incident.id,
        "formerly": _list(incident.formerly),
        "kind": incident.kind,
        "type": incident.type,
        "subtype": incident.subtype,
        "plover": incident.plover,
        "weapon": incident.weapon,
        "modality": incident.modality,
        "background": incident.background,
        "shown": incident.shown,
        "confidence": round(incident.confidence, 3),
        "sources": incident.sources,
    }


def _when(incident: Incident) -> dict[str, Value]:
    when = incident.date
    return {
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": when.precision,
        "time": when.time,
        "date_basis": when.basis,
        "date_as_written": when.as_written,
    }


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(value, places)


def _where(place: Place | None) -> dict[str, Value]:
    place = place or Place(name="", as_written="", lat=None, lon=None)
    named = bool(place.name)
    return {
        "place": place.name or None,
        "place_as_written": place.as_written or None,
        "lat": _rounded(place.lat, 5),
        "lon": _rounded(place.lon, 5),
        "radius_km": _rounded(place.radius_km, 2),
        "place_precision": place.precision,
        "place_role": place.role if named else None,
        "place_confidence": round(place.confidence, 3) if named else None,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonameid": place.geonameid,
        "feature": place.feature,
        "disputed": _list(place.disputed or ()),
    }


def _named(actors: Iterable[Actor]) -> str | None:
    return _list(f"{actor.name} ({actor.country})" if actor.country else actor.name for actor in actors)


def _who(incident: Incident) -> dict[str, Value]:
    return {
        "initiators": _named(actor for actor in incident.actors if actor.role == "initiator"),
        "targets": _named(actor for actor in incident.actors if actor.role == "target"),
        "other_actors": _named(actor for actor in incident.actors if actor.role not in ("initiator", "target")),
    }


def _tolls(incident: Incident) -> dict[str, Value]:
    tolls = {name: getattr(incident, name) for name in TOLLS}
    return {
        f"{name}_{end}": getattr(toll, end) if toll else None for name, toll in tolls.items() for end in ("low", "high")
    }


def _evidence(incident: Incident) -> dict[str, Value]:
    founding = incident.reports[0] if incident.reports else None
    names = ("quote", "source", "title", "published", "url", "archive_url", "doc")
    values: dict[str, Value] = {name: getattr(founding, name) if founding else None for name in names}
    return values | {"other_docs": _list(report.doc for report in incident.reports[1:])}


def well_known(incident: Incident) -> bytes | None:
    """Its point in well-known binary (little-endian), None where it has none."""
    where = point(incident)
    return struct.pack("<BIdd", 1, 1, *where) if where else None


EVENTS = Table(columns(), row)
"""Our own columns."""
