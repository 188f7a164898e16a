"""What several rooms' tests share."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, expect, sync_playwright

from eventgeo.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "maps" / "bakhmut-brussels-2023-02"

Run = Callable[..., Result]
SLOWEST = (
    "test_kills.py test_wheel.py test_dask.py test_brief.py test_fuzz.py test_properties.py test_fuzz_files.py "
    "test_faults.py test_build.py test_readme.py test_project.py"
).split()
"""Files that take long or wait much: they begin first, so that no process waits for the last of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest files first, in their order, the others as they were."""
    order = {name: at for at, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


@pytest.fixture(scope="session", autouse=True)
def _no_places_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests do not see the gazetteer that whoever runs them has built."""
    os.environ["EVENTGEO_HOME"] = str(tmp_path_factory.mktemp("home"))


def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """A command, run in this process; its result."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def run() -> Run:
    """`run("build", …)` runs a command in this process and gives its result."""
    return invoke


@contextmanager
def running(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A program that hears an interrupt, though a shell with the tests in its background makes its children deaf to it.

    What it says as errors can be read; it does not outlive the test.
    """
    hear = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=hear) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """The port on loopback of a server, which looks every 10 ms whether it is to end, and not every half second."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


PATIENCE_MS = 30_000
"""How long a browser may take for what a test expects: a machine with other work to do is slow, not broken."""

CHROMIUM_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def chromium_path() -> str | None:
    """Where a Chromium is installed, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium. Without one the test is skipped, or fails where EVENTGEO_REQUIRE_BROWSER is set."""
    path = chromium_path()
    if path is None:
        reason = "no Chromium is installed"
        pytest.fail(reason) if os.environ.get("EVENTGEO_REQUIRE_BROWSER") else pytest.skip(reason)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
