"""Triggers that tell of no one happening: violence in general, losses without a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventgeo.events.captures import captures
from eventgeo.events.casualties import TollMention
from eventgeo.events.fold import DONE, Read
from eventgeo.events.frames import Frame
from eventgeo.events.ordinary import dated_here, ordinary
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes
from eventgeo.events.triggers import met

REACH = 8
"""How many words behind a trigger a name may stand that makes it particular."""
PLACED = frozenset(["in", "at", "near", "on", "of", "outside", "around", "the"])
SPEECH_ACTS = frozenset(
    [
        "statement",
        "demand",
        "request",
        "threat",
        "accusation",
        "sanction",
        "meeting",
        "military aid",
        "ceasefire or agreement",
    ]
)
"""What only states, forces and organisations do as news of a conflict."""
MEANT = frozenset(["Strategic developments", "Diplomacy"])
"""Types of deeds that are no news as long as they are only meant or demanded."""
DEFINITE = classes()["definite"]
COUNTED = 8
"""How many words before a noun say that it counts what was told."""
NTH = re.compile(
    r"\b(?:it|this|that) (?:is|was|'s|marks|marked|has been|had been) (?:at least )?the "
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))(?: (?!of\b)[\w'-]+){0,3}\Z"
)
AIM = 6
"""Within how many words behind a strike the place that it is "on" is named."""


def _aimed(frame: Frame, scene: Scene) -> bool:
    """Whether the preposition behind a trigger leads to a place of the report ("a strike on Kherson"), or what it needs
    besides stands in its sentence.
    """
    sentence = scene.layout.sentences[frame.sentence]
    if met(frame.entry, range(frame.first, frame.last), scene.words, sentence.first, sentence.last):
        return True
    lead, spots = scene.words.low[frame.last], scene.spots.get(frame.sentence, ())
    return any(spot.lead == lead and 0 < spot.first - frame.last <= AIM for spot in spots)


def vague(group: Sequence[Read], numbers: Sequence[TollMention], scene: Scene) -> str | None:
    """Why a group of triggers tells of no one happening, in words; None where it does."""
    head = group[0]
    entry = head.frame.entry
    if entry.subtype in SPEECH_ACTS and not scene.actors.get(head.frame.sentence):
        return "the sentence names no government, force or organisation that did or said it"
    if "place" in entry.needs and not captures(head.frame, scene):
        return "it names no force that took a place, or no place that was taken"
    if "aimed" in entry.needs and not _aimed(head.frame, scene):
        return "no place stands behind it that was struck"
    reason = ordinary(group, numbers, scene)
    if reason is not None:
        return reason
    if _attribution(head, scene):
        return "it says who told of a happening that is told itself"
    if entry.kind == "result" and head.frame.trigger.modality not in DONE:
        return "it says what harm there was not, or might be"
    if head.standing == "habit" and not numbers:
        return "it tells of what happens again and again, not of one happening"
    if all(number.cumulative for number in numbers) and _is_counted(head, scene):
        return "it says how many there were, of which the last is told before"
    if _meant(head, scene):
        return "it tells what a happening was for, or what was demanded, not what was done"
    if numbers or any(read.choice for read in group):
        return None
    if entry.kind == "result" and not _led_to_name(head, scene):
        return "it tells of harm without a number or a place"
    if dated_here(head, scene) or _led_to_name(head, scene):
        return None
    if entry.kind in ("core", "weak") and entry.type != "Diplomacy" and _general(head, scene):
        return "it speaks of such things in general, without a number, a place or a day"
    return None


def _attribution(read: Read, scene: Scene) -> bool:
    """Whether a verb of saying has its place from the deed that it reports: "said an air strike hit a school in A", "an
    air strike hit a school in A, officials said".
    """
    frame, choice = read.frame, read.choice
    if frame.entry.subtype != "statement" or choice is None or scene.words.low[frame.first] not in classes()["say"]:
        return False
    deeds = [other for other in scene.frames_of(frame.sentence) if other.entry.type != "Diplomacy"]
    if choice.spot.last <= frame.first:
        return any(other.last <= frame.first for other in deeds)
    return any(frame.last <= other.first < choice.spot.first for other in deeds)


def _is_counted(read: Read, scene: Scene) -> bool:
    """Whether what was told is counted among others ("it was the fourth murder of a leader this year")."""
    if read.frame.voice != "noun":
        return False
    start, low = scene.layout.sentences[read.frame.sentence].first, scene.words.low
    before = " ".join(low[max(start, read.frame.first - COUNTED) : read.frame.first])
    return NTH.search(before) is not None


def _meant(read: Read, scene: Scene) -> bool:
    """Whether a deed is the purpose or the content of another: "met to agree on", "demanded the withdrawal of"."""
    frame = read.frame
    if frame.trigger.modality != "hypothetical" or frame.entry.type not in MEANT:
        return False
    before = [each for each in scene.frames_of(frame.sentence) if each.last <= frame.first]
    if scene.words.low[frame.first - 1 : frame.first] == ["to"]:
        return any(each.trigger.modality in DONE for each in before)
    return any(each.entry.subtype in ("demand", "request", "meeting") for each in before)


def _led_to_name(read: Read, scene: Scene) -> bool:
    """Whether a preposition leads from the trigger to a capitalised name, known or not."""
    words, frame = scene.words, read.frame
    end = min(scene.layout.sentences[frame.sentence].last, frame.last + REACH)
    return any(
        words.low[index - 1] in PLACED and (words.capital[index] or words.low[index].startswith("al-"))
        for index in range(frame.last + 1, end)
    )


def _general(read: Read, scene: Scene) -> bool:
    """Whether the trigger is a bare plural noun."""
    frame = read.frame
    word = scene.words.low[frame.last - 1]
    before = scene.words.low[frame.first - 1] if frame.first else ""
    return frame.voice == "noun" and word.endswith("s") and before not in DEFINITE
