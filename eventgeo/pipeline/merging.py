"""From the events of all documents to incidents, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from eventgeo import incidents
from eventgeo.records import Event, Incident, Issue
from eventgeo.records.packing import packing
from eventgeo.records.spool import HELD, Spool
from eventgeo.render.brief import Area


def merge(found: Iterable[Event]) -> Iterator[Incident]:
    """One incident for each happening, in the order of their dates; the same for any order of the events.

    Events wait in a temporary file: memory does not hold them. OutputError where the disk is full.
    """
    yield from incidents.merge(found, dated=True)


def in_order(found: Iterable[Incident]) -> Iterator[Incident]:
    """Incidents in the order of their dates."""
    merged: Spool[Incident] = Spool(HELD // 10, *packing(Incident))
    for incident in found:
        merged.put(incident.order, incident)
    for _, incident in merged.sorted():
        yield incident


def alone(found: Iterable[Event]) -> Iterator[Incident]:
    """One incident for each event, unmerged (`--no-merge`)."""
    for event in found:
        yield incidents.alone(event)


def within(incident: Incident, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    first, last = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def inside(incident: Incident, area: Area | None) -> bool:
    """Whether it is known to have happened in an area; None is everywhere."""
    place = incident.place
    if area is None:
        return True
    return place is not None and place.lat is not None and place.lon is not None and area.holds(place.lon, place.lat)


def left_out(incident: Incident, since: date | None, until: date | None) -> Issue:
    """Why an incident is in no output: it lies outside of the period, or else of the area."""
    report = incident.reports[0]
    code, reason = (
        ("outside the area", "it did not happen in the area asked for, or has no place")
        if within(incident, since, until)
        else ("outside the period", "it did not happen in the period asked for, or has no date")
    )
    return Issue("merge", report.doc, code, reason, *report.trigger, quote=report.quote)
