"""Patterns over words, and the scanner that finds the longest of many of them in one pass.

A pattern is words with spaces between. `x/v` stands for all forms of a verb, `x/ed` for past and participle, `x/ing`,
`x/n` for singular and plural; `a|b` for either; `~3` for up to three words; `@x` for a word of class x; `%` for a
capitalised word; `#` for a number. `?` after a word makes it optional; `[…]` is context, which must be there but is no
part of what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from eventgeo.events.forms import expand
from eventgeo.events.tables import classes

ELEMENT = re.compile(r"(\[)?([^\s\[\]?]+)(\])?(\?)?(\])?")
STOPS = frozenset(".;:!?()[]\n")
NUMBERS = classes()["number"]
NONE: frozenset[str] = frozenset()


class Words(NamedTuple):
    """The words of a sentence: in lower case, whether capitalised, and where each starts and ends in the text."""

    low: Sequence[str]
    capital: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern. `gap` above 0 makes it a gap of up to so many words; `sign` is "%" or "#" or empty."""

    words: frozenset[str] = frozenset()
    sign: str = ""
    gap: int = 0
    optional: bool = False
    context: bool = False

    def accepts(self, words: Words, at: int) -> bool:
        """Whether the word at this index fits."""
        low = words.low[at]
        if low in self.words:
            return True
        if self.sign == "%":
            return words.capital[at]
        return self.sign == "#" and low[0].isdigit()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern with its source; `rank` is its place in its file, and breaks ties."""

    source: str
    elements: tuple[Element, ...]
    rank: int
    second: Element | None = None
    """The step that must follow the first word at once, where there is one."""
    needed: frozenset[str] = frozenset()
    """Words of which one at least must stand behind the first step, where there are such."""


class Match(NamedTuple):
    """A pattern found over the words `first:last`; its context reaches over `left:right`."""

    pattern: Pattern
    first: int
    last: int
    left: int
    right: int


def _element(term: str, *, context: bool, optional: bool) -> Element:
    if term[0] == "~":
        return Element(gap=int(term[1:]), context=context)
    words: set[str] = set()
    sign = ""
    for part in term.split("|"):
        if part in ("%", "#"):
            sign = part
            if part == "#":
                words |= NUMBERS
        elif part[0] == "@":
            words |= classes()[part[1:]]
        else:
            words |= expand(part)
    return Element(frozenset(words), sign, 0, optional, context)


@cache
def compiled(source: str, rank: int = 0) -> Pattern:
    """The pattern that a source spells. Raises KeyError for a class that classes.tsv lacks."""
    elements, inside = [], False
    for opened, term, closed, optional, late in ELEMENT.findall(source):
        inside = inside or bool(opened)
        elements.append(_element(term, context=inside, optional=bool(optional)))
        inside = inside and not (closed or late)
    plain = len(elements) > 1 and not elements[0].optional and not elements[1].optional and not elements[1].gap
    needed = [each.words for each in elements[1:] if each.words and not each.optional and not each.sign]
    return Pattern(source, tuple(elements), rank, elements[1] if plain else None, min(needed, key=len, default=NONE))


def _steps(elements: tuple[Element, ...], step: int, words: Words, at: int, end: int) -> list[int] | None:
    """The index at which each element from `step` on begins, and the end; None where they do not fit."""
    if step == len(elements):
        return [at]
    element = elements[step]
    if element.gap:
        for skip in range(element.gap + 1):
            if at + skip > end or (skip and words.low[at + skip - 1] in STOPS):
                break
            rest = _steps(elements, step + 1, words, at + skip, end)
            if rest is not None:
                return [at, *rest]
        return None
    if at < end and element.accepts(words, at):
        rest = _steps(elements, step + 1, words, at + 1, end)
        if rest is not None:
            return [at, *rest]
    if element.optional:
        rest = _steps(elements, step + 1, words, at, end)
        return None if rest is None else [at, *rest]
    return None


def _match(pattern: Pattern, words: Words, at: int, end: int) -> Match | None:
    starts = _steps(pattern.elements, 0, words, at, end)
    if starts is None:
        return None
    own = [step for step, element in enumerate(pattern.elements) if not element.context and not element.gap]
    return Match(pattern, starts[own[0]], starts[own[-1] + 1], at, starts[-1])


class Scanner:
    """Many patterns, keyed by the words that they may begin with, so that a text is read once."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Compile the sources. Raises ValueError for a pattern that begins with neither a word nor a class."""
        self._by_word: dict[str, list[Pattern]] = {}
        self._by_figure: list[Pattern] = []
        for rank, source in enumerate(sources):
            self._add(compiled(source, rank))

    def _add(self, pattern: Pattern) -> None:
        for element in pattern.elements:
            if not element.words:
                raise ValueError(f"the pattern must begin with a word: {pattern.source}")
            for word in element.words:
                self._by_word.setdefault(word, []).append(pattern)
            if element.sign == "#":
                self._by_figure.append(pattern)
            if not element.optional:
                return

    def _at(self, words: Words, index: int, end: int, there: frozenset[str]) -> list[Match]:
        """All matches that begin at this word, before the index `end`; `there` are the words that stand there."""
        low = words.low[index]
        found = self._by_word.get(low, [])
        if self._by_figure and low[0].isdigit():
            found = found + self._by_figure
        following = index + 1 < end
        matches = []
        for pattern in found:
            if pattern.needed and pattern.needed.isdisjoint(there):
                continue
            second = pattern.second
            if second is None or (following and second.accepts(words, index + 1)):
                match = _match(pattern, words, index, end)
                if match is not None:
                    matches.append(match)
        return matches

    def all(self, words: Words, first: int, last: int) -> list[Match]:
        """All matches between two word indices, overlapping ones too."""
        keys, figures, low = self._by_word, bool(self._by_figure), words.low[first:last]
        there = frozenset(low)
        if not figures and keys.keys().isdisjoint(there):
            return []
        return [
            match
            for index, word in enumerate(low, first)
            if word in keys or (figures and word[0].isdigit())
            for match in self._at(words, index, last, there)
        ]
