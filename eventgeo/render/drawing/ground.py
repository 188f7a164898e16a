"""What lies under the pins: land, water, borders and names of the baked basemap, as far as a frame shows them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from eventgeo.render.drawing.frame import Frame
from eventgeo.render.map.ground import VIEWS, BoundaryView

Point = tuple[float, float]
STEP = 1000.0
"""The baked lines are steps of 1e-3 degrees."""
DETAIL = 45.0
"""Frames wider than so many degrees are drawn from the outlines of the world."""


NAMED_FROM = ((7.0, 3000), (13.0, 1200), (26.0, 500), (52.0, 200), (104.0, 60), (208.0, 20), (416.0, 6), (832.0, 1))
"""From which population (in thousands) on a city is named, by the scale of the sheet (units a degree)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the map at a point (lon, lat); names of lower rank are put down first."""

    lon: float
    lat: float
    text: str
    kind: str
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Ground:
    """Rings and lines in degrees (lon, lat), names, and the boundary view that the borders follow."""

    land: Sequence[Sequence[Point]] = ()
    lakes: Sequence[Sequence[Point]] = ()
    rivers: Sequence[Sequence[Point]] = ()
    admin1: Sequence[Sequence[Point]] = ()
    borders: Sequence[Sequence[Point]] = ()
    disputed: Sequence[Sequence[Point]] = ()
    names: Sequence[Name] = ()
    view: str = ""


@cache
def _world() -> dict[str, Any]:
    packed = files("eventgeo.render").joinpath("basemap", "world.json.gz").read_bytes()
    world: dict[str, Any] = json.loads(gzip.decompress(packed))
    return world


def ground_under(frame: Frame, view: BoundaryView = "un") -> Ground:
    """The ground of a frame, in detail where the frame is small enough to show it."""
    world = _world()
    wide = frame.east - frame.west
    found = [] if wide > DETAIL else list(_tiles(frame, world))
    parts = found or [world["coarse"]]
    return Ground(
        land=_lines(parts, "land"),
        lakes=_lines(parts, "lakes"),
        rivers=_lines(parts, "rivers") if wide < DETAIL else (),
        admin1=_lines(parts, "admin") if wide < DETAIL / 2 else (),
        borders=_borders(parts, "borders", view),
        disputed=_borders(parts, "dashed", view),
        names=tuple(_names(world, frame)),
        view=VIEWS[view],
    )


def _tiles(frame: Frame, world: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The tiles of detail that the frame touches, round the date line as well."""
    size: int = world["size"]
    rows = range(int((frame.south + 90) // size), int((frame.north + 90) // size) + 1)
    columns = range(int((frame.west + 180) // size), int((frame.east + 180) // size) + 1)
    for column in columns:
        for row in rows:
            tile = world["tiles"].get(f"{column % (360 // size)} {row}")
            if tile is not None:
                yield tile


def _line(steps: Sequence[int]) -> list[Point]:
    points, lon, lat = [], 0, 0
    for at in range(0, len(steps) - 1, 2):
        lon, lat = lon + steps[at], lat + steps[at + 1]
        points.append((lon / STEP, lat / STEP))
    return _unrolled(points)


def _unrolled(points: list[Point]) -> list[Point]:
    """A line that jumps from one side of the date line to the other, drawn on past 180 degrees instead.

    A ring about a pole does not close then, and stays as it is.
    """
    turn, last, made = 0.0, points[0][0] if points else 0.0, []
    for lon, lat in points:
        if abs(lon - last) > 180.0:
            turn += -360.0 if lon > last else 360.0
        last = lon
        made.append((lon + turn, lat))
    return made if turn == 0.0 or abs(made[-1][0] - made[0][0]) < 180.0 else points


def _lines(parts: Iterable[dict[str, Any]], kind: str) -> list[list[Point]]:
    return [_line(steps) for part in parts for steps in part.get(kind) or ()]


def _borders(parts: Iterable[dict[str, Any]], kind: str, view: BoundaryView) -> list[list[Point]]:
    """The lines that all views share, and those of the view; none where no boundaries are wanted."""
    if view == "none":
        return []
    sides = [part.get(kind) or {} for part in parts]
    return [_line(steps) for side in sides for key in ("all", view) for steps in side.get(key) or ()]


def _names(world: dict[str, Any], frame: Frame) -> Iterator[Name]:
    """Countries by size, then cities by population, admin 1 only where the frame is small; those in the frame alone."""
    wide = frame.east - frame.west
    named_from = next((thousands for scale, thousands in NAMED_FROM if frame.scale <= scale), 0)
    country_from = 40 if frame.scale < 8 else 6 if frame.scale < 30 else 0
    least = {"country": country_from, "city": named_from, "admin1": 0}
    layers = (("country", world["countries"], 0.0), ("city", world["cities"], 1e3), ("admin1", world["regions"], 2e3))
    for kind, labels, base in layers:
        if kind == "admin1" and wide > DETAIL / 3:
            continue
        for lon, lat, size, name in (label[:4] for label in labels):
            if size >= least[kind] and frame.shows(lon, lat):
                big = kind == "city" and size >= 1000
                yield Name(
                    lon, lat, name, "capital" if big else kind, base - (size if kind == "country" else size / 1e3)
                )
