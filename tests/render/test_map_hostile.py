# ruff: noqa: E501 (long lines of made-up text read better whole)
"""Hostile strings in every field of an incident are text: none runs, none breaks the page, each is shown."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from eventgeo.records import (
    Actor,
    Correction,
    EventDate,
    Incident,
    MentionedPlace,
    Place,
    PlaceMention,
    Report,
    Toll,
    TollClaim,
)
from eventgeo.render import map_page
from tests.render.map_driver import MapDriver, open_map

pytestmark = pytest.mark.browser

ROWS = [line.split("\t", 1) for line in (Path(__file__).parent / "hostile.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")][1:]  # fmt: skip
STRINGS = [codecs.decode(text.encode("latin-1", "backslashreplace"), "unicode_escape") for _, text in ROWS]


def hostile(text: str, number: int) -> Incident:
    """An incident with the string in every field that holds text."""
    day = date(2023, 1, 1) + timedelta(days=number)
    anything: Any = text
    return Incident(
        id=f"{number}{text}", formerly=(text,), type=text, subtype=text, plover=text, weapon=text,
        date=EventDate(day, day, "day", text, anything, text),
        place=Place(text, text, 40 + number / 100, 30 + number / 50, text, text, text, 1, text, "city", 5, 0.5, "at", (text,)),
        actors=(Actor(text, anything, text, anything),),
        killed=Toll(1, 2, (TollClaim(1, 2, text, text),)),
        reports=(Report(
            doc=text, sha256=text, source=text, url=text, archive_url=text, published=text, title=text, quote=text,
            start=0, end=len(text), trigger=(0, max(len(text) // 2, 1)), place_span=(0, 10**6), date_span=(-5, 2), place=text,
            killed=Toll(1, None, (TollClaim(1, None, text, text),))),),
        why=(text,), corrections=(Correction("place", text, text, text, text),), confidence=0.5,
    )  # fmt: skip


def whole(text: str) -> str:
    """The string as the page can hold it: a lone surrogate is no text."""
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of all hostile incidents and places, under a hostile title."""
    places = [MentionedPlace(text, 10 + number / 10, 20, text, text, 1, text, "city", 5, (PlaceMention(text, 0, 1, text),))
              for number, text in enumerate(STRINGS)]  # fmt: skip
    incidents = [hostile(text, number) for number, text in enumerate(STRINGS)]
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(
        map_page(incidents, places=places, title=STRINGS[0] + STRINGS[1] + "${canary=1}{{7*7}}"), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def shown(chromium: Browser, page_file: Path) -> Iterator[MapDriver]:
    """The open page."""
    driver = open_map(chromium, page_file)
    yield driver
    driver.page.context.close()


def harmless(one: MapDriver) -> None:
    """Nothing ran, nothing was asked for, nothing is in the page that its own script did not make."""
    assert one.page.evaluate("typeof window.canary") == "undefined"
    assert one.page.evaluate("({}).canary") is None
    assert one.errors == []
    assert one.requests == []
    assert (
        one.page.locator(
            "img, iframe, object, embed, form, base, video, audio, portal, style:not(head style), link, math"
        ).count()
        == 0
    )
    inline = "[...document.querySelectorAll('*')].flatMap((node) => [...node.attributes]).filter(({name}) => /^on/i.test(name)).length"
    assert one.page.evaluate(inline) == 0
    links = one.page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => [a.protocol, a.rel, a.classList.contains('open-full')])"
    )
    for protocol, relation, own in links:
        assert own or protocol == "file:" or (protocol in ("http:", "https:") and relation == "noopener noreferrer")


def test_there_are_enough() -> None:
    """At least 150 strings, no two the same."""
    assert len(set(STRINGS)) >= 150


def test_the_page_opens_and_lists_each(shown: MapDriver) -> None:
    """All incidents are there, and the title is text."""
    assert shown.shown == len(STRINGS)
    assert "<script>window.canary=1</script>" in shown.page.locator("h1").inner_text()
    harmless(shown)


