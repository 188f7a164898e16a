"""Triggers of ordinary news: figures of speech, deals of firms, crime that is no part of a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from eventgeo.events.casualties import TollMention
from eventgeo.events.fold import Read
from eventgeo.events.lexicon import VIOLENT
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes

DEEDS = VIOLENT | {"Riots", "Strategic developments"}
"""The types whose words are figures of speech elsewhere."""
PAPERS = frozenset("deal deals agreement agreements accord accords treaty treaties pact pacts".split())
"""What is made, and spoken of long after."""
WAR = classes()["force"] | classes()["weapon"] | classes()["harm"] | classes()["police"]
"""Words that hardly any story of a match has."""


def ordinary(group: Sequence[Read], numbers: Sequence[TollMention], scene: Scene) -> str | None:
    """Why a group of triggers is of ordinary news, in words; None where it may be of a conflict."""
    if _figure(group, numbers, scene):
        return "the report is of sport, trade, the screen or opinion, where such words are figures of speech"
    if scene.of_crime and group[0].frame.entry.type in DEEDS - {"Explosions/Remote violence"}:
        return "the report is of ordinary crime, which is no part of a conflict"
    if _private(group[0], scene):
        return "it tells of a deal of firms, of ordinary crime, or of an agreement without its making"
    return None


def _figure(group: Sequence[Read], numbers: Sequence[TollMention], scene: Scene) -> bool:
    """Whether a report of sport, trade, the screen or opinion speaks of violence without a day and a place, or victims.

    What a story of the screen counts is of the story; in one of sport a day and a place are those of the match.
    """
    if group[0].frame.entry.type not in DEEDS or scene.figured is None:
        return False
    told = dated_here(group[0], scene) and any(read.choice for read in group)
    if told and scene.figured == "play" and not numbers:
        told = not WAR.isdisjoint(_words(group[0], scene))
    return not told and (not numbers or scene.figured == "screen")


def _words(read: Read, scene: Scene) -> Sequence[str]:
    """The words of a trigger's sentence."""
    sentence = scene.layout.sentences[read.frame.sentence]
    return scene.words.low[sentence.first : sentence.last]


def _private(read: Read, scene: Scene) -> bool:
    """Whether an agreement is one of firms, or is named without its making, or an arrest is for ordinary crime."""
    frame, low = read.frame, _words(read, scene)
    if frame.entry.subtype == "arrest":
        return not classes()["offence"].isdisjoint(low)
    if frame.entry.subtype != "ceasefire or agreement":
        return False
    unmade = scene.words.low[frame.last - 1] in PAPERS and classes()["making"].isdisjoint(low)
    return unmade or not classes()["commerce"].isdisjoint(low)


def dated_here(read: Read, scene: Scene) -> bool:
    """Whether the sentence of a trigger names a day or a stretch of time."""
    undated = scene.mentions.publication.day is None
    return any(timex.first or (undated and timex.type != "SET") for timex in scene.timexes(read.frame.sentence))
