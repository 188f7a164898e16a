"""Counts made into precision, recall and F1, and the pairing of spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: what it is of, the figure in per cent (None where nothing could be scored), and over how many."""

    name: str
    value: float | None
    of: int


def percent(part: float, whole: int) -> float | None:
    """The share in per cent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def prf(name: str, right: float, found: int, gold: int) -> list[Score]:
    """Precision, recall and F1 of `right` among `found` and `gold`."""
    return [
        Score(f"{name} precision", percent(right, found), found),
        Score(f"{name} recall", percent(right, gold), gold),
        Score(f"{name} F1", percent(2 * right, found + gold), found + gold),
    ]


def shares(agreements: Iterable[tuple[str, bool]]) -> list[Score]:
    """The share of what is right under each name, in the order of the first of each.

    >>> shares([("date", True), ("place", True), ("date", False)])
    [Score(name='date', value=50.0, of=2), Score(name='place', value=100.0, of=1)]
    """
    found: dict[str, list[bool]] = {}
    for name, right in agreements:
        found.setdefault(name, []).append(right)
    return [Score(name, percent(sum(right), len(right)), len(right)) for name, right in found.items()]


def pairs(gold: Sequence[Line], found: Sequence[Line]) -> tuple[list[tuple[int, int]], int]:
    """Index pairs of spans that belong together, one to one, and how many of them are exact.

    Equal spans are paired first, then overlapping ones, the longest overlap first.
    """
    ranked = sorted(
        (-_overlap(one, other) - 1_000_000 * _same(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if _overlap(one, other) > 0
    )
    chosen: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in ranked:
        if i in left and j in right:
            chosen.append((i, j))
            left.discard(i)
            right.discard(j)
    return chosen, sum(_same(gold[i], found[j]) for i, j in chosen)


def _overlap(one: Line, other: Line) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _same(one: Line, other: Line) -> bool:
    return bool(one["start"] == other["start"] and one["end"] == other["end"])


def by_id(lines: Iterable[Line]) -> dict[str, Line]:
    """Lines under their ids."""
    return {str(line["id"]): line for line in lines}
