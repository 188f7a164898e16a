"""Events lines: incidents with their reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventgeo.records.codec.parts import (
    actor_from,
    actor_json,
    correction_from,
    correction_json,
    date_from,
    date_json,
    place_from,
    place_json,
    toll_from,
    toll_json,
)
from eventgeo.records.codec.values import Json, choice, count, needed, number, objects, optional, pair, string, strings
from eventgeo.records.event import EventDate, Incident, Kind, Modality, Reliability, Report

TOLLS = ("killed", "wounded", "missing", "captured", "displaced")


KEPT = ("page", "retrieved", "fingerprint", "source_kind", "reliability")
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


def _report_from(source: Mapping[str, Any]) -> Report:
    start, end = count(source, "start") or 0, count(source, "end") or 0
    return Report(
        doc=needed(source, "doc"),
        sha256=string(source, "sha256") or "",
        source=string(source, "source"),
        url=string(source, "url"),
        archive_url=string(source, "archive_url"),
        published=string(source, "published"),
        title=string(source, "title"),
        quote=string(source, "quote") or "",
        start=start,
        end=end,
        trigger=pair(source, "trigger") or (start, start),
        place_span=pair(source, "place_span"),
        date_span=pair(source, "date_span"),
        date=optional(source, "date", date_from),
        place=string(source, "place"),
        killed=optional(source, "killed", toll_from),
        page=count(source, "page"),
        retrieved=string(source, "retrieved"),
        fingerprint=string(source, "fingerprint"),
        source_kind=string(source, "source_kind"),
        reliability=choice(source, "reliability", Reliability, None),
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


def incident_from(source: Mapping[str, Any]) -> Incident:
    """An incident of an Events line; keys that are missing have the value of "not known". BadRecord on a wrong type."""
    return Incident(
        id=needed(source, "id"),
        formerly=strings(source, "formerly"),
        kind=choice(source, "kind", Kind, "incident"),
        type=needed(source, "type"),
        subtype=string(source, "subtype") or "",
        plover=string(source, "plover"),
        weapon=string(source, "weapon"),
        date=optional(source, "date", date_from) or EventDate(),
        place=optional(source, "place", place_from),
        actors=tuple(actor_from(item) for item in objects(source, "actors")),
        killed=optional(source, "killed", toll_from),
        wounded=optional(source, "wounded", toll_from),
        missing=optional(source, "missing", toll_from),
        captured=optional(source, "captured", toll_from),
        displaced=optional(source, "displaced", toll_from),
        modality=choice(source, "modality", Modality, "asserted"),
        background=bool(source.get("background")),
        confidence=number(source, "confidence") or 0.0,
        sources=count(source, "sources") or 1,
        reports=tuple(_report_from(item) for item in objects(source, "reports")),
        why=strings(source, "why"),
        corrections=tuple(correction_from(item) for item in objects(source, "corrections")),
    )
