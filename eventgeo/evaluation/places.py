"""Toponyms: found, and placed."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from eventgeo.evaluation.score import Line, Score, by_id, pairs, percent, prf
from eventgeo.records import km

NEAR_KM = 161.0
"""100 miles, the distance of the geoparsing literature (Gritta et al., A Pragmatic Guide to Geoparsing Evaluation)."""


def toponym_scores(gold: Iterable[Line], found: Iterable[Line]) -> list[Score]:
    """Recognition by overlapping and by exact spans; resolution within 161 km over all gold toponyms with coordinates.

    A gold toponym that was not recognised or not resolved counts as wrong. Documents are matched by id.
    """
    reading = by_id(found)
    n_gold = n_found = n_pairs = n_exact = placed = 0
    errors: list[float] = []
    for line in gold:
        expected, got = line.get("toponyms") or [], reading.get(str(line["id"]), {}).get("toponyms") or []
        chosen, exact = pairs(expected, got)
        n_gold, n_found = n_gold + len(expected), n_found + len(got)
        n_pairs, n_exact = n_pairs + len(chosen), n_exact + exact
        placed += sum(_has_point(toponym) for toponym in expected)
        errors += [
            km(expected[i]["lat"], expected[i]["lon"], got[j]["lat"], got[j]["lon"])
            for i, j in chosen
            if _has_point(expected[i]) and _has_point(got[j])
        ]
    return [
        *prf("toponyms", n_pairs, n_found, n_gold),
        *prf("toponyms, exact spans,", n_exact, n_found, n_gold)[2:],
        Score("toponyms within 161 km", percent(sum(error <= NEAR_KM for error in errors), placed), placed),
        Score("median error of the placed, km", round(median(errors), 1) if errors else None, len(errors)),
    ]


def _has_point(toponym: Line) -> bool:
    return toponym.get("lat") is not None and toponym.get("lon") is not None
