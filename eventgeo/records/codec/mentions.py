"""Mentions lines."""

from __future__ import annotations

from eventgeo.records.codec.values import Json, day_json, rounded
from eventgeo.records.mentions import Mentions
from eventgeo.records.place import Location, Toponym
from eventgeo.records.text import Span
from eventgeo.records.timex import Timex


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "surface": span.surface}


def toponym_json(toponym: Toponym) -> Json:
    """A toponym of a Mentions line."""
    return _span(toponym) | {
        "kind": toponym.kind,
        "lat": rounded(toponym.lat, 5),
        "lon": rounded(toponym.lon, 5),
        "geonameid": toponym.geonameid,
        "name": toponym.name,
        "country": toponym.country,
        "admin1": toponym.admin1,
        "feature": toponym.feature,
        "radius_km": rounded(toponym.radius_km, 2),
        "confidence": round(toponym.confidence, 3),
    }


def _location(location: Location) -> Json:
    return _span(location) | {
        "lat": rounded(location.lat, 5),
        "lon": rounded(location.lon, 5),
        "radius_km": rounded(location.radius_km, 2),
        "precision": location.precision,
        "role": location.role,
        "toponyms": list(location.toponyms),
    }


def timex_json(timex: Timex) -> Json:
    """A timex of a Mentions line."""
    return _span(timex) | {
        "type": timex.type,
        "value": timex.value,
        "first": day_json(timex.first),
        "last": day_json(timex.last),
    }


def mentions_json(mentions: Mentions) -> Json:
    """A Mentions line: what was found in one document."""
    publication = mentions.publication
    moment = publication.moment.isoformat() if publication.moment else day_json(publication.day)
    return {
        "id": mentions.document.id,
        "published": moment,
        "published_basis": publication.basis,
        "toponyms": [toponym_json(toponym) for toponym in mentions.toponyms],
        "locations": [_location(location) for location in mentions.locations],
        "timexes": [timex_json(timex) for timex in mentions.timexes],
        "triggers": [
            _span(trigger) | {"type": trigger.type, "subtype": trigger.subtype, "modality": trigger.modality}
            for trigger in mentions.triggers
        ],
    }
