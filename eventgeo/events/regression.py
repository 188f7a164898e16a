"""Logistic regression over named features, in numpy, for the scripts that learn this room's weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Example(NamedTuple):
    """Features, the label (1 or 0) and how much it counts."""

    features: Sequence[str]
    label: int
    weight: float


ROUNDS = 400
RATE = 0.05
SMALL = 0.02
"""Weights nearer to 0 than this are left out of the table."""


def fit(examples: Sequence[Example], *, least: int, ridge: float) -> dict[str, float]:
    """Weights of the features that stand in at least `least` examples: Adam on the whole set, with an L2 penalty."""
    import numpy as np  # noqa: PLC0415  (for training alone; the run time adds up a table)

    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= least)
    index = {feature: i for i, feature in enumerate(names)}
    rows = np.array([r for r, e in enumerate(examples) for f in e.features if f in index])
    columns = np.array([index[f] for e in examples for f in e.features if f in index])
    labels = np.array([e.label for e in examples], float)
    weight = np.array([e.weight for e in examples], float)
    learned = np.zeros(len(names))
    moment, square = np.zeros_like(learned), np.zeros_like(learned)
    for step in range(1, ROUNDS + 1):
        scores = np.bincount(rows, learned[columns], len(examples))
        error = (1 / (1 + np.exp(-scores)) - labels) * weight
        gradient = np.bincount(columns, error[rows], len(names)) + ridge * learned
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        learned -= RATE * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w), 3) for name, w in zip(names, learned, strict=True) if abs(w) >= SMALL}
