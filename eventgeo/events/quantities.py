"""Numbers of people as news writes them: exact, rounded, ranged and vague, as the least and the most that they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eventgeo.events.actor_lexicon import rows
from eventgeo.records import Token


def _row(name: str) -> list[str]:
    """The words of one row of the table, in its order."""
    return next(words.split() for kind, words in rows("numbers.tsv") if kind == name)


UNITS = _row("units")
TENS = dict(zip(_row("tens"), range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Numbers between which "between A and B" tells of a time."""
SMALL = {word: value for value, word in enumerate(UNITS)} | TENS
VAGUE: dict[str, tuple[int, int | None]] = {
    "dozens": (24, 99),
    "tens": (20, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "several": (3, 9),
    "multiple": (2, None),
}
"""What vague words say at least and at most: a plural of twelve, twenty, a hundred, a thousand; a convention."""
NUMBER_WORDS = frozenset([*SMALL, *SCALES, *VAGUE])
ROUNDED = 10
"""A rounded number ("about 40") is taken to lie within so many per cent of the true one; a convention."""


class Quantity(NamedTuple):
    """A number at `tokens[first:last]`: at least `low`, at most `high` (None: open).

    `article` is true of "a", "another" and "both", which count nobody without a noun.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    article: bool = False


def _phrases(sense: str) -> tuple[tuple[str, ...], ...]:
    """The expressions of a sense, the longest first."""
    found = (
        tuple(phrase.split()) for name, phrases in rows("numbers.tsv") if name == sense for phrase in phrases.split("|")
    )
    return tuple(sorted(found, key=lambda phrase: -len(phrase)))


def _before_by_word() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for sense in ("least", "most", "round", "nearly", "plain"):
        for phrase in _phrases(sense):
            found.setdefault(phrase[0], []).append((sense, phrase))
    return found


SOME = _phrases("some")
SOME_BEGIN = frozenset(phrase[0] for phrase in SOME)
"""Expressions for more than one, and what they begin with."""
BEFORE = _before_by_word()
"""Expressions of degree with their senses by their first words, in the order in which they are tried."""


BEGINNINGS = frozenset(
    [*"a an one another both no half between from tens hundreds".split(), *SMALL, *VAGUE, *BEFORE, *SOME_BEGIN]
)
"""What numbers begin with that do not begin with a figure, or have a hyphen."""


def _digits(text: str) -> int | None:
    plain = text.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def _words(word: str) -> int | None:
    """The value of "seven", "twenty" or "twenty-one"."""
    if word in SMALL:
        return SMALL[word]
    tens, _, unit = word.partition("-")
    return TENS[tens] + SMALL[unit] if tens in TENS and unit in UNITS[1:10] else None


def _exact(low: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number at a token: where it ends, and its value."""
    if at >= len(low):
        return None
    if low[at] == "half" and low[at + 1 : at + 3] in (["a", "dozen"], ("a", "dozen")):
        return at + 3, 6
    if low[at] in ("a", "an", "one") and low[at + 1 : at + 2] and low[at + 1] in SCALES:
        return _scaled(low, at + 1, 1)
    value = _digits(low[at])
    if value is None:
        value = _words(low[at])
    if value is None:
        return _decimal(low, at)
    return _scaled(low, at + 1, value)


def _decimal(low: Sequence[str], at: int) -> tuple[int, int] | None:
    """ "1.5 million"."""
    whole, _, part = low[at].partition(".")
    if whole.isdigit() and part.isdigit() and at + 1 < len(low) and low[at + 1] in ("million", "thousand"):
        return at + 2, round(float(low[at]) * SCALES[low[at + 1]])
    return None


def _scaled(low: Sequence[str], at: int, value: int) -> tuple[int, int]:
    """Multiply by the scales that follow, and add what follows those ("two hundred and fifty")."""
    while at < len(low) and low[at] in SCALES:
        value *= SCALES[low[at]]
        at += 1
        index = at + (at < len(low) and low[at] == "and")
        rest = _words(low[index]) if index < len(low) and SCALES[low[at - 1]] == 100 else None
        if rest is not None and rest < 100:
            value, at = value + rest, index + 1
    return at, value


def _vague(low: Sequence[str], at: int) -> Quantity | None:
    if low[at] in ("tens", "hundreds") and list(low[at + 1 : at + 3]) == ["of", "thousands"]:
        least = 20_000 if low[at] == "tens" else 200_000
        return Quantity(at, at + 3, least, least * 5 - 1)
    if low[at] == "a" and low[at + 1 : at + 2] and low[at + 1] in ("few", "handful", "couple", "pair"):
        both = low[at + 1] in ("couple", "pair")
        return Quantity(at, at + 2, 2, 2 if both else 9)
    if low[at] in SOME_BEGIN:
        some = next((phrase for phrase in SOME if tuple(low[at : at + len(phrase)]) == phrase), None)
        if some is not None and _exact(low, at + len(some)) is None:
            return Quantity(at, at + len(some), 2, None)
    if low[at] in VAGUE:
        least, most = VAGUE[low[at]]
        return Quantity(at, at + 1, least, most)
    return None


def _range(low: Sequence[str], at: int) -> Quantity | None:
    """ "between 20 and 30", "20 to 30", "20-30", "12 or 13"."""
    between = low[at] in ("between", "from")
    first = _exact(low, at + between)
    if first is None:
        a, dash, b = low[at].replace("–", "-").partition("-")
        if dash and a.isdigit() and b.isdigit() and int(a) < int(b) and len(b) < 6:
            return Quantity(at, at + 1, int(a), int(b))
        return None
    joins = ("and", "to") if between else ("to", "or", "-", "–")
    if first[0] < len(low) and low[first[0]] in joins:
        second = _exact(low, first[0] + 1)
        years = between and second is not None and _is_year(low, at + 1) and _is_year(low, first[0] + 1)
        if second is not None and 0 < first[1] < second[1] and not years:
            return Quantity(at, second[0], first[1], second[1])
    return None if between else Quantity(at, first[0], first[1], first[1])


def _is_year(low: Sequence[str], at: int) -> bool:
    """Whether a token is one of the years that reports look back on."""
    return low[at].isdigit() and FIRST_YEAR <= int(low[at]) <= LAST_YEAR


def _before(low: Sequence[str], at: int) -> tuple[int, str] | None:
    """An expression of degree at a token: where it ends, and which way it opens the number."""
    for sense, phrase in BEFORE.get(low[at], ()) if at < len(low) else ():
        if tuple(low[at : at + len(phrase)]) == phrase:
            return at + len(phrase), sense
    return None


def _opened(quantity: Quantity, first: int, sense: str) -> Quantity:
    if sense == "least":
        return quantity._replace(first=first, high=None)
    if sense == "most":
        return quantity._replace(first=first, low=None, high=quantity.high)
    if sense in ("round", "nearly") and quantity.low == quantity.high and quantity.low is not None:
        spread = quantity.low * ROUNDED // 100
        above = spread if sense == "round" else 0
        return quantity._replace(first=first, low=quantity.low - spread, high=quantity.low + above)
    return quantity._replace(first=first)


def _bare(low: Sequence[str], at: int) -> Quantity | None:
    if at >= len(low):
        return None
    found = _vague(low, at) or _range(low, at)
    if found is None and low[at] in ("a", "an"):
        return Quantity(at, at + 1, 1, 1, article=True)
    if found is None and low[at] == "both":
        return Quantity(at, at + 1, 2, 2, article=True)
    if found is None and low[at] == "no":
        return Quantity(at, at + 1, 0, 0)
    return found


def quantity_at(low: Sequence[str], at: int) -> Quantity | None:
    """The number that begins at a token of a sentence in lower case.

    >>> quantity_at("at least 12 people".split(), 0)
    Quantity(first=0, last=3, low=12, high=None, article=False)
    >>> quantity_at("between 20 and 30".split(), 0)[2:4], quantity_at("dozens of".split(), 0)[2:4]
    ((20, 30), (24, 99))
    """
    opening, index, sense = None, at, "plain"
    while (opening := _before(low, index)) is not None:
        index = opening[0]
        sense = opening[1] if opening[1] != "plain" else sense
    found = _bare(low, index)
    if found is None and low[at] == "another":
        return Quantity(at, at + 1, 1, 1, article=True)
    if found is None or (index > at and found.article):
        return None
    found = _opened(found, at, sense)
    if tuple(low[found.last : found.last + 2]) in (("or", "more"), ("at", "least")):
        return found._replace(last=found.last + 2, high=None)
    return found


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """The numbers among the tokens of a sentence, in their order, none within another."""
    low = [token.text.replace("’", "'").lower() for token in tokens]
    found, at = [], 0
    while at < len(low):
        word = low[at]
        begins = word in BEGINNINGS or word[:1].isdigit() or "-" in word
        quantity = quantity_at(low, at) if begins else None
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.last
    return found
