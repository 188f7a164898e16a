"""Lines of `places.jsonl`: the places that the reports mention."""

from __future__ import annotations

from eventgeo.records.codec.values import Json, rounded
from eventgeo.records.place import MentionedPlace


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
        "mentions": [
            {"doc": mention.doc, "start": mention.start, "end": mention.end, "quote": mention.quote}
            for mention in place.mentions
        ],
    }
