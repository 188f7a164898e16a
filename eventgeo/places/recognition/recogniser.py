"""The recogniser: from the layout of a report to the places that it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from eventgeo.places.recognition.kinds import kind_of
from eventgeo.places.recognition.labels import spans_of
from eventgeo.places.recognition.lexicon import FIRST_NAME, known
from eventgeo.places.recognition.matches import FIXED, Names, class_of_code, word_list
from eventgeo.places.recognition.tagger import Tagger, columns_of
from eventgeo.places.recognition.weights import Weights
from eventgeo.places.recognition.words import Words, words_of
from eventgeo.records import Layout, ToponymKind

LONGEST_PHRASE = 12


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
        found: list[Mention] = []
        for first, last, demonym in spans_of(self._tagger.label(words, laid)):
            kind: ToponymKind = "demonym" if demonym else kind_of(self._kinds, words, first, last, laid.codes)
            found.append(Mention(words.starts[first], words.ends[last - 1], kind))
        return found or list(_of_a_phrase(words, laid.codes))


def _of_a_phrase(words: Words, codes: list[int]) -> Iterator[Mention]:
    """The gazetteer's matches in a text that is no sentence but a place phrase ("Izium town (near)").

    A table's cell gives the tagger nothing to go by; in running text it is trusted alone.
    """
    if not is_phrase(words):
        return
    for first, code in enumerate(codes):
        if code % 2 and class_of_code(code) != FIXED["D"] and not known(words.forms[first].lower()).name & FIRST_NAME:
            last = next((at for at in range(first + 1, len(codes)) if codes[at] != code + 1), len(codes))
            yield Mention(words.starts[first], words.ends[last - 1], "literal")


def is_phrase(words: Words) -> bool:
    """Whether a text is a few names and words of place, without a full stop."""
    forms = words.forms
    return 0 < len(forms) <= LONGEST_PHRASE and all(
        form[0].isupper() or form[0] in "-(),:;" or form in word_list("phrase") for form in forms
    )


@lru_cache(maxsize=4)
def _recogniser(names: Names) -> Recogniser:
    return Recogniser(names)


def recognise(layout: Layout, names: Names) -> list[Mention]:
    """The place names of a layout, by the shipped weights; `names` is the gazetteer."""
    return _recogniser(names).mentions(layout)
