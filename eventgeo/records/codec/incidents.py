"""Events lines: incidents with their reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from eventgeo.records.codec.parts import (
    ACTOR,
    CORRECTION,
    DATE,
    PLACE,
    TOLL,
    actor_json,
    correction_json,
    date_json,
    place_json,
    toll_json,
)
from eventgeo.records.codec.shape import (
    COUNT,
    COUNT_OR_0,
    NEEDED,
    SHARE,
    STRINGS,
    TEXT,
    TEXT_OR_EMPTY,
    Bounds,
    Field,
    Shape,
    each,
    one_of,
    perhaps,
)
from eventgeo.records.codec.values import Json, count, pair
from eventgeo.records.event import Incident, Kind, Modality, Reliability, Report

TOLLS = ("killed", "wounded", "missing", "captured", "displaced")


KEPT = ("page", "retrieved", "fingerprint", "source_kind", "reliability", "author")
"""Keys of a report that stand there only where they are known."""


def _report(report: Report) -> Json:
    kept = {key: value for key in KEPT if (value := getattr(report, key)) is not None}
    return {
        "doc": report.doc,
        "sha256": report.sha256,
        "source": report.source,
        "url": report.url,
        "archive_url": report.archive_url,
        "published": report.published,
        "title": report.title,
        "quote": report.quote,
        "start": report.start,
        "end": report.end,
        "trigger": list(report.trigger),
        "place_span": list(report.place_span) if report.place_span else None,
        "date_span": list(report.date_span) if report.date_span else None,
        "date": date_json(report.date) if report.date else None,
        "place": report.place,
        "killed": toll_json(report.killed),
    } | kept


PAIR = Field(pair, tuple[int, int] | None, None)
REPORT = Shape(
    Report,
    start=COUNT_OR_0,
    end=COUNT_OR_0,
    doc=NEEDED,
    sha256=TEXT_OR_EMPTY,
    source=TEXT,
    url=TEXT,
    archive_url=TEXT,
    published=TEXT,
    title=TEXT,
    quote=TEXT_OR_EMPTY,
    trigger=PAIR._replace(instead=("start", lambda start: (start, start))),
    place_span=PAIR,
    date_span=PAIR,
    date=perhaps(DATE),
    place=TEXT,
    killed=perhaps(TOLL),
    page=COUNT,
    retrieved=TEXT,
    fingerprint=TEXT,
    source_kind=TEXT,
    reliability=one_of(Reliability, None),
    author=TEXT,
)


def incident_json(incident: Incident) -> Json:
    """An Events line; the key `corrections` is there only where a person corrected or confirmed something."""
    return {
        "id": incident.id,
        "formerly": list(incident.formerly),
        "kind": incident.kind,
        "type": incident.type,
        "subtype": incident.subtype,
        "plover": incident.plover,
        "weapon": incident.weapon,
        "date": date_json(incident.date),
        "place": place_json(incident.place) if incident.place else None,
        "actors": [actor_json(actor) for actor in incident.actors],
        **{key: toll_json(getattr(incident, key)) for key in TOLLS},
        "modality": incident.modality,
        "background": incident.background,
        "confidence": round(incident.confidence, 3),
        "sources": incident.sources,
        "reports": [_report(report) for report in incident.reports],
        "why": list(incident.why),
        **({"corrections": [correction_json(one) for one in incident.corrections]} if incident.corrections else {}),
    }


INCIDENT = Shape(
    Incident,
    id=NEEDED,
    formerly=STRINGS,
    kind=one_of(Kind, "incident"),
    type=NEEDED,
    subtype=TEXT_OR_EMPTY,
    plover=TEXT,
    weapon=TEXT,
    date=perhaps(DATE, empty=True),
    place=perhaps(PLACE),
    actors=each(ACTOR),
    killed=perhaps(TOLL),
    wounded=perhaps(TOLL),
    missing=perhaps(TOLL),
    captured=perhaps(TOLL),
    displaced=perhaps(TOLL),
    modality=one_of(Modality, "asserted"),
    background=Field(lambda source, key: bool(source[key]), bool, False),
    confidence=SHARE,
    sources=Field(lambda source, key: count(source, key) or 1, Annotated[int, Bounds(gt=0)], 1),
    reports=each(REPORT),
    why=STRINGS,
    corrections=each(CORRECTION),
)


def incident_from(source: Mapping[str, Any]) -> Incident:
    """An incident of an Events line; keys that are missing have the value of "not known". BadRecord on a wrong type."""
    return INCIDENT(source)
