"""Linear scores over named features, with their weights in a table that a reader can follow."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp, fsum, sqrt

from eventgeo.events.tables import rows

EVEN = 4.0
"""The length of an even row of features, however many there are."""
Weights = Mapping[str, float]


@cache
def weights(table: str) -> Weights:
    """Feature to weight, from a table of this room with the columns feature and weight."""
    return {feature: float(weight) for feature, weight in rows(table)}


def total(known: Weights, features: Iterable[str]) -> float:
    """The sum of the weights of the features, the same in any order; those that have none count nothing."""
    return fsum(having(known, features))


def score(table: str, features: Iterable[str]) -> float:
    """The sum of the weights that a table gives the features."""
    return total(weights(table), features)


def chance(score: float) -> float:
    """A score as a chance between 0 and 1 (logistic)."""
    return 1 / (1 + exp(-score))


def having(known: Weights, features: Iterable[str]) -> list[float]:
    """The weights of those of the features that have one."""
    return [weight for feature in features if (weight := known.get(feature)) is not None]


def even_chance(known: Weights, features: Iterable[str]) -> float:
    """The chance by the features that have weights, as a row of the length EVEN, however many there are."""
    return even(known, having(known, features))


def even(known: Weights, found: Sequence[float]) -> float:
    """The chance by some weights of a table, as a row of the length EVEN."""
    return chance(known.get("bias", 0.0) + (EVEN / sqrt(len(found)) * fsum(found) if found else 0.0))


def shares(scores: Sequence[float]) -> list[float]:
    """Scores of candidates as chances that add up to 1 (conditional logit)."""
    top = max(scores, default=0.0)
    odds = [exp(each - top) for each in scores]
    return [each / sum(odds) for each in odds]
