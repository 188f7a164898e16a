"""Merging again where some reports came or went: only what the change can reach is decided anew.

A report is compared with the incidents that share a block with it (`blocking`): of a day near its own, of its document,
or, for fighting on the ground, with battles that go on. So a change reaches the later reports that such a block joins
to an incident that it touched, and no others; what those were merged with before stands. Which incidents came out
otherwise is seen afterwards: where they reach further reports, these are decided anew too, until none are left.

What persons decided reaches further than likeness does. Reports that they put together are in one incident, whatever
their days and kinds: where one of them is decided anew, all are. An incident that they decided anything about is put
together anew each time, so that what comes of their decisions can be told in full.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from eventgeo.incidents.blocking import UPDATED_DAYS, WIDEST
from eventgeo.incidents.identity import id_of, published
from eventgeo.incidents.merge import AS_READ, ByHand, Gathering, merging_order, waiting_events
from eventgeo.incidents.profile import profile
from eventgeo.records import Event, Incident
from eventgeo.records.seat import Reach, Seat

MUCH = 0.1
"""Share of the events that came or went from which merging all of them anew costs less."""
WIDE, LEAST = 0.3, 5000
"""Share of the seats, and number of them, that a change may reach before merging all events anew costs less."""
NEAR = UPDATED_DAYS + WIDEST
"""Days between the last days of two reports that may share a block: so late may one be, and so wide is a date kept."""


class Ledger(Protocol):
    """The seats of the last merging."""

    def count(self) -> int:
        """How many seats there are, those of events that went among them."""

    def came(self) -> Sequence[int]:
        """The numbers of the events that have no seat yet."""

    def went(self) -> Sequence[Seat]:
        """The seats of events that are no more."""

    def told(self, numbers: Iterable[int] | None) -> Iterable[tuple[int, Event]]:
        """The events of these numbers, or all of them (None), in any order."""

    def reached(self, group: str, reach: Reach, near: int) -> Iterable[Seat]:
        """The seats of a group that a change reaches, of events that are still there, with days up to `near` apart."""

    def beside(self, group: str, seats: Collection[Seat], near: int) -> Iterable[Seat]:
        """The seats of a group in all incidents that these events are in or may be compared with, of events that are
        still there: those with days up to `near` apart, those of the same documents, and, where one of the events is
        fighting on the ground, battles that go on."""

    def members(self, incidents: Collection[str]) -> Iterable[Seat]:
        """The seats of some incidents, of events that are still there."""

    def decided(self) -> Collection[int]:
        """The numbers of the events that persons decided about."""

    def seats(self, numbers: Iterable[int]) -> Iterable[Seat]:
        """The seats of the events of these numbers, where they are still there and have any."""

    def seat(self, seats: Iterable[Seat], *, anew: bool) -> None:
        """Keep these seats, in the place of the events' former ones; forget those of events that went, or (anew) all
        others."""


@dataclass(frozen=True, slots=True)
class Remerged:
    """The incidents that are new or were put together otherwise than before, and the ids of those that stood in their
    place (None: all did)."""

    incidents: Iterable[Incident]
    replaced: frozenset[str] | None


def remerge(ledger: Ledger, by_hand: ByHand = AS_READ) -> Remerged:
    """The incidents that came out otherwise than in the last merging, whose place this one takes in the ledger; those
    that persons decided about among them, where anything changed.

    With those that stay they are what `merge` makes of all events. `by_hand` is looked into when events have been told.
    """
    came, went = ledger.came(), ledger.went()
    if len(came) + len(went) >= MUCH * ledger.count():
        return _anew(ledger, by_hand)
    if not came and not went:
        return Remerged((), frozenset())
    return _reached(ledger, by_hand, came, went)


def _anew(ledger: Ledger, by_hand: ByHand) -> Remerged:
    """Merge all events."""
    seating = _Seating(_Waiting(ledger.told(None)), by_hand)
    ledger.seat(seating.seats(), anew=True)
    return Remerged(seating.made(), None)


def _reached(ledger: Ledger, by_hand: ByHand, came: Sequence[int], went: Sequence[Seat]) -> Remerged:
    """Decide anew what a change reaches, until that reaches no more."""
    moved = [*_Seating(_Waiting(ledger.told(came)), by_hand).seats(), *went]
    reaches = _Reaches(moved)
    reaches.grow([*moved, *ledger.members({seat.incident for seat in went})])
    waiting, decided = _Waiting(()), _Decided(ledger, by_hand)
    while True:
        again = [seat for group, reach in reaches.items() for seat in ledger.reached(group, reach, NEAR)]
        again += decided.together_with({*came, *(seat.event for seat in again)})
        beside = _beside(ledger, [*moved, *again]) | decided.seats()
        if len(beside) > max(LEAST, WIDE * ledger.count()):
            return _anew(ledger, by_hand)
        settled = {number: beside[number] for number in beside.keys() - {seat.event for seat in again}}
        waiting.add(ledger.told({*beside, *came}.difference(waiting.numbers)))
        seating = _Seating(waiting, by_hand, settled)
        then, now = [*beside.values(), *went], [*seating.seats()]
        before, after = _members(then), _members(now)
        changed = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
        if not reaches.grow([seat for seat in (*then, *now) if seat.incident in changed]):
            ledger.seat([seat for seat in now if seat.event not in settled], anew=False)
            changed |= {seat.incident for seat in (*then, *now) if seat.event in decided.numbers}
            return Remerged(seating.made(changed), frozenset(changed & before.keys()))


class _Decided:
    """The events that persons decided about, and which of them they put together."""

    def __init__(self, ledger: Ledger, by_hand: ByHand) -> None:
        self._ledger = ledger
        self.numbers = frozenset(ledger.decided())
        self._labels = {
            number: label
            for number, event in ledger.told(self.numbers)
            if (label := by_hand.together.get((event.report.doc, event.report.trigger)))
        }

    def seats(self) -> dict[int, Seat]:
        """The seats of all incidents that they are in, by their events."""
        incidents = {seat.incident for seat in self._ledger.seats(self.numbers)}
        return {seat.event: seat for seat in self._ledger.members(incidents)}

    def together_with(self, numbers: Collection[int]) -> Iterable[Seat]:
        """The seats of the events that are put together with any of these."""
        labels = {self._labels[number] for number in self._labels.keys() & numbers}
        return self._ledger.seats(number for number, label in self._labels.items() if label in labels)


class _Reaches(dict[str, Reach]):
    """What a change reaches, group by group."""

    def __init__(self, moved: Sequence[Seat]) -> None:
        super().__init__()
        self._first = {group: min(seat.published for seat in seats) for group, seats in _by_group(moved).items()}

    def __missing__(self, group: str) -> Reach:
        """A group is reached by another one where persons put reports of both together."""
        return self.setdefault(group, Reach(self._first.get(group) or min(self._first.values())))

    def grow(self, seats: Sequence[Seat]) -> bool:
        """Let each group reach what its events do, and those that are in one incident with these; whether one reaches
        more than before."""
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for seat in seats:
            groups[seat.incident].add(seat.group)
        found: defaultdict[str, list[Seat]] = defaultdict(list)
        for seat in seats:
            for group in groups[seat.incident]:
                found[group].append(seat)
        return sum(self[group].grow(some) for group, some in found.items()) > 0


def _by_group(seats: Iterable[Seat]) -> dict[str, list[Seat]]:
    groups: defaultdict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        groups[seat.group].append(seat)
    return groups


def _beside(ledger: Ledger, seats: Iterable[Seat]) -> dict[int, Seat]:
    """The seats beside these, by their events."""
    return {one.event: one for group, some in _by_group(seats).items() for one in ledger.beside(group, some, NEAR)}


def _members(seats: Iterable[Seat]) -> dict[str, set[tuple[int, tuple[str, ...]]]]:
    """Each incident's events, with why they are in it."""
    found: defaultdict[str, set[tuple[int, tuple[str, ...]]]] = defaultdict(set)
    for seat in seats:
        found[seat.incident].add((seat.event, seat.why))
    return found


