"""Clauses and prepositions, as far as words tell them."""

from __future__ import annotations

from eventgeo.events.patterns import Words
from eventgeo.events.tables import classes, rows

OPENERS = classes()["opener"]
BREAKS = frozenset(";:—–()[]")
PREPOSITIONS = classes()["preposition"]
DAYS = classes()["weekday"]
SKIPPED = frozenset(row[0] for row in rows("place_words.tsv"))
JOINS = frozenset(["and", ",", "&", "or", "'s"])
"""What joins names; a possessor too ("in Mali's Djibo")."""
REACH = 14
"""How many words before a name may stand between it and its preposition ("in the northern port city of A and B")."""


def clauses(words: Words, first: int, last: int) -> list[int]:
    """For each word of a sentence the number of clause boundaries up to it."""
    found, count = [], 0
    for index in range(first, last):
        low = words.low[index]
        if low in BREAKS or (low in OPENERS and index > first):
            count += 1
        found.append(count)
    return found


def lead(words: Words, at: int, first: int) -> str:
    """The preposition that leads the name at word `at`, over articles, kinds of places, joined names and owners; or "".

    "In the Belgorod Region's Grayvoron" and "in Syria's Idlib" are led by "in".
    """
    index, owned = at - 1, False
    while index >= first and at - index <= REACH:
        low = words.low[index]
        if low in DAYS:
            return ""
        if low in PREPOSITIONS:
            if low == "of" and index > first and words.low[index - 1] in SKIPPED:
                index -= 1
                continue
            return low
        coordinated = low in JOINS and index > first and words.capital[index - 1]
        owned = low == "'s" or (owned and words.capital[index])
        if not (owned or low in SKIPPED or coordinated or (words.capital[index] and words.low[index + 1] in JOINS)):
            return ""
        index -= 1
    return ""
