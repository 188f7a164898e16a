"""Where it happened and who took part, as a Ukrainian or Russian sentence has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from eventgeo.events.cyrillic.patterns import WORD, Found, best, found
from eventgeo.events.lexicon import STREET
from eventgeo.events.roles import MUTUAL
from eventgeo.events.tables import rows
from eventgeo.records import Actor, ActorCategory, ActorRole, Toponym, Trigger

IN = frozenset(
    "у в під над біля поблизу по на район районі районе под возле около близ вблизи недалеко неподалік".split()
)
FROM = frozenset("з із зі из с со від от".split())
AT = frozenset("по проти против на".split())
WIDE = frozenset(["country", "region"])
LONGEST = 60
"""Letters before a word in which the one before it is looked for."""
BEHIND, FAR = 0.4, 200
"""What a place behind its trigger counts more, and over how many letters a place counts one less."""
BY = ("ми", "ою", "ею", "єю")
"""Endings of the instrumental: "обстріл російськими військами"."""


def before(sentence: str, start: int) -> str:
    """The word before an offset of a plain sentence, or nothing."""
    words = WORD.findall(sentence[max(0, start - LONGEST) : start])
    return words[-1] if words else ""


def named(sentence: str) -> list[Found]:
    """The forces, groups and governments that a plain sentence names."""
    return best(found("actors.tsv", 3, sentence))


def _weight(sentence: str, at: int, toponym: Toponym, trigger: Trigger, start: int) -> float | None:
    """How well a place at `at` suits a trigger that starts at `start`; None where it is none of its places.

    What comes from a place did not happen there, but for a withdrawal; a country is a place where the words say so, or
    where it was attacked.
    """
    lead = before(sentence, at)
    wide = toponym.precision in WIDE
    if lead in FROM and trigger.subtype != "withdrawal":
        return None
    if wide and lead not in IN and (at < start or trigger.type == "Diplomacy"):
        return None
    fine = 0.0 if wide else 1.0 if toponym.precision in ("admin1", "admin2") else 2.0
    return fine + (1.0 if lead in IN else 0.0) + (BEHIND if at > start else 0.0) - abs(at - start) / FAR


def place_of_trigger(
    sentence: str, offset: int, trigger: Trigger, toponyms: Sequence[Toponym], actors: Sequence[Found]
) -> Toponym | None:
    """The toponym of a plain sentence, which begins at an offset, that is the place of a trigger in it."""
    weighed: list[tuple[float, int, Toponym]] = []
    for toponym in toponyms:
        at = toponym.start - offset
        if any(each.start <= at < each.end for each in actors):
            continue
        weight = _weight(sentence, at, toponym, trigger, trigger.start - offset)
        if weight is not None:
            weighed.append((weight, -at, toponym))
    return max(weighed, key=lambda each: each[:2])[2] if weighed else None


def actors_of(sentence: str, offset: int, trigger: Trigger, actors: Sequence[Found]) -> tuple[Actor, ...]:
    """Who took part in what a trigger tells of, each once, with what he did in it."""
    told: dict[str, Actor] = {}
    for each in actors:
        name, country, category, *_ = rows("cyrillic/actors.tsv")[each.row]
        role = _role(sentence, each, trigger, trigger.start - offset)
        if role is not None:
            told.setdefault(name, Actor(name, role, None if country == "-" else country, cast(ActorCategory, category)))
    return tuple(told.values())


def _role(sentence: str, actor: Found, trigger: Trigger, at: int) -> ActorRole | None:
    if trigger.type in STREET:
        return None
    if trigger.subtype in MUTUAL:
        return "party"
    ahead = actor.start < at
    if before(sentence, actor.start) in AT:
        return "target"
    if ahead:
        return "speaker" if trigger.type == "Diplomacy" else "initiator"
    if sentence[actor.start : actor.end].split()[0].endswith(BY):
        return "initiator"
    return "target" if trigger.type in ("Explosions/Remote violence", "Violence against civilians") else None
