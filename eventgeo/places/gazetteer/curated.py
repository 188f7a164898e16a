"""The curated layer: places and spellings that the registry packages lack, from tables that an analyst can extend."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from importlib import resources

from eventgeo.places.gazetteer.fold import fold
from eventgeo.places.gazetteer.row import Row

COLUMNS = ("name", "alternatives", "lat", "lon", "radius_km", "feature", "country", "admin1", "disputed", "source")


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a TSV table beside this file; comment lines are left out, the next names the columns."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def with_curated(rows: Iterable[Row]) -> list[Row]:
    """The rows with the curated places and spellings added; an alias of an unknown GeoNames id is a ValueError."""
    found = list(rows)
    units = {(row.country, key): row.key for row in found if row.feature == "ADM1" for key in _keys(row)}
    by_id = {row.geonameid: row for row in reversed(found) if row.geonameid}
    for alias in table("aliases.tsv"):
        target = by_id.get(int(alias["geonameid"]))
        if target is None:
            raise ValueError(f"aliases.tsv: no place has the GeoNames id {alias['geonameid']} ({alias['names']})")
        names = [name.strip() for name in alias["names"].split(",")]
        target.names |= {target.name, *names}
        target.name = names[0]
    for number, place in enumerate(table("curated.tsv")):
        row = Row(
            f"X{number:05}", place["name"], place["country"], place["feature"], float(place["lat"]), float(place["lon"])
        )
        row.radius_km, row.disputed = float(place["radius_km"]), place["disputed"]
        row.names = {name for name in place["alternatives"].split("|") if name}
        row.admin1 = units.get((place["country"], fold(place["admin1"])), "") if place["admin1"] else ""
        found.append(row)
    return found


def _keys(row: Row) -> set[str]:
    return {fold(name) for name in (row.name, *row.names, *row.others)}
