"""Corrections as gold: whether a reading made without them agrees with what persons decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventgeo.corrections.binding import even
from eventgeo.corrections.ruling import Evidence, Kind, Ruling
from eventgeo.records import EventDate, Incident, Place, Report, km

NEAR_KM = 5.0
"""How far a place may be off: a person moved it by more than the width of a town."""

Agreement = tuple[str, bool]


def agreements(rulings: Iterable[Ruling], incidents: Iterable[Incident]) -> Iterator[Agreement]:
    """For each decision what it is about ("place", "date", "type", "toll", "joined", "kept apart", "left out") and
    whether the incidents have it so. A report that no incident has is one that the reading misses: nothing of it is
    right, but for what is to be left out.
    """
    found = list(incidents)
    by_key = {(report.doc, report.trigger): one for one in found for report in one.reports}
    by_quote = {(report.doc, even(report.quote)): one for one in found for report in one.reports}
    by_id = {name: one for one in found for name in (*one.formerly, one.id)}

    def incident_of(evidence: Evidence) -> Incident | None:
        exact = by_key.get((evidence.doc, evidence.trigger))
        return exact or (by_quote.get((evidence.doc, even(evidence.quote))) if evidence.quote else None)

    for ruling in rulings:
        one = incident_of(ruling.evidence)
        if ruling.correction.action == "merge":
            yield "joined", one is not None and one is by_id.get(str(ruling.value))
        elif ruling.correction.action == "split":
            yield "kept apart", one is not None and all(_is(report, ruling.evidence) for report in one.reports)
        else:
            yield from _of_one(ruling, one)


def _is(report: Report, evidence: Evidence) -> bool:
    return (report.doc, report.trigger) == (evidence.doc, evidence.trigger)


def _of_one(ruling: Ruling, one: Incident | None) -> Iterator[Agreement]:
    action, value = ruling.correction.action, ruling.value
    if action == "drop":
        yield "left out", one is None or not one.shown
    elif action == "place":
        yield "place", one is not None and _same_place(value if isinstance(value, Place) else None, one.place)
    elif isinstance(value, EventDate):
        yield "date", one is not None and _same_date(value, one.date)
    elif isinstance(value, Kind):
        yield "type", one is not None and (one.type, one.subtype) == (value.type, value.subtype)
    elif isinstance(value, dict):
        for name, toll in value.items():
            got = getattr(one, name) if one else None
            yield "toll", (toll and (toll.low, toll.high)) == (got and (got.low, got.high))
    else:
        yield from _confirmed(ruling, one)


def _confirmed(ruling: Ruling, one: Incident | None) -> Iterator[Agreement]:
    """What the row shows of the incident that was confirmed: whether it is still read so."""
    seen = ruling.seen
    if seen.type:
        yield "type", one is not None and seen.type in (one.subtype, one.type)
    if seen.date:
        yield "date", one is not None and _same_date(seen.date, one.date)
    if seen.place:
        yield "place", one is not None and _same_place(seen.place, one.place)


def _same_date(one: EventDate, other: EventDate) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _same_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return (one is None or one.lat is None) and (other is None or other.lat is None)
    return km(one.lat, one.lon, other.lat, other.lon) <= NEAR_KM
