"""Names of places in Cyrillic and Arabic letters, which the recogniser does not read: by the gazetteer alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise, product

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
    ("ю", ("ь", "я", "е")),
    ("е", ("", "а", "о", "ь")),
    ("і", ("", "а", "о", "ь", "я")),
    ("и", ("а", "ь", "я")),
    ("ы", ("а",)),
    ("ом", ("", "о", "ый", "ий", "ое")),
    ("ем", ("ь",)),
    ("ою", ("а",)),
    ("ой", ("а", "ая", "ой")),
    ("ую", ("ая",)),
    ("ого", ("ий", "ый", "е", "ое", "ой")),
    ("ому", ("ий", "ый", "е", "ое", "ой")),
    ("им", ("ий", "е")),
    ("ым", ("ый", "ое")),
    ("ої", ("а",)),
    ("ій", ("а",)),
    ("ами", ("и", "ы", "а")),
    ("ею", ("я",)),
    ("ей", ("я",)),
    ("ові", ("", "ів")),
    ("ова", ("ів",)),
    ("овом", ("ів",)),
    ("єва", ("їв",)),
    ("єву", ("їв",)),
    ("єві", ("їв",)),
    ("євом", ("їв",)),
    ("ці", ("ка",)),
)
"""Endings of case that a Cyrillic word may bear, each with those that stand in its place in the nominative."""
_CLITICS = ("", "ب", "و", "ل", "ف", "ك", "وب", "ول", "لل")
LEAST, WELL_KNOWN = 3, 5
"""Logarithms of the population from which a name counts: one in its own country's letters, and any other."""
MOST_FORMS = 40
"""How many nominatives of a name of several words are tried."""


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
    >>> "Курская область" in nominatives("Курской области")
    True
    """
    if _ARABIC.match(name):
        yield from (
            name[len(clitic) :] for clitic in _CLITICS if name.startswith(clitic) and len(name) - len(clitic) > 2
        )
        return
    parts = re.split(r"([ -])", name)
    choices = [[part] if part in " -" else list(_of_word(part)) for part in parts]
    yield from islice(("".join(form) for form in product(*choices)), MOST_FORMS)


def _of_word(word: str) -> Iterator[str]:
    """The nominatives that one word in Cyrillic letters may have."""
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            yield from (word[: len(word) - len(ending)] + other for other in others)
    if len(word) < 3:
        yield word


@cache
def _ordinary() -> frozenset[str]:
    """The folded words of scripts.tsv, Arabic ones with and without their article."""
    lines = files("eventgeo.places").joinpath("scripts.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = {fold(word) for _, text in rows for word in text.split()}
    return frozenset(words | {fold(f"ال{word}") for word in words})


def _names_place(form: str, gazetteer: Gazetteer) -> bool:
    if fold(form) in _ordinary():
        return False
    tag = gazetteer.tag(fold(form))
    if tag is None or tag.cls == "D":
        return False
    least = LEAST if tag.primary else WELL_KNOWN
    return tag.logpop >= (least if len(form) > 3 else least + 1)
