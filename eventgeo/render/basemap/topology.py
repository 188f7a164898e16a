"""TopoJSON: shapes whose common lines are stored once, so that each line knows whose it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from shapely import make_valid, unary_union  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely.affinity import translate  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely.geometry import MultiPolygon, Polygon, box  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped, import-not-found, unused-ignore]

Line = list[tuple[float, float]]


class Feature(NamedTuple):
    """A shape with its name."""

    name: str
    geometry: Any


class Topology:
    """One object of a TopoJSON file: its shapes, and its lines with their owners."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self._arcs = [_decoded(arc, data.get("transform")) for arc in data["arcs"]]
        self._shapes = data["objects"][name or next(iter(data["objects"]))]["geometries"]

    def features(self) -> Iterator[Feature]:
        """Each shape as a valid shapely geometry; empty ones are left out."""
        for one in self._shapes:
            geometry = self._geometry(one)
            if not geometry.is_empty:
                yield Feature((one.get("properties") or {}).get("name") or "", geometry)

    def lines(self) -> Iterator[Line]:
        """Each LineString."""
        for one in self._shapes:
            if one["type"] == "LineString":
                yield self._joined(one["arcs"])
            elif one["type"] == "MultiLineString":
                yield from map(self._joined, one["arcs"])

    @cached_property
    def shared(self) -> list[tuple[tuple[str, str], Line]]:
        """The lines between two shapes, with the two names in the order of the alphabet."""
        owners: dict[int, set[str]] = {}
        for one in self._shapes:
            name = (one.get("properties") or {}).get("name") or str(id(one))
            for arc in _numbers(one.get("arcs", [])):
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(name)
        found = []
        for arc, names in sorted(owners.items()):
            if len(names) == 2:
                first, second = sorted(names)
                found.append(((first, second), self._arcs[arc]))
        return found

    def _joined(self, arcs: list[int]) -> Line:
        line: Line = []
        for arc in arcs:
            points = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            line += points[1:] if line else points
        return line

    def _geometry(self, one: dict[str, Any]) -> BaseGeometry:
        if one["type"] == "Polygon":
            rings = [[self._joined(ring) for ring in one["arcs"]]]
        elif one["type"] == "MultiPolygon":
            rings = [[self._joined(ring) for ring in polygon] for polygon in one["arcs"]]
        else:
            return MultiPolygon()
        usable = [[ring for ring in polygon if len(ring) > 3] for polygon in rings]
        return unary_union([part for polygon in usable if polygon for part in _inside(polygon)])


def _decoded(arc: list[list[float]], transform: dict[str, Any] | None) -> Line:
    if transform is None:
        return [(point[0], point[1]) for point in arc]
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    line, x, y = [], 0.0, 0.0
    for step in arc:
        x, y = x + step[0], y + step[1]
        line.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return line


def _inside(rings: list[Line]) -> Iterator[BaseGeometry]:
    """A polygon cut at 180°, where countries reach over the edge of the world, and mended where it touches itself."""
    whole = Polygon(_unwrapped(rings[0]), rings[1:])
    valid = whole if whole.is_valid else make_valid(whole)
    for turn in (-360, 0, 360):
        part = valid.intersection(box(turn - 180, -90, turn + 180, 90))
        if not part.is_empty:
            yield translate(part, xoff=-turn)


def _unwrapped(ring: Line) -> Line:
    """A ring whose longitudes run on past 180°; one that goes around the Earth is closed along the South Pole."""
    line, turn = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turn += 360 * ((lon - before < -180) - (lon - before > 180))
        line.append((lon + turn, lat))
    return [*line, (line[-1][0], -90.0), (line[0][0], -90.0)] if turn else line


def _numbers(nested: Any) -> Iterator[int]:
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from _numbers(item)


def polygons(geometry: Any) -> list[Polygon]:
    """The polygons of a geometry, whatever it is made of."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    return [polygon for part in getattr(geometry, "geoms", ()) for polygon in polygons(part)]