def test_each_card_shows_its_string(shown: MapDriver) -> None:
    """Each incident's card has the string as text, in its quote among others."""
    shown.page.get_by_label("Sort").select_option("oldest first")
    shown.page.locator("#list-incidents-0").click()
    quotes = shown.page.evaluate(
        """async (count) => {
          const found = [], settled = () => new Promise((done) => setTimeout(done));
          for (let i = 0; i < count; i++) {
            for (let waited = 0; waited < 200 && document.querySelectorAll(".card .foot").length !== 1; waited++) await settled();
            await settled();
            found.push([document.querySelector(".report blockquote").textContent, document.querySelector(".card").textContent]);
            document.querySelector(".card [title='Next incident']").click();
            await settled(); await settled(); await settled();
          }
          return found;
        }""",
        len(STRINGS),
    )
    for text, (quote, card) in zip(STRINGS, quotes, strict=True):
        assert quote == whole(text)
        assert card.count(whole(text)) >= 8, text
    harmless(shown)
    shown.page.get_by_role("button", name="Back to the list").click()


def test_filters_lists_and_search_hold(shown: MapDriver) -> None:
    """The filters, the tab of places, the search and the names on the map take the strings as they are."""
    shown.page.get_by_role("button", name="Filters").click()
    for more in shown.page.locator(".filters .more:visible").all():
        more.click()
    harmless(shown)
    shown.page.keyboard.press("Escape")
    shown.page.get_by_role("tab", name="Places").click()
    shown.page.locator("#tab-places-panel .row").first.click()
    for text in ("<script>", "canary", '"', "\\", "${"):
        shown.page.get_by_label("Search quotes and names").fill(text)
        shown.page.wait_for_timeout(200)
        assert shown.shown > 0
    shown.page.get_by_label("Search quotes and names").fill("")
    shown.page.wait_for_timeout(200)
    shown.page.get_by_role("tab", name="Incidents").click()
    harmless(shown)


def test_exports_hold(shown: MapDriver) -> None:
    """No cell of the CSV file begins as a formula does, and the GeoJSON file is JSON with the strings as they are."""
    table = list(csv.reader(io.StringIO(_saved(shown, "CSV table").decode("utf-8-sig"), newline="")))
    assert len(table) == 1 + len(STRINGS)
    numeric = {table[0].index(name) for name in ("lat", "lon", "radius_km", "killed_low", "killed_high", "wounded_low", "wounded_high",
                                                 "confidence_in_the_reading", "independent_sources")}  # fmt: skip
    for row in table[1:]:
        for column, cell in enumerate(row):
            assert column in numeric or not cell.lstrip(" \t\r\n\x00").startswith(("=", "+", "-", "@", "＝")), cell
            assert not re.search(";[=+@-]", cell), cell
    features = json.loads(_saved(shown, "GeoJSON"))["features"]
    assert {each["properties"]["quote"] for each in features} == {whole(text) for text in STRINGS}
    harmless(shown)


def test_a_hostile_link_holds(chromium: Browser, page_file: Path) -> None:
    """The same strings in the fragment of the address do nothing either."""
    for text in (
        "#q=<img src=x onerror=canary=1>",
        "#sel=%3Cscript%3Ecanary=1%3C/script%3E&type=__proto__~constructor",
        "#__proto__=1&area=a,b;c,d;e,f",
    ):
        one = open_map(chromium, page_file, text)
        harmless(one)
        one.page.context.close()


def test_the_table_without_javascript_holds(chromium: Browser, page_file: Path) -> None:
    """Where scripts do not run, markup in the strings does not come to life either."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("table.plain tr").count() == 1 + len(STRINGS)
    assert page.locator("img, iframe, object, embed, form, svg, video").count() == 0
    context.close()


def _saved(one: MapDriver, name: str) -> bytes:
    one.page.locator("summary", has_text="Export").click()
    with one.page.expect_download() as download:
        one.page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()
