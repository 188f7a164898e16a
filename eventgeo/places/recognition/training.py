"""Training of the recogniser's weights with CRFsuite, and its scores."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from eventgeo.language import layout
from eventgeo.places.gazetteer import Gazetteer, fold
from eventgeo.places.recognition.augment import Pool, lessons, recased, swapped
from eventgeo.places.recognition.corpora import WITHOUT_DEMONYMS, Gold
from eventgeo.places.recognition.kinds import KINDS, kind_attributes
from eventgeo.places.recognition.labels import LABELS, labels_of
from eventgeo.places.recognition.matches import Matcher, is_demonym
from eventgeo.places.recognition.recogniser import Mention, Recogniser
from eventgeo.places.recognition.tagger import attributes, columns_of
from eventgeo.places.recognition.weights import Weights
from eventgeo.places.recognition.words import Words, words_of

Sample = tuple[list[list[str]], list[str]]
"""The attributes of each word of a sentence, and the labels."""

SETTINGS = {"c1": 0.1, "c2": 0.01, "max_iterations": 80, "feature.minfreq": 3, "feature.possible_transitions": True}
KIND_SETTINGS = {"c1": 0.3, "c2": 0.1, "max_iterations": 80, "feature.minfreq": 3}
SWAPPED_SHARE, UPPER_SHARE, LOWER_SHARE, TITLE_SHARE = 0.35, 0.3, 0.1, 0.1
LESSON_ROUNDS = 3
KIND_OF_TYPE = {
    "Literal": "literal",
    "Mixed": "literal",
    "Literal_Modifier": "literal",
    "Coercion": "literal",
    "Metonymic": "associative",
    "Non_Literal_Modifier": "associative",
    "Embedded_Literal": "embedded",
    "Embedded_Non_Lit": "embedded",
}
"""GeoWebNews's types; demonyms and languages are told by their label."""


class Study:
    """Turns gold into samples: one gazetteer, one random source a document, so that order changes nothing."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._matcher = Matcher(gazetteer)
        self._pool = Pool(gazetteer)

    def copies(self, gold: Gold) -> Iterator[Gold]:
        """A document's copies in other clothes."""
        chance = random.Random(gold.id)
        if chance.random() < SWAPPED_SHARE:
            yield swapped(gold, self._gazetteer, self._pool, chance)
        for change, share in (("upper", UPPER_SHARE), ("lower", LOWER_SHARE), ("title", TITLE_SHARE)):
            if chance.random() < share and (copy := recased(gold, change)) is not None:
                yield copy

    def lessons(self) -> Iterator[Gold]:
        """Sentences of our own, some of them in capitals."""
        for gold in lessons(self._gazetteer, self._pool, random.Random(0), LESSON_ROUNDS):
            yield gold
            if random.Random(gold.id).random() < UPPER_SHARE and (copy := recased(gold, "upper")) is not None:
                yield copy

    def samples(self, gold: Gold) -> list[Sample]:
        """The sentences of a document, less those with a demonym that its annotators did not mark."""
        words = words_of(layout(gold.text))
        laid = columns_of(words, self._matcher)
        labels = self._labels(gold, words)
        described = attributes(laid)
        return [
            (described[first:last], [LABELS[label] for label in labels[first:last]])
            for first, last, _ in words.sentences
            if last > first and not (gold.corpus in WITHOUT_DEMONYMS and self._unmarked(words, labels, first, last))
        ]

    def _labels(self, gold: Gold, words: Words) -> list[int]:
        spans = ((start, end, is_demonym(self._gazetteer, fold(gold.text[start:end]))) for start, end, _ in gold.spans)
        return labels_of(words, spans)

    def _unmarked(self, words: Words, labels: Sequence[int], first: int, last: int) -> bool:
        return any(not labels[at] and is_demonym(self._gazetteer, fold(words.forms[at])) for at in range(first, last))

    def kind_samples(self, gold: Gold) -> list[Sample]:
        """A sample for each name whose kind the annotators told."""
        words = words_of(layout(gold.text))
        codes = columns_of(words, self._matcher).codes
        found = []
        for start, end, annotated in gold.spans:
            inside = [at for at in range(len(words.forms)) if words.starts[at] < end and start < words.ends[at]]
            if inside and annotated in KIND_OF_TYPE and not is_demonym(self._gazetteer, fold(gold.text[start:end])):
                told = kind_attributes(words, inside[0], inside[-1] + 1, codes)
                found.append(([told], [KIND_OF_TYPE[annotated]]))
        return found


def fit(samples: Iterable[Sample], labels: tuple[str, ...], settings: dict[str, float | bool]) -> Weights:
    """Train CRFsuite (L-BFGS) on samples and take its weights over."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for described, told in samples:
        trainer.append(described, told)
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        told = tagger.info()
        tagger.close()
    return Weights.of(labels, told.state_features, told.transitions)


def fit_spans(samples: Iterable[Sample]) -> Weights:
    """The weights that find names."""
    return fit(samples, LABELS, SETTINGS)


def fit_kinds(samples: Iterable[Sample]) -> Weights:
    """The weights that tell the kinds of names."""
    return fit(samples, tuple(KINDS), KIND_SETTINGS)


class Count(NamedTuple):
    """Names found, names in the gold, and pairs that share a character, each name in one pair at most."""

    found: int = 0
    gold: int = 0
    pairs: int = 0

    def __add__(self, other: object) -> Count:
        assert isinstance(other, Count)
        return Count(self.found + other.found, self.gold + other.gold, self.pairs + other.pairs)

    @property
    def f1(self) -> float:
        """The overlap F1."""
        return 2 * self.pairs / (self.found + self.gold) if self.found + self.gold else 0.0


def count(gold: Gold, mentions: Sequence[Mention]) -> Count:
    """Compare a document's mentions with its gold; demonyms are left out where the gold leaves them out."""
    found = [(m.start, m.end) for m in mentions if not (gold.corpus in WITHOUT_DEMONYMS and m.kind == "demonym")]
    spans = {(start, end) for start, end, _ in gold.spans}
    exact = spans & set(found)
    overlaps = sorted(
        (max(a[0], b[0]) - min(a[1], b[1]), a, b)
        for a in spans - exact
        for b in set(found) - exact
        if min(a[1], b[1]) > max(a[0], b[0])
    )
    used: set[tuple[str, tuple[int, int]]] = set()
    for _, a, b in overlaps:
        if not {("gold", a), ("found", b)} & used:
            used |= {("gold", a), ("found", b)}
    return Count(len(found), len(gold.spans), len(exact) + len(used) // 2)


def score(recogniser: Recogniser, documents: Iterable[Gold]) -> Count:
    """The counts of a recogniser over documents."""
    total = Count()
    for gold in documents:
        total += count(gold, recogniser.mentions(layout(gold.text)))
    return total
