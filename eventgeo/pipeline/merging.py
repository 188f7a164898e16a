"""From the events of all documents to incidents, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from eventgeo import incidents
from eventgeo.records import Event, Incident, Issue
from eventgeo.records.spool import Spool


def merge(found: Iterable[Event]) -> Iterator[Incident]:
    """One incident for each happening, in the order of their dates; the same for any order of the events.

    Events and incidents wait in temporary files: memory does not hold them. OutputError where the disk is full.
    """
    yield from in_order(incidents.merge(found))


def in_order(found: Iterable[Incident]) -> Iterator[Incident]:
    """Incidents in the order of their dates."""
    merged: Spool[Incident] = Spool()
    for incident in found:
        merged.put(order(incident), incident)
    for _, incident in merged.sorted():
        yield incident


def alone(found: Iterable[Event]) -> Iterator[Incident]:
    """One incident for each event, unmerged (`--no-merge`)."""
    for event in found:
        yield incidents.alone(event)


def order(incident: Incident) -> tuple[str, str, tuple[int, int], str]:
    """What incidents are sorted by: day, founding report, trigger, id."""
    day, first = incident.date.start or incident.date.end, incident.reports[0]
    return (day.isoformat() if day else "9999", first.doc, first.trigger, incident.id)


def within(incident: Incident, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    first, last = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def left_out(incident: Incident) -> Issue:
    report = incident.reports[0]
    return Issue(
        "merge",
        report.doc,
        "outside the period",
        "it did not happen in the period asked for, or has no date",
        *report.trigger,
        quote=report.quote,
    )
