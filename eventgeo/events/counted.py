"""People who are counted: a number and the noun for them ("at least 12 soldiers", "a family of five")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from eventgeo.events.actor_lexicon import rows, word_set
from eventgeo.events.quantities import Quantity, quantities, quantity_at
from eventgeo.records import Token

UNITS = word_set("casualties", "units")
MONTHS = word_set("casualties", "months")
ENDS = word_set("casualties", "ends")
LINKED = frozenset(["of", "from", "belonging", "affiliated", "loyal"])
RANKS = frozenset(["aged", "no", "number", "$", "€", "£", "battalion", "brigade", "article", "top"])
QUOTES = frozenset("“”\"'‘’")
LONGEST_NOUN, LONGEST_LINK = 6, 8


class People(NamedTuple):
    """A counted noun at `tokens[first:last]`: at least `low`, at most `high` people (None: open).

    `side` is who they are, as written. `known` tells whether the noun is one for people, or that there is none;
    `bare` that there is none.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    side: str | None
    known: bool
    bare: bool


@cache
def victims() -> frozenset[str]:
    """Nouns for people."""
    return frozenset(word.casefold() for row in rows("victims.tsv") for word in row[0].split())


def _linked(low: Sequence[str], at: int, stops: frozenset[int]) -> int:
    """The end of "of the regime forces" or "from the “X”" behind a noun; `at` where nothing of the kind follows."""
    if at >= len(low) or low[at] not in LINKED:
        return at
    end = at + 1
    while end < len(low) and end - at < LONGEST_LINK and end not in stops:
        word = low[end]
        if (word in ENDS and word != "to") or not (word[:1].isalpha() or word == "-"):
            break
        end += 1
    return end if end > at + 1 else at


def _noun_end(low: Sequence[str], at: int, stops: frozenset[int]) -> tuple[int, bool]:
    """The end of the noun phrase that follows a number, and whether it has a noun for people."""
    for index in range(at, min(at + LONGEST_NOUN, len(low))):
        word = low[index]
        if index in stops or word in ENDS or word in UNITS or not (word[:1].isalpha() or word == "-"):
            if word in UNITS and index not in stops:
                return index, False
            break
        if word in victims():
            last = index + 1
            while last < len(low) and last not in stops and low[last] in victims():
                last += 1
            return last, True
    plural = at + 1 < len(low) and at not in stops and low[at].endswith("s") and low[at + 1] in ("and", ",", ".")
    return at + plural, False


def _family(low: Sequence[str], at: int) -> People | None:
    """ "a family of five"."""
    number = quantity_at(low, at + 3) if tuple(low[at : at + 3]) == ("a", "family", "of") else None
    return None if number is None else People(at, number.last, number.low, number.high, "family", True, False)


def _no_count(low: Sequence[str], number: Quantity) -> bool:
    """Whether a number counts no people: a date, a measure, a rank, a total ("out of 11", "No. 4", "aged 12")."""
    after = low[number.last] if number.last < len(low) else ""
    before = low[number.first - 1] if number.first else ""
    if after in MONTHS or after in UNITS or after in ("th", "st", "nd", "rd", "%") or after.startswith("-year"):
        return True
    return before in RANKS or list(low[max(0, number.first - 2) : number.first]) == ["out", "of"]


def _of_the(low: Sequence[str], at: int) -> int:
    """The start of the noun behind "of", or behind the total in "nine of the 11 hostages"."""
    if tuple(low[at : at + 2]) == ("of", "the"):
        total = quantity_at(low, at + 2)
        if total is not None:
            return total.last
    return at + (list(low[at : at + 1]) == ["of"])


def _people(tokens: Sequence[Token], low: Sequence[str], number: Quantity, stops: frozenset[int]) -> People | None:
    if _no_count(low, number):
        return None
    at = _of_the(low, number.last)
    end, known = _noun_end(low, at, stops)
    if end < len(low) and not known and end not in stops and low[end] in UNITS:
        return None
    year = number.low == number.high and number.last - number.first == 1 and 1900 <= (number.low or 0) <= 2099
    if (year or number.article) and not known:
        return None
    at_least = tuple(low[end : end + 2]) == ("at", "least")
    side = " ".join(token.text for token in tokens[at:end]) if known else None
    last = end + 2 if at_least else _linked(low, end, stops) if known else end
    high = None if at_least else number.high
    return People(number.first, last, number.low, high, side, known or end == at, end == at)


def people(tokens: Sequence[Token], low: Sequence[str], stops: frozenset[int]) -> list[People]:
    """The counted people of a sentence, in their order; words at `stops` belong to no noun."""
    found: list[People] = []
    for number in quantities(tokens):
        if (number.low, number.high) == (0, 0) or (found and number.first < found[-1].last):
            continue
        one = _family(low, number.first) or _people(tokens, low, number, stops)
        if one is not None:
            found.append(one)
    return found
