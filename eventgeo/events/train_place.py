"""Fit the weights of where.py: `python -m eventgeo.events.train_place MENTIONS GOLD…` prints place_weights.tsv anew.

MENTIONS is what `eventgeo annotate` wrote of the GOLD documents, JSON Lines whose `events` have a point in `lat` and
`lon`, or a name in `place`. A conditional logit over the places of each report maximises the chance of a right one,
and is drawn towards the weights as they are. Documents whose md5(id) begins with 0 or 1 are never read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eventgeo.events.extract import grouped
from eventgeo.events.judging.atlas import plain
from eventgeo.events.judging.deeds import judged
from eventgeo.events.judging.gold import held_back
from eventgeo.events.scene import Scene
from eventgeo.events.spots import Spot
from eventgeo.events.triggers import triggers
from eventgeo.events.weights import weights
from eventgeo.events.where import AROUND, weigh
from eventgeo.language import layout
from eventgeo.records import Document, Location, Mentions, Publication, Toponym, km

NEAR_KM = 25.0
RIDGE = 3.0
ROUNDS = 500
RATE = 0.03
LEAST = 15


class Choices(NamedTuple):
    """The places of one trigger: the features of each, and whether it is right."""

    features: Sequence[Sequence[str]]
    right: Sequence[bool]


def _toponym(source: dict[str, Any]) -> Toponym:
    whole = str(source.get("feature")).startswith("PCL")
    return Toponym(
        source["start"],
        source["end"],
        source["surface"],
        source["kind"],
        lat=source.get("lat"),
        lon=source.get("lon"),
        name=source.get("name"),
        country=source.get("country"),
        admin1=source.get("admin1"),
        feature=source.get("feature"),
        precision="country" if whole else "city",
    )


def _scene(text: str, found: dict[str, Any]) -> Scene:
    """The report with the places that were annotated in it."""
    shape = layout(text)
    places = tuple(_toponym(each) for each in found["toponyms"])
    expressions = tuple(
        Location(each["start"], each["end"], each["surface"], each["lat"], each["lon"], each["radius_km"],
                 each["precision"], each["role"], tuple(each["toponyms"]))
        for each in found["locations"]
    )  # fmt: skip
    document = Document(found["id"], text)
    return Scene(Mentions(document, shape, Publication(), places, expressions, triggers=triggers(shape)))


def _right(spot: Spot, gold: Sequence[dict[str, Any]]) -> bool:
    """Whether a place is that of one of the gold events: within NEAR_KM of its point, or the last of its names."""
    point = spot.location or spot.toponym
    for event in gold:
        known = event.get("lat") is not None and point.lat is not None and point.lon is not None
        if known and km(point.lat or 0.0, point.lon or 0.0, event["lat"], event["lon"]) <= NEAR_KM:
            return True
        names = {plain(str(event.get("place") or event.get("country")))}
        if {plain(spot.toponym.name or ""), plain(spot.toponym.surface)} & names:
            return True
    return False


def choices(scene: Scene, gold: Sequence[dict[str, Any]]) -> Iterator[Choices]:
    """For each happening that the report tells of its places, where some are right and some are not."""
    for group in grouped(scene):
        if judged(group):
            frame = group[0].frame
            spots = [*scene.spots.get(frame.sentence, ()), *scene.whereabouts.around(frame.sentence, AROUND)]
            found = weigh(frame, scene, iter(spots))
            right = [_right(choice.spot, gold) for choice in found]
            if any(right) and not all(right):
                yield Choices([choice.features for choice in found], right)


def fit(found: Sequence[Choices], prior: dict[str, float]) -> dict[str, float]:
    """The weights that give the right places the greatest chance, drawn towards `prior` (Adam, L2)."""
    import numpy as np  # noqa: PLC0415  (for training alone)

    counts: dict[str, int] = {}
    for each in found:
        for features in each.features:
            for feature in features:
                counts[feature] = counts.get(feature, 0) + 1
    names = sorted(set(prior) | {feature for feature, count in counts.items() if count >= LEAST})
    index = {name: i for i, name in enumerate(names)}
    flat = [(g, f, r) for g, each in enumerate(found) for f, r in zip(each.features, each.right, strict=True)]
    rows = np.array([k for k, (_, f, _) in enumerate(flat) for name in f if name in index])
    columns = np.array([index[name] for _, f, _ in flat for name in f if name in index])
    group, right = np.array([g for g, _, _ in flat]), np.array([r for _, _, r in flat], float)
    start = np.array([prior.get(name, 0.0) for name in names])
    learned, moment, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, ROUNDS + 1):
        scores = np.exp(np.bincount(rows, learned[columns], len(flat)))
        chance = scores / np.bincount(group, scores, len(found))[group]
        aim = scores * right / np.bincount(group, scores * right, len(found))[group]
        gradient = np.bincount(columns, (chance - aim)[rows], len(names)) + RIDGE * (learned - start)
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        learned -= RATE * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, learned, strict=True)}


def main(mentions: str, *golds: str) -> None:
    """Print the table, fitted to the gold documents that are in the mentions."""
    lines = (json.loads(line) for gold in golds for line in Path(gold).read_text("utf-8").splitlines())
    gold = {str(each["id"]): each for each in lines if not held_back(str(each["id"]))}
    found: list[Choices] = []
    with Path(mentions).open(encoding="utf-8") as annotated:
        for line in annotated:
            read = json.loads(line)
            if read["id"] in gold:
                document = gold[read["id"]]
                found += choices(_scene(document["text"], read), document["events"])
    for name, weight in sorted(fit(found, dict(weights("place_weights.tsv"))).items()):
        print(f"{name}\t{weight:g}")


if __name__ == "__main__":
    main(*sys.argv[1:])
