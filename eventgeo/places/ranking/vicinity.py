"""Names that only what is said to hold them makes out: in Kharkiv region, Chuguevsky district is that of Chuhuiv."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz

from eventgeo.places.coordinates import KM_PER_DEGREE
from eventgeo.places.gazetteer import Gazetteer, bare, fold
from eventgeo.places.gazetteer.skeleton import sound
from eventgeo.records import Toponym, km

ALIKE = 81.0
"""The least likeness (0-100) of how a name and that of a settlement sound."""
SHORTEST = 4
"""A name of fewer letters is like too many others."""
_ADJECTIVE = re.compile(r"(?:sk|s)?(?:iy|yi|yy|ii|oye|aya|y|i|a|e)$")
"""What Russian and Ukrainian add to a town's name to make its district's."""


class Vicinity:
    """Finds settlements by how their names sound, among those near a place."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._near = lru_cache(maxsize=64)(self._named)

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
                (max(fuzz.ratio(form, name) for form in sounds), index)
                for index, name in self._near(holder.lat, holder.lon, reach, holder.country or "")
            ),
            key=lambda found: (found[0], -found[1]),
            default=(0.0, -1),
        )
        return best[1] if best[0] >= ALIKE else None

    def _named(self, lat: float, lon: float, reach: float, country: str) -> list[tuple[int, str]]:
        """The settlements of a country within so many km of a point, with how their names sound."""
        if country not in self._gazetteer.country_codes:
            return []
        indices, lats, lons, countries = self._gazetteer.settlements
        size = reach / KM_PER_DEGREE
        box = countries == self._gazetteer.country_codes.index(country)
        box &= (abs(lats - lat) <= size) & (abs(lons - lon) * np.cos(np.radians(lat)) <= size)
        boxed = zip(indices[box].tolist(), lats[box].tolist(), lons[box].tolist(), strict=True)
        near = [index for index, *point in boxed if km(lat, lon, *point) <= reach]
        return [(index, _sound(self._gazetteer.store.label(index))) for index in near]


@lru_cache(maxsize=50_000)
def _sound(name: str) -> str:
    """How the name of a settlement sounds: kept, since holders of one province share their settlements."""
    return sound(bare(fold(name)))
