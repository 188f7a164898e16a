"""The sentence of a trigger as its actors are looked for in it, and whether the trigger is a noun or a verb there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eventgeo.events.actor_lexicon import word_set
from eventgeo.events.actors import ActorMention
from eventgeo.records import Layout, Sentence, Trigger

IN_ED = frozenset(["ied", "vbied"])
"""Nouns that end as participles do."""
Form = Literal["noun", "passive", "active", "under"]

BE = word_set("roles", "be")
OF_WHAT = frozenset(["accused", "convicted", "suspected", "robbed", "cleared", "stripped"])
"""Participles that are passives without "be" before "of" ("accused of X"), as all are before "by"."""
HAVE = frozenset(["has", "have", "had"])
HARMED = frozenset(["killed", "taken", "wounded", "injured", "slain", "murdered", "beheaded", "abducted", "kidnapped"])
"""Participles of verbs that have an object where they are no passives: "12 soldiers killed in Kursk"."""
NO_OBJECT = frozenset(
    ["in", "near", "since", "on", "at", "during", "after", "when", "as", "amid", "while", ",", ".", ";", ""]
)
"""What stands behind them where they have none."""
LIMITS = frozenset(["least", "most"])
ADVERBS = word_set("roles", "adverbs")
DETERMINERS = word_set("roles", "determiners")
PARTICIPLES = word_set("roles", "participles")
PARTS_OF = word_set("roles", "parts_of")
PRONOUNS = frozenset(["it", "they", "he", "she", "we"])
OWNING = frozenset(["a", "an", "in", "by", "from", "after", "during", "following", "of", "with", "amid", "blamed"])
"""What stands before whose deed a noun is ("in a Boko Haram attack"), and before no subject."""
DISGUISED = frozenset(["disguised", "dressed", "posing", "masquerading", "posed", "clad", "camouflaged"])
"""What stands before "as" and whom somebody only looks like."""
RELATIVE = frozenset(["who", "which", "that"])
ARMS = frozenset(["drone", "drones", "missile", "missiles", "rocket", "rockets", "warplanes", "jets", "gunships"])
"""Arms that stand for their happening, and are no verbs."""


class Found(NamedTuple):
    """An actor at the words `first:last` of the sentence."""

    first: int
    last: int
    mention: ActorMention


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence of a trigger: its words in lower case, the trigger at `first:last`, and the actors in it.

    `acts_as_state` says that capitals stand for governments here, as they do in diplomacy.
    """

    low: Sequence[str]
    first: int
    last: int
    actors: Sequence[Found]
    within: Sequence[Found]
    acts_as_state: bool

    def word(self, index: int) -> str:
        """The word at an index, or nothing outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def at(self, index: int) -> Found | None:
        """The actor whose words include this one."""
        return next((actor for actor in self.actors if actor.first <= index < actor.last), None)

    def can_act(self, actor: Found) -> bool:
        """Whether a mention may be more than a place, and is no disguise."""
        return not self.is_disguise(actor) and (actor.mention.kind != "capital" or self.acts_as_state)

    def is_disguise(self, actor: Found) -> bool:
        """Whether somebody else only looks like an actor ("gunmen dressed as police")."""
        return self.word(actor.first - 1) == "as" and self.word(actor.first - 2) in DISGUISED

    def before(self, actor: Found) -> str:
        """The word before a name, its article and what says where in it ("in the occupied X", "in western X")."""
        at = actor.first - 1
        while self.word(at) in PARTS_OF or (self.word(at) in ("the", "a", "an") and at == actor.first - 1):
            at -= 1
        return self.word(at - 1) if self.word(at) in ("the", "a", "an") else self.word(at)


def clause(
    trigger: Trigger, layout: Layout, sentence: Sentence, mentions: Sequence[ActorMention], states: bool
) -> Clause:
    """The clause of a trigger, with the actors of its sentence by word."""
    tokens = layout.tokens[sentence.first : sentence.last]
    starts = [token.start for token in tokens]

    def words(start: int, end: int) -> tuple[int, int]:
        first = max(bisect_left(starts, start + 1) - 1, 0)
        return first, max(bisect_left(starts, end), first + 1)

    found = [Found(*words(mention.start, mention.end), mention) for mention in mentions]
    within = [actor for actor in found if actor.mention.overlaps(trigger.start, trigger.end)]
    low = [token.text.replace("’", "'").lower() for token in tokens]
    others = [actor for actor in found if actor not in within]
    return Clause(low, *words(trigger.start, trigger.end), others, within, states)


def form(scene: Clause) -> Form:
    """Whether the trigger is a noun, a passive or an active verb, or says "came under"."""
    words = list(scene.low[scene.first : scene.last])
    head = next((word for word in words if word not in BE | ADVERBS), words[0])
    if "under" in words and words[0] in ("came", "come", "comes", "coming", "was", "is"):
        return "under"
    back = scene.first + words.index(head) - 1
    while scene.word(back) in ADVERBS:
        back -= 1
    before, after = scene.word(back), words[-1] if words[-1] == "by" else scene.word(scene.last)
    participle = (head.endswith("ed") and head not in IN_ED) or head in PARTICIPLES
    agent_behind = (after == "by" and words[-1] in (head, "by")) or (after == "of" and head in OF_WHAT)
    suffered = before not in RELATIVE and _suffered(scene, head, after)
    if words[0] in ARMS:
        return "noun"
    if participle and (before in BE - HAVE or ((agent_behind or suffered) and before not in HAVE)):
        return "passive"
    added = head.endswith("ing") and before == ","
    if participle or added or before in ("to", "will", "would", *BE, *PRONOUNS, *RELATIVE):
        return "active"
    return _bare_form(scene, scene.word(scene.first - 1), after)


def _suffered(scene: Clause, head: str, after: str) -> bool:
    """Whether a verb of harm has no object, so that those before it suffered it."""
    limit = after == "at" and scene.word(scene.last + 1) in LIMITS
    return head in HARMED and after in NO_OBJECT and not limit


def _bare_form(scene: Clause, before: str, after: str) -> Form:
    """The form of what may be a noun or a present tense ("attack", "shells", "clash")."""
    if before in DETERMINERS or before == "'s" or after in ("of", "by", "between", "against"):
        return "noun"
    left = scene.at(scene.first - 1)
    if left is not None:
        people = left.mention.kind == "demonym" and left.mention.category != "civilians"
        return "noun" if people or scene.word(left.first - 1) in OWNING else "active"
    following = after in DETERMINERS or scene.at(scene.last) is not None or after[:1].isdigit()
    return "active" if following else "noun"
