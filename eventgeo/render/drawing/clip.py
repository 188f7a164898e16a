"""Lines and rings cut to a window, so that a drawing holds no point that it does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Window = tuple[float, float, float, float]
"""West, south, east, north; degrees."""


def meets(points: Sequence[Point], window: Window) -> bool:
    """Whether the points' bounding box meets the window."""
    west, south, east, north = window
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south


def ring(points: Sequence[Point], window: Window) -> list[Point]:
    """The part of a ring inside of the window (Sutherland and Hodgman, 1974); empty where there is none."""
    west, south, east, north = window
    cut = list(points)
    for axis, bound, above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
        cut = list(_side(cut, axis, bound, above))
        if not cut:
            return []
    return cut


def _side(points: list[Point], axis: int, bound: float, above: bool) -> Iterator[Point]:
    last = points[-1] if points else (0.0, 0.0)
    for point in points:
        inside, was_inside = (point[axis] >= bound) == above, (last[axis] >= bound) == above
        if inside != was_inside:
            yield _crossing(last, point, axis, bound)
        if inside:
            yield point
        last = point


def _crossing(start: Point, end: Point, axis: int, bound: float) -> Point:
    along = (bound - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + along * (end[1 - axis] - start[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def runs(points: Sequence[Point], window: Window) -> Iterator[list[Point]]:
    """The runs of a line whose pieces come near the window; the sheet's edge cuts the last bit."""
    run: list[Point] = []
    for start, end in pairwise(points):
        if meets((start, end), window):
            run = run or [start]
            run.append(end)
        elif run:
            yield run
            run = []
    if run:
        yield run


def thinned(points: Iterable[Point], least: float) -> tuple[Point, ...]:
    """The points without those that lie nearer than `least` to the one kept before; the ends stay."""
    kept: list[Point] = []
    last: Point | None = None
    for last in points:
        if not kept or abs(last[0] - kept[-1][0]) + abs(last[1] - kept[-1][1]) >= least:
            kept.append(last)
    if last is not None and kept[-1] != last:
        kept.append(last)
    return tuple(kept)
