"""The dossier of an incident: all that its card shows and that no column holds.

Dossiers are positional lists, since the keys of a hundred thousand objects would outweigh their values; `FIELDS`,
`REPORT_FIELDS` and `ACTOR_FIELDS` name the positions and travel in the page's header, so that the script in the page
reads by name. What is empty at the end of a list is cut off.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from eventgeo.records import Incident, Place, Report, Toll

FIELDS = (
    "id", "formerly", "plover", "weapon", "date", "place", "actors", "tolls", "reports", "why", "corrections",
)  # fmt: skip
DATE_FIELDS = ("time", "basis", "as_written")
PLACE_FIELDS = ("as_written", "admin2", "geonameid", "feature", "confidence", "disputed")
ACTOR_FIELDS = ("name", "role", "country", "category")
TOLL_FIELDS = ("low", "high", "by")
CLAIM_FIELDS = ("low", "high", "said_by", "side")
REPORT_FIELDS = (
    "doc", "sha256", "source", "url", "archive_url", "published", "title",
    "start", "trigger", "place_span", "date_span", "first", "last", "place", "killed",
    "page", "retrieved", "source_kind", "reliability", "author",
)  # fmt: skip
CORRECTION_FIELDS = ("action", "value", "who", "why", "was")
TOLLS = ("killed", "wounded", "missing", "captured", "displaced")

LAYOUT = {
    "incident": FIELDS,
    "date": DATE_FIELDS,
    "place": PLACE_FIELDS,
    "actor": ACTOR_FIELDS,
    "toll": TOLL_FIELDS,
    "claim": CLAIM_FIELDS,
    "report": REPORT_FIELDS,
    "correction": CORRECTION_FIELDS,
    "tolls": TOLLS,
}


def dossier(incident: Incident) -> list[Any]:
    """The dossier as a list that JSON can hold, in the order of `FIELDS`."""
    when = incident.date
    return _trimmed(
        [
            incident.id,
            incident.formerly,
            incident.plover,
            incident.weapon,
            [when.time, when.basis, when.as_written],
            _place(incident.place),
            [[actor.name, actor.role, actor.country, actor.category] for actor in incident.actors],
            _tolls(incident),
            [_report(report) for report in incident.reports],
            incident.why,
            [[one.action, one.value, one.who, one.why, one.was] for one in incident.corrections],
        ]
    )


def _trimmed(values: list[Any]) -> list[Any]:
    end = len(values)
    while end and not values[end - 1]:
        end -= 1
    return values[:end]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _place(place: Place | None) -> list[Any] | None:
    if place is None:
        return None
    sureness = round(place.confidence, 3)
    return [place.as_written, place.admin2, place.geonameid, place.feature, sureness, place.disputed]


def _tolls(incident: Incident) -> list[Any]:
    """The tolls in the order of `TOLLS`; most incidents have none."""
    tolls = (incident.killed, incident.wounded, incident.missing, incident.captured, incident.displaced)
    return _trimmed([*map(_toll, tolls)]) if any(tolls) else []


def _toll(toll: Toll | None) -> list[Any] | None:
    if toll is None:
        return None
    return [toll.low, toll.high, [[claim.low, claim.high, claim.said_by, claim.side] for claim in toll.by]]


def _report(report: Report) -> list[Any]:
    start = report.start
    return _trimmed(
        [
            report.doc,
            report.sha256,
            report.source,
            report.url,
            report.archive_url,
            report.published,
            report.title,
            start,
            _within(report.trigger, start),
            _within(report.place_span, start),
            _within(report.date_span, start),
            report.date and _day(report.date.start),
            report.date and _day(report.date.end),
            report.place,
            _toll(report.killed),
            report.page,
            report.retrieved,
            report.source_kind,
            report.reliability,
            report.author,
        ]
    )


def _within(span: tuple[int, int] | None, start: int) -> list[int] | None:
    """A span of the document as offsets into the quote."""
    return [span[0] - start, span[1] - start] if span else None
