"""Who a report says has owned up to a deed that it told of before ("… claimed responsibility for the attack")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eventgeo.events.actors import ActorMention
from eventgeo.events.fold import DONE
from eventgeo.events.link import Told, sentence_of
from eventgeo.events.scene import Scene
from eventgeo.records import Actor

OWNS = re.compile(
    r"\b(?:(?:claim(?:s|ed|ing)?|took|takes|taken|accepted|assumed) (?:full |sole )?(?:responsibility|credit)\b|"
    r"claim(?:s|ed|ing) (?:the|this|both|that) (?:\w+ ){0,2}(?:attacks?|assaults?|bombings?|ambush|raid|killings?|"
    r"strikes?|shooting|blasts?|explosions?|abductions?|kidnapping)\b|"
    r"(?:said|says) (?:it|they|its (?:fighters|forces|men|members)) (?:had )?(?:carried out|was behind|were behind|"
    r"conducted|staged|launched) (?:the|this|both) )",
    re.I,
)
"""How a deed is owned up to."""
NOBODY = re.compile(r"\b(?:no|not|nobody|none|never|neither|denied|denies|yet to|n't|n’t)\b", re.I)
DEEDS = frozenset(["violence", "abduction"])
"""The families of what is owned up to."""
GROUPS = frozenset(["rebel", "militia", "pmc", "state_forces", "government"])
"""The categories of those whose word on their own deeds is told."""
REACH = 4
"""Within how many sentences behind a deed it is owned up to."""
FAR = 12
"""Within how many, where its place is named again."""


def with_owners(told: Sequence[Told], scene: Scene) -> list[Told]:
    """The events of a report, in its order, with those who owned up to them within the next sentences as initiators."""
    found = list(told)
    for sentence, owner, at in _claims(scene):
        index = _deed(found, sentence, _places(scene, sentence, at))
        if index is not None:
            found[index] = _with(found[index], owner, scene, sentence)
    return found


def _claims(scene: Scene) -> Iterator[tuple[int, ActorMention, int]]:
    """The sentences in which somebody owns up to a deed, each with who does and the offset of how it is said."""
    for match in OWNS.finditer(scene.layout.reading):
        sentence = scene.layout.sentence_at(match.start())
        if sentence is None:
            continue
        start = scene.layout.sentences[sentence].start
        before = [each for each in scene.actors.get(sentence, ()) if start <= each.start < match.start()]
        owner = next((each for each in before if each.category in GROUPS), None)
        if owner is not None and NOBODY.search(scene.layout.reading, start, match.start()) is None:
            yield sentence, owner, match.start()


def _places(scene: Scene, sentence: int, at: int) -> frozenset[str | None]:
    """The places named behind an offset of a sentence, and their units: of the deed that is owned up to."""
    end = scene.layout.sentences[sentence].end
    named = (spot.toponym for spot in scene.spots.get(sentence, ()) if at <= spot.toponym.start < end)
    return frozenset(toponym.name for toponym in named if toponym.precision != "country")


def _deed(told: Sequence[Told], sentence: int, places: frozenset[str | None]) -> int | None:
    """The index of the last deed told before a sentence, at one of the places where any are named; None where that
    tells of deeds of its own.
    """
    first = bisect_left(told, sentence - (FAR if places else REACH), key=sentence_of)
    stop = bisect_right(told, sentence, key=sentence_of)
    deeds = [index for index in range(first, stop) if told[index].family in DEEDS and _is_news(told[index])]
    if not deeds or told[deeds[-1]].sentence == sentence:
        return None
    deeds = [index for index in deeds if not places or _is_at(told[index], places)]
    if not deeds:
        return None
    return next((index for index in reversed(deeds) if not told[index].harm), deeds[-1])


def _is_at(told: Told, places: frozenset[str | None]) -> bool:
    place = told.event.place
    return place is not None and not places.isdisjoint({place.name, place.admin1, place.admin2} - {None})


def _is_news(told: Told) -> bool:
    return told.event.kind == "incident" and not told.event.background and told.event.modality in DONE


def _with(told: Told, owner: ActorMention, scene: Scene, sentence: int) -> Told:
    """An event with one more initiator, unless it has that one, or another one by name."""
    event = told.event
    named = any(actor.role == "initiator" and " " in actor.name for actor in event.actors)
    if named or any(actor.name == owner.name for actor in event.actors):
        return told
    shape = scene.layout.sentences[sentence]
    actors = (*event.actors, Actor(owner.name, "initiator", owner.country, owner.category))
    why = (*event.why, f"initiator: owned up in “{scene.layout.reading[shape.start : shape.end].strip()}”")
    return replace(told, event=replace(event, actors=actors, why=why))
