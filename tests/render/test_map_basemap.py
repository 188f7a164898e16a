# ruff: noqa: E501 (assertions read better on long lines)
"""The basemap's choices: the tables that make a boundary view, and what they do to a line."""

from __future__ import annotations

import csv
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest

ACTIONS = {"drop", "dash", "replace"}
VIEWS = {"un", "de_facto", "both"}
BOX = ("west", "south", "east", "north")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the basemap."""
    text = (files("eventgeo.render.basemap") / name).read_text(encoding="utf-8")
    return list(csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t"))


@pytest.mark.parametrize("row", rows("boundaries.tsv"), ids=lambda row: f"{row['first']}-{row['second']}-{row['view']}")
def test_each_choice_is_one_that_can_be_made(row: dict[str, str]) -> None:
    """Names stand in the order of the alphabet, views and actions are known ones, a box has four sides, a reason is given."""
    assert row["first"] < row["second"]
    assert row["view"] in VIEWS
    assert row["action"] in ACTIONS
    corners = [row[side] for side in BOX]
    assert all(corners) or not any(corners)
    if all(corners):
        west, south, east, north = map(float, corners)
        assert west < east
        assert south < north
    assert row["note"]


def test_added_lines_are_points_on_the_earth() -> None:
    """Each added line has two points or more, and its reason."""
    for row in rows("added_lines.tsv"):
        points = [tuple(map(float, point.split())) for point in row["points"].split(",")]
        assert len(points) > 1
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
        assert row["view"] in VIEWS
        assert row["note"]


def drawn(pair: tuple[str, str], line: list[tuple[float, float]]) -> list[tuple[str, bool, list[tuple[float, float]]]]:
    """The pieces that become of one line between two countries, those of added lines left out."""
    pytest.importorskip("shapely", reason="the bake needs shapely")
    borders: Any = pytest.importorskip("eventgeo.render.basemap.borders")
    world, none = SimpleNamespace(shared=[(pair, line)]), SimpleNamespace(shared=[])
    added = {tuple(map(float, point.split())) for row in rows("added_lines.tsv") for point in row["points"].split(",")}
    return [tuple(piece) for piece in borders.borders(world, none) if piece.line[0] not in added]


def test_a_border_without_a_choice_is_in_every_view() -> None:
    """France and Spain have one solid line."""
    assert drawn(("France", "Spain"), [(0, 42), (1, 43)]) == [("all", False, [(0, 42), (1, 43)])]


def test_a_dropped_line_is_in_the_other_view_alone() -> None:
    """The line at Perekop is no border in the United Nations' view, and one on the ground."""
    assert drawn(("Russia", "Ukraine"), [(33.6, 46.1), (34.9, 45.8)]) == [
        ("de_facto", False, [(33.6, 46.1), (34.9, 45.8)])
    ]


def test_a_choice_for_a_box_leaves_the_rest_alone() -> None:
    """The Line of Control is dashed, the border south of it solid, in both views."""
    pieces = drawn(("India", "Pakistan"), [(74.5, 34.0), (74.5, 32.9), (74.5, 30.0)])
    assert {(view, dashed) for view, dashed, _ in pieces} == {
        (view, dashed) for view in ("un", "de_facto") for dashed in (True, False)
    }
    for _, dashed, line in pieces:
        assert all((lat >= 32.9) is dashed or lat == 32.9 for _, lat in line)
