"""What a sentence says for its triggers telling of one incident, and not of violence in general or long past."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from eventgeo.events.fold import Read
from eventgeo.events.frames import Frame
from eventgeo.events.judging.deeds import Deed, deed_of
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes, classes_of

NOUNS = ("rebel", "army", "police", "dignitary", "civilian", "target", "weapon", "sign")
REACH = 9
"""How many words from a trigger its nearest nouns are looked for."""
ARTICLES = {
    "the": "the",
    "this": "the",
    "that": "the",
    "these": "the",
    "those": "the",
    "a": "a",
    "an": "a",
    "another": "a",
}
AGES = ((0, "future"), (1, "today"), (2, "yesterday"), (8, "week"), (32, "month"), (75, "season"), (400, "year"))
"""Dates that are under so many days old, and what that is called."""


def step(value: float, *limits: float) -> int:
    """How many of the limits, in ascending order, a value is above."""
    return bisect_left(limits, value)


@lru_cache(maxsize=65536)
def noun_class(low: str) -> str:
    """The class of a noun that frames know, or ""."""
    if low[0].isdigit() or low in classes()["number"]:
        return "number"
    found = classes_of().get(low)
    return next((name for name in NOUNS if name in found), "") if found else ""


def _nearest(kinds: Sequence[str], indices: range) -> str:
    return next((kinds[index] for index in indices if kinds[index]), "-")


def _frame(frame: Frame, scene: Scene, first: int, last: int, kinds: Sequence[str]) -> Iterator[str]:
    """How a trigger stands: its voice and article, whether it is denied or meant, the nearest nouns on each side."""
    low, at, end = scene.words.low, frame.first, frame.last
    act = f"{frame.entry.subtype}/{frame.entry.kind}"
    left = _nearest(kinds, range(at - first - 1, max(0, at - first - REACH) - 1, -1))
    right = _nearest(kinds, range(end - first, min(last, end + REACH) - first))
    article = next((ARTICLES[word] for word in reversed(low[max(first, at - 2) : at]) if word in ARTICLES), "none")
    doubt = "~" if not classes()["doubt"].isdisjoint(low[max(first, at - 4) : at]) else ""
    by = "by" if "by" in low[end : min(last, end + REACH)] else ""
    word = " ".join(low[at:end])
    voice = frame.voice
    yield from (
        f"act={act}", f"voice={act}/{voice}{doubt}", f"left={act}/{voice}/{left}", f"right={act}/{voice}/{right}",
        f"frame={act}/{voice}/{left}/{right}", f"article={act}/{article}", f"trigger={word}/{voice}",
        f"left={word}/{left}", f"right={word}/{right}", f"by={act}/{voice}/{by}", f"modality={frame.trigger.modality}",
    )  # fmt: skip


def _ages(scene: Scene, index: int) -> Iterator[str]:
    """How old the dates of a sentence are."""
    found = scene.ages(index)
    for days in found:
        yield "age=" + next((name for limit, name in AGES if days < limit), "old")
    if not found:
        yield "age=none"


def words(scene: Scene, index: int) -> list[str]:
    """The features of a sentence that all its triggers share."""
    sentence = scene.layout.sentences[index]
    low = ["#" if word[0].isdigit() else word for word in scene.words.low[sentence.first : sentence.last]]
    found = [f"w={word}" for word in low if word[0].isalnum() or word == "#"]
    found += [f"w={one}_{two}" for one, two in pairwise(low)]
    kinds = [noun_class(word) for word in scene.words.low[sentence.first : sentence.last]]
    found += [f"class={kind}" for kind in set(kinds) if kind]
    acts = [frame.entry.subtype for frame in scene.frames_of(index)]
    found += [f"with={act}/{kind}" for act in acts for kind in set(kinds) if kind]
    found.append(f"acts={min(len(acts), 4)}")
    found.append(f"opens={acts[0] if acts else '-'}")
    found += [f"acts={one}/{two}" for one in acts for two in acts if one < two]
    for frame in scene.frames_of(index):
        found += _frame(frame, scene, sentence.first, sentence.last, kinds)
    found += _ages(scene, index)
    found += [f"place={(spot.location or spot.toponym).precision}" for spot in scene.spots.get(index, ())]
    found += [f"toll={toll.kind}" for toll in scene.tolls(index)]
    for offset in (-1, 1):
        found += [f"beside{offset}={each.entry.subtype}" for each in scene.frames_of(index + offset)]
    if '"' in low or "“" in low:
        found.append("quoted")
    found += [f"genre={word}" for word in scene.genre]
    found.append(f"where={step(index, 0, 1, 2, 4, 8, 15)}")
    found.append(f"length={step(len(scene.layout.sentences), 1, 3, 8, 15, 25)}")
    return list(dict.fromkeys(found))


def features(group: Sequence[Read], scene: Scene, shared: Sequence[str]) -> list[str]:
    """What is told of a group of triggers, as names of the weights' table; `shared` is `words` of its sentence."""
    return [*of_deed(deed_of(group[0].frame.entry.subtype), shared), *own(group, scene)]


def of_deed(deed: Deed, shared: Sequence[str]) -> list[str]:
    """The features that all triggers of a sentence share, by themselves and for a deed."""
    return [*shared, *(f"{deed}.{each}" for each in shared)]


def own(group: Sequence[Read], scene: Scene) -> list[str]:
    """The features that a group of triggers has to itself."""
    head = group[0].frame
    deed = deed_of(head.entry.subtype)
    sentence = scene.layout.sentences[head.sentence]
    kinds = [noun_class(word) for word in scene.words.low[sentence.first : sentence.last]]
    found = [f"deed={deed}", f"own={head.entry.subtype}/{head.entry.kind}", f"standing={deed}/{group[0].standing}"]
    for read in group:
        found += [f"own.{each}" for each in _frame(read.frame, scene, sentence.first, sentence.last, kinds)]
    return list(dict.fromkeys(found))
