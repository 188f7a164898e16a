"""What a recognised name stands for: the place itself, a government or people, or a part of another name.

A maximum-entropy classifier over the words around the name, trained on the annotation types of GeoWebNews (Gritta et
al. 2020, "A pragmatic guide to geoparsing evaluation"): metonymic and non-literal modifiers are "associative", names
inside the names of organisations and titles "embedded", all else "literal".
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.matches import class_of_code
from eventgeo.places.recognition.weights import Weights
from eventgeo.places.recognition.words import Case, Words
from eventgeo.places.recognition.wordtypes import shape_of, word_key
from eventgeo.records import ToponymKind

KINDS: tuple[ToponymKind, ...] = ("literal", "associative", "embedded")
AROUND = (-3, -2, -1, 1, 2, 3)


def kind_attributes(words: Words, first: int, last: int, codes: list[int]) -> list[str]:
    """The attributes of the name `first:last`; `codes` are the words' gazetteer matches."""
    begin, end, case = words.sentences[bisect_right(words.sentences, (first, len(words.forms), Case.TITLE)) - 1]
    found = [f"g={class_of_code(codes[first])}", f"n={min(last - first, 3)}", f"head={words.forms[last - 1].lower()}"]
    shapes = []
    for offset in AROUND:
        at = first + offset if offset < 0 else last + offset - 1
        form = words.forms[at] if begin <= at < end else ""
        shape, told = _beside(offset, form, case)
        found += told
        if abs(offset) == 1:
            shapes.append(shape)
    found.append("around=" + "|".join(map(str, shapes)))
    return found


@lru_cache(maxsize=20_000)
def _beside(offset: int, form: str, case: Case) -> tuple[int, tuple[str, ...]]:
    """The shape of a word at an offset from a name ("" for none), and what it tells of the name."""
    low = form.lower()
    shape = int(shape_of(word_key(form, case))) if form else 0
    found = [f"{offset}w={low}", f"{offset}s={shape}"]
    found += [f"{offset}k{i}={cluster}" for i, cluster in enumerate(known(low).clusters) if i in (1, 3)]
    if abs(offset) == 1:
        found.append(f"{offset}z={low[-3:]}")
    return shape, tuple(found)


def kind_of(weights: Weights, words: Words, first: int, last: int, codes: list[int]) -> ToponymKind:
    """The likeliest kind of the name `first:last`."""
    return KINDS[int(weights.score(kind_attributes(words, first, last, codes)).argmax())]
