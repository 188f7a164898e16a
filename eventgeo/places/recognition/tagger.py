"""The trained tagger: a linear-chain CRF whose scores are summed from tables.

CRFsuite trains the weights (eventgeo/places/train.py). Here, what a word tells by itself is looked up once a word
type and kept, what matches tell stands in small tables, and the best labels of all sentences are found together: the
same answers as CRFsuite's own tagger at several times its speed.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from eventgeo.places.recognition.evidence import evidence
from eventgeo.places.recognition.labels import LABELS
from eventgeo.places.recognition.matches import CODES, CONTEXTS, Matcher, Names
from eventgeo.places.recognition.typescores import Numbers, TypeScores
from eventgeo.places.recognition.weights import Scores, Weights
from eventgeo.places.recognition.words import Words
from eventgeo.places.recognition.wordtypes import OFFSETS, OUTSIDE, describe, word_key, word_type

PAD = 3
CLUSTERS = 129
SHAPES = 11

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
    types = [word_type(key) for key in laid.keys]
    columns["s"] = [int(one.shape) for one in types]
    columns["k"] = [one.few for one in types]
    columns["u"] = [min(cluster, 1) for cluster in columns["k"]]
    columns["n"] = [one.name for one in types]
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
        self._types = TypeScores(weights)
        self._tables = {name: self._table(name) for name in TABLES}
        self._lean()

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

    def scores(self, laid: Columns) -> Scores:
        """The score of each label for each row of a laid-out document."""
        numbers = self._types.numbers(laid.keys)
        count = len(numbers) - 2 * PAD
        total = np.zeros((len(numbers), len(self.labels)), dtype=np.float32)
        inner = total[PAD : PAD + count]
        for offset in OFFSETS:
            inner += self._types.own[numbers[PAD + offset : PAD + offset + count], offset + PAD]
        shapes, clusters, names = self._types.small[numbers].T
        own = {"s": shapes, "k": clusters, "u": np.minimum(clusters, 1), "n": names}
        columns = {**laid.columns, **own}
        for name, parts in TABLES.items():
            inner += self._tables[name][tuple(columns[c][PAD + o : PAD + o + count] for c, o in parts)]
        return total

    def label(self, words: Words, laid: Columns) -> list[int]:
        """The number of the best label for each word of a laid-out document."""
        lengths = np.array([last - first for first, last, _ in words.sentences], dtype=np.int64)
        return best_paths(self.scores(laid)[laid.rows], lengths, self._weights.transitions)


def best_paths(scores: Scores, lengths: Numbers, transitions: Scores) -> list[int]:
    """The most probable labels of consecutive sequences (Viterbi), step by step in all sequences at once."""
    ends = np.cumsum(lengths)
    longest_first = np.argsort(-lengths, kind="stable")
    starts = (ends - lengths)[longest_first]
    counts = np.searchsorted(-lengths[longest_first], -np.arange(lengths.max(initial=0))).tolist()
    if not counts:
        return []
    order = np.concatenate([starts[:count] + step for step, count in enumerate(counts)])
    reached = scores[order].T.copy()  # the first words of all sequences, then the second ones, and so on
    moves = transitions[:, :, None]
    at = 0
    for last, count in itertools.pairwise(counts):
        sources = reached[:, None, at : at + count] + moves
        at += last
        reached[:, at : at + count] += np.maximum.reduce(sources)
    reached[:, order] = reached.copy()
    best: list[int] = reached.argmax(axis=0).tolist()
    before = (reached[:, None] + moves).argmax(axis=0).T.tolist()
    for end, length in zip(ends.tolist(), lengths.tolist(), strict=True):
        for word in range(end - 2, end - length - 1, -1):
            best[word] = before[word][best[word + 1]]
    return best
