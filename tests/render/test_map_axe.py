# ruff: noqa: E501 (long lines of made-up text read better whole)
"""axe-core finds nothing to mend on the map's page."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.render.conftest import OpenMap
from tests.render.map_driver import MapDriver

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
View = Callable[[MapDriver], object]

VIEWS: dict[str, View] = {
    "map": lambda one: None,
    "card": lambda one: one.rows().filter(has_text="Shelling").click(),
    "correcting": lambda one: (
        one.page.locator("summary", has_text="View").click(),
        one.page.get_by_label("Correct", exact=True).check(),
        one.page.locator("summary", has_text="View").click(),
        one.rows().first.click(),
    ),
    "filters": lambda one: one.page.get_by_role("button", name="Filters").click(),
    "places": lambda one: (one.page.get_by_role("tab", name="Places 5").click(), one.rows("places").first.click()),
    "menu": lambda one: one.page.locator("summary", has_text="View").click(),
    "embedded": lambda one: (one.page.goto(one.page.url.split("#")[0] + "#embed"), one.page.reload()),
    "help": lambda one: one.page.get_by_role("button", name="About this map").click(),
}


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of npm's axe-core, from EVENTGEO_NODE_MODULES or the project's node_modules."""
    folder = Path(os.environ.get("EVENTGEO_NODE_MODULES") or ROOT / "node_modules")
    source = folder / "axe-core" / "axe.min.js"
    if not source.exists():
        pytest.skip(f"axe-core is not in {folder} (npm install axe-core, or EVENTGEO_NODE_MODULES)")
    return source.read_text(encoding="utf-8")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1280, 800, "light"), (1280, 800, "dark"), (390, 844, "light")]
)
def test_axe_finds_nothing(opened: OpenMap, axe: str, view: str, width: int, height: int, scheme: str) -> None:
    """No violation of any of axe's rules, on desktop and phone, in light and dark."""
    one = opened(width=width, height=height, color_scheme=scheme)
    VIEWS[view](one)
    one.page.wait_for_timeout(150)
    one.page.evaluate(axe)
    found = one.page.evaluate(
        "axe.run().then(({violations}) => violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ').slice(0, 400)}`))"
    )
    assert found == []
