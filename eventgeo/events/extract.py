"""One reading of each trigger: an Event, or an Issue that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from eventgeo.events.acceptance import PARTICULAR, THRESHOLD, VAGUE_THRESHOLD, accepted, judged, particular
from eventgeo.events.anaphora import echoes
from eventgeo.events.casualties import TollMention
from eventgeo.events.compose import compose
from eventgeo.events.fold import Read, fold
from eventgeo.events.frames import Frame
from eventgeo.events.harm import shared
from eventgeo.events.link import Told, linked
from eventgeo.events.scene import Scene
from eventgeo.events.standing import cued
from eventgeo.events.vague import vague
from eventgeo.events.when import BearingOf
from eventgeo.events.where import FLOOR, candidates
from eventgeo.records import Event, Issue, Mentions, Trigger

UNREAD = {"boilerplate": "it stands in a line that comes with the page", "credit": "it stands in a photo credit"}
UNLIKELY = "as it is told, it is rather violence in general, or long past, than one happening"


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a document into an Event or an Issue.

    `bearing` gives the candidates for the date of a stretch of text, best first. Issues come first, then the events, in
    the order of the text.
    """
    scene = Scene(mentions)
    read = {frame.trigger.start for frame in scene.frames}
    for trigger in mentions.triggers:
        if trigger.start not in read:
            yield _issue(scene, trigger, "unread", "it stands in no sentence, or its rule is not in the lexicon")
    for frame in scene.frames:
        kind = _block(frame, scene)
        if kind in UNREAD:
            yield _issue(scene, frame.trigger, kind, UNREAD[kind])
    told: list[Told] = []
    for sentence, groups in groupby(grouped(scene), key=lambda group: group[0].frame.sentence):
        yield from _sentence(scene, sentence, list(groups), bearing, told)
    for event, stand_in in linked(told):
        yield event if stand_in is None else _again(event, stand_in)


def _block(frame: Frame, scene: Scene) -> str:
    return scene.layout.blocks[scene.layout.sentences[frame.sentence].block].kind


def grouped(scene: Scene) -> Iterator[list[Read]]:
    """The triggers of each sentence of the report proper, folded into happenings."""
    for _, frames in groupby(scene.frames, key=lambda frame: frame.sentence):
        reads = [_read(frame, scene) for frame in frames if _block(frame, scene) not in UNREAD]
        yield from fold(reads)


def _read(frame: Frame, scene: Scene) -> Read:
    own = next((c for c in candidates(frame, scene) if c.tier == "same" and c.score >= FLOOR), None)
    if own is not None and echoes(frame, own.spot, scene):
        own = None
    cue = cued(frame, scene)
    return Read(frame, own, cue[0] if cue else None)


def _sentence(
    scene: Scene, sentence: int, groups: Sequence[Sequence[Read]], bearing: BearingOf, told: list[Told]
) -> Iterator[Issue]:
    harm = shared(scene, sentence, [[read.frame for read in group] for group in groups])
    for group, numbers in zip(groups, harm, strict=True):
        refusal = _refusal(scene, group, numbers, told)
        if refusal is None:
            event = compose(scene, group, numbers, bearing, told)
            if not event.vague or not judged(group) or accepted(group, scene) >= VAGUE_THRESHOLD:
                told.append(event)
                yield from _folded(scene, group)
                continue
            refusal = "no one happening", UNLIKELY
        yield from (_issue(scene, read.frame.trigger, *refusal) for read in group)


def _refusal(
    scene: Scene, group: Sequence[Read], numbers: Sequence[TollMention], told: Sequence[Told]
) -> tuple[str, str] | None:
    """The code and the reason why a group of triggers gives no event; None where it gives one."""
    if group[0].frame.entry.kind == "war":
        first = next((each.event.report for each in told if each.family == "war"), None)
        if first is not None:
            return "same happening", f"“{first.quote}” tells of the war as a whole already"
    reason = vague(group, numbers, scene)
    if reason is not None:
        return "vague", reason
    if judged(group) and accepted(group, scene) < (PARTICULAR if particular(group, scene) else THRESHOLD):
        return "no one happening", UNLIKELY
    return None


def _folded(scene: Scene, group: Sequence[Read]) -> Iterator[Issue]:
    """An Issue for each trigger of a group that its first one stands for."""
    message = f"“{group[0].frame.trigger.surface}” stands for the same happening"
    return (_issue(scene, read.frame.trigger, "same happening", message) for read in group[1:])


def _again(event: Event, stand_in: Told) -> Issue:
    """The Issue of an event that another sentence of the report stands for."""
    start, end = event.report.trigger
    surface = event.report.quote[start - event.report.start : end - event.report.start]
    message = f"no event of “{surface}”: “{stand_in.event.report.quote}” tells of the same happening"
    return Issue("extract", event.report.doc, "same happening", message, start, end, surface)


def _issue(scene: Scene, trigger: Trigger, code: str, message: str) -> Issue:
    told = f"no event of “{trigger.surface}”: {message}"
    document = scene.mentions.document.id
    return Issue("extract", document, code, told, trigger.start, trigger.end, trigger.surface)
