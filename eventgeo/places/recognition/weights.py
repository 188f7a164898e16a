"""The weights of a trained model: a trie of attribute names and a matrix with a row for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


class Weights:
    """Attribute names to scores for each label, and the scores of label after label."""

    def __init__(self, labels: tuple[str, ...], trie: marisa_trie.Trie, rows: Scores, transitions: Scores) -> None:
        self.labels = labels
        self.transitions = transitions
        self._trie = trie
        self._rows = rows

    @classmethod
    def load(cls, path: Path) -> Weights:
        """Read the `.npz` that `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            trie = marisa_trie.Trie()
            trie.frombytes(stored["names"].tobytes())
            labels = tuple(str(label) for label in stored["labels"])
            return cls(labels, trie, stored["rows"].astype(np.float32), stored["transitions"].astype(np.float32))

    @classmethod
    def of(
        cls,
        labels: tuple[str, ...],
        states: Mapping[tuple[str, str], float],
        moves: Mapping[tuple[str, str], float],
    ) -> Weights:
        """The weights of a CRFsuite model, as its `info()` tells them."""
        trie = marisa_trie.Trie(sorted({name for name, _ in states}))
        column = {label: index for index, label in enumerate(labels)}
        rows = np.zeros((len(trie), len(labels)), dtype=np.float32)
        for (name, label), weight in states.items():
            rows[trie[name], column[label]] = weight
        transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
        for (before, after), weight in moves.items():
            transitions[column[before], column[after]] = weight
        return cls(labels, trie, rows, transitions)

    def save(self, path: Path) -> None:
        """Write the weights in half precision, compressed."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            names=np.frombuffer(self._trie.tobytes(), dtype=np.uint8),
            rows=self._rows.astype(np.float16),
            transitions=self.transitions.astype(np.float16),
        )

    def score(self, names: Iterable[str]) -> Scores:
        """The summed scores of some attributes, one number a label; unknown attributes count nothing."""
        known = [row for row in map(self._trie.get, names) if row is not None]
        if not known:
            return np.zeros(len(self.labels), dtype=np.float32)
        summed: Scores = np.add.reduce(self._rows[known])
        return summed

    def get(self, name: str) -> Scores | None:
        """The scores of an attribute, one number a label; None where it has none."""
        row = self._trie.get(name)
        return None if row is None else self._rows[row]

    def weighed(self, offsets: Iterable[int]) -> frozenset[str]:
        """The attributes that have scores at any of some offsets, by their names without the offset."""
        prefixes = (f"{offset}|" for offset in offsets)
        return frozenset(name[len(prefix) :] for prefix in prefixes for name in self._trie.iterkeys(prefix))

    def numbered(self, prefix: str) -> Iterator[tuple[tuple[int, ...], Scores]]:
        """The attributes `prefix` + "a:b:…" as tuples of numbers with their scores."""
        for name, row in self._trie.items(prefix):
            yield tuple(int(part) for part in name[len(prefix) :].split(":")), self._rows[row]
