"""Which of many incidents are too far from a report at a glance; most of those in a block of its actors are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import floor

from eventgeo.incidents.profile import Spot

REACH = 0.3
"""Degrees of latitude that are more than `same.FAR_KM`."""
SIDE = 0.35
"""That of a square in degrees of latitude: what is in reach lies in the same one or in a neighbour."""
ROW = 2_000
"""More squares than stand beside each other around the Earth."""


def _square(spot: Spot) -> int:
    return floor(spot[0] / SIDE) * ROW + floor(spot[1] / SIDE)


@lru_cache(maxsize=4096)
def _around(square: int) -> frozenset[int | None]:
    """A square and its neighbours, and None for what has no fine place."""
    return frozenset([None, *(square + step for row in (-ROW, 0, ROW) for step in (row - 1, row, row + 1))])


class Spots:
    """The fine places of the incidents so far, by number.

    Looking for a number's square first takes a third of the time: there are few squares, and so they are at hand, where
    hundreds of thousands of points are not.
    """

    def __init__(self) -> None:
        self._spots: list[Spot | None] = []
        self._squares: list[int | None] = []
        self._shared: dict[int, int] = {}

    def put(self, number: int, spot: Spot | None) -> None:
        """Keep where an incident is, the next one or one that is known; None where that is not known finely."""
        if number == len(self._spots):
            self._spots.append(None)
            self._squares.append(None)
        if spot != self._spots[number]:
            square = spot and _square(spot)
            self._spots[number], self._squares[number] = spot, square and self._shared.setdefault(square, square)

    def near(self, spot: Spot | None, numbers: Iterable[int]) -> Iterable[int]:
        """Those of the incidents that are within REACH of a spot, north or south and east or west; all of them of
        None, and all that have no fine place.
        """
        if spot is None:
            return numbers
        around, squares, spots = _around(_square(spot)), self._squares, self._spots
        south, north, west, east = spot[0] - REACH, spot[0] + REACH, spot[1] - REACH, spot[1] + REACH
        return [
            number
            for number in numbers
            if squares[number] in around
            and ((at := spots[number]) is None or (south <= at[0] <= north and west <= at[1] <= east))
        ]
