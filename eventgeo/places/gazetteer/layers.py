"""A user's own places on top of the gazetteer: CSV, TSV or GeoJSON, read strictly, with what is wrong told by its line.

Columns (or properties): name, lat, lon, and optionally alternatives (|-separated), radius_km, feature, country, admin1,
disputed (|-separated), population. GeoJSON takes points; of other shapes the middle and the extent of the bounding box.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from math import cos, isfinite, radians
from pathlib import Path
from typing import Any, NamedTuple

from eventgeo.places.gazetteer.features import features
from eventgeo.places.gazetteer.row import Row
from eventgeo.records import EventgeoError

NEEDED = ("name", "lat", "lon")
KNOWN = (*NEEDED, "alternatives", "radius_km", "feature", "country", "admin1", "disputed", "population", "source")
SAID_OTHERWISE = {"latitude": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "alt_names": "alternatives"}
USUAL_KM = 5.0
_CODE = re.compile(r"[A-Z]{2}")


class Refused(NamedTuple):
    """A line of a user's file that cannot be taken, and why; `line` counts from 1 (features, in GeoJSON)."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class WrongFile(EventgeoError, ValueError):
    """A user's file that cannot be taken at all; the message names it and says why."""


def read_layer(path: str | Path) -> Iterator[Row | Refused]:
    """The places of a user's file as rows, and a Refused for each line that is wrong; the rest is read all the same.

    Raises WrongFile where the file cannot be read, is no table with the needed columns, or no GeoJSON.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongFile(f"{file}: is not in UTF-8") from error
    except OSError as error:
        raise WrongFile(f"{file}: cannot be read: {error.strerror or error}") from error
    records = _geojson(file, text) if text.lstrip()[:1] == "{" else _table(file, text)
    for line, record in records:
        yield record if isinstance(record, Refused) else _row(file, line, record)


def _table(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, str] | Refused]]:
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if start is None:
        raise WrongFile(f"{file}: empty, where a first line naming the columns {', '.join(NEEDED)} is wanted")
    dialect = "\t" if "\t" in lines[start] else ";" if lines[start].count(";") > lines[start].count(",") else ","
    reader = csv.reader(lines[start:], delimiter=dialect)
    heading = next(_rows(file, start, reader), [])
    columns = [SAID_OTHERWISE.get(name.strip().lower(), name.strip().lower()) for name in heading]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise WrongFile(f"{file}:{start + 1}: no column {', '.join(missing)}; the columns are {', '.join(columns)}")
    for cells in _rows(file, start, reader):
        line = start + reader.line_num
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) != len(columns):
            yield line, Refused(str(file), line, f"{len(cells)} fields, where the columns are {len(columns)}")
        else:
            yield line, dict(zip(columns, cells, strict=True))


def _rows(file: Path, start: int, reader: Any) -> Iterator[list[str]]:
    """The rows of a table. WrongFile where one cannot be told from the next."""
    try:
        yield from reader
    except csv.Error as error:
        raise WrongFile(f"{file}:{start + reader.line_num}: {error}") from error


def _geojson(file: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any] | Refused]]:
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongFile(f"{file}: {error}") from error
    items = _member(collection, "features") if _member(collection, "type") == "FeatureCollection" else None
    if not isinstance(items, list):
        raise WrongFile(f"{file}: no GeoJSON FeatureCollection")
    for number, item in enumerate(items, 1):
        points = list(_points(_member(_member(item, "geometry"), "coordinates")))
        if not points:
            yield number, Refused(str(file), number, "no geometry with coordinates")
            continue
        told = _member(item, "properties")
        properties = {str(key).lower(): value for key, value in told.items()} if isinstance(told, dict) else {}
        yield number, {**properties, **_middle(points)} if len(points) > 1 else {
            **properties, "lat": points[0][1], "lon": points[0][0]
        }  # fmt: skip


def _member(value: Any, name: str) -> Any:
    """A member of a JSON object; None of anything else."""
    return value.get(name) if isinstance(value, dict) else None


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """The positions in coordinates that may be nested to any depth, in their order."""
    waiting = [coordinates]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, list):
            continue
        if len(part) >= 2 and all(isinstance(each, int | float) for each in part[:2]):
            yield part[0], part[1]
        else:
            waiting.extend(reversed(part))


def _middle(points: Iterable[tuple[float, float]]) -> dict[str, float]:
    lons, lats = zip(*points, strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    half = max((max(lats) - min(lats)) / 2, (max(lons) - min(lons)) / 2 * cos(radians(lat)))
    return {"lat": lat, "lon": lon, "radius_km": round(max(half * 111.2, 0.1), 1)}


def _row(file: Path, line: int, record: Mapping[str, Any]) -> Row | Refused:
    try:
        return _strict(file, line, {key: "" if value is None else str(value).strip() for key, value in record.items()})
    except ValueError as error:
        return Refused(str(file), line, str(error))


def _strict(file: Path, line: int, record: Mapping[str, str]) -> Row:
    name = record.get("name", "")
    if not name:
        raise ValueError("no name")
    lat, lon = _number(record, "lat"), _number(record, "lon")
    if abs(lat) > 90:
        swapped = ", are latitude and longitude swapped?" if abs(lon) <= 90 else ""
        raise ValueError(f"latitude {lat:g} is not between -90 and 90{swapped}")
    if abs(lon) > 180:
        raise ValueError(f"longitude {lon:g} is not between -180 and 180")
    if lat == 0 and lon == 0:
        raise ValueError("0, 0 is no place")
    country = record.get("country", "").upper()
    if country and not _CODE.fullmatch(country):
        raise ValueError(f"country {record['country']} is no ISO 3166-1 alpha-2 code")
    code = record.get("feature", "").upper() or "PPL"
    if code not in features():
        raise ValueError(f"feature {code} is no GeoNames feature code that is known")
    row = Row(f"U{file.name}:{line}", name, country, code, lat, lon)
    row.radius_km = _number(record, "radius_km") if record.get("radius_km") else USUAL_KM
    if not 0 < row.radius_km <= 20_038:
        raise ValueError(f"radius_km {row.radius_km:g} is not between 0 and 20038")
    row.population = int(_number(record, "population")) if record.get("population") else 0
    if row.population < 0:
        raise ValueError(f"population {row.population} is below 0")
    row.names = {other.strip() for other in record.get("alternatives", "").split("|") if other.strip()}
    row.admin1, row.disputed = record.get("admin1", ""), record.get("disputed", "")
    return row


def _number(record: Mapping[str, str], name: str) -> float:
    try:
        value = float(record[name].replace(",", "."))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{name} {record.get(name, '')!r} is no number") from error
    if not isfinite(value):
        raise ValueError(f"{name} {value} is no number")
    return value
