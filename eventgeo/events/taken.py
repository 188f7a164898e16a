"""Towns that are taken: "Bara was captured" tells of a place and not of a prisoner; "Kupiansk fell" of a place too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import types
from eventgeo.events.patterns import Words
from eventgeo.events.spots import Spot
from eventgeo.events.tables import classes

SEIZED = frozenset(["captured", "seized", "taken", "retaken", "recaptured", "overrun"])
"""What befalls prisoners and towns alike."""
HELD = frozenset(["arrest", "abduction"])
"""What it is where it befalls people."""
GAIN = "territory gained"
SUPPORT = classes()["be"] | frozenset(["has", "have", "had", "also", "later", "already", "finally", "now", "since"])
"""What stands between a subject and its verb."""
KINDS = classes()["settlement"]


def is_subject(frame: Frame, words: Words, spots: Sequence[Spot]) -> bool:
    """Whether the subject of a verb is a place of its sentence, or a word for one ("the town")."""
    index = frame.first - 1
    while index > 0 and words.low[index] in SUPPORT:
        index -= 1
    spot = next((spot for spot in spots if spot.last == index + 1), None)
    return words.low[index] in KINDS if spot is None else not spot.lead


def of_place(frame: Frame, words: Words, spots: Sequence[Spot]) -> Frame:
    """A trigger as that of a town, where a verb that may be of people tells of one; else as it is."""
    entry = frame.entry
    if entry.subtype not in HELD or SEIZED.isdisjoint(words.low[frame.first : frame.last]):
        return frame
    if frame.voice != "passive" or not is_subject(frame, words, spots):
        return frame
    return replace(frame, entry=replace(entry, type=types()[GAIN][0], subtype=GAIN))
