"""The pictures in the README, taken of the built example in a real browser, and of the first page of its briefing."""

import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM_FLAGS, EXAMPLE, chromium_path

SHOTS = {
    "map.png": ("index.html", 1280, 800, "light"),
    "map-phone.png": ("index.html", 390, 780, "dark"),
    "site.png": ("site/index.html", 720, 960, "light"),
}
"""Each picture with its page, its size in pixels and its colours."""


def main() -> None:
    """Write each picture beside the example."""
    path = chromium_path()
    if path is None:
        raise SystemExit("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        for name in SHOTS:
            shoot(browser, name)
        browser.close()
    first_page("briefing.png")


def shoot(browser: Browser, name: str) -> None:
    """A page of the example as a browser shows it."""
    address, width, height, scheme = SHOTS[name]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((EXAMPLE / address).as_uri())
    page.evaluate("window.__mapTimeline?.ready.then(() => window.__mapTimeline.complete)")
    page.wait_for_timeout(500)
    page.screenshot(path=EXAMPLE / name)
    context.close()


def first_page(name: str) -> None:
    """The first page of the briefing, by poppler."""
    if shutil.which("pdftoppm") is None:
        raise SystemExit("poppler-utils is not installed")
    target = Path(EXAMPLE, name).with_suffix("")
    command = ["pdftoppm", "-png", "-r", "85", "-singlefile", EXAMPLE / "brief" / "briefing.pdf", target]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
