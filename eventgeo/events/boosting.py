"""Grows the trees of trees.py by gradient boosting, in numpy, for the scripts that learn this room's weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eventgeo.events.trees import Node

TREES, LEAVES, RATE, SHRINK, LEAST = 90, 7, 0.07, 10.0, 15
"""How many trees of how many leaves, how much of each counts, the L2 penalty, and the fewest examples of a leaf."""
BINS = 32


@dataclass
class Leaf:
    """The examples of a leaf and its best split: gain, column, bin."""

    index: int
    members: Any
    split: tuple[float, int, int] = (0.0, -1, -1)


def boost(numbers: Sequence[Mapping[str, float]], labels: Sequence[float]) -> tuple[tuple[Node, ...], ...]:
    """The trees that give the labels the greatest chance by the numbers (logistic loss, leaf by leaf)."""
    import numpy as np  # noqa: PLC0415  (for training alone; the run time follows a table)

    names = sorted({name for each in numbers for name in each})
    matrix = np.array([[each.get(name, 0.0) for name in names] for each in numbers])
    steps = [np.unique(np.quantile(matrix[:, k], np.linspace(0, 1, BINS + 1)[1:-1])) for k in range(len(names))]
    binned = np.stack([np.searchsorted(edges, matrix[:, k]) for k, edges in enumerate(steps)], 1)
    truth, score = np.array(labels, float), np.zeros(len(labels))
    start = float(np.log(truth.mean() / (1 - truth.mean())))
    score += start
    trees: list[tuple[Node, ...]] = [(Node("", round(start, 4), 0, 0),)]
    for _ in range(TREES):
        chance = 1 / (1 + np.exp(-score))
        trees.append(_tree(binned, chance - truth, chance * (1 - chance), names, steps, score))
    return tuple(trees)


def _tree(
    binned: Any, slope: Any, curve: Any, names: Sequence[str], steps: Sequence[Any], score: Any
) -> tuple[Node, ...]:
    """One tree against the slope of the loss; adds its values to `score`."""
    import numpy as np  # noqa: PLC0415  (as above)

    nodes = [Node("", 0.0, 0, 0)]
    leaves = [_leaf(0, np.arange(len(slope)), binned, slope, curve)]
    while len(leaves) < LEAVES:
        best = max(leaves, key=lambda leaf: leaf.split[0])
        if best.split[0] <= 1e-9:
            break
        _, column, edge = best.split
        low = binned[best.members, column] <= edge
        left, right = len(nodes), len(nodes) + 1
        nodes[best.index] = Node(names[column], float(steps[column][edge]), left, right)
        nodes += [Node("", 0.0, 0, 0), Node("", 0.0, 0, 0)]
        leaves.remove(best)
        leaves += [
            _leaf(left, best.members[low], binned, slope, curve),
            _leaf(right, best.members[~low], binned, slope, curve),
        ]
    for leaf in leaves:
        value = -RATE * slope[leaf.members].sum() / (curve[leaf.members].sum() + SHRINK)
        nodes[leaf.index] = Node("", round(float(value), 4), 0, 0)
        score[leaf.members] += value
    return tuple(nodes)


def _leaf(index: int, members: Any, binned: Any, slope: Any, curve: Any) -> Leaf:
    import numpy as np  # noqa: PLC0415  (as above)

    best = (0.0, -1, -1)
    total, weight = slope[members].sum(), curve[members].sum()
    for column in range(binned.shape[1]):
        bins = binned[members, column]
        one, two, three = (np.cumsum(np.bincount(bins, w, BINS))[:-1] for w in (slope[members], curve[members], None))
        able = (three >= LEAST) & (len(members) - three >= LEAST)
        gain = one**2 / (two + SHRINK) + (total - one) ** 2 / (weight - two + SHRINK) - total**2 / (weight + SHRINK)
        gain = np.where(able, gain, 0.0)
        at = int(gain.argmax())
        if gain[at] > best[0]:
            best = (float(gain[at]), column, at)
    return Leaf(index, members, best)
