"""Casualties: which numbers of a sentence belong to which of its happenings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventgeo.events.casualties import TollMention
from eventgeo.events.fold import DONE
from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import GOVERNED, STREET, VIOLENT
from eventgeo.events.quantities import quantity_at
from eventgeo.events.scene import Scene
from eventgeo.records import Toll, TollClaim

FATAL = ("killed", "shot dead", "assassinated", "murdered", "gunned", "stabbed to death", "beaten to death", "executed")
OWN = frozenset(["his", "her", "their"])
LONGEST = 6
"""A person's name has fewer words."""
PARTICLES = frozenset(["al", "bin", "ben", "ibn", "abu", "de", "del", "la", "van", "von", "-"])
PARTICLE = "|".join(sorted(PARTICLES - {"-"}))
NAME = re.compile(rf"[A-Z][\w'’-]+(?: (?:(?:{PARTICLE}) )*(?:[ae]l-)?[A-Z][\w'’-]+){{1,3}}")
NAMES = re.compile(
    rf"(?:\A|[,;:—] |\b(?:that|and|when|said) )(?P<names>{NAME.pattern}(?:, {NAME.pattern})* and {NAME.pattern})"
    r"(?:, [^,;.]{1,80},)? (?:were|had been|have been) (?:both |all )?\Z"
)
"""Persons' names joined by "and" as the whole subject of what befell them."""
BEHIND_NAME = frozenset([",", ".", "in", "on", "at", "near", "outside", "(", "during", "when", "as"])
"""What stands behind a person's name that is the whole object of "killed"."""
HARMFUL = VIOLENT | STREET | {"Strategic developments"}
"""The types of what can have casualties."""


def nearest(mention: TollMention, frames: Sequence[Frame]) -> Frame | None:
    """The frame that a number stands nearest to, among those that can have casualties.

    That nobody was hurt is said of a deed, and not of the harm that there was not; bodies given back have no dead.
    """
    able = [frame for frame in frames if _can_harm(frame) and frame.entry.kind != "again"]
    if mention.high == 0:
        able = [frame for frame in able if not _undone(frame)]
    if mention.kind == "killed":
        able = [frame for frame in able if frame.entry.subtype != "prisoner exchange"]
    return min(able, key=lambda f: (_apart(mention, f), f.first), default=None)


def _can_harm(frame: Frame) -> bool:
    """Whether somebody may be hurt or taken by it: not by a deal ("signatories of the peace deal were murdered")."""
    return frame.entry.type in HARMFUL and frame.entry.subtype not in GOVERNED


def _undone(frame: Frame) -> bool:
    """Whether a trigger says what harm there was not ("no casualties")."""
    return frame.entry.kind == "result" and frame.trigger.modality not in DONE


def _nobody_behind(scene: Scene, sentence: int) -> Sequence[TollMention]:
    """That nobody was hurt, where the next sentence says no more than that."""
    behind = sentence + 1
    if behind == len(scene.layout.sentences) or not all(map(_undone, scene.frames_of(behind))):
        return ()
    return [mention for mention in scene.tolls(behind) if mention.high == 0]


def _apart(mention: TollMention, frame: Frame) -> int:
    trigger = frame.trigger
    return max(trigger.start - mention.end, mention.start - trigger.end, 0)


def lone(scene: Scene, frames: Sequence[Frame], counted: Sequence[TollMention]) -> Toll | None:
    """Those killed whom the sentence counts nowhere: a person who "was shot dead", a name behind "killed", or so many
    names before "were shot dead".
    """
    if counted:
        return None
    dead = (_dead(scene, frame) for frame in frames if frame.trigger.modality in DONE)
    count = next(filter(None, dead), 0)
    return Toll(count, count, (TollClaim(count, count, None, None),)) if count else None


def _dead(scene: Scene, frame: Frame) -> int:
    """How many persons a trigger says were killed, by their names alone."""
    if not frame.trigger.surface.lower().startswith(FATAL):
        return 0
    before = scene.words.low[max(0, frame.first - 2) : frame.first]
    beside = _company(scene.words.low, frame.last + 2) if _beside_others(scene, frame) else 0
    if beside and ("was" in before or "were" in before):
        return (_names(scene, frame) or 1) + beside
    one = ("was" in before[-1:] or before == ["had", "been"]) and _person(scene, frame)
    return _names(scene, frame) or int(one or _named(scene, frame))


def _company(low: Sequence[str], at: int) -> int:
    """How many others a word counts: "three others", "his wife and four others"."""
    kin = int(not OWN.isdisjoint(low[at : at + 1]) and low[at + 2 : at + 3] == ["and"])
    others = quantity_at(low, at + 3 * kin)
    return kin + others.low if others is not None and others.low else 0


def _beside_others(scene: Scene, frame: Frame) -> bool:
    """Whether somebody "was killed along with three others"."""
    behind = scene.words.low[frame.last : frame.last + 2]
    return behind in (["along", "with"], ["together", "with"])


def _names(scene: Scene, frame: Frame) -> int:
    """How many persons are named, and nobody else, before "were killed"."""
    start = scene.layout.sentences[frame.sentence].start
    found = NAMES.search(scene.layout.reading[start : frame.trigger.start])
    if found is None:
        return 0
    known = [*scene.mentions.toponyms, *scene.actors.get(frame.sentence, ())]
    others = any(found.start("names") <= each.start - start < found.end("names") for each in known)
    return 0 if others else len(NAME.findall(found["names"]))


def _person(scene: Scene, frame: Frame) -> bool:
    """Whether a capitalised word stands before "was killed" in its sentence."""
    before, words = range(scene.layout.sentences[frame.sentence].first, frame.first), scene.words
    return any(words.capital[index] and words.low[index][:1].isalpha() for index in before)


def _named(scene: Scene, frame: Frame) -> bool:
    """Whether a person's name and nothing more stands right behind "killed": no place, group or "and"."""
    words, end = scene.words, scene.layout.sentences[frame.sentence].last
    last = frame.last
    while last < end and (words.capital[last] or words.low[last] in PARTICLES or words.low[last].startswith("al-")):
        last += 1
    if last - frame.last not in range(2, LONGEST):
        return False
    start, stop = scene.layout.tokens[frame.last].start, scene.layout.tokens[last - 1].end
    named = [*scene.mentions.toponyms, *scene.actors.get(frame.sentence, ())]
    known = any(start <= each.start < stop for each in named)
    return (last == end or words.low[last] in BEHIND_NAME) and not known


def shared(scene: Scene, sentence: int, happenings: Sequence[Sequence[Frame]]) -> list[list[TollMention]]:
    """For each happening of a sentence (its frames) the numbers that are its own."""
    own: list[list[TollMention]] = [[] for _ in happenings]
    frames = [frame for group in happenings for frame in group]
    for mention in (*scene.tolls(sentence), *_nobody_behind(scene, sentence)):
        frame = nearest(mention, frames)
        if frame is not None:
            index = next(i for i, group in enumerate(happenings) if frame in group)
            own[index].append(mention)
    return own
