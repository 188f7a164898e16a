"""The places that sentences open with for what they tell themselves ("In Mombasa thousands marched")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import STREET, VIOLENT, Entry
from eventgeo.events.patterns import Words
from eventgeo.events.spots import Spot
from eventgeo.records import Layout

WITHIN = frozenset(["in", "at", "near", "outside", "around", "across"])
OPENERS = frozenset([",", ";", ":", "and", "while", "but", "as"])
TO_PLACE = 4
"""Within how many words before a name its preposition stands."""
TO_DEED = 9
"""Within how many words behind a name is told what was there."""


class Opening(NamedTuple):
    """The first sentence that opens with a place, and the kinds of happenings that such sentences tell."""

    first: int
    kinds: frozenset[str]


def openings(
    spots: Mapping[int, Sequence[Spot]], told: Mapping[int, Sequence[Frame]], layout: Layout, words: Words
) -> dict[str | None, Opening]:
    """The names of places that sentences with happenings of their own open with, and that stand nowhere else."""
    found: dict[str | None, Opening] = {}
    others: set[str | None] = set()
    for sentence in sorted(spots):
        frames = told.get(sentence, ())
        kinds = frozenset(_kind(frame.entry) for frame in frames)
        for spot in spots[sentence]:
            name = spot.toponym.name
            if not _opens(spot, layout.sentences[sentence].first, words, frames):
                others.add(name)
                continue
            first, known = found.get(name, Opening(sentence, kinds))
            found[name] = Opening(first, known | kinds)
    return {name: opening for name, opening in found.items() if name not in others}


def _opens(spot: Spot, first: int, words: Words, frames: Sequence[Frame]) -> bool:
    """Whether a place opens a clause, or is joined to one that does, and what was done there follows."""
    if spot.lead not in WITHIN or not any(spot.last <= frame.first < spot.last + TO_DEED for frame in frames):
        return False
    led = next((at for at in range(spot.first - 1, first - 1, -1) if words.low[at] == spot.lead), first)
    return led == first or (words.low[led - 1] in OPENERS and spot.first - led <= TO_PLACE)


def elsewhere(frame: Frame, opening: Opening | None) -> bool:
    """Whether a place that sentences open with (or none, that they do not) is where something else was, told later."""
    return opening is not None and opening.first > frame.sentence and _kind(frame.entry) not in opening.kinds


def _kind(entry: Entry) -> str:
    """All violence is of one kind, since a lead sums up what follows; a march is none of a riot."""
    if entry.type in VIOLENT:
        return "violence"
    return entry.subtype if entry.type in STREET else entry.type
