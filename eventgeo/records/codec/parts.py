"""The parts of an Events line: dates, places, actors, tolls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventgeo.records.codec.values import (
    Json,
    choice,
    count,
    day_from,
    day_json,
    degrees,
    needed,
    number,
    objects,
    rounded,
    string,
    strings,
)
from eventgeo.records.correction import Correction, CorrectionAction
from eventgeo.records.event import Actor, ActorCategory, ActorRole, DateBasis, EventDate, Toll, TollClaim
from eventgeo.records.place import Place, PlacePrecision, PlaceRole
from eventgeo.records.timex import Precision


def date_json(value: EventDate) -> Json:
    return {
        "start": day_json(value.start),
        "end": day_json(value.end),
        "precision": value.precision,
        "time": value.time,
        "basis": value.basis,
        "as_written": value.as_written,
    }


def date_from(source: Mapping[str, Any]) -> EventDate:
    return EventDate(
        start=day_from(source.get("start"), "date.start"),
        end=day_from(source.get("end"), "date.end"),
        precision=choice(source, "precision", Precision, "unknown"),
        time=string(source, "time"),
        basis=choice(source, "basis", DateBasis, None),
        as_written=string(source, "as_written"),
    )


def place_json(place: Place) -> Json:
    """The place of an Events line."""
    return {
        "name": place.name,
        "as_written": place.as_written,
        "lat": rounded(place.lat, 5),
        "lon": rounded(place.lon, 5),
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonameid": place.geonameid,
        "feature": place.feature,
        "precision": place.precision,
        "radius_km": rounded(place.radius_km, 2),
        "confidence": round(place.confidence, 3),
        "role": place.role,
        "disputed": list(place.disputed) if place.disputed else None,
    }


def place_from(source: Mapping[str, Any]) -> Place:
    name = needed(source, "name")
    return Place(
        name=name,
        as_written=string(source, "as_written") or name,
        lat=degrees(source, "lat", 90),
        lon=degrees(source, "lon", 180),
        country=string(source, "country"),
        admin1=string(source, "admin1"),
        admin2=string(source, "admin2"),
        geonameid=count(source, "geonameid"),
        feature=string(source, "feature"),
        precision=choice(source, "precision", PlacePrecision, None),
        radius_km=number(source, "radius_km"),
        confidence=number(source, "confidence") or 0.0,
        role=choice(source, "role", PlaceRole, "at"),
        disputed=strings(source, "disputed") or None,
    )


def actor_json(actor: Actor) -> Json:
    return {"name": actor.name, "role": actor.role, "country": actor.country, "category": actor.category}


def actor_from(source: Mapping[str, Any]) -> Actor:
    return Actor(
        name=needed(source, "name"),
        role=choice(source, "role", ActorRole, "party"),
        country=string(source, "country"),
        category=choice(source, "category", ActorCategory, "other"),
    )


def _claim(claim: TollClaim) -> Json:
    return {"low": claim.low, "high": claim.high, "said_by": claim.said_by, "side": claim.side}


def toll_json(toll: Toll | None) -> Json | None:
    return None if toll is None else {"low": toll.low, "high": toll.high, "by": [_claim(claim) for claim in toll.by]}


def toll_from(source: Mapping[str, Any]) -> Toll:
    by = tuple(
        TollClaim(count(item, "low"), count(item, "high"), string(item, "said_by"), string(item, "side"))
        for item in objects(source, "by")
    )
    return Toll(count(source, "low"), count(source, "high"), by)


def correction_json(value: Correction) -> Json:
    return {"action": value.action, "value": value.value, "who": value.who, "why": value.why, "was": value.was}


def correction_from(source: Mapping[str, Any]) -> Correction:
    needed(source, "action")
    return Correction(
        action=choice(source, "action", CorrectionAction, "confirm"),
        value=string(source, "value") or "",
        who=string(source, "who") or "",
        why=string(source, "why") or "",
        was=string(source, "was"),
    )
