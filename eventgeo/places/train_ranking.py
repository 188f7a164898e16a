"""Train the ranking: `python -m eventgeo.places.train_ranking CORPORA`, a folder of geo_*.jsonl files with gold.

Documents whose md5(id) begins with 0 or 1 are held back: they are never trained on, and calibrate nothing; the figures
printed are theirs. `--folds N` trains N times besides, each time without a part of the rest, for figures over all
documents. The weights go to ranking/weights.json, their card to ranking/CARD.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eventgeo.language import layout
from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.ranking.candidates import readings
from eventgeo.places.ranking.features import NAMES, Matrix, Sheet, matrix, sheet, top
from eventgeo.places.ranking.mentions import groups
from eventgeo.places.ranking.model import SIGNS, signs, softmax
from eventgeo.places.recognition.corpora import fold_of, kept_apart
from eventgeo.records import km

CORPORA = ("geo_lgl", "geo_tr-news", "geo_gwn", "geo_geovirus", "geo_tweets")
NEAR_KM = 161.0
STEPS = 300
PENALTY = 0.0007
CALIBRATING = 4
"""The folds by which the confidence is calibrated."""


@dataclass(slots=True)
class Case:
    """A document made ready: its candidates, which are right, which near, how often each is named or lost."""

    corpus: str
    id: str
    held_back: bool
    page: Sheet
    target: Matrix
    near: NDArray[np.bool_]
    weight: Matrix
    lost: Matrix
    missed: int
    first: Matrix


def cases(folder: Path, gazetteer: Gazetteer) -> list[Case]:
    """The documents of all corpora in a folder that have at least one candidate."""
    found = []
    for corpus in CORPORA:
        for line in filter(None, (folder / f"{corpus}.jsonl").read_text(encoding="utf-8").split("\n")):
            case = _case(corpus, json.loads(line), gazetteer)
            if case is not None:
                found.append(case)
    return found


def _case(corpus: str, document: dict, gazetteer: Gazetteer) -> Case | None:  # type: ignore[type-arg]
    gold = [t for t in document["toponyms"] if t.get("lat") is not None]
    shape = layout(document["text"])
    spans = [(t["start"], t["end"]) for t in document["toponyms"]]
    points = {(t["start"], t["end"]): t for t in gold}
    named, of = groups(shape, spans, lambda surface: readings(gazetteer, surface))
    page = sheet(gazetteer, named)
    if page is None:
        return None
    target, near = np.zeros(len(page.owner)), np.zeros(len(page.owner), dtype=bool)
    weight, lost, missed = np.zeros(len(named)), np.zeros(len(named)), 0
    for span, group in zip(spans, of, strict=True):
        point = points.get(span)
        start, end = page.bounds[group]
        if point is None:
            continue
        far = [km(*_degrees(page, row), point["lat"], point["lon"]) for row in range(start, end)]
        if not far or min(far) > NEAR_KM:
            missed += 1
            lost[group] += 1
            continue
        weight[group] += 1
        rows = [row for row in range(start, end) if far[row - start] <= NEAR_KM]
        same = [row for row in rows if _id(gazetteer, page, row) == str(point.get("geonames_id"))]
        best = same or [row for row in rows if far[row - start] <= min(far) + 5]
        target[best] += 1
        near[rows] = True
    name = str(document["id"])
    first = matrix(gazetteer, page, page.prior)
    return Case(corpus, name, kept_apart(name), page, target, near, weight, lost, missed, first)


def _degrees(page: Sheet, row: int) -> tuple[float, float]:
    return float(np.degrees(page.columns.lat[row])), float(np.degrees(page.columns.lon[row]))


def _id(gazetteer: Gazetteer, page: Sheet, row: int) -> str:
    return str(gazetteer.entry(int(page.entry[row])).geonameid)


def fit(parts: Sequence[tuple[Matrix, Case]], share: dict[str, float]) -> Matrix:
    """Weights that make the right candidates likely (conditional logit, full-batch Adam, L2 penalty)."""
    features = np.concatenate([matrix for matrix, _ in parts])
    offset, owner, target, weight = 0, [], [], []
    for _, case in parts:
        owner.append(case.page.owner + offset)
        target.append(case.target)
        weight.append(case.weight**0.5 * share[case.corpus])
        offset += len(case.weight)
    owners, targets, weights = np.concatenate(owner), np.concatenate(target), np.concatenate(weight)
    usable = np.bincount(owners, weights=targets, minlength=offset) > 0
    keep = usable[owners]
    features, owners, right_ones = features[keep], owners[keep], targets[keep] > 0
    seen = (features != 0).sum(axis=0) >= 3
    values, moment, square = np.zeros(features.shape[1]), np.zeros(features.shape[1]), np.zeros(features.shape[1])
    for step in range(1, STEPS + 1):
        scores = features @ values
        peak = np.full(offset, -np.inf)
        np.maximum.at(peak, owners, scores)
        grown = np.exp(scores - peak[owners])
        model = grown / np.bincount(owners, weights=grown, minlength=offset)[owners]
        right = grown * right_ones
        truth = right / np.maximum(np.bincount(owners, weights=right, minlength=offset), 1e-300)[owners]
        slope = features.T @ ((model - truth) * weights[owners]) / weights.sum() + PENALTY * values
        moment, square = 0.9 * moment + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        values -= (
            0.1 * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8) * (1 - step / (STEPS + 1))
        )
    rounded: Matrix = np.round(values * seen, 4)
    return rounded


def train(train_on: Sequence[Case], gazetteer: Gazetteer) -> tuple[Matrix, Matrix]:
    """The weights of both passes."""
    count = {corpus: sum(case.weight.sum() for case in train_on if case.corpus == corpus) for corpus in CORPORA}
    share = {corpus: (1.0 / max(total, 1) * 1000) ** 0.5 for corpus, total in count.items()}
    first = fit([(case.first, case) for case in train_on], share)
    second = fit([(_second(case, first, gazetteer), case) for case in train_on], share)
    return first, second


def _second(case: Case, first: Matrix, gazetteer: Gazetteer) -> Matrix:
    return matrix(gazetteer, case.page, softmax(case.first @ first, case.page))


def judge(
    judged: Sequence[Case], weights: tuple[Matrix, Matrix], gazetteer: Gazetteer
) -> dict[str, tuple[float, float]]:
    """Right within 161 km, and the ceiling of the candidates, as shares of all gold toponyms, by corpus."""
    right, ceiling, total = dict.fromkeys(CORPORA, 0.0), dict.fromkeys(CORPORA, 0.0), dict.fromkeys(CORPORA, 0.0)
    for case in judged:
        scores = _second(case, weights[0], gazetteer) @ weights[1]
        right[case.corpus] += sum(
            case.weight[group] for group, row in enumerate(top(case.page, scores)) if row >= 0 and case.near[row]
        )
        ceiling[case.corpus] += case.weight.sum()
        total[case.corpus] += case.weight.sum() + case.missed
    return {c: (right[c] / total[c], ceiling[c] / total[c]) for c in CORPORA if total[c]}


def calibrate(cases_used: Sequence[Case], gazetteer: Gazetteer) -> Matrix:
    """The weights of a logistic model of being right (the order of `SIGNS`), on folds held back in turn."""
    rows, right, count = [], [], []
    for fold in range(CALIBRATING):
        weights = train([c for c in cases_used if fold_of(c.id, CALIBRATING) != fold], gazetteer)
        for case in (c for c in cases_used if fold_of(c.id, CALIBRATING) == fold):
            features = _second(case, weights[0], gazetteer)
            shares = softmax(features @ weights[1], case.page)
            for group, row in enumerate(top(case.page, shares)):
                if row >= 0 and case.weight[group] + case.lost[group]:
                    rows.append(signs(float(shares[row]), case.page.groups[group].readings.how, features[row]))
                    right.append(case.near[row])
                    count.append(case.weight[group] + case.lost[group])
    design, truth, often = np.array(rows), np.array(right, dtype=float), np.array(count)
    values = np.zeros(design.shape[1])
    for _ in range(4000):
        chance = 1 / (1 + np.exp(-design @ values))
        values -= 0.2 * (design.T @ ((chance - truth) * often) / often.sum() + 1e-4 * values)
    return np.round(values, 4)


def main() -> None:
    """Train, print the figures, and write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    everything = cases(options.corpora, gazetteer)
    ours = [case for case in everything if not case.held_back]
    weights = train(ours, gazetteer)
    held = judge([case for case in everything if case.held_back], weights, gazetteer)
    lines = [f"{corpus}: {right:.3f} of {ceiling:.3f} (held back)" for corpus, (right, ceiling) in held.items()]
    if options.folds:
        lines += _by_folds(everything, ours, options.folds, gazetteer)
    print("\n".join(lines))
    _write(weights, calibrate(ours, gazetteer), lines)


