"""Which actors take part in a happening, and how: initiator, target, party, speaker or recipient.

The trigger is a noun ("Russian shelling of X", "attack by X on Y"), a passive ("was shelled by X") or an active verb;
what stands behind a word of place is no actor, and unarmed people are never targets, since victims are no actors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.events.actor_clause import Clause, Found, clause, form
from eventgeo.events.actor_lexicon import word_set
from eventgeo.events.actors import ActorMention
from eventgeo.events.lexicon import STREET
from eventgeo.events.parties import (
    BREAKS,
    ENDURED,
    SAYING,
    accused,
    agent,
    ascribed,
    coordinated,
    fallen,
    governor,
    harmed_by,
    inverted,
    main_subject,
    object_of,
    own_forces,
    parties,
    possessor,
    ran_into,
    recipients,
    struck,
    subject,
)
from eventgeo.records import Actor, ActorRole, Layout, Trigger

MUTUAL = frozenset(["armed clash", "meeting", "ceasefire or agreement", "prisoner exchange", "exercise"])
SPOKEN = frozenset(["statement", "demand", "threat", "accusation", "request"])
RECEIVED = frozenset([*SPOKEN - {"threat", "accusation"}, "military aid", "sanction"])
STATED = frozenset(["military aid", "ceasefire or agreement", "prisoner exchange", "exercise", "territory transfer"])
"""Besides diplomacy, where capitals stand for governments."""
TAKEN_FROM = frozenset(["disrupted weapons use", "robbery", "withdrawal"])
MOVED = frozenset(["troop movement", "withdrawal", "mobilization"])
"""Where the forces that a trigger names are moved, and suffer nothing."""
SUFFERED = frozenset(["died", "die", "dies", "dying", "dead", "perished"])
"""Verbs whose subject does nothing to anybody."""
FOUND = frozenset("found find finds discovered discover discovers recovered recover recovers exhumed unearthed".split())
"""Verbs of those who come upon the dead, and killed nobody ("police found three bodies")."""
ARMIES = frozenset(["state_forces", "police", "rebel", "militia", "pmc"])
UNARMED = word_set("roles", "unarmed")
MUST = word_set("roles", "must")


def _begun(scene: Clause) -> list[Found]:
    """The actors that a trigger begins with ("Israeli strike", "Syrian and Turkish jets bombed"), or whose arms it is
    ("Ukrainian drones").
    """
    begun = (actor for actor in scene.within if actor.first <= scene.first)
    own = next((actor for actor in begun if actor.last < scene.last or actor.first < scene.first), None)
    return coordinated(scene, own, -1) if own else []


def _sides(scene: Clause, trigger: Trigger) -> tuple[list[Found], list[Found]]:
    """Who does it, and to whom."""
    shape = form(scene)
    begun = _begun(scene)
    if begun:
        return begun, object_of(scene, noun=shape == "noun")
    violent = trigger.type not in ("Strategic developments", "Diplomacy")
    blamed = accused(scene) if violent else []
    if blamed:
        return blamed, object_of(scene, noun=shape == "noun")
    if shape in ("under", "passive"):
        return agent(scene, from_too=violent), subject(scene, scene.first)
    if shape == "active":
        if scene.word(scene.first) in SUFFERED or (violent and scene.word(scene.first) in FOUND):
            return [], []
        doers = own_forces(scene) or subject(scene, scene.first) or agent(scene, from_too=False)
        return doers or _implied(scene), object_of(scene, noun=False)
    return _noun_sides(scene, violent)


def _implied(scene: Clause) -> list[Found]:
    """The subject of a verb that has none of its own: the sentence's first actor, unless a clause begins between."""
    doers = main_subject(scene, scene.first)
    between = scene.low[doers[-1].last : scene.first] if doers else ()
    finite = scene.word(scene.first - 1) != "to" and not scene.word(scene.first).endswith("ing")
    return [] if finite and not BREAKS.isdisjoint(between) else doers


def _noun_sides(scene: Clause, violent: bool) -> tuple[list[Found], list[Found]]:
    victims = ran_into(scene)
    if victims:
        return [], victims
    doers = possessor(scene) or (ascribed(scene) if violent else []) or agent(scene, from_too=violent)
    others = object_of(scene, noun=True) or struck(scene) or harmed_by(scene)
    verb = governor(scene)
    if verb is not None and scene.word(verb) in ENDURED:
        return doers, others or subject(scene, verb)
    if not doers and verb is not None:
        doers = subject(scene, verb) or main_subject(scene, verb)
    return doers, others


