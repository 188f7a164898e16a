"""Which actors take part in a happening, and how: read from the words around its trigger, without a parser.

The trigger is a noun ("Russian shelling of X", "attack by X on Y"), a passive ("was shelled by X") or an active verb. The
subject is sought to the left within the clause, the object to the right; what stands behind a word of place is no actor.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from eventgeo.events.actor_lexicon import word_set
from eventgeo.events.actors import ActorMention
from eventgeo.records import Actor, ActorRole, Layout, Sentence, Token, Trigger

Form = Literal["noun", "passive", "active", "under"]

MUTUAL = frozenset(["armed clash", "meeting", "ceasefire or agreement", "prisoner exchange"])
SPOKEN = frozenset(["statement", "demand", "threat", "accusation", "request"])
RECEIVED = frozenset(["statement", "demand", "request", "military aid", "sanction"])
TALK = frozenset(["Diplomacy"])
STANCE = frozenset(
    ["military aid", "ceasefire or agreement", "prisoner exchange", "exercise", "territory transfer", "withdrawal"]
)
HARMED = word_set("roles", "harmed")

BE = word_set("roles", "be")
ADVERBS = word_set("roles", "adverbs")
DETERMINERS = word_set("roles", "determiners")
PLACE_WORDS = word_set("roles", "place_words")
BREAKS = word_set("roles", "breaks")
OPENING = word_set("roles", "opening")
SAYING = word_set("roles", "saying")
LIGHT = word_set("roles", "light")
PRONOUNS = frozenset(["it", "they", "he", "she", "we"])
RELATIVE = frozenset(["who", "which", "that"])
JOINTS = word_set("roles", "joints")


@dataclass(frozen=True, slots=True)
class _Scene:
    """The sentence of a trigger: its tokens in lower case, the trigger's place in them, and the actors by token."""

    tokens: Sequence[Token]
    low: Sequence[str]
    first: int
    last: int
    actors: Sequence[tuple[int, int, ActorMention]]

    def word(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""

    def at(self, index: int) -> tuple[int, int, ActorMention] | None:
        """The actor whose words include this one."""
        return next((actor for actor in self.actors if actor[0] <= index < actor[1]), None)


def _scene(trigger: Trigger, layout: Layout, sentence: Sentence, mentions: Sequence[ActorMention]) -> _Scene:
    tokens = layout.tokens[sentence.first : sentence.last]
    starts = [token.start for token in tokens]
    first = max(bisect_left(starts, trigger.start + 1) - 1, 0)
    last = max(bisect_left(starts, trigger.end), first + 1)
    found = []
    for mention in mentions:
        if not mention.overlaps(trigger.start, trigger.end):
            begin = max(bisect_left(starts, mention.start + 1) - 1, 0)
            found.append((begin, max(bisect_left(starts, mention.end), begin + 1), mention))
    return _Scene(tokens, [token.text.replace("’", "'").lower() for token in tokens], first, last, found)


def _form(scene: _Scene) -> Form:
    """Whether the trigger is a noun, a passive or an active verb, or says "came under"."""
    words = scene.low[scene.first : scene.last]
    head = next((word for word in words if word not in BE | ADVERBS), words[0])
    if "under" in words and head in ("came", "come", "comes", "coming", "was", "is"):
        return "under"
    back = scene.first + list(words).index(head) - 1
    while scene.word(back) in ADVERBS:
        back -= 1
    after = scene.word(scene.last)
    participle = head.endswith("ed") or head in PARTICIPLES
    if participle and (
        scene.word(back) in BE - {"has", "have", "had"}
        or (after == "by" and scene.word(back) not in ("has", "have", "had"))
    ):
        return "passive"
    if participle or scene.word(back) in ("to", *BE, *PRONOUNS, *RELATIVE):
        return "active"
    before = scene.word(scene.first - 1)
    if before in DETERMINERS or before == "'s" or after in ("of", "by", "between", "against"):
        return "noun"
    left = scene.at(scene.first - 1)
    if left is not None:
        return "noun" if left[2].kind == "demonym" else "active"
    if after in DETERMINERS or scene.at(scene.last) is not None or after[:1].isdigit():
        return "active"
    return "noun"


PARTICIPLES = word_set("roles", "participles")


def _placed(scene: _Scene, actor: tuple[int, int, ActorMention]) -> bool:
    """Whether a word of place stands before a name, with no more than an article between."""
    before = scene.word(actor[0] - 1)
    if before == "the":
        before = scene.word(actor[0] - 2)
    return before in PLACE_WORDS


def _can_act(actor: ActorMention, trigger: Trigger) -> bool:
    """Whether a mention may be more than a place: capitals act in diplomacy alone."""
    return actor.kind != "capital" or trigger.type in TALK or trigger.subtype in STANCE


def _coordinated(scene: _Scene, actor: tuple[int, int, ActorMention], step: int) -> list[tuple[int, int, ActorMention]]:
    """An actor with those that "and" or commas join to it, to the left (`step` -1) or to the right (1)."""
    found = [actor]
    while True:
        here = found[-1]
        index = here[1] if step > 0 else here[0] - 1
        joined = False
        for _ in range(4):
            if scene.word(index) not in JOINTS or scene.word(index) == "by":
                break
            joined = True
            index += step
        neighbour = scene.at(index) if joined else None
        if neighbour is None or neighbour in found:
            return found
        found.append(neighbour)


def _subject(scene: _Scene, start: int, trigger: Trigger) -> list[tuple[int, int, ActorMention]]:
    """The actors to the left of a word that may be its subject: the nearest one of the clause."""
    index, crossing, relative = start - 1, False, False
    while index >= 0:
        actor = scene.at(index)
        if actor is not None:
            if _can_act(actor[2], trigger) and not _oblique(scene, actor, relative):
                return _coordinated(scene, actor, -1)
            index = actor[0] - 1
            continue
        word = scene.word(index)
        if word in PRONOUNS:
            crossing = True
        relative = relative or (word in RELATIVE and start - index <= 6)
        if (
            word == ";"
            or (word in BREAKS and not crossing)
            or (word in SAYING and not crossing and word not in RELATIVE)
        ):
            return []
        index -= 1
    return []


def _oblique(scene: _Scene, actor: tuple[int, int, ActorMention], relative: bool) -> bool:
    """Whether a name is the object of a preposition, and so no subject; behind "who", it may be one."""
    if relative:
        return False
    if _placed(scene, actor):
        return True
    before = scene.word(actor[0] - 1)
    before = scene.word(actor[0] - 2) if before in ("the", "a", "an") else before
    if before in ("against", "by", "with", "to", "on", "for"):
        return True
    return actor[2].kind == "demonym" and scene.word(actor[1]) not in LIGHT | BE | {"and", ","}


def _object(scene: _Scene, trigger: Trigger, noun: bool) -> list[tuple[int, int, ActorMention]]:
    """The actors to the right of a trigger that may be its object."""
    opened = False
    for index in range(scene.last, min(scene.last + 9, len(scene.low))):
        actor = scene.at(index)
        word = scene.word(index)
        if actor is not None:
            if noun and not opened:
                return []
            usable = _can_act(actor[2], trigger) and (
                actor[2].kind != "demonym"
                or actor[2].category == "civilians"
                or scene.word(actor[1]) in ("and", ",", ".", "")
            )
            return _coordinated(scene, actor, 1) if usable else []
        if (
            word in (";", ":", ".", "by", "-", "—", "–")
            or word in BREAKS
            or (word in PLACE_WORDS and not (noun and word in ("at", "into", "over")))
        ):
            return []
        if word in ("and", ",") or word in SAYING:
            return []
        opened = opened or word in OPENING
    return []


def _agent(scene: _Scene, trigger: Trigger) -> list[tuple[int, int, ActorMention]]:
    """The actors behind "by", or behind "from" where something is done ("shelling from Russian forces")."""
    for index in range(scene.last, min(scene.last + 20, len(scene.low) - 1)):
        word = scene.word(index)
        if word in (";", ":") or (word in BREAKS and index > scene.last):
            return []
        if word == "by" or (word == "from" and index == scene.last and trigger.type != "Strategic developments"):
            for near in range(index + 1, min(index + 5, len(scene.low))):
                actor = scene.at(near)
                if actor is not None and _can_act(actor[2], trigger):
                    return (
                        _coordinated(scene, actor, 1)
                        if word == "by" or actor[2].kind in ("force", "group", "generic")
                        else []
                    )
    return []


def _possessor(scene: _Scene, trigger: Trigger) -> list[tuple[int, int, ActorMention]]:
    """The actor right before a noun: "Russian missile strike", "Israel's raid"; at most three words between."""
    for index in range(scene.first - 1, max(scene.first - 5, -1), -1):
        actor = scene.at(index)
        if actor is not None:
            between = scene.low[actor[1] : scene.first]
            own = not between or between[0] == "'s" or actor[2].kind in ("demonym", "group", "force", "generic")
            return _coordinated(scene, actor, -1) if own and actor[2].kind != "capital" else []
        if scene.word(index) in BE | BREAKS | OPENING | PLACE_WORDS | SAYING | {"and", ",", "by"} or not (
            scene.word(index)[:1].isalpha() or scene.word(index) in ("'s", "-")
        ):
            return []
    return []


def _light(scene: _Scene) -> int | None:
    """The index of a light verb that governs a noun trigger ("launched an attack"), at most six words before it."""
    for index in range(scene.first - 1, max(scene.first - 7, -1), -1):
        if scene.word(index) in LIGHT:
            return index
        if scene.word(index) in (",", ";", "and") or scene.word(index) in BREAKS:
            return None
    return None


def _between(scene: _Scene, trigger: Trigger) -> list[tuple[int, int, ActorMention]]:
    """The parties of "between X and Y" or "with Y"."""
    for index in range(scene.last, min(scene.last + 14, len(scene.low))):
        if scene.word(index) in ("between", "with", "among", "involving", "against", "pitting"):
            for near in range(index + 1, min(index + 6, len(scene.low))):
                actor = scene.at(near)
                if actor is not None:
                    return _coordinated(scene, actor, 1) if _can_act(actor[2], trigger) else []
            return []
        if scene.word(index) in (";", ":") or scene.word(index) in BREAKS:
            return []
    return []


def _recipient(scene: _Scene, trigger: Trigger) -> list[tuple[int, int, ActorMention]]:
    """Who gets what is given: behind "to" or "for"."""
    for index in range(scene.last, min(scene.last + 16, len(scene.low) - 1)):
        if scene.word(index) in ("to", "for"):
            actor = scene.at(index + 1) or (scene.at(index + 2) if scene.word(index + 1) == "the" else None)
            if actor is not None and _can_act(actor[2], trigger):
                return _coordinated(scene, actor, 1)
    return []


def _inverted(scene: _Scene, trigger: Trigger) -> list[tuple[int, int, ActorMention]]:
    """The speaker behind the verb: "'...', said X"."""
    for index in range(scene.last, min(scene.last + 3, len(scene.low))):
        actor = scene.at(index)
        if actor is not None:
            return [actor] if _can_act(actor[2], trigger) else []
        if scene.word(index) not in ("the", "a", "an"):
            return []
    return []


Found = list[tuple[int, int, ActorMention]]


def _sides(scene: _Scene, trigger: Trigger) -> tuple[Found, Found]:
    """Who does it, and to whom."""
    form = _form(scene)
    if form == "under":
        return _agent(scene, trigger), _subject(scene, scene.first, trigger)
    if form == "passive":
        return _agent(scene, trigger), _subject(scene, scene.first, trigger)
    if form == "active":
        return _subject(scene, scene.first, trigger) or _agent(scene, trigger), _object(scene, trigger, noun=False)
    light = _light(scene)
    doers = _possessor(scene, trigger) or _agent(scene, trigger)
    if not doers and light is not None:
        doers = _subject(scene, light, trigger)
    return doers, _object(scene, trigger, noun=True)


def _cast(found: Found, role: ActorRole) -> Iterator[tuple[int, Actor]]:
    for start, _, mention in found:
        yield start, Actor(mention.name, role, mention.country, mention.category)


def _assigned(scene: _Scene, trigger: Trigger) -> Iterator[tuple[int, Actor]]:
    doers, others = _sides(scene, trigger)
    if trigger.subtype in MUTUAL:
        others = others + [actor for actor in _between(scene, trigger) if actor not in others]
        yield from _cast(doers + [actor for actor in others if actor not in doers], "party")
        return
    if trigger.subtype in SPOKEN:
        doers = (_inverted(scene, trigger) if trigger.subtype == "statement" else []) or doers
        others = [actor for actor in others if actor not in doers]
    yield from _cast(doers, "speaker" if trigger.subtype in SPOKEN else "initiator")
    if trigger.subtype in RECEIVED:
        received = others if trigger.subtype != "military aid" else _recipient(scene, trigger) or others
        yield from _cast([actor for actor in received if actor not in doers], "recipient")
    else:
        targets = [actor for actor in others if actor not in doers and actor[2].category in HARMED]
        yield from _cast(targets, "target")


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
    scene = _scene(trigger, layout, sentence, own)
    found: dict[str, Actor] = {}
    for _, actor in sorted(_assigned(scene, trigger), key=lambda pair: pair[0]):
        found.setdefault(actor.name, actor)
    return tuple(found.values())