def _by_folds(everything: Sequence[Case], ours: Sequence[Case], folds: int, gazetteer: Gazetteer) -> list[str]:
    totals: dict[str, list[float]] = {}
    for fold in range(folds):
        weights = train([case for case in ours if fold_of(case.id, folds) != fold], gazetteer)
        part = [case for case in everything if fold_of(case.id, folds) == fold]
        for corpus in CORPORA:
            some = [case for case in part if case.corpus == corpus]
            size = sum(case.weight.sum() + case.missed for case in some)
            for right, ceiling in judge(some, weights, gazetteer).values():
                total = totals.setdefault(corpus, [0.0, 0.0, 0.0])
                total[0], total[1], total[2] = total[0] + right * size, total[1] + ceiling * size, total[2] + size
    return [f"{c}: {r / n:.3f} of {t / n:.3f} (all, {folds} folds)" for c, (r, t, n) in totals.items()]


def _write(weights: tuple[Matrix, Matrix], calibration: Matrix, lines: Sequence[str]) -> None:
    folder = Path(str(resources.files("eventgeo.places.ranking")))
    first, second = (dict(zip(NAMES, values.tolist(), strict=True)) for values in weights)
    stored = {"first": first, "second": second, "calibration": dict(zip(SIGNS, calibration.tolist(), strict=True))}
    (folder / "weights.json").write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")
    card = [
        "# The ranking's weights",
        "",
        "A conditional logit over the candidates of each name, in two passes; see features.py for what is weighed.",
        f"Trained {datetime.now(UTC):%Y-%m-%d} on the open halves of LGL, TR-News, GeoWebNews, GeoVirus and",
        "of a set of tweets (third-party articles: evaluation and training of weights, no text is kept), documents",
        "whose md5(id) begins with 0 or 1 left out. Accuracy within 161 km on given spans, beside the share of names",
        "with a right candidate, before the weights set by hand (model.py) are added, as on the day of training; what",
        "is reached now is measured by `make bench` and stands in the README:",
        "",
        *(f"- {line}" for line in lines),
        "",
        "A feature weighs nothing where fewer than 3 candidates have it. MIT, like the code.",
    ]
    (folder / "CARD.md").write_text("\n".join(card) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
