"""What each word type tells the tagger by itself: summed when the type is first seen, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from eventgeo.places.recognition.weights import Scores, Weights
from eventgeo.places.recognition.wordtypes import OFFSETS, Attribute, Offsets, WordType, clustered, word_type

_Number = TypeVar("_Number", bound=np.generic)
Numbers = NDArray[np.int64]
NOTHING = 0
"""The row of attributes that tells nothing."""
MOST = 60_000
"""How many word types, and how many attributes of them, are kept."""


class TypeScores:
    """Scores and small numbers of word types, which are learned when they are first asked for.

    `own` has a row a type: the scores of each label (last axis) for the word at each of OFFSETS (middle axis). `small`
    has a row a type as well: its shape, its cluster and its bits as a name (see WordType).
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._weighed = weights.weighed(OFFSETS)
        self._forget()

    def _forget(self) -> None:
        self._types: dict[str, int] = {}
        self._parts: dict[Attribute, int] = {}
        self._clustered: dict[tuple[int, ...], list[int]] = {}
        self._rows = np.zeros((4096, len(OFFSETS), len(self._weights.labels)), dtype=np.float32)
        self.own = np.zeros_like(self._rows)
        self.small = np.zeros((4096, 3), dtype=np.int64)

    def numbers(self, keys: Sequence[str]) -> Numbers:
        """The row of each of some word types."""
        types = self._types
        if len(types) > MOST or len(self._parts) > MOST:
            self._forget()
            types = self._types
        if new := [key for key in dict.fromkeys(keys) if key not in types]:
            self._learn(new)
        return np.array([types[key] for key in keys], dtype=np.int64)

    def _learn(self, keys: list[str]) -> None:
        first, last = len(self._types), len(self._types) + len(keys)
        while last > len(self.own):
            self.own, self.small = _doubled(self.own), _doubled(self.small)
        types = [word_type(key) for key in keys]
        parts = [self._parts_of(one) for one in types]
        starts = list(accumulate(map(len, parts[:-1]), initial=0))
        self.own[first:last] = np.add.reduceat(self._rows[list(chain.from_iterable(parts))], starts)
        self.small[first:last] = [(one.shape, one.few, one.name) for one in types]
        self._types.update(zip(keys, range(first, last), strict=True))

    def _parts_of(self, one: WordType) -> list[int]:
        """The rows whose sum is what a word type tells."""
        if one.clusters not in self._clustered:
            self._clustered[one.clusters] = self._rows_of(clustered(one.clusters))
        return [NOTHING, *self._rows_of(one.attributes), *self._clustered[one.clusters]]

    def _rows_of(self, attributes: list[Attribute]) -> list[int]:
        seen, weighed = self._parts, self._weighed
        return [seen[one] if one in seen else self._part(one) for one in attributes if one[0] in weighed]

    def _part(self, attribute: Attribute) -> int:
        number = self._parts[attribute] = len(self._parts) + 1
        if number == len(self._rows):
            self._rows = _doubled(self._rows)
        self._rows[number] = self._scores_of(*attribute)
        return number

    def _scores_of(self, attribute: str, offsets: Offsets) -> Scores:
        """What an attribute of a word tells of the labels of the words beside it, a row for each of OFFSETS."""
        rows = np.zeros((len(OFFSETS), len(self._weights.labels)), dtype=np.float32)
        for offset in offsets:
            row = self._weights.get(f"{offset}|{attribute}")
            if row is not None:
                rows[OFFSETS.index(offset)] = row
        return rows


def _doubled(rows: NDArray[_Number]) -> NDArray[_Number]:
    """The same rows with as much room again."""
    return np.concatenate([rows, np.zeros_like(rows)])
