"""The map of the samples, built once, and opened as often as tests ask."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from eventgeo.render import map_page
from tests.render.map_driver import MapDriver, open_map
from tests.render.map_samples import mentioned, samples

OpenMap = Callable[..., MapDriver]


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the map of the samples."""
    path = tmp_path_factory.mktemp("map") / "index.html"
    path.write_text(map_page(samples(), places=mentioned(), title="Bakhmut and Brussels"), encoding="utf-8")
    return path


@pytest.fixture
def opened(chromium: Browser, sample_page: Path) -> Iterator[OpenMap]:
    """`opened("#fragment", width=390, …)` opens the map of the samples; it may make no request and no error."""
    drivers: list[MapDriver] = []

    def open_one(fragment: str = "", **options: object) -> MapDriver:
        drivers.append(partial(open_map, chromium, sample_page)(fragment, **options))  # type: ignore[arg-type]
        return drivers[-1]

    yield open_one
    for driver in drivers:
        assert driver.errors == []
        assert driver.requests == []
        driver.page.context.close()