def _spoken(
    scene: Clause, trigger: Trigger, doers: list[Found], others: list[Found]
) -> tuple[list[Found], list[Found]]:
    """Who speaks, and to or of whom: "X must" speaks to X."""
    if scene.word(scene.first) in MUST:
        return [actor for actor in main_subject(scene, scene.first) if actor not in doers], doers
    doers = inverted(scene) or doers or [actor for actor in main_subject(scene, scene.first) if actor not in others]
    return doers, [*scene.within, *others] or ([] if trigger.subtype == "statement" else recipients(scene))


def _unarmed(actor: Found) -> bool:
    """Whether an actor has neither arms nor office."""
    return actor.mention.category == "civilians" or actor.mention.surface.split()[-1].lower() in UNARMED


def _may_suffer(actor: Found, trigger: Trigger) -> bool:
    """Whether an actor can be a target: people without arms or office only where crowds are met with force."""
    return not _unarmed(actor) or trigger.type in STREET


def _cast(found: Sequence[Found], role: ActorRole) -> Iterator[tuple[int, Actor]]:
    for actor in found:
        mention = actor.mention
        yield actor.first, Actor(mention.name, role, mention.country, mention.category)


def _fighters(scene: Clause) -> list[Found]:
    """The armed forces and groups of a sentence, where a clash names no parties and one of them is known."""
    armed = (actor for actor in scene.actors if actor.mention.category in ARMIES)
    found = [actor for actor in armed if scene.word(actor.last) not in SAYING and scene.before(actor) != "to"]
    known = any(actor.mention.country or " " in actor.mention.name for actor in found)
    return found if known else []


def _assigned(scene: Clause, trigger: Trigger) -> Iterator[tuple[int, Actor]]:
    doers, others = _sides(scene, trigger)
    if trigger.subtype in MUTUAL:
        if scene.word(scene.first - 1) == "to":
            doers = [*main_subject(scene, scene.first), *doers]
        lost = [actor for actor in fallen(scene) if actor.mention.category in ARMIES]
        found = [*doers, *others, *lost, *parties(scene)]
        if trigger.subtype == "prisoner exchange":
            found = [actor for actor in found if not _unarmed(actor)]
        yield from _cast(found or (_fighters(scene) if trigger.subtype == "armed clash" else []), "party")
        return
    if trigger.subtype in SPOKEN:
        doers, others = _spoken(scene, trigger, doers, others)
    elif not others and (trigger.subtype in RECEIVED or trigger.subtype in TAKEN_FROM):
        others = recipients(scene)
    yield from _cast(doers, "speaker" if trigger.subtype in SPOKEN else "initiator")
    others = [actor for actor in [*others, *scene.within] if actor not in doers]
    if trigger.subtype == "withdrawal":
        yield from _cast([actor for actor in others if scene.before(actor) == "to"], "recipient")
        others = [actor for actor in others if scene.before(actor) != "to"]
    if trigger.subtype in MOVED:
        others = [actor for actor in others if actor.mention.category not in ARMIES]
    if trigger.subtype in RECEIVED:
        yield from _cast(others, "recipient")
    else:
        yield from _cast([actor for actor in others if _may_suffer(actor, trigger)], "target")


def roles(trigger: Trigger, layout: Layout, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """The actors of a trigger with their roles, in the order of the text; each name once.

    Looks at the trigger's own sentence alone. Victims are no actors: people without office or arms are never targets.
    """
    index = layout.sentence_at(trigger.start)
    if index is None:
        return ()
    sentence = layout.sentences[index]
    own = [mention for mention in mentions if sentence.start <= mention.start < sentence.end]
    if not own:
        return ()
    states = trigger.type == "Diplomacy" or trigger.subtype in STATED
    scene = clause(trigger, layout, sentence, own, states)
    found: dict[str, Actor] = {}
    for _, actor in sorted(_assigned(scene, trigger), key=lambda pair: pair[0]):
        found.setdefault(actor.name, actor)
    return tuple(found.values())
