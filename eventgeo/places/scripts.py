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
_OTHER = re.compile(r"[Ѐ-ӿ\u0621-\u064a]")
_WORD = re.compile(r"\w[\w'’ʼ-]*")
_ENDINGS = (
    ("", ("",)),
    ("а", ("", "о")),
    ("я", ("ь", "й", "е")),
    ("у", ("", "а", "о")),
    ("ю", ("ь", "я", "е")),
    ("е", ("", "а", "о", "ь")),
    ("і", ("", "а", "о", "ь", "я", "е")),
    ("и", ("а", "ь", "я")),
    ("ы", ("а",)),
    ("ом", ("", "о", "ый", "ий", "ое", "ой")),
    ("ем", ("ь", "е")),
    ("ою", ("а",)),
    ("ой", ("а", "ая", "ой")),
    ("ую", ("ая",)),
    ("ого", ("ий", "ый", "е", "ое", "ой")),
    ("ому", ("ий", "ый", "е", "ое", "ой")),
    ("им", ("ий", "е")),
    ("ым", ("ый", "ое")),
    ("ої", ("а", "ой")),
    ("ій", ("а",)),
    ("ами", ("и", "ы", "а")),
    ("ах", ("и", "ы", "а")),
    ("ям", ("я",)),
    ("ях", ("і", "я")),
    ("ею", ("я",)),
    ("ей", ("я",)),
    ("ові", ("", "ів")),
    ("ову", ("ів",)),
    ("ії", ("ія",)),
    ("ового", ("ів",)),
    ("овому", ("ів",)),
    ("ова", ("ів",)),
    ("овом", ("ів",)),
    ("єва", ("їв",)),
    ("єву", ("їв",)),
    ("єві", ("їв",)),
    ("євом", ("їв",)),
    ("ці", ("ка", "ець")),
    ("ця", ("ець",)),
    *((f"ц{case}", ("ец",)) for case in ("а", "у", "е", "ем")),
    *((f"ьц{case}", ("ец",)) for case in ("а", "у", "е", "ем")),
    ("ью", ("ь",)),
    ("ек", ("ки", "йки")),
    ("ок", ("ки",)),
    ("озі", ("іг",)),
    ("огу", ("іг",)),
    ("огом", ("іг",)),
)
"""Endings of case that a Cyrillic word may bear, each with those that stand in its place in the nominative."""
_LONGEST_FIRST = sorted(_ENDINGS, key=lambda row: (row[0] != "", -len(row[0])))
_FRONT = re.compile(r"(.{2,}?)(івськ|ськ|ск|цьк|цк|зьк)[а-яіїє]{1,3} (?:напрям|направлени)[а-яіок]{0,3}")
"""A part of a front that is called after a town: Покровський напрямок."""
_LAND = re.compile(r"(.{2,}?)(щ|чч)ин(?:а|и|і|е|у|ою|ой)")
"""A land that is called after its town (Курщина), and what makes the name of its unit of the same stem."""
_CLITICS = ("", "ب", "و", "ل", "ف", "ك", "وب", "ول", "لل")
LEAST, WELL_KNOWN = 3, 5
"""Logarithms of the population from which a name counts: one in its own country's letters, and any other."""
MOST_FORMS = 40
"""How many nominatives of a name of several words are tried."""


def is_other(name: str) -> bool:
    """Whether a name is in letters that are read here.

    >>> is_other("Харків"), is_other("حلب"), is_other("Chișinău")
    (True, True, False)
    """
    return not name.isascii() and _OTHER.search(name) is not None


