"""The trained tagger: a linear-chain CRF whose scores are summed from tables.

CRFsuite trains the weights (eventgeo/places/train.py). Here, what a word tells by itself is looked up once a word
type and kept, what matches tell stands in small tables, and the best labels of all sentences are found together: the
same answers as CRFsuite's own tagger at several times its speed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eventgeo.places.recognition.evidence import evidence
from eventgeo.places.recognition.labels import LABELS
from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.matches import CODES, CONTEXTS, Matcher, Names
from eventgeo.places.recognition.weights import Scores, Weights
from eventgeo.places.recognition.words import Words
from eventgeo.places.recognition.wordtypes import (
    OFFSETS,
    OUTSIDE,
    Offsets,
    attributes_of,
    clustered,
    describe,
    low_of,
    name_bits,
    shape_of,
    word_key,
)

Numbers = NDArray[np.int64]
PAD = 3
CLUSTERS = 129
SHAPES = 11
MOST_TYPES = 60_000
MOST_ATTRIBUTES = 20_000

TABLES: dict[str, tuple[tuple[str, int], ...]] = {
    "G-": (("g", -1),),
    "G": (("g", 0),),
    "G+": (("g", 1),),
    "G++": (("g", 2),),
    "GG-": (("g", -1), ("g", 0)),
    "GG+": (("g", 0), ("g", 1)),
    "GS": (("g", 0), ("s", 0)),
    "GK-": (("g", 0), ("k", -1)),
    "GK": (("g", 0), ("k", 0)),
    "GK+": (("g", 0), ("k", 1)),
    "SSS": (("s", -1), ("s", 0), ("s", 1)),
    "NKG": (("n", 0), ("u", 0), ("g", 0)),
    "NG-": (("n", -1), ("g", 0)),
    "NG": (("n", 0), ("g", 0)),
    "NG+": (("g", 0), ("n", 1)),
    "X": (("x", 0),),
    "DG": (("d", 0), ("g", 0)),
    "DS": (("d", 0), ("s", 0)),
    "DN": (("d", 0), ("n", 0)),
    "XS": (("x", 0), ("s", 0)),
}
"""Attributes made of small numbers: of which column, seen at which offset."""
SIZE = {"g": CODES, "s": SHAPES, "k": CLUSTERS, "x": CONTEXTS, "n": 4, "d": 4, "u": 2}


LEAN, LEAN_OPEN = 1.0, 0.3
"""What is added to the score of a place where the gazetteer is sure, and taken from that of no place elsewhere.

