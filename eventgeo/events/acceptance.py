"""Whether a trigger tells of one happening, or speaks of violence in general: a linear model over its frame.

The frame says how the trigger stands: its words, voice and article, the nearest kinds of nouns and actors on each side,
what else its sentence tells, and where in the report it stands. Weights are learned by `eventgeo.events.train`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.events.fold import DONE, Read, family
from eventgeo.events.frames import Frame
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes, classes_of
from eventgeo.events.weights import score

THRESHOLD = -0.5
"""A group of triggers that scores less tells of no one happening. Chosen on MUC-4's dev reports."""
VAGUE_THRESHOLD = 0.0
"""The same for a group whose own sentence says neither where nor when. Chosen on MUC-4's dev, tst1 and tst2 reports."""
PARTICULAR = -1.5
"""The same for a deed of which its own sentence says both the town and the day."""
TABLE = "acceptance_weights.tsv"
NOUNS = ("civ", "building", "vehicle", "weapon", "official", "protester", "force")
REACH = 8
"""How many words from the trigger the nearest nouns are looked for."""
HEAD = 40
"""How many words of a report tell what kind of report it is."""
JUDGED = frozenset(["violence", "abduction", "arson", "robbery", "looting or destruction", "sexual violence"])
"""The families of happenings that the model was trained on; others are taken as they are."""


def _word(scene: Scene, index: int, first: int, last: int) -> str:
    if not first <= index < last:
        return "-"
    low = scene.words.low[index]
    return "#" if low[0].isdigit() or low in classes()["number"] else low


def _noun(scene: Scene, indices: Sequence[int]) -> str:
    """The class of the first noun of a known class among these words."""
    known = classes_of()
    for index in indices:
        found = known.get(scene.words.low[index])
        if found:
            name = next((name for name in NOUNS if name in found), None)
            if name:
                return name
    return "none"


def _around(frame: Frame, scene: Scene, first: int, last: int) -> Iterator[str]:
    """The words beside the trigger and the nearest kinds of nouns on each side."""
    subtype = frame.entry.subtype
    for offset in (1, 2):
        yield f"before{offset}={_word(scene, frame.first - offset, first, last)}"
        yield f"behind{offset}={_word(scene, frame.last - 1 + offset, first, last)}"
    left = _noun(scene, range(frame.first - 1, max(first, frame.first - REACH) - 1, -1))
    right = _noun(scene, range(frame.last, min(last, frame.last + REACH)))
    yield f"left={left}"
    yield f"right={right}"
    yield f"frame={subtype}/{frame.voice}/{left}/{right}"
    yield f"words={_word(scene, frame.first - 1, first, last)}_{scene.words.low[frame.first]}"


def _step(value: int, *limits: int) -> int:
    return sum(value > limit for limit in limits)


def _report(frame: Frame, scene: Scene) -> Iterator[str]:
    """Where in the report the trigger stands, and what kind of report it is."""
    count = len(scene.layout.sentences)
    yield f"place={_step(frame.sentence, 0, 1, 2, 4, 8, 15)}"
    yield f"length={_step(count, 1, 3, 8, 15, 25)}"
    yield f"told={_step(len(scene.frames), 1, 3, 6, 12, 24)}"
    sentences = len({other.sentence for other in scene.frames})
    yield f"density={_step(10 * sentences // max(count, 1), 0, 1, 3, 5, 7)}"
    yield f"quotes={_step(scene.quotes, 0, 2, 6, 12)}"
    yield f"we={_step(scene.first_person, 0, 2, 6, 15)}"
    yield from (f"head={low}" for low in set(scene.words.low[:HEAD]) & classes()["genre"])


def features(group: Sequence[Read], scene: Scene) -> list[str]:
    """What is told of a group of triggers, as names of the weights' table."""
    frame = group[0].frame
    sentence = scene.layout.sentences[frame.sentence]
    first, last = sentence.first, sentence.last
    low = scene.words.low
    found = [
        "bias",
        f"subtype={frame.entry.subtype}",
        f"kind={frame.entry.kind}",
        f"voice={frame.voice}",
        f"modality={frame.trigger.modality}",
        f"standing={group[0].standing}",
        f"subtype={frame.entry.subtype}/{group[0].standing}",
        f"trigger={' '.join(low[frame.first : frame.last])}",
        *(f"with={other.frame.entry.subtype}/{other.frame.entry.kind}" for other in group[1:]),
        *_around(frame, scene, first, last),
        *_report(frame, scene),
        *(f"word={word}" for word in set(low[first:last]) if word.isalpha()),
    ]
    found += [f"toll={toll.kind}" for toll in scene.tolls(frame.sentence)]
    for step in (-1, 1):
        near = {other.entry.subtype for other in scene.frames_of(frame.sentence + step)}
        found += [f"neighbour{step}={subtype}" for subtype in near]
    return list(dict.fromkeys(found))


def judged(group: Sequence[Read]) -> bool:
    """Whether the model has a say in a group: done deeds of its families, but no whole war and no running toll."""
    frame = group[0].frame
    if any(read.standing == "summary" for read in group):
        return False
    return family(frame) in JUDGED and frame.trigger.modality in DONE and frame.entry.kind != "war"


def particular(group: Sequence[Read], scene: Scene) -> bool:
    """Whether the sentence of a group says of a deed in which town it was and on which day."""
    head = group[0]
    if head.frame.entry.kind != "core" or head.standing or head.choice is None:
        return False
    sentence = scene.layout.sentences[head.frame.sentence]
    days = (each for each in scene.mentions.timexes if sentence.start <= each.start < sentence.end)
    town = (head.choice.spot.location or head.choice.spot.toponym).precision in ("city", "site")
    return town and any(each.first is not None and each.first == each.last for each in days)


def accepted(group: Sequence[Read], scene: Scene) -> float:
    """The score of a group of triggers: above THRESHOLD it tells of one happening."""
    return score(TABLE, features(group, scene))