def other_scripts(layout: Layout, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """The spans of place names in Cyrillic or Arabic letters, in the order of the text; none in a text without any."""
    text = layout.text
    if text.isascii() or not (_CYRILLIC.search(text) or _ARABIC.search(text)):
        return
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        if person := _person(text, words[at : at + 3]):
            at += person
            continue
        size = _longest(text, words[at : at + LONGEST], gazetteer)
        if size:
            yield words[at].start(), words[at + size - 1].end()
        at += size or 1


def _longest(text: str, words: Sequence[re.Match[str]], gazetteer: Gazetteer) -> int:
    first = words[0].group()
    if not (_CYRILLIC.fullmatch(first) or _ARABIC.fullmatch(first)):
        return 0
    for size in range(len(words), 0, -1):
        if any(_gap(text, pair) not in (" ", "-") for pair in pairwise(words[:size])):
            continue
        forms = list(nominatives(text[words[0].start() : words[size - 1].end()]))
        if any(_is_listed(form, "arabic", "cyrillic") for form in forms):
            continue
        if any(_names_place(form, gazetteer) for form in forms):
            return size
    return 0


def _gap(text: str, pair: Sequence[re.Match[str]]) -> str:
    """What stands between two words."""
    return text[pair[0].end() : pair[1].start()]


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
    yield from _of_front(name)
    yield from _of_land(name)
    parts = re.split(r"([ -])", name)
    choices = [[part] if part in " -" else list(_of_word(part)) for part in parts]
    yield from islice(("".join(form) for form in product(*choices)), MOST_FORMS)


def _of_front(name: str) -> Iterator[str]:
    """The towns that a part of a front may be called after.

    >>> list(_of_front("Лиманському напрямку")), list(_of_front("Покровское направление"))
    (['Лиманськ', 'Лиман', 'Лимане'], ['Покровск', 'Покров', 'Покрове'])
    """
    if front := _FRONT.fullmatch(name):
        stem, ending = front.groups()
        yield stem + ending
        yield from (f"{stem}івка", f"{stem}ів") if ending == "івськ" else (stem, f"{stem.replace('піль', 'пол')}е")


def _of_land(name: str) -> Iterator[str]:
    """The unit that a land is.

    >>> list(_of_land("Курщині")), list(_of_land("Вінниччиною"))
    (['Курська область', 'Курская область'], ['Вінницька область', 'Вінницкая область'])
    """
    if land := _LAND.fullmatch(name):
        stem, soft = land.groups()
        letter = "с" if soft == "щ" else "ц"
        yield from (f"{stem}{letter}{ending} область" for ending in ("ька", "кая"))


def _of_word(word: str) -> Iterator[str]:
    """The nominatives that one word in Cyrillic letters may have."""
    for ending, others in _LONGEST_FIRST:
        if word.endswith(ending) and len(word) >= max(len(ending) + 1, 2 + min(len(ending), 2)):
            yield from (word[: len(word) - len(ending)] + other for other in others)
    if len(word) < 3:
        yield word


@cache
def _listed(name: str) -> frozenset[str]:
    """The folded words of a list of scripts.tsv, Arabic ones with and without their article."""
    lines = files("eventgeo.places").joinpath("scripts.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    words = [fold(word) for row, text in rows if row == name for word in text.split()]
    return frozenset([*words, *(fold(f"ال{word}") for word in words)] if name == "arabic" else words)


def _is_listed(form: str, *names: str) -> bool:
    key = fold(form)
    return any(key in _listed(name) for name in names)


def _person(text: str, words: Sequence[re.Match[str]]) -> int:
    """How many words at the head of these are a person's full name; 0 where they do not begin with one."""
    if not _CYRILLIC.fullmatch(words[0].group()):
        return 0
    size = 1
    while size < len(words) and _CYRILLIC.fullmatch(words[size].group()) and _gap(text, words[size - 1 :]) == " ":
        size += 1
    given = size > 1 and any(_is_listed(form, "given") for form in nominatives(words[0].group()))
    return size if given else 0


def _names_place(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a form is the name of a place that news may mean: one of some size, or one that a table tells of."""
    key = fold(form)
    tag = gazetteer.tag(key)
    if tag is None or tag.cls == "D":
        return False
    least = LEAST if tag.primary else WELL_KNOWN
    if tag.cls in "CKA" or tag.logpop >= (least if len(form) > 3 else least + 1):
        return True
    return len(form) > 3 and bool(gazetteer.columns([index for index, _ in gazetteer.readings(key)]).curated.any())
