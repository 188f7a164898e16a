"""Boosted trees over named numbers, for judgements where scales meet: a table of nodes that a reader can follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from typing import NamedTuple

from eventgeo.events.tables import rows


class Node(NamedTuple):
    """A node: `feature` "" marks a leaf, whose `value` adds to the score; else at most `value` goes left."""

    feature: str
    value: float
    left: int
    right: int


Tree = tuple[Node, ...]


@cache
def forest(table: str) -> tuple[Tree, ...]:
    """The trees of a table with the columns tree, feature ("-" for a leaf), value, left, right."""
    trees: dict[str, list[Node]] = {}
    for tree, feature, value, left, right in rows(table):
        trees.setdefault(tree, []).append(Node(feature.strip("-"), float(value), int(left), int(right)))
    return tuple(map(tuple, trees.values()))


def grown(trees: tuple[Tree, ...], numbers: Mapping[str, float]) -> float:
    """The chance that the trees give some numbers; a number that is not there is 0."""
    total, number = 0.0, numbers.get
    for tree in trees:
        feature, value, left, right = tree[0]
        while feature:
            feature, value, left, right = tree[left if number(feature, 0.0) <= value else right]
        total += value
    return 1 / (1 + exp(-total))
