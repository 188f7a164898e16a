"""Logistic regression over named features, in numpy, for the scripts that learn this room's weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from eventgeo.events.weights import EVEN


class Example(NamedTuple):
    """Features, the label (1 or 0) and how much it counts."""

    features: Sequence[str]
    label: float
    weight: float


ROUNDS = 200
MEMORY = 8
"""How many steps before tell of the curvature."""
ENOUGH = 1e-5
"""A step that lessens the loss by a smaller share is the last one."""
SMALL = 0.004
"""Weights nearer to 0 than this are left out of the table."""


Loss = Callable[[Any], tuple[float, Any]]
"""Scores to the loss and its slope by each score."""


class Matrix:
    """The features of examples as a sparse matrix; `even` gives all rows the same length, but for the bias."""

    def __init__(self, rows: Sequence[Sequence[str]], names: Sequence[str], *, even: bool) -> None:
        import numpy as np  # noqa: PLC0415  (for training alone; the run time adds up a table)

        index = {name: i for i, name in enumerate(names)}
        kept = [[index[f] for f in row if f in index and not (even and f == "bias")] for row in rows]
        self.count, self.width = len(kept), len(names)
        self.rows = np.repeat(np.arange(len(kept)), [len(row) for row in kept])
        self.columns = np.array([column for row in kept for column in row], int)
        self.values = np.repeat(
            [EVEN / max(len(row), 1) ** 0.5 if even else 1.0 for row in kept], [len(r) for r in kept]
        )
        self.bias = index["bias"] if even else None

    def scores(self, learned: Any) -> Any:
        """The score of each row."""
        import numpy as np  # noqa: PLC0415  (as above)

        found = np.bincount(self.rows, learned[self.columns] * self.values, self.count)
        return found + learned[self.bias] if self.bias is not None else found

    def gradient(self, error: Any) -> Any:
        """The sum of the rows, weighted by the error of each."""
        import numpy as np  # noqa: PLC0415  (as above)

        found = np.bincount(self.columns, error[self.rows] * self.values, self.width)
        if self.bias is not None:
            found[self.bias] = error.sum()
        return found


def vocabulary(rows: Sequence[Sequence[str]], least: int) -> list[str]:
    """The features that stand in at least `least` rows, and the bias."""
    counts = Counter(feature for row in rows for feature in row)
    return sorted({"bias", *(feature for feature, count in counts.items() if count >= least)})


def descend(matrix: Matrix, loss: Loss, ridge: float) -> Any:
    """The weights of least loss with an L2 penalty, by L-BFGS with back-tracking; `loss` gives its value and slope."""
    import numpy as np  # noqa: PLC0415  (as above)

    def at(weights: Any) -> tuple[float, Any]:
        value, slope = loss(matrix.scores(weights))
        return value + ridge / 2 * float(weights @ weights), matrix.gradient(slope) + ridge * weights

    learned = np.zeros(matrix.width)
    value, gradient = at(learned)
    steps: list[tuple[Any, Any]] = []
    for _ in range(ROUNDS):
        direction = -_curved(gradient, steps)
        length = 1.0 if steps else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        slope = float(gradient @ direction)
        while True:
            trial = learned + length * direction
            new, turned = at(trial)
            if new <= value + 1e-4 * length * slope or length < 1e-10:
                break
            length /= 2
        steps = [*steps[-MEMORY:], (trial - learned, turned - gradient)]
        done = value - new < ENOUGH * max(abs(value), 1.0)
        learned, value, gradient = trial, new, turned
        if done:
            break
    return learned


def _curved(gradient: Any, steps: Sequence[tuple[Any, Any]]) -> Any:
    """The gradient turned by what the last steps tell of the curvature (the two loops of L-BFGS)."""
    found, kept = gradient.copy(), []
    for moved, turned in reversed(steps):
        rho = 1.0 / max(float(turned @ moved), 1e-12)
        alpha = rho * float(moved @ found)
        found -= alpha * turned
        kept.append((alpha, rho))
    if steps:
        moved, turned = steps[-1]
        found *= float(moved @ turned) / max(float(turned @ turned), 1e-12)
    for (moved, turned), (alpha, rho) in zip(steps, reversed(kept), strict=True):
        found += moved * (alpha - rho * float(turned @ found))
    return found


def fit(examples: Sequence[Example], *, least: int, ridge: float, even: bool = False) -> dict[str, float]:
    """The weights that give the labels the greatest chance."""
    import numpy as np  # noqa: PLC0415  (as above)

    names = vocabulary([example.features for example in examples], least)
    matrix = Matrix([example.features for example in examples], names, even=even)
    labels = np.array([example.label for example in examples], float)
    weight = np.array([example.weight for example in examples], float)

    def loss(scores: Any) -> tuple[float, Any]:
        value = np.logaddexp(0, scores) - labels * scores
        return float(weight @ value), (1 / (1 + np.exp(-scores)) - labels) * weight

    learned = descend(matrix, loss, ridge)
    return {
        name: round(float(value), 3)
        for name, value in zip(names, learned, strict=True)
        if abs(value) >= SMALL or name == "bias"
    }


def choose(
    groups: Sequence[Sequence[Sequence[str]]], right: Sequence[Sequence[float]], *, least: int, ridge: float
) -> dict[str, float]:
    """The weights of a conditional logit: those that give the right candidates of each group the greatest chance."""
    import numpy as np  # noqa: PLC0415  (as above)

    rows = [features for group in groups for features in group]
    names = [name for name in vocabulary(rows, least) if name != "bias"]
    matrix = Matrix(rows, names, even=False)
    group = np.repeat(np.arange(len(groups)), [len(each) for each in groups])
    label = np.array([value for each in right for value in each], float)

    def loss(scores: Any) -> tuple[float, Any]:
        top = np.full(len(groups), -np.inf)
        np.maximum.at(top, group, scores)
        odds = np.exp(scores - top[group])
        chance = odds / np.bincount(group, odds, len(groups))[group]
        right = np.maximum(np.bincount(group, odds * label, len(groups)), 1e-12)
        value = np.log(np.bincount(group, odds, len(groups)) / right).sum()
        return float(value), chance - odds * label / right[group]

    learned = descend(matrix, loss, ridge)
    return {name: round(float(value), 3) for name, value in zip(names, learned, strict=True) if abs(value) >= SMALL}
