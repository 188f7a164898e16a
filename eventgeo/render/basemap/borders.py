"""Border lines of each boundary view: Natural Earth's lines, changed where `boundaries.tsv` says so."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from shapely.geometry import LineString, box  # type: ignore[import-untyped, import-not-found, unused-ignore]

from eventgeo.render.basemap.topology import Line, Topology

VIEWS = ("un", "de_facto")


class Border(NamedTuple):
    """A piece of border: for "all" views or one of them, solid or dashed."""

    view: str
    dashed: bool
    line: Line


class Rule(NamedTuple):
    """A line of `boundaries.tsv`."""

    action: str
    area: tuple[float, float, float, float] | None


def borders(natural_earth: Topology, visionscarto: Topology) -> Iterator[Border]:
    """All pieces of border. A pair of countries without a rule has the same solid line in all views."""
    rules = _rules()
    for pair, line in natural_earth.shared:
        own = {view: rules.get((*pair, view), []) for view in VIEWS}
        if not any(own.values()):
            yield Border("all", False, line)
            continue
        for view, changes in own.items():
            yield from _changed(view, line, changes)
    for pair, line in visionscarto.shared:
        for view in VIEWS:
            if any(rule.action == "replace" for rule in rules.get((*pair, view), [])):
                yield Border(view, True, line)
    yield from _added()


def _changed(view: str, line: Line, rules: list[Rule]) -> Iterator[Border]:
    left = LineString(line)
    for rule in rules:
        area = box(*rule.area) if rule.area else None
        touched = left if area is None else left.intersection(area)
        left = LineString() if area is None else left.difference(area)
        if rule.action == "dash":
            yield from (Border(view, True, piece) for piece in _pieces(touched))
    yield from (Border(view, False, piece) for piece in _pieces(left))


def _pieces(geometry: LineString) -> list[Line]:
    parts = getattr(geometry, "geoms", (geometry,))
    return [list(part.coords) for part in parts if part.geom_type == "LineString" and not part.is_empty]


def _rules() -> dict[tuple[str, str, str], list[Rule]]:
    found: dict[tuple[str, str, str], list[Rule]] = {}
    for row in table("boundaries.tsv"):
        corners = [row[side] for side in ("west", "south", "east", "north")]
        area = tuple(map(float, corners)) if all(corners) else None
        for view in VIEWS if row["view"] == "both" else (row["view"],):
            key = (row["first"], row["second"], view)
            found.setdefault(key, []).append(Rule(row["action"], area))  # type: ignore[arg-type]
    return found


def _added() -> Iterator[Border]:
    for row in table("added_lines.tsv"):
        line = [tuple(map(float, point.split())) for point in row["points"].split(",")]
        for view in VIEWS if row["view"] == "both" else (row["view"],):
            yield Border(view, True, line)  # type: ignore[arg-type]


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables beside this file, comments left out."""
    text = (files("eventgeo.render.basemap") / name).read_text(encoding="utf-8")
    return list(csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t"))
