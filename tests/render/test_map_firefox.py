"""The map in Firefox: one run through what matters, since its other tests drive Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.render.marionette import Firefox

pytestmark = pytest.mark.soak

WATCH = "window.wrong = []; addEventListener('error', (e) => wrong.push(e.message));"


def test_the_map_works_in_firefox(sample_page: Path, tmp_path: Path) -> None:
    """It opens from its file, draws, steps, filters, searches and opens a card, without a request or an error."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("no Firefox is installed (apt-get install firefox-esr)")
    with Firefox(path, tmp_path / "profile") as firefox:
        firefox.open(sample_page.as_uri())
        firefox.run(f"{WATCH} await __mapTimeline.ready; await __mapTimeline.complete;")
        status = "document.querySelector('.status').textContent"
        assert str(firefox.run(f"return {status}")).startswith("13 incidents of 18")
        drawn = firefox.run(
            "const canvas = document.querySelector('.leaflet-eventgeo-incidents-pane canvas');"
            "const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
            "return pixels.some((value, at) => at % 4 === 3 && value > 200);"
        )
        assert drawn is True
        assert str(firefox.run(f"__mapTimeline.set(Date.UTC(2023, 1, 9)); return {status}")).startswith("5 incidents")
        firefox.run("__mapTimeline.set(__mapTimeline.max); __mapTimeline.filter({type: 'Diplomacy'})")
        assert str(firefox.run(f"return {status}")).startswith("3 incidents")
        assert str(firefox.run(f"__mapTimeline.filter({{text: 'market'}}); return {status}")).startswith("1 incident ")
        firefox.click("#tab-incidents-panel .row")
        shown = "await new Promise((done) => setTimeout(done, 500)); return document.querySelector('.card').textContent"
        assert "Confidence in the reading" in str(firefox.run(shown))
        assert firefox.run("return wrong") == []
        assert firefox.run("return performance.getEntriesByType('resource').map((one) => one.name)") == []
