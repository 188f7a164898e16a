"""The incidents near a report's place, told by squares."""

from __future__ import annotations

from random import Random

from eventgeo.incidents.spots import REACH, Spots


def test_all_in_reach_are_near_and_no_others() -> None:
    """Squares leave out none that lies in reach, on both sides of the equator and of Greenwich; what moved counts where
    it is now, and what has no fine place may be anywhere.
    """
    chance = Random(5)
    spots, known = Spots(), list[tuple[float, float] | None]()
    for number in (*range(400), *range(0, 400, 7)):
        spot = (chance.uniform(-1, 1), chance.uniform(-1, 1)) if chance.random() < 0.9 else None
        spots.put(number, spot)
        known[number : number + 1] = [spot]
    for spot in filter(None, known):
        near = [
            number
            for number, at in enumerate(known)
            if at is None or (abs(at[0] - spot[0]) <= REACH and abs(at[1] - spot[1]) <= REACH)
        ]
        assert list(spots.near(spot, range(len(known)))) == near
        assert len(near) < len(known)
    assert list(spots.near(None, range(5))) == [0, 1, 2, 3, 4]
