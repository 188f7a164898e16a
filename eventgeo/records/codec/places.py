"""Lines of `places.jsonl`: the places that the reports mention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventgeo.records.codec.values import Json, choice, count, degrees, needed, number, objects, rounded, string
from eventgeo.records.errors import BadRecord
from eventgeo.records.place import MentionedPlace, PlaceMention, PlacePrecision


def mentioned_place_json(place: MentionedPlace) -> Json:
    """A line of `places.jsonl`: a resolved place with each of its mentions."""
    return {
        "name": place.name,
        "lat": rounded(place.lat, 5),
        "lon": rounded(place.lon, 5),
        "country": place.country,
        "admin1": place.admin1,
        "geonameid": place.geonameid,
        "feature": place.feature,
        "precision": place.precision,
        "radius_km": rounded(place.radius_km, 2),
        "mentions": [*map(place_mention_json, place.mentions)],
    }


def place_mention_json(mention: PlaceMention) -> Json:
    """One of the `mentions` of such a line."""
    return {"doc": mention.doc, "start": mention.start, "end": mention.end, "quote": mention.quote}


def mentioned_place_from(source: Mapping[str, Any]) -> MentionedPlace:
    """The place of a line of `places.jsonl`. BadRecord where its name or coordinates are missing or wrong."""
    lat, lon = degrees(source, "lat", 90), degrees(source, "lon", 180)
    if lat is None or lon is None:
        raise BadRecord("lat and lon are needed")
    return MentionedPlace(
        name=needed(source, "name"),
        lat=lat,
        lon=lon,
        country=string(source, "country"),
        admin1=string(source, "admin1"),
        geonameid=count(source, "geonameid"),
        feature=string(source, "feature"),
        precision=choice(source, "precision", PlacePrecision, None),
        radius_km=number(source, "radius_km"),
        mentions=tuple(_mention(item) for item in objects(source, "mentions")),
    )


def _mention(source: Mapping[str, Any]) -> PlaceMention:
    return PlaceMention(
        needed(source, "doc"), count(source, "start") or 0, count(source, "end") or 0, string(source, "quote") or ""
    )