class _Waiting:
    """Events with their numbers, that wait for their turn; more can be added."""

    def __init__(self, told: Iterable[tuple[int, Event]]) -> None:
        self.events = waiting_events()
        self.numbers = array("q")
        self.add(told)

    def add(self, told: Iterable[tuple[int, Event]]) -> None:
        """Let these wait too."""
        for number, event in told:
            self.events.put(merging_order(event), event)
            self.numbers.append(number)

    def sorted(self) -> Iterator[tuple[int, int, Event]]:
        """The place of each event here, its number and itself, in the order in which they are merged."""
        for place, event in self.events.sorted():
            yield place, self.numbers[place], event


class _Seating:
    """One run over some events, of which the `settled` ones keep their seats."""

    def __init__(self, waiting: _Waiting, by_hand: ByHand, settled: Mapping[int, Seat] = MappingProxyType({})) -> None:
        self._waiting = waiting
        self._settled = settled
        self._gathering = Gathering(by_hand)
        self._ids: list[str] = []

    def seats(self) -> Iterator[Seat]:
        """The seat of each event, in the order in which they are merged; to be gone through once."""
        known: dict[str, int] = {}
        for place, number, event in self._waiting.sorted():
            new = profile(event, place)
            last, ground = new.days and new.days[1], "ground" in new.kin
            held = self._settled.get(number)
            if held is not None:
                at, why = known.get(held.incident, len(self._ids)), held.why
            else:
                at, why = self._gathering.find(event, new)
            if at == len(self._ids):
                self._ids.append(id_of(event.report))
                known[self._ids[-1]] = at
            lasting = self._gathering.put(event, new, at, why).ongoing
            report, identity = event.report, self._ids[at]
            yield Seat(number, new.group, report.doc, last, ground, published(report), identity, lasting, why)

    def made(self, wanted: Collection[str] | None = None) -> Iterator[Incident]:
        """The incidents, or those of the wanted ids, once all events have their seats."""
        for identity, draft in zip(self._ids, self._gathering.drafts(), strict=True):
            if wanted is None or identity in wanted:
                yield draft.made(self._waiting.events)
