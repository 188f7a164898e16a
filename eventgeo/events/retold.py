"""The day of a happening that a later sentence names by it: "Friday's attack"."""

from __future__ import annotations

from eventgeo.events.fold import family
from eventgeo.events.frames import Frame
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes
from eventgeo.records import Timex

SOON = 4
"""Within how many sentences a happening is named again by its day."""
NAMED = classes()["named-by-day"]


def retold(head: Frame, scene: Scene) -> Timex | None:
    """The day by which one of the next sentences names a happening; None where another one is told of before that."""
    if family(head) != "violence":
        return None
    last = min(head.sentence + SOON, len(scene.layout.sentences) - 1)
    for sentence in range(head.sentence + 1, last + 1):
        day = _owner(sentence, scene)
        told = any(family(each) == "violence" and each.entry.kind == "core" for each in scene.frames_of(sentence))
        if day is not None or told:
            return day
    return None


def _owner(sentence: int, scene: Scene) -> Timex | None:
    """The one day that a sentence says an attack to be of."""
    shape = scene.layout.sentences[sentence]
    for timex in scene.mentions.timexes:
        if shape.start <= timex.start < shape.end and timex.first is not None and timex.first == timex.last:
            at = scene.layout.token_at(timex.end - 1)
            behind = scene.words.low[at : min(at + 3, shape.last)]
            if "'s" in behind[:2] and behind[-1] in NAMED:
                return timex
    return None
