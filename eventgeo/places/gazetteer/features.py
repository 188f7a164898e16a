"""GeoNames feature codes: their class, how they rank as readings of a name, and how precise a place they are."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from math import sqrt
from typing import NamedTuple, cast

from eventgeo.places.gazetteer.entry import NameClass
from eventgeo.records import PlacePrecision


class Feature(NamedTuple):
    """A feature code: its GeoNames class, the class of its names, its precision, its usual radius in km.

    `standing` is how many people a settlement as well known as a curated place of this kind would have.
    """

    code: str
    feature_class: str
    cls: NameClass
    precision: PlacePrecision
    radius_km: float
    standing: int


_STANDING = {"C": 10_000_000, "K": 100_000_000, "A": 1_000_000, "a": 50_000, "R": 300_000, "P": 5_000}


@cache
def features() -> dict[str, Feature]:
    """Every feature code that the gazetteer knows, by code, in the order of features.tsv."""
    text = (resources.files(__package__) / "features.tsv").read_text(encoding="utf-8")
    rows = csv.reader((line for line in text.splitlines() if line and not line.startswith("#")), delimiter="\t")
    return {
        code: Feature(code, major, cast(NameClass, cls), cast(PlacePrecision, precision), float(radius), _STANDING[cls])
        for code, major, cls, precision, radius in rows
    }


def feature(code: str) -> Feature:
    """The feature with this code; an unknown code is taken for a site of 5 km."""
    return features().get(code) or Feature(code, "S", "R", "site", 5.0, _STANDING["R"])


def populated_radius(population: int) -> float:
    """The radius in km that a settlement is given: 2 km for a village of unknown size, 11 km for a million.

    >>> populated_radius(0), populated_radius(80_500), populated_radius(1_000_000)
    (2.0, 4.3, 11.5)
    """
    return round(1.5 + 0.01 * sqrt(population), 1) if population else 2.0
