"""GeoJSON (RFC 7946): our own export, with all that it holds, or anyone's points with a date and a type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from eventgeo.reading.moments import moment
from eventgeo.reading.others import ours
from eventgeo.records import BadRecord, Incident
from eventgeo.records.codec import incident_from

DATES = ("date", "event_date", "start", "date_start", "datetime", "timestamp", "time", "published")
TYPES = ("type", "event_type", "category", "kind")
NAMES = ("name", "location", "place", "title", "label")
QUOTES = ("quote", "notes", "description", "summary", "title", "name")
"""Names of properties, the first that is there counts."""


def _first(properties: Mapping[str, Any], names: Iterable[str]) -> str | None:
    values = (properties.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _point(feature: Mapping[str, Any]) -> tuple[float, float] | None:
    """Latitude and longitude of a point, None for other geometries and for none."""
    geometry = feature.get("geometry")
    where = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if not isinstance(where, list) or len(where) < 2 or any(isinstance(n, bool | str) for n in where[:2]):
        return None
    return where[1], where[0]


def _anyones(feature: Mapping[str, Any], properties: Mapping[str, Any], identity: str) -> dict[str, Any]:
    """An Events line for a feature of anyone's."""
    day = next((found for name in DATES if (found := moment(str(properties.get(name) or "")))), None)
    point, name = _point(feature), _first(properties, NAMES)
    place = {"name": name or "not named", "lat": point[0], "lon": point[1]} if point else None
    quote = _first(properties, QUOTES) or ""
    date = {"start": day and day[:10], "end": day and day[:10], "precision": "day", "basis": "stated"} if day else None
    report = {"doc": identity, "quote": quote, "end": len(quote), "url": _first(properties, ("url", "link"))}
    return {
        "id": identity,
        "type": _first(properties, TYPES) or "Other",
        "subtype": _first(properties, ("subtype", "sub_event_type")) or "",
        "date": date,
        "place": place,
        "reports": [report],
    }


def _incident(feature: Any, number: int) -> Incident | BadRecord:
    try:
        if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
            raise BadRecord("is no feature")
        properties = feature.get("properties") or {}
        if {"date_precision", "modality", "reports"} <= properties.keys():
            return ours.from_properties(properties)
        identity = feature.get("id") or properties.get("id") or number
        return incident_from(_anyones(feature, properties, str(identity)))
    except BadRecord as error:
        return error


def incidents(lines: Iterable[str]) -> Iterator[tuple[str, Incident | BadRecord]]:
    """Each feature with its place in the file ("#1"); a BadRecord stands for one that is no event."""
    try:
        value = json.loads("".join(lines))
    except (ValueError, RecursionError) as error:
        yield "", BadRecord(f"not JSON: {error}")
        return
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list):
        yield "", BadRecord("is JSON, but no FeatureCollection")
        return
    for number, feature in enumerate(features, 1):
        yield f"#{number}", _incident(feature, number)
