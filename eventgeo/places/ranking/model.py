"""The linear model: weights by feature name for two passes, and the calibration of its confidence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

import numpy as np

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.ranking.features import NAMES, Matrix, Sheet, matrix


@dataclass(frozen=True)
class Model:
    """Weights of the first and second pass, in the order of `NAMES`, and of the logistic calibration."""

    first: Matrix
    second: Matrix
    calibration: tuple[float, float, float]

    def shares(
        self, gazetteer: Gazetteer, page: Sheet, region: frozenset[str] = frozenset()
    ) -> tuple[Matrix, Matrix, Matrix]:
        """Score, share of its group and features of each candidate, after both passes."""
        mass = softmax(matrix(gazetteer, page, page.prior, region) @ self.first, page)
        features = matrix(gazetteer, page, mass, region)
        scores = features @ self.second
        return scores, softmax(scores, page), features

    def confidence(self, share: float, whole: bool) -> float:
        """The chance that a reading with this share is within 161 km of the truth, as measured on held-back documents."""
        bias, slope, shortened = self.calibration
        odds = np.log(max(share, 1e-6) / max(1 - share, 1e-3))
        return round(1 / (1 + exp(-(bias + slope * float(odds) + shortened * (not whole)))), 3)


def softmax(scores: Matrix, page: Sheet) -> Matrix:
    """Shares that add up to 1 within each group."""
    out = np.zeros(len(scores))
    for start, end in page.bounds:
        if end > start:
            grown = np.exp(scores[start:end] - scores[start:end].max())
            out[start:end] = grown / grown.sum()
    return out


@cache
def shipped() -> Model:
    """The model in weights.json beside this file; a feature that it does not name weighs nothing."""
    stored = json.loads((resources.files(__package__) / "weights.json").read_text(encoding="utf-8"))
    first, second = (np.array([stored[part].get(name, 0.0) for name in NAMES]) for part in ("first", "second"))
    bias, slope, shortened = stored["calibration"]
    return Model(first, second, (bias, slope, shortened))
