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
SUBJECTS = frozenset(["a", "an", "the", "another", "one", "two", "three", "four", "several"])
"""What a new subject begins with."""
VERBS = frozenset(["was", "were"])
SUBJECT = 10
"""Within how many words behind "and" its verb stands."""
REACH = 14
"""How many words before a name may stand between it and its preposition ("in the northern port city of A and B")."""


def clauses(words: Words, first: int, last: int) -> list[int]:
    """For each word of a sentence the number of clause boundaries up to it."""
    found, count = [], 0
    for index in range(first, last):
        low = words.low[index]
        opened = index > first and (low in OPENERS or (low == "and" and _goes_on(words, index, last)))
        count += opened or low in BREAKS
        found.append(count)
    return found


def _goes_on(words: Words, at: int, last: int) -> bool:
    """Whether ", and" leads to a subject of its own and what befell it (", and a hospital in B was shelled")."""
    behind = words.low[at + 1 : min(at + SUBJECT, last)]
    if words.low[at - 1] != "," or SUBJECTS.isdisjoint(behind[:1]):
        return False
    verb = next((index for index, low in enumerate(behind) if low in VERBS), None)
    return verb is not None and "," not in behind[:verb] and BREAKS.isdisjoint(behind[:verb])


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
