# ruff: noqa: E501 (tables and calls read better on long lines)
"""The site in a real browser, from a disk: its scripts work, it asks for nothing outside, axe finds nothing to mend."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from eventgeo.render.site import write_site
from tests.render.brief_samples import sample, samples
from tests.render.incidents import ALL, FULL, HOSTILE, hostile

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
Open = Callable[..., Page]
PAGES = (
    "index.html", "map.html", "timeline.html", "table.html", "search.html", "data.html", "about.html", "places/index.html",
    "types/index.html", "months/2023-03.html", f"incidents/{sample(1).id}.html", "incidents/a1b2c3.html",
)  # fmt: skip
LONG = replace(
    FULL,
    id="long",
    formerly=(),
    place=replace(FULL.place, name="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),  # type: ignore[type-var]
    reports=(replace(FULL.reports[0], quote="The governor said that nobody knew. " * 400, trigger=(0, 3), start=0),),
)
"""An incident of a quote longer than a sheet of paper, and a name longer than a column."""

TOWN = replace(
    FULL, id="town", formerly=(), modality="asserted", background=True, place=replace(FULL.place, name="Kramatorsk")
)  # type: ignore[type-var]
"""An incident of a town with a name of ordinary length."""

LINES = """(node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return new Set([...range.getClientRects()].map((box) => box.top)).size;
}"""
"""In how many lines the words of a node stand."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of five weeks, some of its incidents with hostile text in every field."""
    folder = tmp_path_factory.mktemp("site")
    odd = [replace(hostile(FULL, text), id=f"hostile{at}", formerly=()) for at, text in enumerate(HOSTILE)]
    write_site(folder, [*samples(), *ALL, *odd, LONG, TOWN], title="Front")
    return folder


