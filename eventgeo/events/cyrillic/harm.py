"""How many people a Ukrainian or Russian sentence says were killed and wounded."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from eventgeo.events.cyrillic.patterns import WORD, compiled
from eventgeo.events.tables import rows
from eventgeo.records import Toll, TollClaim

REACH, GROWN = 5, 9
"""Words between a number of people and what befell them: nearby, and where the number is said to have grown."""
AND = frozenset(["і", "й", "та", "и", "а"])
FILLERS = frozenset(["ніж", "чем", "як", "не", "по", "на", "до", "мере", "мірі"])
STOP = re.compile(r"[.;:!?,()—–]")
THOUSAND = compiled("тисяч*|тысяч*|тис|тыс")
DIGITS = re.compile(r"\d{1,6}\Z")


class Number(NamedTuple):
    """A number of people over the words `first:last` of a sentence; None is open."""

    first: int
    last: int
    low: int | None
    high: int | None


@cache
def _sense(name: str) -> re.Pattern[str]:
    """The words of a sense of people.tsv."""
    listed = next(words for sense, words in rows("cyrillic/people.tsv") if sense == name)
    return compiled(listed.replace(" ", "|"))


@cache
def _small() -> dict[str, int]:
    return {word: int(value) for sense, value, words in _numbers("small") for word in words.split()}


@cache
def _vague() -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for _, value, words in _numbers("some"):
        low, high = value.split("-")
        found |= dict.fromkeys(words.split(), (int(low), int(high)))
    return found


@cache
def _bounds(sense: str) -> frozenset[str]:
    return frozenset(word for _, _, words in _numbers(sense) for word in words.split())


def _numbers(sense: str) -> Iterator[tuple[str, ...]]:
    return (row for row in rows("cyrillic/numbers.tsv") if row[0] == sense)


class _Words:
    """The words of a plain sentence; `breaks` are those before which a clause ends."""

    def __init__(self, sentence: str) -> None:
        found = list(WORD.finditer(sentence))
        self.low = [each.group() for each in found]
        ends = [0, *(each.end() for each in found)]
        gaps = (sentence[end : each.start()] for end, each in zip(ends, found, strict=False))
        self.breaks = [STOP.search(gap) is not None for gap in gaps]

    def _is(self, sense: str, at: int) -> bool:
        return _sense(sense).fullmatch(self.low[at]) is not None

    def harm(self, at: int) -> str | None:
        """What befell people by the word at an index: "killed", "wounded", or None."""
        return next((sense for sense in ("killed", "wounded") if self._is(sense, at)), None)

    def _value(self, at: int) -> tuple[int, int, int] | None:
        """Lowest and highest of the number that begins at an index, and the index behind it."""
        if DIGITS.match(self.low[at]):
            low = high = int(self.low[at])
            at += 1
        elif self.low[at] in _vague():
            low, high = _vague()[self.low[at]]
            at += 1
        else:
            low, at = self._sum(at)
            high = low
        if not low:
            return None
        if at < len(self.low) and THOUSAND.fullmatch(self.low[at]):
            return 1000 * low, 1000 * high, at + 1
        return low, high, at

    def _sum(self, at: int) -> tuple[int, int]:
        """The sum of the number words from an index on ("двадцять п'ять"), each smaller than the one before."""
        total, last = 0, 1000
        while at < len(self.low) and _small().get(self.low[at], last) < last:
            last = _small()[self.low[at]]
            total += last
            at += 1
        return total, at

    def numbers(self) -> Iterator[Number]:
        """The numbers of people in the sentence: those that people or what befell them stand right behind."""
        at = 0
        while at < len(self.low):
            value = self._value(at)
            if value is None:
                at += 1
                continue
            low, high, behind = value
            if self._counts_people(behind):
                yield self._bounded(at, behind, low, high)
            at = behind

    def _counts_people(self, at: int) -> bool:
        if at >= len(self.low) or self.breaks[at] or self.low[at] in AND:
            return True
        return self.harm(at) is not None or self._is("people", at) or self._is("got", at)

    def _bounded(self, first: int, last: int, low: int, high: int) -> Number:
        start = first
        while start and not self.breaks[start] and self.low[start - 1] in FILLERS | _bounds("least") | _bounds("most"):
            start -= 1
        before = frozenset(self.low[start:first])
        if before & _bounds("least"):
            return Number(start, last, low, None)
        if before & (_bounds("most") - {"до"}):
            return Number(start, last, None, high)
        return Number(start, last, low, high)

    def _joined(self, one: int, two: int) -> bool:
        """Whether no clause ends and nothing else befalls people between two indexes."""
        inner = range(one + 1, two)
        return not any(self.breaks[one + 1 : two + 1]) and not any(
            self.low[at] in AND or self.harm(at) is not None for at in inner
        )

    def _reach(self, at: int, end: int) -> int:
        return GROWN if any(self._is("grew", index) for index in range(at, end)) else REACH

    def number_of(self, at: int, numbers: Sequence[Number]) -> Number | None:
        """The number of those whom the word at an index befell: the nearest, behind it rather than before it."""
        near = []
        first, last = (bisect_left(numbers, (index,)) for index in (at - 2 * GROWN, at + GROWN + 1))
        for each in numbers[first:last]:
            if 0 < each.first - at <= self._reach(at, each.first) and self._joined(at, each.first):
                near.append((each.first - at, 0, each))
            elif each.last <= at and at - each.last < REACH and self._joined(each.last - 1, at):
                near.append((at - each.last, 1, each))
        return min(near)[2] if near else self._persons(at)

    def _persons(self, at: int) -> Number | None:
        """Persons without a number ("загинули чоловік і жінка"): as many as are named beside the word."""
        named = []
        for step in (1, -1):
            for index in range(at + step, at + step * (REACH + 1), step):
                if not 0 <= index < len(self.low) or self.breaks[index if step > 0 else index + 1]:
                    break
                if self._is("one", index):
                    named.append(index)
            if named:
                return Number(min(named), max(named) + 1, len(named), len(named))
        return None


def tolls(sentence: str) -> dict[str, Toll]:
    """How many a plain sentence says were "killed" and "wounded"; only the first number of each counts.

    >>> {sense: (toll.low, toll.high) for sense, toll in tolls("загинули двоє людей, ще п'ятеро поранені").items()}
    {'killed': (2, 2), 'wounded': (5, 5)}
    """
    words = _Words(sentence)
    free = list(words.numbers())
    found: dict[str, Toll] = {}
    for at in range(len(words.low)):
        sense = words.harm(at)
        number = words.number_of(at, free) if sense is not None and sense not in found else None
        if sense is not None and number is not None:
            free = [each for each in free if each is not number]
            found[sense] = Toll(number.low, number.high, (TollClaim(number.low, number.high),))
    return found
