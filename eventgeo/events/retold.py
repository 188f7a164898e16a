"""The day of a happening that a later sentence names by it: "Friday's attack", "the incident occurred on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import VIOLENT
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes
from eventgeo.records import Timex

SOON = 4
"""Within how many sentences a happening is named again by its day."""
NAMED = classes()["named-by-day"]
OCCURRED = re.compile(
    r"(?:the|this) (?:[\w-]+ )?(?P<what>[\w-]+) (?:reportedly |allegedly )?"
    r"(?:occurred|happened|took place|was (?:carried out|reported|recorded)|began|started)\b[^.;,]*\Z",
    re.I,
)
"""What stands before the day of a happening that a sentence names to say when it was."""


def retold(head: Frame, scene: Scene) -> Timex | None:
    """The day by which one of the next sentences names a happening; None where another one is told of before that."""
    if head.entry.type not in VIOLENT:
        return None
    last = min(head.sentence + SOON, len(scene.layout.sentences) - 1)
    for sentence in range(head.sentence + 1, last + 1):
        day = next(chain(_owners(sentence, scene), _occurrences(sentence, scene)), None)
        told = any(each.entry.type in VIOLENT and each.entry.kind == "core" for each in scene.frames_of(sentence))
        if day is not None or told:
            return day
    return None


def _days(sentence: int, scene: Scene) -> Iterator[Timex]:
    """The expressions of one day in a sentence."""
    return (each for each in scene.timexes(sentence) if each.first is not None and each.first == each.last)


def _owners(sentence: int, scene: Scene) -> Iterator[Timex]:
    """The days that a sentence says an attack to be of."""
    for timex in _days(sentence, scene):
        at = scene.layout.token_at(timex.end - 1)
        behind = scene.words.low[at : min(at + 3, scene.layout.sentences[sentence].last)]
        if "'s" in behind[:2] and behind[-1] in NAMED:
            yield timex


def _occurrences(sentence: int, scene: Scene) -> Iterator[Timex]:
    """The days on which a sentence says that the happening was."""
    start = scene.layout.sentences[sentence].start
    for timex in _days(sentence, scene):
        match = OCCURRED.match(scene.layout.reading, start, timex.start)
        if match and match["what"].lower() in NAMED:
            yield timex
