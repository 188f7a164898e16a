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
from eventgeo.records.pieces import Piece
from eventgeo.render.export.credits import ATTRIBUTION
from eventgeo.render.export.table import EVENTS, TOLLS, Table, plain, point

FLAT_LISTS = frozenset(("formerly", "disputed", "initiators", "targets", "other_actors", "other_docs"))

COLLECTION = json.dumps({"type": "FeatureCollection", "attribution": ATTRIBUTION}, ensure_ascii=False)
HEAD, TAIL = f'{COLLECTION[:-1]}, "features": [', "\n]}\n"


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
    file.write(HEAD)
    for index, incident in enumerate(incidents):
        file.write(features(Piece((), [line(feature(incident, table))], opens=not index, closes=False)))
    file.write(TAIL)


def features(piece: Piece[str]) -> str:
    """Features that are JSON already."""
    return ("" if piece.opens else ",") + ",".join([f"\n{one}" for one in piece.rows])
