"""What a word tells the tagger by itself: form, affixes, shape, clusters, whether it is a person's name."""

from __future__ import annotations

import gzip
from enum import IntEnum
from functools import cache
from importlib.resources import files

from eventgeo.places.recognition.words import Case

OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
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


@cache
def clusters() -> dict[str, tuple[int, int]]:
    """Word in lower case to its two cluster numbers (see bake.py)."""
    raw = gzip.decompress(files(__package__).joinpath("clusters.tsv.gz").read_bytes()).decode("utf-8")
    rows = (line.split("\t") for line in raw.splitlines() if not line.startswith("#"))
    return {word: (int(few), int(many)) for word, few, many in rows}


def word_key(form: str, case: Case) -> str:
    """The key of a word type: words that tell the tagger the same share it."""
    return CASELESS + form.lower() if case is Case.NONE else MARK[case] + form


def shape_of(key: str) -> Shape:
    """The shape of a word type.

    >>> [shape_of(key).name for key in ("Kyiv", "UN", "U.S.", "12,5", CASELESS + "kyiv")]
    ['CAPITAL', 'UPPER', 'DOTTED', 'NUMBER', 'CASELESS']
    """
    if key == OUTSIDE:
        return Shape.OUTSIDE
    mode, form = (key[0], key[1:]) if key[0] in (CASELESS, TITLE) else ("", key)
    if not any(c.isalnum() for c in form):
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


def _core(low: str) -> list[str]:
    few_many = clusters().get(low)
    return [f"w={low}"] + ([f"k={few_many[0]}", f"K={few_many[1]}"] if few_many else [])


def describe(key: str) -> dict[int, list[str]]:
    """The attributes of a word type for each offset at which a neighbour sees it (0: the word itself)."""
    if key == OUTSIDE:
        return {offset: [f"{offset}|w="] for offset in (-2, -1, 1, 2)}
    shape = shape_of(key)
    low = key.lstrip(CASELESS + TITLE).lower()
    if shape is Shape.NUMBER:
        low = "".join("0" if c.isdigit() else c for c in low)
    core = _core(low)
    own = [*core, f"s={int(shape)}"]
    if len(low) > 3 and low.isalpha():
        own += [f"p3={low[:3]}", f"p4={low[:4]}", f"z2={low[-2:]}", f"z3={low[-3:]}", f"z4={low[-4:]}"]
    near = [*core, f"s={int(shape)}", *([f"z3={low[-3:]}"] if len(low) > 4 else [])]
    groups = {0: own, -1: near, 1: near, -2: [*core, f"s={int(shape)}"], 2: [*core, f"s={int(shape)}"]}
    groups |= {-3: core[:1], 3: core[:1]}
    return {offset: [f"{offset}|{name}" for name in group] for offset, group in groups.items()}
