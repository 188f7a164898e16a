"""The linear model: weights by feature name for two passes, and the calibration of its confidence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

import numpy as np

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.ranking.candidates import How
from eventgeo.places.ranking.features import NAMES, Matrix, Sheet, matrix

BY_HAND = {
    "in region": 2.5,
    "curated": 2.0,
    "at war": 1.2,
    "cue admin1 agrees": 2.5,
    "cue admin1 differs": -2.5,
    "cue county agrees": 2.0,
    "cue county differs": -2.0,
    "cue admin2 agrees": 1.0,
    "cue admin2 differs": -1.0,
    "cue populated agrees": 1.0,
    "cue populated differs": -1.0,
    "cue water agrees": 2.0,
    "cue water differs": -2.0,
    "cue island agrees": 2.0,
    "cue island differs": -2.0,
    "cue mountain agrees": 1.0,
    "cue mountain differs": -1.0,
    "listed class": 2.5,
    "listed unit": 0.9,
    "armed group": 1.0,
}
"""Weights that no corpus of ordinary news can tell: the user's word that reports are about a country; that places of
wars are likelier in reports of wars; and words beside a name that choose between a province and its seat, which the
measure of 161 km holds for the same; that names of one list mean places of one kind; and that armed groups are at home
in few countries."""


@dataclass(frozen=True)
class Model:
    """Weights of the first and second pass, in the order of `NAMES`, and of the logistic calibration."""

    first: Matrix
    second: Matrix
    calibration: Matrix

    def shares(
        self, gazetteer: Gazetteer, page: Sheet, region: frozenset[str] = frozenset()
    ) -> tuple[Matrix, Matrix, Matrix]:
        """Score, share of its group and features of each candidate, after both passes."""
        read = matrix(gazetteer, page, page.prior, region)
        features = matrix(gazetteer, page, softmax(read @ self.first, page), region, read)
        scores = features @ self.second
        return scores, softmax(scores, page), features

    def told(self, features: Matrix) -> tuple[tuple[str, float], ...]:
        """What each feature of a candidate adds to its score (logits), the largest share first."""
        shares = [(name, round(float(share), 3)) for name, share in zip(NAMES, features * self.second, strict=True)]
        return tuple(sorted((s for s in shares if s[1]), key=lambda share: (-abs(share[1]), share[0])))

    def confidence(self, share: float, how: How, features: Matrix) -> float:
        """The chance that a reading is within 161 km of the truth, as measured on documents that were held back."""
        return round(1 / (1 + exp(-float(signs(share, how, features) @ self.calibration))), 3)


SIGNS = ("bias", "odds", "shortened", "inside", "respelled", "country", "support", "nearest", "primary", "standing")


def signs(share: float, how: How, features: Matrix) -> Matrix:
    """What the confidence in a reading is read off, in the order of `SIGNS`."""
    seen = dict(zip(NAMES, features.tolist(), strict=True))
    odds = float(np.log(max(share, 1e-6) / max(1 - share, 5e-3)))
    support = max(
        seen["country votes"],
        seen["country named"],
        seen["country demonym"],
        seen["admin1 named"],
        seen["held by next"],
    )
    return np.array(
        [
            1.0, odds, how == "shortened", how == "inside", how == "respelled",
            seen["is country"] + seen["is continent"],
            support, seen["nearest"], seen["primary"], seen["people"],
        ],
        dtype=float,
    )  # fmt: skip


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
    first, second = (with_ours([stored[part].get(name, 0.0) for name in NAMES]) for part in ("first", "second"))
    return Model(first, second, np.array([stored["calibration"][name] for name in SIGNS]))


def with_ours(learned: Iterable[float]) -> Matrix:
    """The weights of a pass, in the order of `NAMES`, with those set by hand in their places."""
    return np.array([BY_HAND.get(name, weight) for name, weight in zip(NAMES, learned, strict=True)])
