"""Where a merging put the events, as it is remembered between two mergings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Seat(NamedTuple):
    """Where the last merging put an event, and by what changes are known to reach it.

    `event` is its number, `group`, `doc` and `day` (the last one that its date allows, as an ordinal) what it is found
    under, `ground` whether it is fighting on the ground; `published` is the day by which it is sorted first. `incident`
    is the id of the incident that it was put into, for the reasons `why`; `lasting` tells whether that was a battle
    that goes on then.
    """

    event: int
    group: str
    doc: str
    day: int | None
    ground: bool
    published: str
    incident: str
    lasting: bool
    why: tuple[str, ...]


@dataclass(slots=True)
class Reach:
    """What a change reaches in one group: reports from a day of publication on that share a document, are of days near
    these, or (where a battle that goes on is among what changed) are fighting on the ground."""

    published: str
    days: set[int] = field(default_factory=set)
    docs: set[str] = field(default_factory=set)
    lasting: bool = False

    def grow(self, seats: Iterable[Seat]) -> bool:
        """Take in what events reach whose incidents changed; whether that was more than before."""
        before = len(self.days), len(self.docs), self.lasting
        for seat in seats:
            if seat.day is not None:
                self.days.add(seat.day)
            self.docs.add(seat.doc)
            self.lasting |= seat.lasting
        return before != (len(self.days), len(self.docs), self.lasting)
