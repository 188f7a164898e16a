"""Corrections on their way through the stages: set before merging, joined and parted in it, settled after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from eventgeo.corrections.binding import Key, Reports, even, key_of
from eventgeo.corrections.ruling import FIELDS, TOLLS, Evidence, Kind, Ruling, Value
from eventgeo.corrections.values import words
from eventgeo.records import Correction, Event, EventDate, Happening, Incident, Issue, Place, Report, Toll

Identity = Callable[[Iterable[Report]], str]
"""The id of the incident that reports would found."""


class _Bound(NamedTuple):
    """A ruling that found a report: its place among all, and what the report said before (None: it sets no value)."""

    number: int
    ruling: Ruling
    was: str | None


class Docket:
    """The rulings of a build. Give it the events (`all_corrected`, or, one by one, `concerns`,
    `bind` and `corrected`), merge what it gives back with `together` and `apart`,
    give it the incidents (`settled`); then `issues` tells what could not be done. It holds the events of corrected
    documents alone.
    """

    def __init__(self, rulings: Sequence[Ruling], identity: Identity) -> None:
        self._rulings = rulings
        self._identity = identity
        self._bound: dict[Key, list[_Bound]] = defaultdict(list)
        self._said: set[str] = set()
        self.together: dict[Key, str] = {}
        self.apart: set[Key] = set()
        self.issues: list[Issue] = []
        evidence = [one for ruling in rulings for one in (ruling.evidence, *ruling.also)]
        self._docs, self._texts = {one.doc for one in evidence}, {one.sha256 for one in evidence}
        self._quotes = {even(one.quote) for one in evidence if one.quote}
        self._others = {str(ruling.value) for ruling in rulings if ruling.correction.action == "merge"}

    def all_corrected(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events with places, dates, types and tolls as persons set them; those concerned come last."""
        held: list[Event] = []
        for event in events:
            if self.concerns(event):
                held.append(event)
            else:
                yield event
        self.bind(held)
        yield from map(self.corrected, held)

    def concerns(self, event: Event) -> bool:
        """Whether a ruling may be about an event."""
        report = event.report
        return (
            report.doc in self._docs
            or report.sha256 in self._texts
            or (bool(self._quotes) and even(report.quote) in self._quotes)
            or (bool(self._others) and self._identity([report]) in self._others)
        )

    def bind(self, events: Sequence[Event]) -> None:
        """Find the reports of all rulings, among all the events that one may be about."""
        for kept in (self._bound, self._said, self.together, self.apart, self.issues):
            kept.clear()
        reports = Reports(events)
        founders = {self._identity([event.report]): event for event in events}
        for number, ruling in enumerate(self._rulings):
            found = [reports.find(ruling.evidence)]
            if found[0] is None:
                self._lost(ruling, ruling.evidence)
                continue
            for one in ruling.also:
                found.append(reports.find(one))
                if found[-1] is None:
                    self._lost(ruling, one)
            self._bind_one(number, [event for event in found if event is not None], founders)

    def _bind_one(self, number: int, events: Sequence[Event], founders: dict[str, Event]) -> None:
        """Note a ruling under its reports, and what it means for the merging."""
        ruling = self._rulings[number]
        action = ruling.correction.action
        if action == "merge":
            other = founders.get(str(ruling.value))
            if other is None:
                self._lost(ruling, ruling.evidence, f"no report founds the incident {ruling.value} any more")
                return
            self._join(key_of(events[0]), key_of(other))
        if action == "split":
            self.apart.add(key_of(events[0]))
        tolls = ruling.value if isinstance(ruling.value, dict) else TOLLS
        for event in events if action in FIELDS else events[:1]:
            was = words(action, event, tolls) if action in FIELDS else None
            self._bound[key_of(event)].append(_Bound(number, ruling, was))

    def _join(self, one: Key, other: Key) -> None:
        """Put two reports, and all that are together with them, under one label."""
        labels = [self.together.get(key, f"{key[0]} {key[1]}") for key in (one, other)]
        for key in [key for key, label in self.together.items() if label == labels[1]] + [one, other]:
            self.together[key] = labels[0]

    def _lost(self, ruling: Ruling, evidence: Evidence, reason: str = "its sentence is not there any more") -> None:
        made = ruling.correction
        message = f"{ruling.origin}: {made.who} decided “{_told(made)}” here, but {reason}"
        self.issues.append(
            Issue("merge", evidence.doc, "correction lost", message, *evidence.trigger, evidence.quote, refused=True)
        )

    def corrected(self, event: Event) -> Event:
        """An event with place, date, type and tolls as persons set them."""
        bound = self._bound.get(key_of(event))
        fields = self._fields([one.ruling for one in bound], event) if bound else {}
        return replace(event, **fields) if fields else event

    def treatment(self, event: Event) -> str:
        """What is done to an event: the rulings that are about it, and what it is put together with or apart from; ""
        where nothing is."""
        key = key_of(event)
        rulings, label, apart = self._bound.get(key, ()), self.together.get(key), key in self.apart
        return repr(([one.number for one in rulings], label, apart)) if rulings or label or apart else ""

    def _fields(self, rulings: Iterable[Ruling], happening: Happening) -> dict[str, Any]:
        """What rulings set, the first of those that contradict each other, which are told of once."""
        fields: dict[str, Any] = {}
        setters: dict[str, Ruling] = {}
        for ruling in rulings:
            for name, value in _settings(ruling.value, happening, ruling.correction.action).items():
                if setters.setdefault(name, ruling) is ruling:
                    fields[name] = value
                elif fields[name] != value:
                    self._contradicts(ruling, setters[name])
        return fields

    def _contradicts(self, ruling: Ruling, earlier: Ruling) -> None:
        message = (
            f"{ruling.origin}: “{_told(ruling.correction)}” contradicts “{_told(earlier.correction)}” "
            f"({earlier.origin}) about the same incident; the earlier one stands"
        )
        if message not in self._said:
            self._said.add(message)
            one = ruling.evidence
            self.issues.append(
                Issue("merge", one.doc, "corrections contradict", message, *one.trigger, one.quote, refused=True)
            )

    def settled(self, incidents: Iterable[Incident]) -> Iterator[Incident]:
        """The incidents, with corrected values standing and each decision noted; dropped ones become Issues."""
        for incident in incidents:
            rulings = self._about(incident)
            made = [replace(bound.ruling.correction, was=bound.was) for bound in rulings]
            dropped = next((one for one in made if one.action == "drop"), None)
            if dropped:
                self.issues += [_dropped(report, dropped) for report in incident.reports]
            elif made:
                yield self._settled(incident, [bound.ruling for bound in rulings], made)
            else:
                yield incident

    def _about(self, incident: Incident) -> list[_Bound]:
        """The rulings about an incident in the order of their files, each once, as its first report has it."""
        found: dict[int, _Bound] = {}
        for report in incident.reports:
            for bound in self._bound.get((report.doc, report.trigger), ()):
                found.setdefault(bound.number, bound)
        return [found[number] for number in sorted(found)]

    def _settled(self, incident: Incident, rulings: Sequence[Ruling], made: Sequence[Correction]) -> Incident:
        joined = [str(ruling.value) for ruling in rulings if ruling.correction.action == "merge"]
        formerly = dict.fromkeys([*incident.formerly, *joined])
        formerly.pop(incident.id, None)
        fields = self._fields(rulings, incident)
        return replace(incident, **fields, formerly=tuple(formerly), corrections=(*incident.corrections, *made))


def _told(made: Correction) -> str:
    return f"{made.action} {made.value}".strip()


def _dropped(report: Report, made: Correction) -> Issue:
    message = f"{made.who} dropped it: {made.why}"
    return Issue("merge", report.doc, "dropped", message, *report.trigger, report.quote)


def _settings(value: Value, happening: Happening, action: str) -> dict[str, Any]:
    """The fields of a happening that a ruling sets. The words of the report, and who stated a toll, are kept."""
    if action == "place":
        written = happening.place.as_written if happening.place else None
        return {"place": replace(value, as_written=written or value.as_written) if isinstance(value, Place) else None}
    if isinstance(value, EventDate):
        return {"date": replace(value, as_written=happening.date.as_written)}
    if isinstance(value, Kind):
        return {"type": value.type, "subtype": value.subtype, "plover": value.plover}
    if isinstance(value, dict):
        return {name: _stated(toll, getattr(happening, name)) for name, toll in value.items()}
    return {}


def _stated(toll: Toll | None, before: Toll | None) -> Toll | None:
    return replace(toll, by=before.by) if toll and before else toll
