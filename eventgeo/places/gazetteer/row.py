"""A place on its way into a gazetteer, whatever it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """A place to be written: `key` identifies it, `admin1` and `admin2` are the keys of what holds it.

    `names` are those in daily use, `others` the rare, former and foreign ones. Coordinates are WGS84 degrees; a
    `radius_km` of 0 leaves the radius to be derived; `curated` marks what the curated tables tell of.
    Mutable, since several sources tell of one place.
    """

    key: str
    name: str
    country: str
    feature: str
    lat: float
    lon: float
    population: int = 0
    radius_km: float = 0.0
    geonameid: int = 0
    admin1: str = ""
    admin2: str = ""
    disputed: str = ""
    curated: bool = False
    names: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
