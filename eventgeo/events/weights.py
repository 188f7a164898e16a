"""Linear scores over named features, with their weights in a table that a reader can follow."""

from collections.abc import Iterable
from functools import cache
from math import fsum

from eventgeo.events.tables import rows


@cache
def weights(table: str) -> dict[str, float]:
    """Feature to weight, from a table of this room with the columns feature and weight."""
    return {feature: float(weight) for feature, weight in rows(table)}


def score(table: str, features: Iterable[str]) -> float:
    """The sum of the weights of the features, the same in any order; those that the table lacks count nothing."""
    known = weights(table)
    return fsum(known.get(feature, 0.0) for feature in features)
