"""What the gazetteer knows about one place, and about one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from eventgeo.records import PlacePrecision

NameClass = Literal["C", "K", "A", "a", "R", "P", "D"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer, as one of the readings of a name.

    Coordinates are WGS84 degrees and `radius_km` the circle in which the place lies; `country` is ISO 3166-1 alpha-2,
    empty for places of none or several; `admin1` and `admin2` are names in English; `feature` and `feature_class` are
    GeoNames codes. `primary` says that the name looked up is a name in daily use, not a rare or foreign one.
    `geonameid` is None for places that GeoNames lacks; `admin1_index` and `admin2_index` point to entries, or are -1.
    """

    index: int
    geonameid: int | None
    name: str
    country: str
    admin1: str | None
    admin2: str | None
    feature: str
    feature_class: str
    lat: float
    lon: float
    population: int
    radius_km: float
    precision: PlacePrecision
    disputed: tuple[str, ...] | None
    primary: bool
    admin1_index: int = -1
    admin2_index: int = -1


class NameTag(NamedTuple):
    """What a name can mean at best, for a tagger.

    `cls` is C country, K continent or macro-region, A first-level and a lower-level admin unit, R region, water,
    mountain or site, P populated place, D demonym alone; `logpop` the whole decimal logarithm (0–7) of the largest
    population;
    `primary` whether the name is one in daily use for the place.
    """

    cls: NameClass
    logpop: int
    primary: bool
