"""Names that only what is said to hold them makes out: in Kharkiv region, Chuguevsky district is that of Chuhuiv."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from eventgeo.places.coordinates import KM_PER_DEGREE
from eventgeo.places.gazetteer import Gazetteer, bare, fold
from eventgeo.places.gazetteer.skeleton import sound
from eventgeo.records import Toponym, km

ALIKE, OTHERWISE = 81.0, 90.0
"""The least likeness (0-100) of how a name and that of a settlement sound, and of two that begin otherwise."""
SHORTEST = 4
"""A name of fewer letters is like too many others."""
_ADJECTIVE = re.compile(r"(?:sk|s)?(?:iy|yi|yy|ii|oye|aya|y|i|a|e)$")
"""What Russian and Ukrainian add to a town's name to make its district's."""


def _likeness(one: str, other: str) -> float:
    """How alike (0-100) two names sound; 0 where that is not enough, which takes more of names that begin otherwise."""
    return fuzz.ratio(one, other, score_cutoff=ALIKE if one[:1] == other[:1] else OTHERWISE)


class Vicinity:
    """Finds settlements by how their names sound, among those near a place."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._near = lru_cache(maxsize=64)(self._named)
        self._settled = lru_cache(maxsize=8)(self._of_country)

    def alike(self, key: str, holder: Toponym, reach: float, *, unit: bool) -> int | None:
        """The index of the settlement within `reach` km of what holds a folded name that sounds most like it.

        A `unit` may be named after its town by an adjective. None where no settlement sounds like the name.
        """
        if len(key) < SHORTEST or not key.isascii() or holder.lat is None or holder.lon is None:
            return None
        forms = {bare(key), _ADJECTIVE.sub("", key)} if unit else {bare(key)}
        sounds = [sound(form) for form in sorted(forms)]
        best = max(
            (
                (max(_likeness(form, name) for form in sounds), index)
                for index, name in self._near(holder.lat, holder.lon, reach, holder.country or "")
            ),
            key=lambda found: (found[0], -found[1]),
            default=(0.0, -1),
        )
        return best[1] if best[0] else None

    def _named(self, lat: float, lon: float, reach: float, country: str) -> list[tuple[int, str]]:
        """The settlements of a country within so many km of a point, with how their names sound."""
        indices, lats, lons = self._settled(country)
        size = reach / KM_PER_DEGREE
        box = (abs(lats - lat) <= size) & (abs(lons - lon) * np.cos(np.radians(lat)) <= size)
        boxed = zip(indices[box].tolist(), lats[box].tolist(), lons[box].tolist(), strict=True)
        near = [index for index, *point in boxed if km(lat, lon, *point) <= reach]
        names = "\n".join(bare(fold(self._gazetteer.store.label(index))) for index in near)
        return list(zip(near, sound(names).split("\n"), strict=True)) if near else []

    def _of_country(self, country: str) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """Indices, latitudes and longitudes of the settlements of a country, none where it is not known."""
        codes = self._gazetteer.country_codes
        indices, lats, lons, countries = self._gazetteer.settlements
        there = countries == (codes.index(country) if country in codes else -1)
        return indices[there], lats[there], lons[there]
