"""The decisions of a reading that are worth a person's look, the most valuable first.

The worth of a look is how doubtful the decision is times how much hangs on it: the dead, and the sources that repeat
it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import log10
from typing import NamedTuple

from eventgeo.corrections.tables import Row
from eventgeo.corrections.values import date_words, place_words, tolls_words
from eventgeo.records import Incident, Report, km

SURE = 0.9
"""A reading of this confidence or more is not asked about."""
WIDE = {"country": 0.5, "region": 0.5, "admin1": 0.4}
"""How doubtful a place is that was resolved no finer."""
BASES = {"published": 0.5, "inherited": 0.3}
"""How doubtful a date is that the sentence does not state."""
OPEN_TOLL = 0.3
APART_TOLLS = 0.6
SAME_DAY_AND_PLACE = 0.5
NEAR_KM = 10.0
DISAGREEING = 0.4
MOST_OF_A_DAY = 40
"""Incidents of one type and day of which each pair is compared; more of them are not asked about."""


class Doubt(NamedTuple):
    """One decision: the action that would correct it, how doubtful it is (0 to 1), and why, in a sentence."""

    decision: str
    doubt: float
    why: str
    report: Report
    value: str = ""


def review(incidents: Iterable[Incident], limit: int | None = None, *, everything: bool = False) -> list[Row]:
    """Rows of a corrections file, one a doubtful decision, the most valuable first; nobody's decisions again.

    With `everything`, incidents without a doubt have a row as well, to be confirmed.
    """
    asked = [one for one in incidents if one.shown and one.reports]
    found = [
        (round(doubt.doubt * _weight(one), 3), one.id, doubt.decision, one, doubt)
        for one in asked
        if not one.corrections
        for doubt in [*_doubts(one)] or ([_sure(one)] if everything else [])
    ]
    found += [(round(doubt.doubt * _weight(one), 3), one.id, "merge", one, doubt) for one, doubt in _twins(asked)]
    found.sort(key=lambda item: (-item[0], item[1], item[2]))
    return [_row(one, doubt, worth) for worth, _, _, one, doubt in found[:limit]]


def _weight(incident: Incident) -> float:
    killed = (incident.killed and (incident.killed.high or incident.killed.low)) or 0
    return 1 + log10(1 + killed) + log10(incident.sources)


def _sure(incident: Incident) -> Doubt:
    return Doubt("confirm", 0.0, "", incident.reports[0])


def _doubts(incident: Incident) -> Iterator[Doubt]:
    founding = incident.reports[0]
    place, when = incident.place, incident.date
    if place is None or place.lat is None:
        yield Doubt("place", SAME_DAY_AND_PLACE, "no place is known", founding)
    elif place.confidence < SURE or place.precision in WIDE:
        why = f"“{place.as_written}” was taken for {place.name} ({place.confidence:.0%} sure, {place.precision})"
        yield Doubt("place", max(1 - place.confidence, WIDE.get(place.precision or "", 0.0)), why, founding)
    if when.start is None and when.end is None:
        yield Doubt("date", SAME_DAY_AND_PLACE, "no date is known", founding)
    elif when.basis in BASES:
        yield Doubt("date", BASES[when.basis], f"the sentence states no date ({when.basis})", founding)
    if incident.confidence < SURE:
        why = f"read as {incident.subtype or incident.type}, {incident.confidence:.0%} sure"
        yield Doubt("type", 1 - incident.confidence, why, founding)
    killed = incident.killed
    if killed and killed.low is not None and (killed.high is None or killed.high >= 2 * max(killed.low, 1)):
        doubt = OPEN_TOLL if killed.high is None else APART_TOLLS
        yield Doubt("toll", doubt, f"reports differ: {tolls_words(incident, ('killed',))}", founding)
    yield from _outsiders(incident)


def _outsiders(incident: Incident) -> Iterator[Doubt]:
    """Reports of an incident that place it elsewhere than the incident stands."""
    name = incident.place.name if incident.place else None
    for report in incident.reports[1:]:
        if name and report.place and report.place != name:
            yield Doubt("split", DISAGREEING, f"this report says {report.place}, the incident {name}", report)


def _twins(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, Doubt]]:
    """Incidents of one type, one day and nearly one place that were not merged, each with the earlier one's id."""
    days: dict[object, list[Incident]] = defaultdict(list)
    for one in incidents:
        if one.place and one.place.lat is not None and one.date.start and one.date.start == one.date.end:
            days[one.type, one.date.start].append(one)
    for same in days.values():
        for a, b in combinations(same, 2) if len(same) <= MOST_OF_A_DAY else ():
            if _near(a, b) and not (a.corrections and b.corrections):
                why = f"as {a.subtype} of the same day within {NEAR_KM:g} km: {a.reports[0].quote}"
                yield b, Doubt("merge", SAME_DAY_AND_PLACE, why, b.reports[0], a.id)


def _near(one: Incident, other: Incident) -> bool:
    a, b = one.place, other.place
    if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return km(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM


def _row(incident: Incident, doubt: Doubt, worth: float) -> Row:
    report = doubt.report
    others = [] if doubt.decision == "split" else [one for one in incident.reports if one is not report]
    return {
        "value": doubt.value,
        "decision": doubt.decision,
        "doubt": doubt.why,
        "worth": f"{worth:g}",
        "type": incident.subtype or incident.type,
        "date": date_words(incident.date),
        "place": place_words(incident.place),
        "toll": tolls_words(incident),
        "quote": report.quote,
        "incident": incident.id,
        "doc": report.doc,
        "sha256": report.sha256,
        "start": str(report.trigger[0]),
        "end": str(report.trigger[1]),
        "also": json.dumps([[o.doc, o.sha256, *o.trigger, o.quote] for o in others], ensure_ascii=False)
        if others
        else "",
    }
