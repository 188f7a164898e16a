"""Whose dead and wounded a number counts: soldiers and rebels are of two sides, so that their numbers add up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from eventgeo.events.actor_lexicon import lexicon, normal, rows
from eventgeo.records import TollClaim

SIDES = {"state_forces": "army", "police": "police", "rebel": "armed", "militia": "armed", "pmc": "armed"}
"""The side of those who are called by the name of a force or group ("RSF men", "32 Houthis")."""


@cache
def _nouns() -> dict[str, str]:
    return {noun: side for side, nouns in rows("sides.tsv") if side != "anyone" for noun in nouns.split()}


@cache
def _general() -> frozenset[str]:
    return frozenset(noun for side, nouns in rows("sides.tsv") if side == "anyone" for noun in nouns.split())


def anyone(noun: str | None) -> bool:
    """Whether a noun may be that of any side ("people"), as none may.

    >>> anyone("people"), anyone("members of the family"), anyone("soldiers")
    (True, True, False)
    """
    return noun is None or not _general().isdisjoint(noun.lower().split())


def side_of(noun: str | None) -> str | None:
    """The side of those called by a noun, as sides.tsv has it; None where it does not tell.

    >>> side_of("Russian soldiers"), side_of("RSF men"), side_of("people")
    ('army', 'armed', None)
    """
    words = noun.lower().split() if noun else []
    known = next((_nouns()[word] for word in reversed(words) if word in _nouns()), None)
    return known or (_named(noun.split()) if noun else None)


def _named(words: Sequence[str]) -> str | None:
    """The side of a force or group that is named."""
    norms = tuple(map(normal, words))
    for at, word in enumerate(norms):
        for run, atom in lexicon().get(word, ()) if words[at][:1].isupper() else ():
            if atom.what == "name" and norms[at : at + len(run)] == run and atom.category in SIDES:
                return SIDES[atom.category]
    return None


def _names(noun: str) -> frozenset[str]:
    return frozenset(word for word in noun.split()[:-1] if word[:1].isupper())


def unlike(one: TollClaim, two: TollClaim) -> bool:
    """Whether two numbers count people of two sides: soldiers and rebels, or soldiers of two nations.

    >>> unlike(TollClaim(6, 6, None, "soldiers"), TollClaim(20, 20, None, "rebels"))
    True
    >>> unlike(TollClaim(6, 6, None, "soldiers"), TollClaim(9, 9, None, "people"))
    False
    """
    sides = side_of(one.side), side_of(two.side)
    if "self" in sides:
        return sides[0] != sides[1]
    if None in sides or one.side is None or two.side is None:
        return False
    mine, theirs = _names(one.side), _names(two.side)
    return sides[0] != sides[1] or bool(mine and theirs and mine.isdisjoint(theirs))
