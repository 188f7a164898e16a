"""The merging of reports into incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from eventgeo.incidents.blocking import Blocks
from eventgeo.incidents.fuse import fused_date, incident, own
from eventgeo.incidents.identity import LAST, order
from eventgeo.incidents.profile import Profile, join, profile
from eventgeo.incidents.same import REACH, Verdict, likeness
from eventgeo.records import Event, EventDate, Incident
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


def _order(event: Event) -> tuple[Part, ...]:
    """A total order of events: nothing of it depends on the order of the input."""
    return *order(event.report), event.type, event.subtype, event.modality, event.kind, event.report.end


def _best(new: Profile, gathered: list[Profile], numbers: list[int]) -> tuple[int, Verdict] | None:
    """The known incident that a report fits best, the earlier one of equals; None where it fits none."""
    best: tuple[int, Verdict] | None = None
    for number in _in_reach(new.point, gathered, numbers):
        verdict = likeness(gathered[number], new)
        if verdict.same and (best is None or verdict.score > best[1].score):
            best = number, verdict
    return best


def _in_reach(point: tuple[float, float] | None, gathered: list[Profile], numbers: list[int]) -> list[int]:
    """The incidents whose fine place is not too far from a fine one at a glance; most of a block's are."""
    if point is None:
        return numbers
    south, north, west, east = point[0] - REACH, point[0] + REACH, point[1] - REACH, point[1] + REACH
    others = [(number, gathered[number].point) for number in numbers]
    return [n for n, at in others if at is None or (south <= at[0] <= north and west <= at[1] <= east)]


def _phrases(count: int, reasons: Counter[str]) -> tuple[str, ...]:
    named = ", ".join(f"{reason} ({times})" if times > 1 else reason for reason, times in reasons.most_common(6))
    return (f"{count} reports were merged: {named}",)


@dataclass(frozen=True, slots=True)
class Draft:
    """An incident before it is made: the numbers of its events in their order, and by what they were joined.

    `founder` sorts as the founding report's document and trigger do; `spanned` is the whole span of what went on (None:
    it did not), `day` what the only event's date begins or ends with.
    """

    numbers: tuple[int, ...]
    founder: bytes
    spanned: EventDate | None
    day: date | None
    reasons: Counter[str] | None

    def made(self, waiting: Spool[Event]) -> Incident:
        """The incident."""
        told = [waiting[number] for number in self.numbers]
        return incident(told, self.spanned, _phrases(len(told), self.reasons) if self.reasons else ())

    def order(self, waiting: Spool[Event]) -> bytes:
        """What sorts as `Incident.order` of the incident does."""
        day = self.day
        if len(self.numbers) > 1:
            when = fused_date(own([waiting[number] for number in self.numbers]), self.spanned)
            day = when.start or when.end
        return sort_key((day.isoformat() if day else LAST,)) + self.founder


def _drafts(waiting: Spool[Event], by_hand: ByHand) -> list[Draft]:
    """The incidents that the waiting events tell of, in the order of their founding reports."""
    gathered: list[Profile] = []
    founders: list[bytes] = []
    reasons: dict[int, Counter[str]] = {}
    joined: dict[str, int] = {}
    blocks = Blocks()
    for place, event in waiting.sorted():
        new, key = profile(event, place), (event.report.doc, event.report.trigger)
        label = by_hand.together.get(key)
        why: tuple[str, ...] = ()
        if label in joined:
            number, why = joined[label], ("a person joined them",)
        elif key not in by_hand.apart and (found := _best(new, gathered, blocks.like(new))) is not None:
            number, why = found[0], found[1].why
        else:
            number = len(gathered)
        if number == len(gathered):
            gathered.append(new)
            founders.append(sort_key(key))
        else:
            join(gathered[number], new)
            reasons.setdefault(number, Counter()).update(why)
        if label is not None:
            joined.setdefault(label, number)
        if key not in by_hand.apart:
            blocks.put(number, gathered[number], event.report.doc)
    return [
        Draft(
            tuple(known.reports),
            founder,
            known.date if known.ongoing else None,
            known.date.start or known.date.end,
            reasons.get(number),
        )
        for number, (known, founder) in enumerate(zip(gathered, founders, strict=True))
    ]


def merge(events: Iterable[Event], by_hand: ByHand = AS_READ, *, dated: bool = False) -> Iterator[Incident]:
    """The incidents that events tell of, one for each happening, each with all its reports.

    What persons decided goes before likeness; `by_hand` is looked into when all events have been taken.

    The incidents, their ids and their fields are the same for any order of `events`; they come out in the order of
    their founding reports, or of their dates (`Incident.order`) where that is asked for. The events wait in a temporary
    file: memory holds about a kilobyte for each incident, which comparing needs. The time is near-linear in the number
    of events. OutputError where the disk is full.
    """
    waiting: Spool[Event] = Spool(HELD, *packing(Event))
    for event in events:
        waiting.put(_order(event), event)
    drafts = _drafts(waiting, by_hand)
    if dated:
        drafts.sort(key=lambda draft: draft.order(waiting))
    for draft in drafts:
        yield draft.made(waiting)
