"""Areas: the polygons of a GeoJSON file, and whether a point lies in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventgeo.records import BadRecord

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Polygons, each an outer ring and its holes, in degrees (lon, lat)."""

    polygons: tuple[tuple[Ring, ...], ...]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in one of the polygons and in none of its holes.

        >>> Area(((((0, 0), (2, 0), (2, 2), (0, 2)),),)).holds(1, 1)
        True
        """
        return any(sum(_inside(ring, lon, lat) for ring in polygon) % 2 == 1 for polygon in self.polygons)


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    """Even-odd rule: how often a ray to the east crosses the ring."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def read_area(path: str | Path) -> Area:
    """The polygons of a GeoJSON file (geometry, feature or collection). BadRecord says what is wrong with the file."""
    try:
        value = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise BadRecord(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"{path}: not GeoJSON: {error}") from error
    try:
        found = tuple(_polygons(value))
    except (TypeError, ValueError, OverflowError, AttributeError, KeyError, RecursionError) as error:
        raise BadRecord(f"{path}: its coordinates are not those of polygons") from error
    if not found:
        raise BadRecord(f"{path}: there is no polygon in it")
    return Area(found)


def _polygons(value: Mapping[str, Any]) -> Iterator[tuple[Ring, ...]]:
    match value.get("type"):
        case "FeatureCollection":
            for feature in value.get("features") or ():
                yield from _polygons(feature)
        case "Feature" if value.get("geometry"):
            yield from _polygons(value["geometry"])
        case "GeometryCollection":
            for geometry in value.get("geometries") or ():
                yield from _polygons(geometry)
        case "Polygon":
            yield _rings(value["coordinates"])
        case "MultiPolygon":
            for rings in value["coordinates"]:
                yield _rings(rings)


def _rings(rings: Sequence[Any]) -> tuple[Ring, ...]:
    return tuple(tuple(_point(float(lon), float(lat)) for lon, lat, *_ in ring) for ring in rings if ring)


def _point(lon: float, lat: float) -> tuple[float, float]:
    """A point on Earth; a longitude may run on past the 180th meridian. ValueError for what is none."""
    if not (abs(lon) <= 360 and abs(lat) <= 90):
        raise ValueError(f"{lat}, {lon} is no point on Earth")
    return lon, lat