Trained on local news of the United States for the most part, the tagger trusts the gazetteer too little elsewhere. On
the documents kept apart, overlap F1 without and with it: LGL .872, .881; TR-News .927, .934; GWN .865, .870; GeoVirus
.951, .945; tweets .867, .873; recall rises by .01 to .03.
"""
SURE_CLASSES = (1, 2, 3, 4, 12, 13, 14, 17, 18, 19)
"""Countries, continents, first-order units, regions, and towns of 10,000 and more."""


class Columns(NamedTuple):
    """A document as numbers, a row a word, with PAD rows outside before, between and after sentences."""

    keys: list[str]
    rows: Numbers  # where each word of the document stands
    codes: list[int]  # the gazetteer match of each word of the document
    columns: dict[str, Numbers]


def _few(key: str) -> int:
    clusters = known(low_of(key)).clusters
    return clusters[1] + 1 if clusters else 0


def columns_of(words: Words, matcher: Matcher) -> Columns:
    """Lay a document out as numbers."""
    codes, contexts = matcher.codes(words)
    numbers = {"g": codes, "x": contexts, "d": evidence(words)}
    keys = [OUTSIDE] * PAD
    rows: list[int] = []
    for first, last, case in words.sentences:
        rows.extend(range(len(keys), len(keys) + last - first))
        keys.extend([word_key(form, case) for form in words.forms[first:last]])
        keys.extend([OUTSIDE] * PAD)
    where = np.array(rows, dtype=np.int64)
    columns = {name: np.zeros(len(keys), dtype=np.int64) for name in numbers}
    for name, column in numbers.items():
        columns[name][where] = column
    return Columns(keys, where, codes, columns)


def attributes(laid: Columns) -> list[list[str]]:
    """The attributes of each word by name, as CRFsuite is trained on them."""
    described = {key: describe(key) for key in set(laid.keys)}
    columns = {name: column.tolist() for name, column in laid.columns.items()}
    columns["s"] = [int(shape_of(key)) for key in laid.keys]
    columns["k"] = [_few(key) for key in laid.keys]
    columns["u"] = [min(cluster, 1) for cluster in columns["k"]]
    columns["n"] = [name_bits(key) for key in laid.keys]
    found = []
    for row in laid.rows.tolist():
        names = [name for offset in OFFSETS for name in described[laid.keys[row + offset]].get(offset, ())]
        for table, parts in TABLES.items():
            names.append(f"{table}|" + ":".join(str(columns[column][row + offset]) for column, offset in parts))
        found.append(names)
    return found


class Tagger:
    """Labels the words of a text."""

    def __init__(self, weights: Weights, names: Names) -> None:
        self.labels = weights.labels
        self.matcher = Matcher(names)
        self._weights = weights
        self._weighed = weights.weighed(OFFSETS)
        self._seen = lru_cache(maxsize=MOST_ATTRIBUTES)(self._scores_of)
        self._shared = lru_cache(maxsize=MOST_ATTRIBUTES)(self._scores_of_clusters)
        self._tables = {name: self._table(name) for name in TABLES}
        self._lean()
        self._forget()

    def _table(self, name: str) -> Scores:
        table = np.zeros((*(SIZE[column] for column, _ in TABLES[name]), len(self.labels)), dtype=np.float32)
        for index, row in self._weights.numbered(f"{name}|"):
            table[index] = row
        return table

    def _lean(self) -> None:
        """Lean to the gazetteer, where what it knows is no person's name (see LEAN)."""
        table, (outside, first, inner) = self._tables["NKG"], (self.labels.index(label) for label in LABELS[:3])
        table[0, :, :, outside] -= LEAN_OPEN
        for number in SURE_CLASSES:
            table[0, :, 2 * number - 1, first] += LEAN
            table[:, :, 2 * number, inner] += LEAN

    def _forget(self) -> None:
        self._types: dict[str, int] = {}
        self._own = np.zeros((4096, len(OFFSETS), len(self.labels)), dtype=np.float32)
        self._shape = np.zeros(4096, dtype=np.int64)
        self._few = np.zeros(4096, dtype=np.int64)
        self._name = np.zeros(4096, dtype=np.int64)

    def _scores_of(self, attribute: str, offsets: Offsets) -> Scores:
        """What an attribute of a word tells of the labels of the words beside it, a row for each of OFFSETS."""
        rows = np.zeros((len(OFFSETS), len(self.labels)), dtype=np.float32)
        for offset in offsets:
            row = self._weights.get(f"{offset}|{attribute}")
            if row is not None:
                rows[offset + PAD] = row
        return rows

    def _sum(self, summed: Scores, attributes: Iterable[tuple[str, Offsets]]) -> None:
        for attribute, offsets in attributes:
            if attribute in self._weighed:
                summed += self._seen(attribute, offsets)

    def _scores_of_clusters(self, clusters: tuple[int, ...]) -> Scores:
        """What the clusters of a word tell of the labels of the words beside it."""
        summed = np.zeros((len(OFFSETS), len(self.labels)), dtype=np.float32)
        self._sum(summed, clustered(clusters))
        return summed

    def _learn(self, key: str) -> int:
        number = len(self._types)
        if number == len(self._own):
            self._own = np.concatenate([self._own, np.zeros_like(self._own)])
            self._shape = np.concatenate([self._shape, np.zeros_like(self._shape)])
            self._few = np.concatenate([self._few, np.zeros_like(self._few)])
            self._name = np.concatenate([self._name, np.zeros_like(self._name)])
        attributes, clusters = attributes_of(key)
        self._sum(self._own[number], attributes)
        self._own[number] += self._shared(clusters)
        self._shape[number] = shape_of(key)
        self._few[number] = _few(key)
        self._name[number] = name_bits(key)
        self._types[key] = number
        return number

    def _numbers(self, keys: list[str]) -> Numbers:
        if len(self._types) > MOST_TYPES:
            self._forget()
        types = self._types
        for key in keys:
            if key not in types:
                self._learn(key)
        return np.array([types[key] for key in keys], dtype=np.int64)

    def scores(self, laid: Columns) -> Scores:
        """The score of each label for each row of a laid-out document."""
        numbers = self._numbers(laid.keys)
        count = len(numbers) - 2 * PAD
        total = np.zeros((len(numbers), len(self.labels)), dtype=np.float32)
        inner = total[PAD : PAD + count]
        for offset in OFFSETS:
            inner += self._own[numbers[PAD + offset : PAD + offset + count], offset + PAD]
        few = self._few[numbers]
        own = {"s": self._shape[numbers], "k": few, "u": np.minimum(few, 1), "n": self._name[numbers]}
        columns = {**laid.columns, **own}
        for name, parts in TABLES.items():
            inner += self._tables[name][tuple(columns[c][PAD + o : PAD + o + count] for c, o in parts)]
        return total

    def label(self, words: Words, laid: Columns) -> list[int]:
        """The number of the best label for each word of a laid-out document."""
        lengths = np.array([last - first for first, last, _ in words.sentences], dtype=np.int64)
        best: list[int] = best_paths(self.scores(laid)[laid.rows], lengths, self._weights.transitions).tolist()
        return best


def best_paths(scores: Scores, lengths: Numbers, transitions: Scores) -> Numbers:
    """The most probable labels of consecutive sequences (Viterbi), all sequences at once, longest first."""
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    out = np.zeros(len(scores), dtype=np.int64)
    if not len(scores):
        return out
    longest = int(lengths[0])
    alive = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
    reached = [scores[starts[: alive[0]]]]
    for step in range(1, longest):
        count = alive[step]
        best = np.maximum.reduce(reached[-1][:count, :, None] + transitions, axis=1)
        reached.append(best + scores[starts[:count] + step])
    label = np.zeros(alive[0], dtype=np.int64)
    done = 0
    for step in range(longest - 1, -1, -1):
        if done:
            label[:done] = (reached[step][:done] + transitions[:, label[:done]].T).argmax(axis=1)
        count = alive[step]
        if count > done:  # the last words of sentences
            label[done:count] = reached[step][done:].argmax(axis=1)
        out[starts[:count] + step] = label[:count]
        done = count
    return out
