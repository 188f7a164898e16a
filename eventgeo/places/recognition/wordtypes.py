"""What a word tells the tagger by itself: form, affixes, shape, clusters, whether it is a person's name."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.words import Case

Offsets = tuple[int, ...]
Attribute = tuple[str, Offsets]
OFFSETS: Offsets = (-3, -2, -1, 0, 1, 2, 3)
NEAR, BESIDE, NEXT, SIDES, OWN = (-2, -1, 0, 1, 2), (-2, -1, 1, 2), (-1, 0, 1), (-1, 1), (0,)
CASELESS = "\x01"
TITLE = "\x02"
OUTSIDE = "\x00"
MARK = {Case.MIXED: "", Case.NONE: CASELESS, Case.TITLE: TITLE}


class Shape(IntEnum):
    """The pattern of a word's letters, told apart by the case of its sentence."""

    OUTSIDE = 0
    LOWER = 1
    CAPITAL = 2
    UPPER = 3
    MIXED = 4
    NUMBER = 5
    MARK = 6
    DOTTED = 7
    CASELESS = 8
    TITLE = 9
    TITLE_UPPER = 10


NAMED = (Shape.CAPITAL, Shape.UPPER, Shape.CASELESS, Shape.TITLE, Shape.TITLE_UPPER)


def word_key(form: str, case: Case) -> str:
    """The key of a word type: words that tell the tagger the same share it."""
    return CASELESS + form.lower() if case is Case.NONE else MARK[case] + form


@lru_cache(maxsize=1024)
def shape_of(key: str) -> Shape:
    """The shape of a word type.

    >>> [shape_of(key).name for key in ("Kyiv", "UN", "U.S.", "12,5", CASELESS + "kyiv")]
    ['CAPITAL', 'UPPER', 'DOTTED', 'NUMBER', 'CASELESS']
    """
    if key == OUTSIDE:
        return Shape.OUTSIDE
    mode, form = (key[0], key[1:]) if key[0] in (CASELESS, TITLE) else ("", key)
    if not form.isalnum() and not any(c.isalnum() for c in form):
        return Shape.MARK
    if form[0].isdigit():
        return Shape.NUMBER
    if mode == CASELESS:
        return Shape.CASELESS
    if form.islower():
        return Shape.LOWER
    if "." in form:
        return Shape.DOTTED
    if form.isupper() and len(form) > 1:
        return Shape.TITLE_UPPER if mode else Shape.UPPER
    if form[0].isupper() and (len(form) == 1 or form[1:].islower()):
        return Shape.TITLE if mode else Shape.CAPITAL
    return Shape.MIXED


class WordType(NamedTuple):
    """What the tagger sees of a word by itself.

    `few` is its cluster among 128 (from 1, 0 where it has none); `name` whether it is a first name (1), a last name (2)
    or both (3) by the lexicon, only for capitals; `attributes` each have the offsets at which a neighbour sees them (0:
    the word itself); the attributes of its clusters many words share (see `clustered`).
    """

    shape: Shape
    few: int
    name: int
    attributes: list[Attribute]
    clusters: tuple[int, ...]


def word_type(key: str) -> WordType:
    """What the tagger sees of a word type by itself."""
    if key == OUTSIDE:
        return WordType(Shape.OUTSIDE, 0, 0, [("w=", BESIDE)], ())
    shape, low = shape_of(key), key.lstrip(CASELESS + TITLE).lower()
    form = "".join("0" if c.isdigit() else c for c in low) if shape is Shape.NUMBER else low
    told, sizes = known(form), known(low).clusters
    name = told.name if shape in NAMED else 0
    found = [(f"w={form}", OFFSETS), (f"s={int(shape)}", NEAR), (f"n={name}", NEXT)]
    if len(form) > 3 and form.isalpha():
        affixes = (f"p3={form[:3]}", f"p4={form[:4]}", f"z2={form[-2:]}", f"z3={form[-3:]}", f"z4={form[-4:]}")
        found += [(affix, OWN) for affix in affixes]
    if len(form) > 4:
        found.append((f"z3={form[-3:]}", SIDES))
    return WordType(shape, sizes[1] + 1 if sizes else 0, name, found, told.clusters)


def clustered(clusters: tuple[int, ...]) -> list[Attribute]:
    """The attributes that words of the same clusters share, each with its offsets."""
    return [(f"k{i}={cluster}", NEAR) for i, cluster in enumerate(clusters)]


def describe(key: str) -> dict[int, list[str]]:
    """The names of the attributes of a word type for each offset at which a neighbour sees it."""
    own = word_type(key)
    found = [*own.attributes, *clustered(own.clusters)]
    return {
        offset: [f"{offset}|{attribute}" for attribute, offsets in found if offset in offsets] for offset in OFFSETS
    }
