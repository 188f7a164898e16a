"""The parts of an Events line: dates, places, actors, tolls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from eventgeo.records.codec.shape import (
    COUNT,
    NEEDED,
    NUMBER,
    SHARE,
    TEXT,
    TEXT_OR_EMPTY,
    Bounds,
    Field,
    Shape,
    SharedShape,
    each,
    one_of,
)
from eventgeo.records.codec.values import (
    Json,
    choice,
    day_from,
    day_json,
    degrees,
    needed,
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


DATE = SharedShape(
    EventDate,
    start=Field(lambda source, key: day_from(source.get(key), "date.start"), date | None, None),
    end=Field(lambda source, key: day_from(source.get(key), "date.end"), date | None, None),
    precision=one_of(Precision, "unknown"),
    time=TEXT,
    basis=one_of(DateBasis, None),
    as_written=TEXT,
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


def _degrees(limit: int) -> Field:
    within = Bounds(ge=-limit, le=limit)
    typed = Annotated[int, within] | Annotated[float, within] | None
    return Field(lambda source, key: degrees(source, key, limit), typed, None)


SOME_STRINGS = Annotated[tuple[str, ...], Bounds(min_length=1)] | None
PLACE = Shape(
    Place,
    name=NEEDED,
    as_written=Field(string, str | None, None, instead=("name", lambda name: name)),
    lat=_degrees(90),
    lon=_degrees(180),
    country=TEXT,
    admin1=TEXT,
    admin2=TEXT,
    geonameid=COUNT,
    feature=TEXT,
    precision=one_of(PlacePrecision, None),
    radius_km=NUMBER,
    confidence=SHARE,
    role=one_of(PlaceRole, "at"),
    disputed=Field(lambda source, key: strings(source, key) or None, SOME_STRINGS, None),
)


def actor_json(actor: Actor) -> Json:
    return {"name": actor.name, "role": actor.role, "country": actor.country, "category": actor.category}


ACTOR = SharedShape(
    Actor,
    name=NEEDED,
    role=one_of(ActorRole, "party"),
    country=TEXT,
    category=one_of(ActorCategory, "other"),
)


def _claim(claim: TollClaim) -> Json:
    return {"low": claim.low, "high": claim.high, "said_by": claim.said_by, "side": claim.side}


def toll_json(toll: Toll | None) -> Json | None:
    return None if toll is None else {"low": toll.low, "high": toll.high, "by": [_claim(claim) for claim in toll.by]}


CLAIM = Shape(TollClaim, low=COUNT, high=COUNT, said_by=TEXT, side=TEXT)
TOLL = Shape(Toll, by=each(CLAIM), low=COUNT, high=COUNT)


def correction_json(value: Correction) -> Json:
    return {"action": value.action, "value": value.value, "who": value.who, "why": value.why, "was": value.was}


def _action(source: Mapping[str, Any], key: str) -> str | None:
    needed(source, key)
    return choice(source, key, CorrectionAction, None)


CORRECTION = Shape(
    Correction,
    action=Field(_action, CorrectionAction),
    value=TEXT_OR_EMPTY,
    who=TEXT_OR_EMPTY,
    why=TEXT_OR_EMPTY,
    was=TEXT,
)
