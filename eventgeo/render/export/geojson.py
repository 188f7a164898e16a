"""GeoJSON (RFC 7946): a point for each placed incident, `null` for the geometry of one without a place.

Summaries are no single happening and have no point either. Properties are those of the flat table, so that a GIS can
filter by them, with the whole of `actors`, of the tolls' statements and of `reports` as lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from eventgeo.records import Incident
from eventgeo.records.codec import incident_json, line
from eventgeo.render.export.credits import ATTRIBUTION
from eventgeo.render.export.table import EVENTS, TOLLS, Table, plain, point

FLAT_LISTS = frozenset(("formerly", "disputed", "initiators", "targets", "other_actors", "other_docs"))


def _geometry(incident: Incident) -> dict[str, Any] | None:
    where = point(incident)
    return {"type": "Point", "coordinates": list(where)} if where else None


def _properties(incident: Incident, table: Table) -> dict[str, Any]:
    flat = {name: plain(value) for name, value in table.row(incident).items() if name not in FLAT_LISTS}
    whole = incident_json(incident)
    place = whole["place"] or {}
    lists = {key: whole[key] for key in ("formerly", "actors", "why")} | {"disputed": place.get("disputed")}
    claims = {f"{name}_by": whole[name]["by"] for name in TOLLS if whole[name]}
    return flat | lists | claims | {"reports": whole["reports"]}


def feature(incident: Incident, table: Table = EVENTS) -> dict[str, Any]:
    """An incident as a GeoJSON feature."""
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(incident),
        "properties": _properties(incident, table),
    }


def write(incidents: Iterable[Incident], file: IO[str], table: Table = EVENTS) -> None:
    """A FeatureCollection, one feature a line."""
    write_drawn((line(feature(incident, table)) for incident in incidents), file)


def write_drawn(features: Iterable[str], file: IO[str]) -> None:
    """A FeatureCollection of features that are JSON already."""
    head = {"type": "FeatureCollection", "attribution": ATTRIBUTION}
    file.write(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [')
    for index, one in enumerate(features):
        file.write(("," if index else "") + "\n" + one)
    file.write("\n]}\n")
