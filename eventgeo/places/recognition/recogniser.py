"""The recogniser: from the layout of a report to the places that it names."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from eventgeo.places.recognition.kinds import kind_of
from eventgeo.places.recognition.labels import spans_of
from eventgeo.places.recognition.lexicon import FIRST_NAME, known
from eventgeo.places.recognition.matches import FIXED, Names, class_of_code, word_list
from eventgeo.places.recognition.namesakes import is_namesake, organised
from eventgeo.places.recognition.tagger import Tagger, columns_of
from eventgeo.places.recognition.weights import Weights
from eventgeo.places.recognition.words import Words, words_of
from eventgeo.records import Layout, ToponymKind

LONGEST_PHRASE = 30


class Mention(NamedTuple):
    """A place name in a text, not resolved yet: offsets and what it stands for."""

    start: int
    end: int
    kind: ToponymKind


def _shipped(name: str) -> Path:
    return Path(str(files(__package__).joinpath(name)))


class Recogniser:
    """Finds the place names of texts; keeps what it has learnt of words between texts, which changes no answer."""

    def __init__(self, names: Names, spans: Weights | None = None, kinds: Weights | None = None) -> None:
        self._spans = spans or Weights.load(_shipped("spans.npz"))
        self._kinds = kinds or Weights.load(_shipped("kinds.npz"))
        self._tagger = Tagger(self._spans, names)

    def save(self, folder: Path) -> None:
        """Write the weights into a folder."""
        self._spans.save(folder / "spans.npz")
        self._kinds.save(folder / "kinds.npz")

    def mentions(self, layout: Layout) -> list[Mention]:
        """The place names of a layout in the order of its text; no two overlap."""
        words = words_of(layout)
        laid = columns_of(words, self._tagger.matcher)
        others = organised(words)
        found: list[Mention] = []
        for first, last, demonym in spans_of(self._tagger.label(words, laid)):
            if not demonym and (first in others or is_namesake(words, first, last)):
                continue
            kind: ToponymKind = "demonym" if demonym else kind_of(self._kinds, words, first, last, laid.codes)
            end = words.ends[last - 1] - 2 * words.forms[last - 1].lower().endswith(("'s", "’s"))
            if end > words.starts[first]:
                found.append(Mention(words.starts[first], end, kind))
        if is_phrase(words):
            matches = _matches(words, laid.codes) if not others else []
            found += [m for m in matches if not any(m.start < o.end and o.start < m.end for o in found)]
        return sorted(found)


def _matches(words: Words, codes: list[int]) -> list[Mention]:
    """The gazetteer's matches, but for demonyms and what begins with a person's first name."""
    found = []
    for first, code in enumerate(codes):
        if code % 2 and class_of_code(code) != FIXED["D"] and not known(words.forms[first].lower()).name & FIRST_NAME:
            last = next((at for at in range(first + 1, len(codes)) if codes[at] != code + 1), len(codes))
            found.append(Mention(words.starts[first], words.ends[last - 1], "literal"))
    return found


def is_phrase(words: Words) -> bool:
    """Whether a text is no sentence but names and words of place ("near the town of Izium, Kharkiv region").

    A table's cell gives the tagger little to go by, so that the gazetteer's matches are taken beside its own.
    """
    forms, known_words = words.forms, word_list("phrase")
    place_words = sum(form.lower() in known_words for form in forms)
    return 0 < len(forms) <= LONGEST_PHRASE and all(
        form[0].isupper() or form in "-(),:;" or form in known_words or (place_words and form in ".?#/\"'")
        for form in forms
    )


@lru_cache(maxsize=4)
def _recogniser(names: Names) -> Recogniser:
    return Recogniser(names)


def recognise(layout: Layout, names: Names) -> list[Mention]:
    """The place names of a layout, by the shipped weights; `names` is the gazetteer."""
    return _recogniser(names).mentions(layout)
