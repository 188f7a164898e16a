# ruff: noqa: E501 (tables and calls read better on long lines)
"""A page of the map in a real browser, driven and read as a person would."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.conftest import PATIENCE_MS


@dataclass
class MapDriver:
    """An open map with what went wrong on it: `errors` of the console, `requests` to anywhere but this file."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def status(self) -> str:
        """The line under the title: how many incidents are shown, and of which days."""
        return self.page.locator(".status").inner_text()

    @property
    def shown(self) -> int:
        """How many incidents are shown."""
        return int(re.sub(r"\D", "", self.status.split(" ")[0]))

    def rows(self, tab: str = "incidents") -> Locator:
        """The rows in sight of one of the lists."""
        return self.page.locator(f"#tab-{tab}-panel .row")

    def first_rows(self) -> list[str]:
        """What stands first in each row of the list of incidents: the subtype and the place."""
        return [text.replace("\n", " ") for text in self.rows().locator(".row-head").all_inner_texts()]

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place is on the screen."""
        place: list[float] = self.page.evaluate(
            """([lat, lon]) => {
              const map = Object.values(window).find((value) => value instanceof L.Map);
              const point = map.latLngToContainerPoint([lat, lon]), box = map.getContainer().getBoundingClientRect();
              return [box.left + point.x, box.top + point.y];
            }""",
            [lat, lon],
        )
        return place[0], place[1]

    def click_map(self, lat: float, lon: float) -> None:
        """Click the map at a place."""
        self.page.mouse.click(*self.point(lat, lon))

    def drag_timeline(self, start: float, end: float) -> None:
        """Drag on the timeline between two shares of its width."""
        box = self.page.locator(".timeline-box").bounding_box()
        assert box is not None
        y = box["y"] + 20
        self.page.mouse.move(box["x"] + box["width"] * start, y)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y, steps=3)
        self.page.mouse.move(box["x"] + box["width"] * end, y, steps=3)
        self.page.mouse.up()

    def click_timeline(self, share: float) -> None:
        """Click the timeline at a share of its width."""
        box = self.page.locator(".timeline-box").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + box["width"] * share, box["y"] + 20)

    def pixel(self, lat: float, lon: float) -> list[int]:
        """The colour that the incidents' canvas has at a place, as red, green, blue and opacity."""
        colour: list[int] = self.page.evaluate(
            """([lat, lon]) => {
              const map = Object.values(window).find((value) => value instanceof L.Map);
              const canvas = document.querySelector(".leaflet-eventgeo-incidents-pane canvas");
              const point = map.latLngToContainerPoint([lat, lon]), ratio = canvas.width / map.getSize().x;
              return [...canvas.getContext("2d").getImageData(point.x * ratio, point.y * ratio, 1, 1).data];
            }""",
            [lat, lon],
        )
        return colour

    def ring(self, lat: float, lon: float) -> bool:
        """Whether anything is drawn on the map within 14 pixels of a place."""
        drawn: bool = self.page.evaluate(
            """([lat, lon]) => {
              const map = Object.values(window).find((value) => value instanceof L.Map);
              const canvas = document.querySelector(".leaflet-eventgeo-incidents-pane canvas");
              const point = map.latLngToContainerPoint([lat, lon]), ratio = canvas.width / map.getSize().x;
              const pixels = canvas.getContext("2d").getImageData((point.x - 14) * ratio, (point.y - 14) * ratio, 28, 28).data;
              return pixels.some((value, at) => at % 4 === 3 && value > 200);
            }""",
            [lat, lon],
        )
        return drawn


def open_map(
    browser: Browser, path: Path, fragment: str = "", *, width: int = 1280, height: int = 800, **context: Any
) -> MapDriver:
    """Open a page from its file in a context of its own, and wait until all of its data is there."""
    page = browser.new_context(viewport={"width": width, "height": height}, **{"locale": "en-GB", **context}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    driver = MapDriver(page)
    page.on("pageerror", lambda error: driver.errors.append(str(error)))
    page.on("console", lambda message: driver.errors.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: driver.requests.append(request.url) if request.url.startswith(("http", "ws")) else None,
    )
    page.goto(path.as_uri() + fragment)
    page.evaluate("() => window.__mapTimeline && window.__mapTimeline.ready.then(() => window.__mapTimeline.complete)")
    return driver
