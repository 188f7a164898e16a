"""Incidents: found, typed, dated, placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from eventgeo.evaluation.score import Score, percent, prf
from eventgeo.records import Incident, km

NEAR_KM, NEAR_DAYS = 25.0, 1
"""How far a place and a date may be off."""


def event_scores(gold: Iterable[Incident], found: Iterable[Incident]) -> list[Score]:
    """Detection, type, date and place of the incidents that the map would show.

    Incidents are paired one to one where they share a document, by most agreement of type, subtype, date (within a
    day) and place (within 25 km); a pair must agree in type, or in date and place.
    """
    expected = [incident for incident in gold if incident.shown]
    got = [incident for incident in found if incident.shown]
    chosen = list(_paired(expected, got))
    return [
        *prf("incidents", len(chosen), len(got), len(expected)),
        Score("type right", percent(sum(a.type == b.type for a, b in chosen), len(chosen)), len(chosen)),
        Score("subtype right", percent(sum(a.subtype == b.subtype for a, b in chosen), len(chosen)), len(chosen)),
        *_share("date within a day", [_same_date(a, b) for a, b in chosen if a.date.start or a.date.end]),
        *_share("place within 25 km", [_same_place(a, b) for a, b in chosen if a.place and a.place.lat is not None]),
    ]


def _share(name: str, right: list[bool]) -> Iterator[Score]:
    yield Score(name, percent(sum(right), len(right)), len(right))


def _paired(expected: list[Incident], got: list[Incident]) -> Iterator[tuple[Incident, Incident]]:
    documents: dict[str, list[int]] = defaultdict(list)
    for j, incident in enumerate(got):
        for doc in {report.doc for report in incident.reports}:
            documents[doc].append(j)
    ranked = []
    for i, incident in enumerate(expected):
        for j in {j for report in incident.reports for j in documents[report.doc]}:
            agreement = _agreement(incident, got[j])
            if agreement:
                ranked.append((-agreement, incident.id, got[j].id, i, j))
    left, right = set(range(len(expected))), set(range(len(got)))
    for *_, i, j in sorted(ranked):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            yield expected[i], got[j]


def _agreement(one: Incident, other: Incident) -> int:
    """How much two incidents agree; 0 where they are no pair."""
    dated, placed = _same_date(one, other), _same_place(one, other)
    if one.type != other.type and not (dated and placed):
        return 0
    return 2 * (one.type == other.type) + (one.subtype == other.subtype) + dated + placed


def _span(incident: Incident) -> tuple[date, date] | None:
    first, last = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    return (first, last) if first and last else None


def _same_date(one: Incident, other: Incident) -> bool:
    a, b = _span(one), _span(other)
    if a is None or b is None:
        return False
    return abs((a[0] - b[0]).days) <= NEAR_DAYS and abs((a[1] - b[1]).days) <= NEAR_DAYS


def _same_place(one: Incident, other: Incident) -> bool:
    a, b = one.place, other.place
    if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return km(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM
