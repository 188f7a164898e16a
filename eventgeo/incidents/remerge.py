"""Merging again where some reports came or went: only what the change can reach is decided anew.

A report is compared with the incidents that share a block with it (`blocking`): of a day near its own, of its document,
or, for fighting on the ground, with battles that go on. So a change reaches the later reports that such a block joins
to an incident that it touched, and no others; what those were merged with before stands. Which incidents came out
otherwise is seen afterwards: where they reach further reports, these are decided anew too, until none are left.
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
from eventgeo.incidents.merge import Gathering, merging_order, waiting_events
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
        """All seats of some incidents."""

    def seat(self, seats: Iterable[Seat], *, anew: bool) -> None:
        """Keep these seats, in the place of the events' former ones; forget those of events that went, or (anew) all
        others."""


@dataclass(frozen=True, slots=True)
class Remerged:
    """The incidents that are new or were put together otherwise than before, and the ids of those that stood in their
    place (None: all did)."""

    incidents: Iterable[Incident]
    replaced: frozenset[str] | None


def remerge(ledger: Ledger) -> Remerged:
    """The incidents that came out otherwise than in the last merging, whose place this one takes in the ledger.

    With those that stay they are what `merge` makes of all events.
    """
    came, went = ledger.came(), ledger.went()
    if len(came) + len(went) >= MUCH * ledger.count():
        return _anew(ledger)
    if not came and not went:
        return Remerged((), frozenset())
    return _reached(ledger, came, went)


def _anew(ledger: Ledger) -> Remerged:
    """Merge all events."""
    seating = _Seating(_Waiting(ledger.told(None)))
    ledger.seat(seating.seats(), anew=True)
    return Remerged(seating.made(), None)


def _reached(ledger: Ledger, came: Sequence[int], went: Sequence[Seat]) -> Remerged:
    """Decide anew what a change reaches, until that reaches no more."""
    moved = [*_Seating(_Waiting(ledger.told(came))).seats(), *went]
    reaches = {group: Reach(min(seat.published for seat in seats)) for group, seats in _by_group(moved).items()}
    _grow(reaches, [*moved, *ledger.members({seat.incident for seat in went})])
    waiting = _Waiting(())
    while True:
        again = [seat for group, reach in reaches.items() for seat in ledger.reached(group, reach, NEAR)]
        beside = _beside(ledger, [*moved, *again])
        if len(beside) > max(LEAST, WIDE * ledger.count()):
            return _anew(ledger)
        settled = {number: beside[number] for number in beside.keys() - {seat.event for seat in again}}
        waiting.add(ledger.told({*beside, *came}.difference(waiting.numbers)))
        seating = _Seating(waiting, settled)
        then, now = [*beside.values(), *went], [*seating.seats()]
        before, after = _members(then), _members(now)
        changed = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
        if not _grow(reaches, [seat for seat in (*then, *now) if seat.incident in changed]):
            ledger.seat([seat for seat in now if seat.event not in settled], anew=False)
            return Remerged(seating.made(changed), frozenset(changed & before.keys()))


def _by_group(seats: Iterable[Seat]) -> dict[str, list[Seat]]:
    groups: defaultdict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        groups[seat.group].append(seat)
    return groups


def _grow(reaches: Mapping[str, Reach], seats: Iterable[Seat]) -> bool:
    """Let each group reach what its events do; whether one reaches more than before."""
    return sum(reaches[group].grow(some) for group, some in _by_group(seats).items()) > 0


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

    def __init__(self, waiting: _Waiting, settled: Mapping[int, Seat] = MappingProxyType({})) -> None:
        self._waiting = waiting
        self._settled = settled
        self._gathering = Gathering()
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
