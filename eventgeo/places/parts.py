"""Parts of lands: where the east of a country lies ("eastern Ukraine", "the north of Mali", "Nigeria's northwest")."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import hypot

import numpy as np

from eventgeo.places.coordinates import KM_PER_DEGREE
from eventgeo.places.gazetteer import Entry, Gazetteer, fold
from eventgeo.places.geometry import Point, destination
from eventgeo.records import Toponym

Part = tuple[Point, float]
"""The middle of a part, in WGS84 degrees, and its radius in km."""
PartOf = Callable[[Toponym, float | None], Part | None]
"""Tells the part of a land in a direction (degrees from north, None for the middle of the land)."""
SIDES = ("northern", "northeastern", "eastern", "southeastern", "southern", "southwestern", "western", "northwestern")
"""The eight directions, 45 degrees apart, as they stand in the names of curated regions ("Northern Mali")."""
SHORT = {"northeastern": "northeast", "southeastern": "southeast", "southwestern": "southwest"}
SHORT["northwestern"] = "northwest"
EDGE = 2.0
"""The percentage of a country's settlements that lies beyond each edge of its box: islands far off are left out."""
FEWEST = 30
"""A country with fewer settlements has no box that would tell its parts apart."""


class Parts:
    """The parts of countries and provinces, from the gazetteer's curated regions or from where its settlements lie."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._box = lru_cache(maxsize=256)(self._settled)

    def of(self, land: Toponym, bearing: float | None) -> Part | None:
        """The part of a land in a direction; None where the name is no land's.

        A country's part is a third of the box of its settlements, to each side that the direction has; a province's
        lies half of its radius from its middle.
        """
        if land.lat is None or land.lon is None or land.precision not in ("country", "admin1", "region"):
            return None
        known = self._curated(land, bearing)
        if known is not None:
            return (known.lat, known.lon), known.radius_km
        if land.precision == "country" and land.country and (box := self._box(land.country)) is not None:
            return _third(box, bearing)
        half = (land.radius_km or 0.0) / 2
        return ((land.lat, land.lon) if bearing is None else destination((land.lat, land.lon), bearing, half)), half

    def _curated(self, land: Toponym, bearing: float | None) -> Entry | None:
        """The curated region that bears the name of the part: "Northern Mali"."""
        side = "central" if bearing is None else SIDES[round(bearing / 45) % 8]
        names = [fold(f"{word} {land.surface}") for word in (side, SHORT.get(side, side))]
        found = (self._gazetteer.entry(index) for name in names for index, _ in self._gazetteer.readings(name))
        return next(
            (entry for entry in found if entry.feature_class != "P" and (entry.country or None) == land.country), None
        )

    def _settled(self, country: str) -> tuple[float, float, float, float] | None:
        """The box of a country's settlements: south, north, west and east, in degrees."""
        known = self._gazetteer.settlements
        here = known.country == self._gazetteer.country_codes.index(country)
        if int(here.sum()) < FEWEST:
            return None
        south, north = np.percentile(known.lat[here], (EDGE, 100 - EDGE)).tolist()
        west, east = np.percentile(known.lon[here], (EDGE, 100 - EDGE)).tolist()
        return south, north, west, east


def _third(box: tuple[float, float, float, float], bearing: float | None) -> Part:
    """The third of a box to the sides of a direction: its middle, and half of its diagonal in km.

    >>> _third((0.0, 3.0, 0.0, 6.0), 90.0)[0], _third((0.0, 3.0, 0.0, 6.0), 315.0)[0]
    ((1.5, 5.0), (2.5, 1.0))
    """
    south, north, west, east = box
    turn = np.radians(bearing or 0.0)
    up, right = (0, 0) if bearing is None else (round(float(np.cos(turn)) * 1.2), round(float(np.sin(turn)) * 1.2))
    third_up, third_right = (north - south) / 3, (east - west) / 3
    lat, lon = (south + north) / 2 + up * third_up, (west + east) / 2 + right * third_right
    tall = third_up if up or bearing is None else 3 * third_up
    wide = third_right if right or bearing is None else 3 * third_right
    radius = hypot(tall, wide * float(np.cos(np.radians(lat)))) / 2 * KM_PER_DEGREE
    return (lat, lon), radius
