"""Where the words of a sentence match names of the gazetteer, as small numbers that the tagger can weigh."""

from __future__ import annotations

from collections.abc import Hashable, Sized
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from eventgeo.places.gazetteer import bare, fold
from eventgeo.places.recognition.words import Case, Words

LONGEST = 6
LONGEST_CASELESS = 4
CODES = 40
"""Codes of a match: 0 for none, else 2 * class - 1 for its first word and 2 * class for the others."""
CONTEXTS = 64
MOST_REMEMBERED = 200_000


class Tag(Protocol):
    """What the gazetteer says of a name: its class, its population (0 to 7, log 10), whether it is the main name."""

    @property
    def cls(self) -> str: ...
    @property
    def logpop(self) -> int: ...
    @property
    def primary(self) -> bool: ...


class Names(Hashable, Protocol):
    """What the recogniser asks of a gazetteer."""

    def tag(self, key: str, /) -> Tag | None: ...
    def demonym(self, key: str, /) -> object: ...
    def respelled(self, key: str, /) -> Sized: ...
    def begins(self, prefix: str, /) -> bool: ...


FIXED = {"C": 1, "K": 2, "A": 3, "R": 4, "D": 5}
DISTRICT, PLACE = 6, 10
"""First class numbers of second-order units (4 sizes) and of populated places (5 sizes, other name or main name)."""


def class_of(tag: Tag) -> int:
    """The class number of a match, 1 to 19."""
    if tag.cls in FIXED:
        return FIXED[tag.cls]
    if tag.cls == "a":
        return DISTRICT + min(max(tag.logpop - 2, 0), 3)
    return PLACE + 5 * bool(tag.primary) + min(max(tag.logpop - 2, 0), 4)


def class_of_code(code: int) -> int:
    """The class number of a match by its code, 0 for no match."""
    return (code + 1) // 2


@cache
def _lists() -> dict[str, frozenset[str]]:
    lines = files(__package__).joinpath("words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {kind: frozenset(" ".join(text for name, text in rows if name == kind).split()) for kind, _ in rows}


def word_list(name: str) -> frozenset[str]:
    """A closed list of words.tsv, in lower case."""
    return _lists()[name]


@cache
def links() -> frozenset[str]:
    """Words in lower case that may stand inside a name ("Port of Spain")."""
    return _lists()["link"]


@cache
def common() -> frozenset[str]:
    """Common words that are a place's name in some gazetteer, never matched alone."""
    return _lists()["common"]


def is_demonym(names: Names, key: str) -> bool:
    """Whether a folded name is a demonym or national adjective, and not the main name of a country or continent."""
    if names.demonym(key) is None:
        return False
    tag = names.tag(key)
    return tag is None or tag.cls not in "CK" or not tag.primary


class Matcher:
    """Finds the longest gazetteer match at each word, and remembers what it has looked up."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._seen: dict[str, int] = {}
        self._leading = lru_cache(maxsize=MOST_REMEMBERED)(self._leads)

    def class_at(self, surface: str) -> int:
        """The class number of a stretch of text, 0 where the gazetteer does not know it."""
        known = self._seen.get(surface)
        if known is None:
            known = self._look_up(surface)
            if len(self._seen) > MOST_REMEMBERED:
                self._seen.clear()
            self._seen[surface] = known
        return known

    def _look_up(self, surface: str) -> int:
        if surface.lower() in common():
            return 0
        key = fold(surface)
        if not key:
            return 0
        if is_demonym(self._names, key):
            return FIXED["D"]
        tag = self._names.tag(key)
        if tag is None and (short := bare(key)) != key:
            tag = self._names.tag(short)
        return 0 if tag is None else class_of(tag)

    def _leads(self, word: str) -> bool:
        """Whether a word may be the first of a name of several (its article aside, which names go without)."""
        key = fold(f"{word} x")[:-1]
        return bare(f"{key}xxxxx") != f"{key}xxxxx" or self._names.begins(key)

    def codes(self, words: Words) -> tuple[list[int], list[int]]:
        """For each word the code of its match, and the code of the match in its surroundings."""
        codes, contexts = [0] * len(words.forms), [0] * len(words.forms)
        for first, last, case in words.sentences:
            if case is Case.NONE:
                self._caseless(words, first, last, codes, contexts)
            else:
                self._cased(words, first, last, codes, contexts)
        return codes, contexts

    def _cased(self, words: Words, first: int, last: int, codes: list[int], contexts: list[int]) -> None:
        forms, inside = words.forms, links()
        at = first
        while at < last:
            form = forms[at]
            if not (form[0].isupper() or (at + 1 < last and forms[at + 1] == "-" and form in _lists()["lead"])):
                at += 1
                continue
            stop, limit = at + 1, min(at + LONGEST, last)
            while stop < limit and (forms[stop][0].isupper() or forms[stop][0].isdigit() or forms[stop] in inside):
                stop += 1
            at = self._longest(words, at, stop, (first, last), codes, contexts)

    def _caseless(self, words: Words, first: int, last: int, codes: list[int], contexts: list[int]) -> None:
        forms, ordinary, at = words.forms, common(), first
        while at < last:
            low = forms[at].lower()
            if not low[0].isalpha() or low in ordinary:
                at += 1
                continue
            stop, limit = at + 1, min(at + LONGEST_CASELESS, last)
            if not words.text[words.ends[at] : words.ends[at] + 1].isspace() or self._leading(low):
                while stop < limit and (forms[stop][0].isalpha() or forms[stop] in "-'.’"):
                    stop += 1
            at = self._longest(words, at, stop, (first, last), codes, contexts)

    def _longest(
        self,
        words: Words,
        at: int,
        stop: int,
        bounds: tuple[int, int],
        codes: list[int],
        contexts: list[int],
    ) -> int:
        """Mark the longest match of `at:stop`; gives the word to go on from."""
        forms, text, begin = words.forms, words.text, words.starts[at]
        while stop > at:
            tail = forms[stop - 1]
            if tail[0].isalnum() and not (stop > at + 1 and tail in links()):
                found = self.class_at(text[begin : words.ends[stop - 1]])
                if found:
                    context = self._context(forms, at, stop, bounds, found)
                    for index in range(at, stop):
                        codes[index] = 2 * found - (index == at)
                        contexts[index] = context
                    return stop
            stop -= 1
        return at + 1

    @staticmethod
    def _context(forms: list[str], at: int, stop: int, bounds: tuple[int, int], found: int) -> int:
        """Whether capitals stand before and after a match, how long it is, and what kind of name it is."""
        before = at > bounds[0] and forms[at - 1][0].isupper()
        after = stop < bounds[1] and forms[stop][0].isupper()
        kind = 0 if found < DISTRICT else 1 if found < PLACE else 2 + (found >= PLACE + 5)
        return 1 + before + 2 * after + 4 * (stop > at + 1) + 8 * kind
