"""Timexes: found, and read."""

from __future__ import annotations

from collections.abc import Iterable

from eventgeo.evaluation.score import Line, Score, by_id, pairs, prf


def timex_scores(gold: Iterable[Line], found: Iterable[Line]) -> list[Score]:
    """F1 of overlapping spans, of exact spans, and of equal TIMEX3 values among them (the TempEval-3 measures)."""
    reading = by_id(found)
    n_gold = n_found = n_pairs = n_exact = values = 0
    for line in gold:
        expected, got = line.get("timexes") or [], reading.get(str(line["id"]), {}).get("timexes") or []
        chosen, exact = pairs(expected, got)
        n_gold, n_found = n_gold + len(expected), n_found + len(got)
        n_pairs, n_exact = n_pairs + len(chosen), n_exact + exact
        values += sum(bool(expected[i].get("value")) and expected[i]["value"] == got[j].get("value") for i, j in chosen)
    return [
        *prf("timexes", n_pairs, n_found, n_gold),
        *prf("timexes, exact spans,", n_exact, n_found, n_gold)[2:],
        *prf("timexes, value,", values, n_found, n_gold)[2:],
    ]
