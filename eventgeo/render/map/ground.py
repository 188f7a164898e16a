"""The part of the baked basemap that a page needs: the whole world in outline, and detail where something happened."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from math import log, pi, radians, sin
from typing import Any, Final, Literal

import msgspec

from eventgeo.render.map.packing import END, packed

BoundaryView = Literal["un", "de_facto", "none"]
VIEWS: Final[dict[str, str]] = {
    "un": "Boundaries: as recognised by the United Nations, disputed lines dashed",
    "de_facto": "Boundaries: as held on the ground, in Natural Earth's view",
    "none": "Boundaries not drawn",
}
"""How each boundary view is named on the map. None of them is a statement on the status of a territory."""
GRID = 256 * 4096
"""Cells that the world is wide in Web Mercator, as basemap.js has it: about 40 m."""
NORTHERNMOST = 85.0511
TILES_MOST = 60
"""Tiles of detail in one page, those with the most places first: about 600 KB packed."""


def ground(points: Sequence[tuple[float, float]], view: BoundaryView = "un") -> bytes:
    """The basemap for `(lat, lon)` points as JSON: outlines of the world, and tiles of detail at and around them.

    ValueError for a boundary view that is not one of `VIEWS`.
    """
    return _ground(_tiles(points), view)


def ground_key(points: Sequence[tuple[float, float]], view: BoundaryView = "un") -> str:
    """What the basemap of a page depends on."""
    return f"{view}: {', '.join(_tiles(points))}"


def packed_ground(points: Sequence[tuple[float, float]], view: BoundaryView = "un") -> str:
    """The same as a page carries it; those of the last few pages are kept, since most maps of a run lie in one area."""
    return _packed_ground(_tiles(points), view)


@lru_cache(maxsize=4)
def _packed_ground(wanted: tuple[str, ...], view: BoundaryView) -> str:
    return packed(_ground(wanted, view)) + END


def _ground(wanted: tuple[str, ...], view: BoundaryView) -> bytes:
    if view not in VIEWS:
        raise ValueError(f"boundary view {view!r} is not one of {', '.join(VIEWS)}")
    world, tiles = _world(), frozenset(wanted)
    page = {
        "coarse": _with_lines(world["coarse"], view),
        "tiles": [_with_lines(world["tiles"][key], view) for key in wanted],
        "countries": world["countries"],
        "regions": _near(world["regions"], tiles, world["size"]),
        "cities": [
            city for city in world["cities"] if city[2] >= world["always"] or _key(city, world["size"]) in tiles
        ],
    }
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def credit() -> str:
    """The line that names the sources of the basemap."""
    return str(_world()["credit"])


@cache
def _world() -> dict[str, Any]:
    packed = (files("eventgeo.render") / "basemap" / "world.json.gz").read_bytes()
    world: dict[str, Any] = msgspec.json.decode(gzip.decompress(packed))  # in half the time that json takes
    return world


def _with_lines(part: dict[str, Any], view: BoundaryView) -> dict[str, Any]:
    """A part with the border lines of one view: those of all views, and its own."""
    kept = {key: value for key, value in part.items() if key not in ("borders", "dashed", "box")}
    for kind in ("borders", "dashed") if view != "none" else ():
        lines = part.get(kind, {})
        kept[kind] = lines.get("all", []) + lines.get(view, [])
    shapes: dict[str, Any] = {kind: [_projected(steps) for steps in found] for kind, found in kept.items()}
    return shapes | ({"box": part["box"]} if "box" in part else {})


def _projected(steps: Sequence[int]) -> list[int]:
    """A line of steps in 1e-3 degrees as steps on a grid in Web Mercator, so that a browser need only add them up."""
    projected: list[int] = []
    lon, lat, x, y = 0, 0, 0, 0
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        lon, lat = lon + east, lat + north
        new_x, new_y = _x(lon), _y(lat)
        projected += (new_x - x, new_y - y)
        x, y = new_x, new_y
    return projected


def _x(lon: int) -> int:
    return round((lon / 1000 + 180) / 360 * GRID)


@cache
def _y(lat: int) -> int:
    sine = sin(radians(max(-NORTHERNMOST, min(NORTHERNMOST, lat / 1000))))
    return round((0.5 - log((1 + sine) / (1 - sine)) / (4 * pi)) * GRID)


def _tiles(points: Iterable[tuple[float, float]]) -> tuple[str, ...]:
    """The keys, in order, of the tiles within a third of a tile of a point: the fullest, at most `TILES_MOST`."""
    size, known = _world()["size"], _world()["tiles"]
    counts: Counter[str] = Counter()
    for (lat, lon), times in Counter((round(lat), round(lon)) for lat, lon in points).items():
        near = {_key((lon + east, lat + north), size) for east in _reach(size) for north in _reach(size)}
        counts.update(dict.fromkeys(near & known.keys(), times))
    ranked = sorted(counts, key=lambda key: (-counts[key], key))[:TILES_MOST]
    return tuple(sorted(ranked))


def _reach(size: int) -> tuple[float, float, float]:
    return (-size / 3, 0.0, size / 3)


def _key(point: Sequence[float], size: int) -> str:
    lon, lat = point[0], point[1]
    return f"{int((lon + 180) // size)} {int((lat + 90) // size)}"


def _near(labels: Iterable[Sequence[Any]], tiles: Set[str], size: int) -> list[Sequence[Any]]:
    return [label for label in labels if _key(label, size) in tiles]
