"""Names of places in Cyrillic and Arabic letters, which the recogniser does not read: by the gazetteer alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from eventgeo.places.gazetteer import Gazetteer, fold
from eventgeo.records import Layout

LONGEST = 4
_CYRILLIC = re.compile(r"[А-ЯІЇЄҐЁ][\w'’ʼ-]+")
_ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
_WORD = re.compile(r"\w[\w'’ʼ-]*")
_ENDINGS = (
    ("", ("",)),
    ("а", ("", "о")),
    ("я", ("ь", "й")),
    ("у", ("", "а")),
    ("ю", ("ь", "я")),
    ("е", ("", "а", "о", "ь")),
    ("і", ("", "а", "ь", "я")),
    ("и", ("а", "ь", "я")),
    ("ы", ("а",)),
    ("ом", ("", "о")),
    ("ем", ("ь",)),
    ("ою", ("а",)),
    ("ой", ("а",)),
    ("ові", ("",)),
    ("ці", ("ка",)),
)
"""Endings of case that a Cyrillic name may bear, each with those that stand in its place in the nominative."""
_CLITICS = ("", "ب", "و", "ل", "ف", "ك", "وب", "ول", "لل")
LEAST_POPULATION = 3
"""A name that is not of a known place's own country's letters counts from this logarithm of the population on."""


def other_scripts(layout: Layout, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """The spans of place names in Cyrillic or Arabic letters, in the order of the text; none in a text without any."""
    text = layout.text
    if text.isascii() or not (_CYRILLIC.search(text) or _ARABIC.search(text)):
        return
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        size = _longest(text, words[at : at + LONGEST], gazetteer)
        if size:
            yield words[at].start(), words[at + size - 1].end()
        at += size or 1


def _longest(text: str, words: Sequence[re.Match[str]], gazetteer: Gazetteer) -> int:
    first = words[0].group()
    if not (_CYRILLIC.fullmatch(first) or _ARABIC.fullmatch(first)):
        return 0
    for size in range(len(words), 0, -1):
        between = [text[one.end() : two.start()] for one, two in pairwise(words[:size])]
        if any(gap not in (" ", "-") for gap in between):
            continue
        if any(_names_place(form, gazetteer) for form in nominatives(text[words[0].start() : words[size - 1].end()])):
            return size
    return 0


def nominatives(name: str) -> Iterator[str]:
    """The forms that a name in Cyrillic or Arabic letters may have in a gazetteer, itself first.

    >>> list(nominatives("Харькове"))[:3], "حلب" in list(nominatives("بحلب"))
    (['Харькове', 'Харьков', 'Харькова'], True)
    """
    if _ARABIC.match(name):
        yield from (
            name[len(clitic) :] for clitic in _CLITICS if name.startswith(clitic) and len(name) - len(clitic) > 2
        )
        return
    for ending, others in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            yield from (name[: len(name) - len(ending)] + other for other in others)


def _names_place(form: str, gazetteer: Gazetteer) -> bool:
    tag = gazetteer.tag(fold(form))
    return tag is not None and tag.cls != "D" and (tag.logpop > LEAST_POPULATION if len(form) > 3 else tag.logpop > 4)
