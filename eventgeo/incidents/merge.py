"""The merging of reports into incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eventgeo.incidents.blocking import Blocks
from eventgeo.incidents.fuse import fused_date, incident
from eventgeo.incidents.identity import LAST, order
from eventgeo.incidents.profile import Profile, join, profile
from eventgeo.incidents.same import Verdict, likeness
from eventgeo.incidents.spots import Spots
from eventgeo.incidents.words import shared
from eventgeo.records import Event, EventDate, Incident, Kind
from eventgeo.records.packing import packing
from eventgeo.records.spool import HELD, Part, Spool, sort_key


@dataclass(frozen=True, slots=True)
class ByHand:
    """What persons decided about reports, each named by its document and trigger span: reports `together` under one
    label are one incident, and one that stands `apart` is an incident alone.
    """

    together: Mapping[tuple[str, tuple[int, int]], str] = field(default_factory=dict)
    apart: Collection[tuple[str, tuple[int, int]]] = frozenset()


AS_READ = ByHand()


def merging_order(event: Event) -> tuple[Part, ...]:
    """A total order of events: nothing of it depends on the order of the input."""
    day, doc, trigger, start = order(event.report)
    return day, doc, *trigger, start, event.type, event.subtype, event.modality, event.kind, event.report.end


def _phrases(whys: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    reasons = Counter(reason for why in whys for reason in why)
    named = ", ".join(f"{reason} ({times})" if times > 1 else reason for reason, times in reasons.most_common(6))
    return (f"{len(whys)} reports were merged: {named}",)


@dataclass(frozen=True, slots=True)
class Draft:
    """An incident before it is made: the numbers of its events in their order, and by what each was joined.

    `founder` sorts as the founding report's document and trigger do; `spanned` is the whole span of what went on (None:
    it did not), `dates` are those of the reports that say what happened.
    """

    numbers: tuple[int, ...]
    whys: tuple[tuple[str, ...], ...]
    founder: bytes
    spanned: EventDate | None
    dates: tuple[EventDate, ...]

    def made(self, waiting: Spool[Event]) -> Incident:
        """The incident."""
        told = [waiting[number] for number in self.numbers]
        return incident(told, self.spanned, _phrases(self.whys) if len(told) > 1 else ())

    def order(self) -> bytes:
        """What sorts as `Incident.order` of the incident does."""
        when = fused_date(self.dates, self.spanned) if len(self.numbers) > 1 else self.dates[0]
        day = when.start or when.end
        return sort_key((day.isoformat() if day else LAST,)) + self.founder


class Gathering:
    """The incidents that reports tell of, as the reports come in their order."""

    def __init__(self, by_hand: ByHand = AS_READ) -> None:
        self._by_hand = by_hand
        self._profiles: list[Profile] = []
        self._spots = Spots()
        self._founders: list[bytes] = []
        self._whys: dict[int, list[tuple[str, ...]]] = {}
        self._dates: dict[int, list[tuple[Kind, EventDate]]] = {}
        self._joined: dict[str, int] = {}
        self._blocks = Blocks()

    def __len__(self) -> int:
        return len(self._profiles)

    def find(self, event: Event, new: Profile) -> tuple[int, tuple[str, ...]]:
        """The number of the incident that a report is of, and why; for a new one `len(self)`."""
        key = event.report.doc, event.report.trigger
        label = self._by_hand.together.get(key)
        if label in self._joined:
            return self._joined[label], ("a person joined them",)
        found = None if key in self._by_hand.apart else self._best(new)
        return (found[0], found[1].why) if found else (len(self), ())

    def _best(self, new: Profile) -> tuple[int, Verdict] | None:
        """The known incident that a report fits best, the earlier one of equals; None where it fits none."""
        best: tuple[int, Verdict] | None = None
        for number in sorted(self._spots.near(new.spot, self._blocks.like(new))):
            verdict = likeness(self._profiles[number], new)
            if verdict.same and (best is None or verdict.score > best[1].score):
                best = number, verdict
        return best

    def put(self, event: Event, new: Profile, number: int, why: tuple[str, ...]) -> Profile:
        """Add a report to an incident, or found the next one; gives the incident's profile."""
        key = event.report.doc, event.report.trigger
        if label := self._by_hand.together.get(key):
            self._joined.setdefault(label, number)
        if number == len(self):
            self._profiles.append(new)
            self._founders.append(sort_key((key[0], *key[1])))
        else:
            known = self._profiles[number]
            self._dates.setdefault(number, [(known.kind, known.date)]).append((new.kind, new.date))
            join(known, new)
            self._whys.setdefault(number, [()]).append(shared(why))
        self._spots.put(number, self._profiles[number].spot)
        if key not in self._by_hand.apart:
            self._blocks.put(number, self._profiles[number], event.report.doc)
        return self._profiles[number]

    def drafts(self) -> Iterator[Draft]:
        """The incidents, in the order of their founding reports."""
        for number, (known, founder) in enumerate(zip(self._profiles, self._founders, strict=True)):
            spanned = known.date if known.ongoing else None
            whys = tuple(self._whys.get(number, [()]))
            told = self._dates.get(number, [(known.kind, known.date)])
            dates = tuple(when for kind, when in told if kind == "incident") or tuple(when for _, when in told)
            yield Draft(tuple(known.reports), whys, founder, spanned, dates)


def waiting_events() -> Spool[Event]:
    """Where events wait until all have come; they come out in the order in which they are merged."""
    return Spool(HELD, *packing(Event))


def merge(events: Iterable[Event], by_hand: ByHand = AS_READ, *, dated: bool = False) -> Iterator[Incident]:
    """The incidents that events tell of, one for each happening, each with all its reports.

    What persons decided goes before likeness; `by_hand` is looked into when all events have been taken.

    The incidents, their ids and their fields are the same for any order of `events`; they come out in the order of
    their founding reports, or of their dates (`Incident.order`) where that is asked for. The events wait in a temporary
    file: memory holds about a kilobyte for each incident, which comparing needs. The time is near-linear in the number
    of events. OutputError where the disk is full.
    """
    waiting = waiting_events()
    for event in events:
        waiting.put(merging_order(event), event)
    gathering = Gathering(by_hand)
    for number, event in waiting.sorted():
        new = profile(event, number)
        gathering.put(event, new, *gathering.find(event, new))
    drafts = list(gathering.drafts())
    if dated:
        drafts.sort(key=Draft.order)
    for draft in drafts:
        yield draft.made(waiting)
