"""`make picture`: the pictures in the README, taken of the built example in a real browser."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM_FLAGS, EXAMPLE, chromium_path

SHOTS = {"map.png": (1280, 800, "light"), "map-phone.png": (390, 780, "dark")}


def main() -> None:
    """Write each picture beside the example."""
    path = chromium_path()
    if path is None:
        raise SystemExit("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        for name, (width, height, scheme) in SHOTS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                locale="en-GB",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto((EXAMPLE / "index.html").as_uri())
            page.evaluate("window.__mapTimeline.ready")
            page.wait_for_timeout(500)
            page.screenshot(path=Path(EXAMPLE, name))
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
