"""Map and site in Firefox: one run through what matters, since the other tests drive Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventgeo.render.site import write_site
from tests.render.brief_samples import samples
from tests.render.marionette import Firefox

pytestmark = pytest.mark.soak

WATCH = "window.wrong = []; addEventListener('error', (e) => wrong.push(e.message));"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("no Firefox is installed (apt-get install firefox-esr)")
    with Firefox(path, tmp_path / "profile") as one:
        yield one


def test_the_site_works_in_firefox(firefox: Firefox, tmp_path: Path) -> None:
    """From a disk its policy lets its own style, scripts and pictures in: the table fills, the map is drawn."""
    write_site(tmp_path / "site", samples(), title="Front")
    firefox.open((tmp_path / "site" / "table.html").as_uri())
    waited = "await new Promise((done) => setTimeout(done, 500));"
    assert firefox.run(f"{waited} return document.querySelectorAll('#rows tr').length") == len(samples())
    assert firefox.run("return getComputedStyle(document.body).maxWidth") == "992px"
    firefox.open((tmp_path / "site" / "index.html").as_uri())
    assert firefox.run(f"{waited} return document.querySelector('.overview img').naturalWidth > 0") is True


def test_the_map_works_in_firefox(firefox: Firefox, sample_page: Path) -> None:
    """It opens from its file, draws, steps, filters, searches and opens a card, without a request or an error."""
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