@pytest.fixture
def opened(chromium: Browser, site: Path) -> Iterator[Open]:
    """`opened("table.html")` opens a page from the disk; at the end nothing went wrong and nothing outside was asked for."""
    contexts, wrong = [], list[str]()

    def open_one(name: str, *, width: int = 1280, height: int = 800, scheme: str = "light") -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda one: wrong.append(one.url) if not one.url.startswith(("file:", "data:", "blob:")) else None,
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(f"{site.as_uri()}/{name}")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_a_phone(opened: Open, name: str) -> None:
    """No page is wider than a phone, light or dark."""
    page = opened(name, width=360, height=740, scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_table_filters_and_sorts(opened: Open) -> None:
    """Newest first; words narrow it in any script; a head sorts by its column, and turns the order."""
    page = opened("table.html")
    rows, told = page.locator("#rows tr"), page.locator("#told")
    told.get_by_text("incidents, rows").wait_for()
    assert rows.first.locator("td").first.inner_text() == "31 Mar 2023"
    page.get_by_label("Filter").fill("бахмут 2023-03-27")
    expect(told).to_contain_text("1 of")
    expect(rows).to_have_count(1)
    page.get_by_label("Filter").fill("northern")
    page.get_by_role("button", name="Place").click()
    assert rows.first.locator("td").nth(2).inner_text() == "Kherson"
    page.get_by_role("button", name="Place").click()
    assert rows.first.locator("td").nth(2).inner_text() == "حلب"
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Place")
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/incidents/"))


def test_the_search_finds_words_and_their_beginnings(opened: Open) -> None:
    """All words must be there, the beginning of a word is enough, in any script; the address keeps the question."""
    page = opened("search.html")
    found, told = page.locator("#found li"), page.locator("#told")
    for words, number in (("бахм", 13), ("northern kherson", 14), ("حلب", 13), ("guns 17", 1), ("nowhere", 0)):
        page.get_by_label("Words").fill(words)
        page.get_by_role("button", name="Search").click()
        told.get_by_text(f"{number} incident{'' if number == 1 else 's'} found").wait_for()
        expect(found).to_have_count(number)
    page.get_by_label("Words").fill("guns 17")
    page.get_by_role("button", name="Search").click()
    found.get_by_text("On day 17").wait_for()
    assert page.url.endswith("#guns%2017")


def test_a_search_in_the_address_is_answered(opened: Open) -> None:
    """A link to a search shows what it finds."""
    page = opened("search.html#guns%2017")
    page.locator("#found li").get_by_text("On day 17").wait_for()


def test_a_page_of_a_very_long_quote_begins_with_it_on_paper(opened: Open) -> None:
    """A quote that no sheet could hold is parted, instead of leaving the first sheet empty below its heading."""
    page = opened(f"incidents/{LONG.id}.html")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert "The governor said" in sheets[0].extract_text()
    assert len(sheets) > 1


@pytest.mark.parametrize("width", [390, 1440])
def test_no_word_of_the_table_is_broken(opened: Open, width: int) -> None:
    """A name of ordinary length stands in one line, and where there is room the table takes it."""
    page = opened("table.html", width=width)
    page.get_by_text("incidents, rows").wait_for()
    page.get_by_label("Filter").fill("kramatorsk")
    for words in ("Kramatorsk", "background"):
        cell = page.locator("#rows").get_by_text(words)
        assert cell.evaluate(LINES) == 1, words
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.locator("#frame").bounding_box()
    assert frame
    assert frame["width"] == pytest.approx(width - 32, abs=16)


def test_the_table_is_whole_on_paper(opened: Open) -> None:
    """No column runs off the sheet, and names without a space are broken."""
    page = opened("table.html", width=700)
    page.get_by_text("incidents, rows").wait_for()
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('.rows').getBoundingClientRect().right") <= 700


def test_the_map_s_page_has_a_map_on_paper(opened: Open) -> None:
    """The frame with the live map cannot be printed: the drawn overview stands for it."""
    page = opened("map.html")
    picture = page.locator("img.paper")
    expect(picture).to_be_hidden()
    page.emulate_media(media="print")
    expect(picture).to_be_visible()
    expect(page.locator("iframe")).to_be_hidden()
    assert picture.evaluate("one => one.naturalWidth") > 0


def test_no_script_in_a_page_s_own_text_runs(opened: Open, site: Path) -> None:
    """Were a report's text ever to become markup, the policy of the page would still not let it run."""
    broken = site / "broken.html"
    text = (site / "about.html").read_text("utf-8")
    broken.write_text(text.replace("</main>", "<script>document.title = 'ran'</script></main>"), "utf-8")
    context = opened("about.html").context
    page = context.new_page()
    page.goto(broken.as_uri())
    assert page.title() == "About and method – Front"
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "992px"


def test_an_incident_is_shown_on_the_map(opened: Open) -> None:
    """Its page leads to the map, where its evidence is open."""
    page = opened(f"incidents/{sample(1).id}.html")
    page.get_by_role("link", name="Show on the map").click()
    expect(page.locator(".card")).to_contain_text(f"id {sample(1).id}")


def test_the_table_tells_what_it_leaves_out(opened: Open) -> None:
    """Incidents without a date are not in the months chosen first: the table says that there are more."""
    expect(opened("table.html").locator("#told")).to_contain_text("more in months not chosen, or without a date")


def test_the_map_is_in_its_page(opened: Open) -> None:
    """The frame holds the map with its incidents."""
    page = opened("map.html")
    page.frame_locator("iframe").locator(".status").get_by_text("incidents").first.wait_for()


def test_print_leaves_out_what_paper_cannot_do(opened: Open) -> None:
    """On paper there is no navigation and no control, and the incidents are."""
    page = opened("months/2023-03.html")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Site").is_visible()
    assert page.locator(".incidents li").first.is_visible()


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of npm's axe-core, from EVENTGEO_NODE_MODULES or the project's node_modules."""
    folder = Path(os.environ.get("EVENTGEO_NODE_MODULES") or ROOT / "node_modules")
    source = folder / "axe-core" / "axe.min.js"
    if not source.exists():
        pytest.skip(f"axe-core is not in {folder} (npm install axe-core, or EVENTGEO_NODE_MODULES)")
    return source.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "map.html"])
def test_axe_finds_nothing(opened: Open, axe: str, name: str, scheme: str) -> None:
    """No violation of any of axe's rules, in light and dark."""
    page = opened(name, scheme=scheme)
    page.wait_for_timeout(200)
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({preload: false}).then(({violations}) => violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ').slice(0, 300)}`))"
    )
    assert found == []
