# ruff: noqa: E501 (tables and calls read better on long lines)
"""The map in a real browser, each feature driven as a person would."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from eventgeo.records import EventDate
from eventgeo.render import map_page
from eventgeo.render.map.page import TimeMap
from eventgeo.render.wording import what_text
from tests.render.conftest import OpenMap
from tests.render.map_driver import open_map
from tests.render.map_samples import PLACES, report, sample, samples

SETTLED_MS = 400
"""The list follows the map a moment later (60 ms), which no person is quick enough to get between."""

pytestmark = pytest.mark.browser

TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
KHERSON = (PLACES["Kherson"]["lat"], PLACES["Kherson"]["lon"])
BRUSSELS = (PLACES["Brussels"]["lat"], PLACES["Brussels"]["lon"])
KHARKIV = (PLACES["Kharkiv"]["lat"], PLACES["Kharkiv"]["lon"])

NAMES_DRAWN = """() => {
  const map = Object.values(window).find((value) => value instanceof L.Map), drawn = {};
  const letter = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) { drawn[text] = map.containerPointToLatLng([x, y]).lat; };
  map.setView([25, 20], 1.5, {animate: false});
  CanvasRenderingContext2D.prototype.fillText = letter;
  return drawn;
}"""
"""The latitude at which each name is drawn on a map of the whole world."""


def sheets(page: Page) -> list[str]:
    """The text of each sheet of paper that a page is printed on."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


def copying(page: Page) -> Callable[[], str]:
    """What the page copied last, its clipboard being one of our own."""
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )
    return lambda: str(page.evaluate("window.copied"))


def test_it_opens_from_a_file_and_shows_what_is_shown_by_default(opened: OpenMap) -> None:
    """Asserted and claimed incidents are listed and pinned; planned, denied, background and summaries are not."""
    one = opened()
    assert one.status == "13 incidents of 18, February 2023"
    assert one.first_rows()[0] == "Armed clash Bakhmut"
    assert not any("Mobilization" in row for row in one.first_rows())
    assert one.ring(*KHERSON)
    assert one.ring(*BRUSSELS)
    assert "as recognised by the United Nations" in one.page.locator(".map-notes").inner_text()
    assert "GeoNames" in one.page.locator(".map-notes").inner_text()


def test_the_hook_moves_the_map(opened: OpenMap) -> None:
    """`__mapTimeline` has the ends of the timeline, sets its day and filters, and has drawn before it returns."""
    one = opened()
    days = one.page.evaluate(
        "[__mapTimeline.min, __mapTimeline.max].map((ms) => new Date(ms).toISOString().slice(0, 10))"
    )
    assert days == ["2023-02-01", "2023-02-28"]
    one.page.evaluate("__mapTimeline.set(Date.UTC(2023, 1, 9))")
    assert one.status == "5 incidents of 18, 1 Feb 2023 – 9 Feb 2023"
    assert not one.ring(*BRUSSELS)
    one.page.evaluate("__mapTimeline.set(__mapTimeline.max); __mapTimeline.filter({type: 'Diplomacy'})")
    assert one.shown == 3
    one.page.evaluate("__mapTimeline.filter({text: 'market'})")
    assert one.shown == 1
    one.page.evaluate("__mapTimeline.filter({})")
    assert one.shown == 13


def test_a_date_known_to_a_year_does_not_stretch_the_timeline(chromium: Browser, tmp_path: Path) -> None:
    """The timeline spans the days that are known; the long stretch runs off its edge, and its incident is shown."""
    day = sample(
        1, "Battles", "armed clash", "Bakhmut", "2023-02-03", "2023-02-03", report("They fought.", "fought", None)
    )
    year = sample(
        2, "Battles", "armed clash", "Kherson", "2022-06-01", "2023-02-20", report("It was held.", "held", None)
    )
    path = tmp_path / "index.html"
    path.write_text(map_page([day, year]), encoding="utf-8")
    one = open_map(chromium, path)
    assert one.status == "2 incidents of 2, 3 February 2023"
    one.page.context.close()


def test_an_empty_list_says_why(chromium: Browser, tmp_path: Path) -> None:
    """Plans alone are counted, with where to find them; without any day the status counts the undated ones."""
    told = report("They met in Brussels.", "met", "Brussels")
    cases: list[tuple[dict[str, object], str, str, str]] = [
        ({"modality": "planned"}, "2023-02-14", "0 incidents of 1, 14 February 2023",
         "Nothing here under the current filters. 1 is planned, denied, background or the like: see Filters, Standing."),
        ({}, "", "1 incident of 1, none dated", "No incident has a date: see Undated."),
    ]  # fmt: skip
    for more, day, status, nothing in cases:
        path = tmp_path / "index.html"
        path.write_text(
            map_page([sample(1, "Diplomacy", "meeting", "Brussels", day or None, day or None, told, **more)]), "utf-8"
        )
        one = open_map(chromium, path)
        assert one.status == status
        one.page.get_by_role("tab", name="Incidents").click()
        expect(one.page.locator("#tab-incidents-panel .list")).to_have_attribute("data-empty", nothing)
        one.page.context.close()


class TestTimeline:
    def test_a_bar_stands_in_the_middle_of_its_day(self, chromium: Browser, tmp_path: Path) -> None:
        """Of a few days the bars are not pressed against their left edges, where the handle covers the first."""
        path = tmp_path / "index.html"
        path.write_text(map_page([samples()[4]]), "utf-8")
        one = open_map(chromium, path)
        drawn = one.page.evaluate(
            """() => {
              const canvas = document.querySelector(".histogram"), { width, height } = canvas,
                line = canvas.getContext("2d").getImageData(0, height / 2, width, 1).data,
                at = [...Array(width).keys()].filter((x) => line[4 * x + 3] > 0);
              return (at[0] + at[at.length - 1]) / 2 / width;
            }"""
        )
        assert drawn == pytest.approx(0.5, abs=0.01)
        one.page.context.close()

    def test_dragging_draws_moves_and_resizes_the_range(self, opened: OpenMap) -> None:
        """A drag on the open timeline takes those days, one inside the range moves it, one on a handle resizes it."""
        one = opened()
        one.drag_timeline(0.03, 0.30)
        assert one.status.endswith("1 Feb 2023 – 9 Feb 2023")
        one.drag_timeline(0.15, 0.15 + 4 / 28)
        assert one.status.endswith("5 Feb 2023 – 13 Feb 2023")
        box = one.page.locator(".handle-to").bounding_box()
        assert box
        one.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
        one.page.mouse.down()
        one.page.mouse.move(box["x"] + box["width"] / 2 - 100, box["y"] + 30, steps=4)
        one.page.mouse.up()
        assert one.status.endswith("5 Feb 2023 – 10 Feb 2023")

    def test_a_click_takes_the_day_and_a_double_click_all(self, opened: OpenMap) -> None:
        """A click on a bar shows that day alone, and the dates that reach over it."""
        one = opened()
        one.click_timeline(13.5 / 28)
        assert one.status == "4 incidents of 18, 14 February 2023"
        box = one.page.locator(".timeline-box").bounding_box()
        assert box
        one.page.mouse.dblclick(box["x"] + 20, box["y"] + 20)
        assert one.shown == 13

    def test_the_handles_answer_to_keys(self, opened: OpenMap) -> None:
        """Arrows move a handle by a day, End to the last one; it tells a screen reader its day."""
        one = opened()
        handle = one.page.get_by_role("slider", name="Last day shown")
        handle.focus()
        for _ in range(14):
            one.page.keyboard.press("ArrowLeft")
        expect(handle).to_have_attribute("aria-valuetext", "14 February 2023")
        assert one.status.endswith("14 Feb 2023")
        one.page.keyboard.press("End")
        expect(handle).to_have_attribute("aria-valuetext", "28 February 2023")

    def test_play_goes_on_by_steps_until_paused(self, opened: OpenMap) -> None:
        """Play adds a step at a time from the first day on; pause keeps it where it is."""
        one = opened()
        one.page.get_by_label("Speed").select_option("½×")
        one.page.get_by_role("button", name="Play", exact=True).click()
        expect(one.page.locator(".status")).to_contain_text(re.compile(r"1 Feb 2023 – \d+ Feb 2023"))
        one.page.get_by_role("button", name="Pause").click()
        paused = one.status
        one.page.wait_for_timeout(SETTLED_MS)
        assert one.status == paused
        assert one.shown < 13

    def test_play_ends_with_the_last_day(self, opened: OpenMap) -> None:
        """Having come to the end, it stops there, with all of it shown."""
        one = opened()
        one.page.get_by_label("Speed").select_option("4×")
        one.page.get_by_role("button", name="Play", exact=True).click()
        expect(one.page.locator(".status")).to_contain_text(re.compile(r"1 Feb 2023 – \d+ Feb 2023"))
        expect(one.page.locator(".status")).to_have_text("13 incidents of 18, February 2023")
        expect(one.page.get_by_role("button", name="Play", exact=True)).to_be_visible()

    def test_window_mode_moves_both_ends(self, opened: OpenMap) -> None:
        """In window mode a step of a week moves the first day with the last one."""
        one = opened()
        one.drag_timeline(0.03, 0.24)
        one.page.get_by_label("Mode").select_option("window")
        one.page.get_by_label("Step", exact=True).select_option("week")
        one.page.get_by_role("button", name="One step on").click()
        assert one.status.endswith("8 Feb 2023 – 14 Feb 2023")
        one.page.get_by_role("button", name="One step back").click()
        assert one.status.endswith("1 Feb 2023 – 7 Feb 2023")

    def test_the_histogram_is_described_in_words(self, opened: OpenMap) -> None:
        """A screen reader hears the ends of the timeline and its tallest bar."""
        label = opened().page.locator(".histogram").get_attribute("aria-label")
        assert label
        assert "from 1 February 2023 to 28 February 2023" in label
        assert "4 dates are a stretch of days" in label


class TestFilters:
    def test_a_type_is_kept_by_its_chip(self, opened: OpenMap) -> None:
        """A click on a type's chip keeps that type; a second click lets all back in."""
        one = opened()
        chip = one.page.locator(".chip", has_text="Diplomacy")
        chip.click()
        assert one.shown == 3
        assert not one.ring(*KHERSON)
        chip.click()
        assert one.shown == 13

    def test_standings_that_are_off_can_be_chosen(self, opened: OpenMap) -> None:
        """Planned, denied, background and summary incidents come in by Standing, with their counts beside them."""
        one = opened()
        one.page.get_by_role("button", name="Filters").click()
        group = one.page.get_by_role("group", name="Standing")
        assert "planned\n1" in group.inner_text().replace("\n\n", "\n")
        group.get_by_label("planned").check()
        assert one.shown == 14
        group.get_by_label("background").check()
        assert "24 Feb 2022" in one.status
        group.get_by_label("summary").check()
        assert one.shown == 16

    def test_filters_combine_and_counts_follow(self, opened: OpenMap) -> None:
        """With a country chosen, the counts of the other filters are of that country; Reset lets all back in."""
        one = opened()
        one.page.get_by_role("button", name="Filters").click()
        one.page.get_by_role("group", name="Country").get_by_label("Belgium").check()
        assert one.shown == 3
        kinds = one.page.get_by_role("group", name="Type", exact=True)
        expect(kinds).to_contain_text("Diplomacy")
        expect(kinds).not_to_contain_text("Battles")
        one.page.get_by_role("group", name="Confidence in the reading").get_by_label("low").check()
        assert one.first_rows() == ["Diplomatic demand Brussels"]
        one.page.get_by_role("button", name="Reset all").click()
        assert one.shown == 13

    @pytest.mark.parametrize(
        ("group", "label", "count"),
        [("Subtype", "Shelling", 1), ("Actor", "NATO", 3), ("Source", "River Radio", 1), ("Casualties reported", "1–9 killed", 1),
         ("Region (admin 1)", "Kherson", 2), ("Standing", "asserted", 1)],
    )  # fmt: skip
    def test_each_filter_keeps_its_own(self, opened: OpenMap, group: str, label: str, count: int) -> None:
        """Each group of filters keeps the incidents that its choice names (unchecking asserted leaves the claimed one)."""
        one = opened()
        one.page.get_by_role("button", name="Filters").click()
        one.page.get_by_role("group", name=group, exact=True).locator(
            "label", has_text=re.compile(label, re.IGNORECASE)
        ).first.click()
        assert one.shown == count

    def test_search_looks_in_quotes_and_names(self, opened: OpenMap) -> None:
        """All words of the search must be found; a phrase stands in quotation marks; actors and places count."""
        one = opened()
        search = one.page.get_by_label("Search quotes and names")
        for text, count in (
            ("market governor", 1),
            ('"bus stop"', 1),
            ('"stop bus"', 0),
            ("nato", 3),
            ("KHERSON", 2),
            ("الخميس", 1),
        ):
            search.fill(text)
            expect(one.page.locator(".status")).to_contain_text(re.compile(f"^{count} incident"))

    def test_an_area_is_drawn_by_hand(self, opened: OpenMap) -> None:
        """Clicks on the map are corners, Enter closes the area, and what lies outside is not shown until it is cleared."""
        one = opened("#v=50,20,4")
        one.page.get_by_role("button", name="Filters").click()
        one.page.get_by_role("button", name="Draw an area").click()
        for corner in ((53, 2), (53, 8), (48, 8), (48, 2)):
            one.click_map(*corner)
        one.page.keyboard.press("Enter")
        assert one.shown == 3
        assert {row.split()[-1] for row in one.first_rows()} == {"Brussels"}
        one.page.get_by_role("button", name="Clear").click()
        assert one.shown == 13


FAR_OUT = [
    *(sample(n, "Battles", "armed clash", "Bakhmut" if n % 2 else "Kherson", "2023-02-14", "2023-02-14",
             report(f"They fought on day {n}.", "fought", None)) for n in range(40)),
    sample(41, "Diplomacy", "meeting", "Brussels", "2023-02-01", "2023-02-01", report("They met in Brussels.", "met", "Brussels")),
    sample(42, "Diplomacy", "meeting", None, "2023-02-01", "2023-02-01", report("They met somewhere.", "met", None)),
]  # fmt: skip
"""Forty incidents of one front, one far from it, and one without a place."""


class TestView:
    @pytest.fixture
    def far_out(self, chromium: Browser, tmp_path: Path) -> OpenMap:
        """Opens the map of FAR_OUT."""
        path = tmp_path / "index.html"
        path.write_text(map_page(FAR_OUT), encoding="utf-8")
        return lambda *given, **options: open_map(chromium, path, *given, **options)

    @pytest.mark.parametrize(("fragment", "width", "height"), [("", 1280, 800), ("", 390, 844), ("#embed", 360, 400)])
    def test_what_lies_outside_is_told_and_can_be_shown(
        self, far_out: OpenMap, fragment: str, width: int, height: int
    ) -> None:
        """The first view frames the bulk; it says how many lie outside, and a click or key brings all into it."""
        one = far_out(fragment, width=width, height=height)
        offer = one.page.get_by_role("button", name="1 incident outside this view: show all")
        expect(offer).to_be_visible()
        offer.press("Enter")
        expect(offer).to_be_hidden()
        box = one.page.locator(".folium-map").bounding_box()
        assert box
        for place in (BRUSSELS, KHERSON):
            x, y = one.point(*place)
            assert box["x"] < x < box["x"] + box["width"]
            assert box["y"] < y < box["y"] + box["height"]
        assert one.page.evaluate("document.activeElement.classList.contains('folium-map')")
        assert one.errors == []

    def test_it_follows_days_filters_and_view(self, far_out: OpenMap) -> None:
        """Only what is shown is counted: not what days or filters leave out, nor what has no place."""
        one = far_out()
        offer = one.page.locator(".beyond")
        one.page.evaluate("__mapTimeline.filter({type: 'Battles'})")
        expect(offer).to_be_hidden()
        one.page.evaluate("__mapTimeline.filter({})")
        expect(offer).to_have_text("1 incident outside this view: show all")
        one.page.evaluate("location.hash = '#v=0,0,5'")
        expect(offer).to_have_text("41 incidents outside this view: show all")
        expect(one.page.locator("[aria-live]")).to_contain_text("41 incidents outside this view")
        one.page.evaluate("__mapTimeline.set(Date.UTC(2023, 1, 2))")
        expect(offer).to_have_text("1 incident outside this view: show all")

    def test_nothing_is_said_where_all_is_in_view(self, opened: OpenMap) -> None:
        """The menu shows all too, and then there is nothing more to offer."""
        one = opened("#v=0,0,5")
        expect(one.page.locator(".beyond")).to_be_visible()
        one.page.locator("summary", has_text="View").click()
        one.page.get_by_role("button", name="Show all on the map").click()
        expect(one.page.locator(".beyond")).to_be_hidden()


class TestListAndCard:
    def test_a_row_opens_the_evidence(self, opened: OpenMap) -> None:
        """The card has the date and place as written and as resolved, tolls with who said them, and marked quotes."""
        one = opened()
        one.rows().filter(has_text="Shelling").click()
        card = one.page.get_by_role("region", name="Evidence")
        expect(card).to_contain_text("3 independent sources")
        for text in ("11 Feb 2023", "as written on Tuesday", "Kherson, Ukraine", "Resolved to a town or city, within 6 km",
                     "3 (civilians), said by the governor", "at least 5", "Confidence in the reading", "not whether the report is true",
                     "Reported by (3)", "Morning Wire, published 14 Feb 2023"):  # fmt: skip
            assert text in card.inner_text(), text
        expect(card.locator(".mark-trigger").first).to_have_text("hit")
        expect(card.locator(".mark-place").first).to_have_text("Kherson")
        link = card.get_by_role("link", name="Read the report").first
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(link).to_have_attribute("href", "https://news.example/report?a=1&b=2")

    def test_who_signed_a_report_is_told(self, chromium: Browser, tmp_path: Path) -> None:
        """The author stands beside the source on the card and in the citation; several have commas between them."""
        signed = report("They met in Brussels.", "met", "Brussels", author="A. Writer; B. Other")
        path = tmp_path / "index.html"
        path.write_text(
            map_page([sample(1, "Diplomacy", "meeting", "Brussels", "2023-02-14", "2023-02-14", signed)]), "utf-8"
        )
        one = open_map(chromium, path)
        copied = copying(one.page)
        one.rows().first.click()
        card = one.page.get_by_role("region", name="Evidence")
        expect(card).to_contain_text("Morning Wire, by A. Writer, B. Other, published 14 Feb 2023")
        one.page.get_by_role("button", name="Copy citation").click()
        assert "Reported by: A. Writer, B. Other, Morning Wire, “What was reported”" in copied()

    def test_what_happened_is_said_in_words_that_stand_alone(self, chromium: Browser, tmp_path: Path) -> None:
        """The map says what the site and the briefing say: a peaceful protest, and an offer where none agreed."""
        kinds = [("Protests", "peaceful", "gathered"), ("Strategic developments", "ceasefire or agreement", "pledged to"),
                 ("Strategic developments", "ceasefire or agreement", "signed")]  # fmt: skip
        made = [
            sample(
                n, *kind, "Brussels", f"2023-02-1{n}", f"2023-02-1{n}", report(f"They {did} it in Brussels.", did, None)
            )
            for n, (*kind, did) in enumerate(kinds)
        ]
        path = tmp_path / "index.html"
        path.write_text(map_page(made), "utf-8")
        one = open_map(chromium, path)
        names = ["Ceasefire or agreement", "Offer or promise", "Peaceful protest"]
        assert (
            one.first_rows()
            == [f"{name} Brussels" for name in names]
            == [f"{what_text(each)} Brussels" for each in reversed(made)]
        )
        one.rows().nth(1).click()
        expect(one.page.get_by_role("heading", name="Offer or promise")).to_be_visible()

    def test_why_is_told_where_it_is_known(self, opened: OpenMap) -> None:
        """The rules behind a reading are there in plain words."""
        one = opened()
        one.rows().filter(has_text="Drone strike").click()
        one.page.get_by_text("Why it was read so").click()
        expect(one.page.get_by_text("place: nearest toponym in the sentence")).to_be_visible()

    def test_what_is_not_known_is_said(self, opened: OpenMap) -> None:
        """An open date is "until" or "from", a place that is not known is said to be so, a nearby one too."""
        one = opened()
        expect(one.rows().filter(has_text="Armed clash")).to_contain_text("until 14 Feb 2023")
        expect(one.rows().filter(has_text="Military aid")).to_contain_text("from 10 Feb 2023")
        expect(one.rows().filter(has_text="gathered")).to_contain_text("place not known")
        one.rows().filter(has_text="Military aid").click()
        expect(one.page.get_by_text("on that day or later")).to_be_visible()
        one.page.keyboard.press("Escape")
        one.rows().filter(has_text="Territory gained").click()
        expect(one.page.get_by_text("The place is nearby.")).to_be_visible()
        expect(one.page.get_by_text("known to the week")).to_be_visible()

    def test_incidents_at_one_point_open_as_a_list(self, opened: OpenMap) -> None:
        """A click on a ring lists what happened there, and a lone pin opens its card."""
        one = opened("#v=48,33,6")
        one.click_map(*KHERSON)
        expect(one.page.locator(".spot-bar")).to_contain_text("2 incidents at Kherson")
        assert one.first_rows() == ["Drone strike Kherson", "Shelling Kherson"]
        one.page.locator(".spot-bar").get_by_role("button", name="Show all").click()
        assert len(one.first_rows()) > 4
        one.click_map(*KHARKIV)
        expect(one.page.get_by_role("heading", name="Missile strike")).to_be_visible()

    def test_undated_incidents_have_a_list_of_their_own(self, opened: OpenMap) -> None:
        """What has no date is not on the timeline, and not lost."""
        one = opened()
        one.page.get_by_role("tab", name="Undated 1").click()
        expect(one.rows("undated")).to_have_count(1)
        expect(one.rows("undated")).to_contain_text("Air strike")
        expect(one.rows("undated")).to_contain_text("undated")

    def test_places_mentioned_have_their_sentences(self, opened: OpenMap) -> None:
        """Places without an incident are in the layer too, with each sentence that names them."""
        one = opened()
        one.page.get_by_role("tab", name="Places 5").click()
        rows = one.rows("places")
        expect(rows).to_have_count(5)
        expect(rows.first).to_contain_text("Ukraine")
        rows.filter(has_text="Finland").click()
        expect(one.page.get_by_role("region", name="Sentences")).to_contain_text("Finland asked to join.")
        expect(one.page).to_have_url(re.compile("places=1"))

    def test_the_list_can_be_sorted_and_kept_to_the_view(self, opened: OpenMap) -> None:
        """Sorted by place, by those killed; only what the map shows, if asked for."""
        one = opened("#v=50.8,4.3,9")
        one.page.get_by_label("Sort").select_option("oldest first")
        assert one.first_rows()[0].startswith("Attack")
        one.page.get_by_label("Sort").select_option("most killed")
        assert one.first_rows()[0] == "Shelling Kherson"
        one.page.get_by_label("Sort").select_option("place")
        assert one.first_rows()[0].endswith("Bakhmut")
        one.page.get_by_label("in the map's view").check()
        assert {row.split()[-1] for row in one.first_rows()} == {"Brussels"}

    def test_a_long_list_holds_only_the_rows_in_sight(self, chromium: Browser, tmp_path: Path) -> None:
        """Of 3,000 incidents some twenty rows exist; the last one is reached by End."""
        path = tmp_path / "many.html"
        first = samples()[4].reports[0]
        line = {"doc": "a", "quote": first.quote, "source": "Wire", "start": 0, "end": len(first.quote)}
        path.write_text(
            map_page(
                [
                    sample(
                        n,
                        "Battles",
                        f"clash {n}",
                        "Kherson",
                        f"2023-02-{n % 27 + 1:02}",
                        f"2023-02-{n % 27 + 1:02}",
                        line,
                    )
                    for n in range(3000)
                ]
            )
        )
        one = open_map(chromium, path)
        assert one.shown == 3000
        assert one.rows().count() < 40
        one.page.get_by_role("listbox", name="Incidents", exact=True).focus()
        one.page.keyboard.press("End")
        expect(one.page.locator("#list-incidents-2999")).to_be_visible()
        expect(one.page.locator("#list-incidents-2999")).to_have_attribute("aria-selected", "true")
        assert one.errors == []
        one.page.context.close()


class TestState:
    def test_a_link_shows_what_its_sender_saw(self, opened: OpenMap) -> None:
        """View, days, filters, search and the open card come back in a fresh page."""
        one = opened()
        one.drag_timeline(0.2, 0.5)
        one.page.locator(".chip", has_text="Explosions").click()
        one.page.get_by_label("Search quotes and names").fill("kherson")
        expect(one.page.locator(".status")).to_contain_text(re.compile("^2 incidents"))
        one.rows().filter(has_text="Shelling").click()
        expect(one.page).to_have_url(re.compile("sel="))
        other = opened(one.page.evaluate("location.hash"))
        assert other.status == one.status
        expect(other.page.get_by_role("heading", name="Shelling")).to_be_visible()
        assert other.page.get_by_label("Search quotes and names").input_value() == "kherson"
        assert other.point(*KHERSON) == pytest.approx(one.point(*KHERSON), abs=2)

    @pytest.mark.parametrize(
        "fragment",
        [
            "#v=NaN,1,2&t=x..y",
            "#t=2023-02-30..2023-02-31&type=%E0%A4%A",
            "#area=1,2;3&sel=nobody&mode=none",
            "#&&=&v=999,999,99",
        ],
    )
    def test_a_broken_link_opens_the_map_all_the_same(self, opened: OpenMap, fragment: str) -> None:
        """What cannot be read in a fragment is left out."""
        assert opened(fragment).page.locator(".status").inner_text().endswith("February 2023")

    def test_embedded_it_is_map_and_timeline_alone(self, opened: OpenMap) -> None:
        """`#embed` leaves the map, the timeline and a way to the full page."""
        one = opened("#embed")
        expect(one.page.locator(".side")).to_be_hidden()
        expect(one.page.locator(".timeline-box")).to_be_visible()
        expect(one.page.get_by_role("link", name="Open the full map")).to_be_visible()

    def test_embedded_it_names_itself_and_the_days_shown(self, opened: OpenMap) -> None:
        """In an article too the reader sees the title, how many incidents are shown, and of which days, as these change."""
        one = opened("#embed", width=390)
        expect(one.page.get_by_role("heading", name="Bakhmut and Brussels")).to_be_visible()
        expect(one.page.get_by_role("button", name="Filters")).to_be_hidden()
        expect(one.page.locator(".status")).to_be_visible()
        one.page.evaluate("__mapTimeline.set(Date.UTC(2023, 1, 9))")
        assert one.status == "5 incidents of 18, 1 Feb 2023 – 9 Feb 2023"

    def test_embedded_a_pin_opens_its_evidence(self, opened: OpenMap) -> None:
        """In an article the side comes up for a pin, or for several at one point, and goes again; nothing else is in it."""
        one = opened("#embed")
        side, vuhledar = one.page.locator(".side"), (47.78, 37.249)
        one.click_map(*vuhledar)
        expect(side.locator(".card")).to_be_visible()
        expect(side.get_by_role("tab")).to_have_count(0)
        one.page.get_by_role("button", name="Close").click()
        expect(side).to_be_hidden()
        one.click_map(*BRUSSELS)
        expect(one.page.locator(".spot-bar")).to_contain_text("at Brussels")
        one.page.get_by_role("button", name="Close").click()
        expect(side).to_be_hidden()


class TestExports:
    @pytest.mark.parametrize("width", [390, 1280])
    def test_what_is_shown_is_copied_as_link_and_as_frame(self, opened: OpenMap, width: int) -> None:
        """The link is that of the view; the frame shows the same embedded, its title and address quoted."""
        one = opened(width=width)
        copied = copying(one.page)
        one.page.get_by_label("Search quotes and names").fill('"a" & b')
        expect(one.page.locator(".status")).to_contain_text("0 incidents")
        one.page.locator("summary", has_text="Export").click()
        one.page.get_by_role("button", name="Copy link").click()
        expect(one.page.get_by_role("button", name="Copied")).to_be_visible()
        assert "q=%22a%22%20%26%20b" in copied()
        one.page.get_by_role("button", name="Copy embed code").click()
        assert re.fullmatch(
            r'<iframe src="file:///\S+/index\.html#embed&amp;v=\S+&amp;q=%22a%22%20%26%20b" title="Bakhmut and Brussels" '
            r'width="100%" height="600" frameborder="0" loading="lazy"></iframe>',
            copied(),
        )

    def test_an_incident_is_cited_with_who_reported_it(self, opened: OpenMap) -> None:
        """The citation has what, where, when and how it stands, each source once, and says that nobody confirmed it."""
        one = opened()
        copied = copying(one.page)
        one.rows().filter(has_text="Shelling").click()
        one.page.get_by_role("button", name="Copy citation").click()
        assert copied().startswith(
            "Shelling, Kherson, 11 Feb 2023 (reported as fact). Reported by: Morning Wire, “What was reported”, 14 Feb 2023, "
            "https://news.example/report?a=1&b=2; Evening Post"
        )
        assert "of “Bakhmut and Brussels”, read by a program and confirmed by nobody." in copied()
        one.page.get_by_role("button", name="Copy coordinates").click()
        assert copied() == "46.6354, 32.6169"

    def test_where_copying_is_not_allowed_the_text_is_given(self, opened: OpenMap) -> None:
        """Without a clipboard (a page over plain http) the reader gets the text to copy."""
        one = opened()
        one.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        given: list[str] = []
        one.page.on("dialog", lambda dialog: (given.append(dialog.default_value), dialog.dismiss()))
        one.page.locator("summary", has_text="Export").click()
        one.page.get_by_role("button", name="Copy link").click()
        assert given
        assert given[0].startswith("file:///")

    def test_the_csv_file_is_what_is_shown(self, opened: OpenMap) -> None:
        """One line an incident shown, in the list's order, readable by any CSV reader."""
        one = opened()
        one.page.locator(".chip", has_text="Explosions").click()
        rows = list(csv.DictReader(io.StringIO(saved(one, "CSV table").decode("utf-8-sig"))))
        assert [row["subtype"] for row in rows] == ["drone strike", "shelling", "missile strike", "air strike"]
        shelling = rows[1]
        assert (shelling["date_start"], shelling["place"], shelling["killed_low"], shelling["killed_high"]) == (
            "2023-02-11",
            "Kherson",
            "2",
            "3",
        )
        assert shelling["sources"] == "Morning Wire; Evening Post; River Radio"
        assert rows[3]["date_start"] == ""

    def test_the_geojson_file_is_what_is_shown(self, opened: OpenMap) -> None:
        """Points in longitude and latitude; no point where none is known."""
        one = opened()
        one.page.locator(".chip", has_text="Protests").click()
        features = json.loads(saved(one, "GeoJSON"))["features"]
        assert [each["properties"]["quote"][:9] for each in features] == ["تظاهر الم", "Relatives"]
        assert features[0]["geometry"] == {"type": "Point", "coordinates": [44.4009, 33.3406]}
        assert features[1]["geometry"] is None

    def test_the_picture_is_a_png_of_the_view(self, opened: OpenMap) -> None:
        """The picture is wider than it is empty: a PNG of the size of map, title and timeline."""
        data = saved(opened(), "Picture (PNG)")
        assert data.startswith(b"\x89PNG")
        width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        assert width > 800
        assert height > 600
        assert len(data) > 40_000

    def test_print_gives_a_table(self, opened: OpenMap) -> None:
        """On paper the incidents shown stand in a table, and buttons are gone."""
        one = opened()
        one.page.emulate_media(media="print")
        one.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(one.page.locator(".printed tbody tr")).to_have_count(14)
        expect(one.page.get_by_role("button", name="Filters")).to_be_hidden()
        one.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(one.page.locator(".printed")).to_have_count(0)

    def test_a_very_long_quote_begins_on_the_first_sheet(self, chromium: Browser, tmp_path: Path) -> None:
        """A row that no sheet could hold whole is parted, instead of leaving the rest of the first sheet empty."""
        long = report("Shells hit a market. " + "Nobody knew who had ordered it. " * 400, "hit", None)
        path = tmp_path / "long.html"
        shelled = sample(1, "Explosions/Remote violence", "shelling", "Kherson", "2023-02-11", "2023-02-11", long)
        path.write_text(map_page([shelled]), encoding="utf-8")
        one = open_map(chromium, path)
        assert "Shells hit a market" in sheets(one.page)[0]
        one.page.context.close()


class TestEveryone:
    def test_the_keyboard_alone_will_do(self, opened: OpenMap) -> None:
        """Search by /, the list by arrows and Enter, the next incident by n, back by Escape."""
        one = opened()
        one.page.keyboard.press("/")
        one.page.keyboard.type("kherson")
        expect(one.page.locator(".status")).to_contain_text(re.compile("^2 incidents"))
        one.page.keyboard.press("Escape")
        expect(one.page.get_by_label("Search quotes and names")).to_have_value("kherson")
        for _ in range(40):
            one.page.keyboard.press("Tab")
            if one.page.evaluate("document.activeElement.getAttribute('role')") == "listbox":
                break
        one.page.wait_for_timeout(SETTLED_MS)
        one.page.keyboard.press("ArrowDown")
        one.page.keyboard.press("Enter")
        expect(one.page.get_by_role("heading", name="Drone strike")).to_be_visible()
        one.page.keyboard.press("n")
        expect(one.page.get_by_role("heading", name="Shelling")).to_be_visible()
        one.page.keyboard.press("Escape")
        expect(one.page.get_by_role("listbox", name="Incidents", exact=True)).to_be_focused()
        one.page.keyboard.press("f")
        expect(one.page.get_by_role("region", name="Filters")).to_be_visible()
        one.page.keyboard.press("Escape")
        expect(one.page.get_by_role("region", name="Filters")).to_be_hidden()
        one.page.keyboard.press("?")
        expect(one.page.get_by_role("dialog")).to_contain_text("never the only evidence")

    def test_escape_closes_a_menu_first(self, opened: OpenMap) -> None:
        """An open menu goes before the card does, and its button has the keyboard again, from a box in it too."""
        one = opened()
        one.rows().first.click()
        card, view = one.page.get_by_role("region", name="Evidence"), one.page.locator("summary", has_text="View")
        expect(card).to_be_visible()
        view.press("Enter")
        one.page.get_by_label("Names on the map").press("Space")
        one.page.keyboard.press("Escape")
        expect(one.page.get_by_label("Names on the map")).to_be_hidden()
        expect(view).to_be_focused()
        expect(card).to_be_visible()
        one.page.keyboard.press("Escape")
        expect(card).to_be_hidden()

    def test_keys_work_from_a_ticked_box(self, opened: OpenMap) -> None:
        """With the keyboard on a filter just ticked, "/" leads to the search and Escape closes the filters, whose
        opening gives the keyboard to none of their buttons."""
        one = opened()
        one.page.keyboard.press("f")
        expect(one.page.locator(".filters")).to_be_focused()
        box = one.page.locator(".filters").get_by_label("Battles")
        box.focus()
        one.page.keyboard.press("Space")
        assert box.is_checked()
        expect(one.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
        one.page.keyboard.press("/")
        expect(one.page.get_by_label("Search quotes and names")).to_be_focused()
        box.focus()
        one.page.keyboard.press("Escape")
        expect(one.page.locator(".filters")).to_be_hidden()

    def test_the_list_keeps_the_keyboard_s_incident_while_time_moves(self, opened: OpenMap) -> None:
        """A step in time draws the list anew: the row with the keyboard goes with its incident."""
        one = opened()
        one.page.get_by_role("listbox", name="Incidents", exact=True).focus()
        one.page.keyboard.press("End")
        row = one.page.locator("[role=option][aria-selected=true]")
        expect(row).to_have_attribute("aria-posinset", "13")
        text = row.inner_text()
        one.page.evaluate("__mapTimeline.set(Date.UTC(2023, 1, 9))")
        expect(row).to_have_attribute("aria-posinset", "5")
        assert row.inner_text() == text

    def test_focus_is_seen(self, opened: OpenMap) -> None:
        """What has the focus by key has an outline."""
        one = opened()
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

    def test_it_fits_a_phone(self, opened: OpenMap) -> None:
        """At 390 pixels nothing runs off the side, the card opens over the map, and a finger draws on the timeline."""
        one = opened(width=390, height=844, has_touch=True, is_mobile=True)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
        box = one.page.locator(".timeline-box").bounding_box()
        assert box
        touch = one.page.context.new_cdp_session(one.page)
        for kind, share in (("touchStart", 0.08), ("touchMove", 0.2), ("touchMove", 0.35), ("touchEnd", None)):
            points = [] if share is None else [{"x": box["x"] + box["width"] * share, "y": box["y"] + 25}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        assert one.status.endswith("3 Feb 2023 – 10 Feb 2023")
        evidence = one.page.get_by_role("region", name="Evidence")
        for _ in range(3):  # Chromium now and then swallows a tap that follows raw touch events
            one.page.wait_for_timeout(SETTLED_MS)
            if not evidence.is_visible():
                one.rows().first.tap()
        expect(evidence).to_be_visible()
        one.page.get_by_role("button", name="Back to the list").tap()
        one.page.get_by_role("button", name="Filters").tap()
        expect(one.page.get_by_role("region", name="Filters")).to_be_visible()

    @pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
    def test_it_follows_the_reader_s_colours(self, opened: OpenMap, scheme: str, dark: bool) -> None:
        """Light or dark as the system prefers, and the other way round by hand."""
        one = opened(color_scheme=scheme)
        brightness = "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"
        assert (one.page.evaluate(brightness) < 100) is dark
        one.page.locator("summary", has_text="View").click()
        one.page.get_by_label("Dark").set_checked(not dark)
        assert (one.page.evaluate(brightness) < 100) is not dark

    def test_dates_are_in_the_reader_s_locale(self, opened: OpenMap) -> None:
        """A German reader reads a German date."""
        assert opened("#t=2023-02-14..2023-02-14", locale="de-DE").status.endswith("14. Februar 2023")

    def test_right_to_left_text_runs_so(self, opened: OpenMap) -> None:
        """An Arabic quote is set from right to left beside English ones."""
        one = opened()
        one.rows().filter(has_text="بغداد").click()
        quote = one.page.locator(".report blockquote")
        expect(quote).to_contain_text("تظاهر")
        assert quote.evaluate("(node) => getComputedStyle(node).direction") == "rtl"

    def test_without_javascript_there_is_a_table(self, chromium: Browser, sample_page: Path) -> None:
        """The incidents shown by default stand in a table where scripts do not run."""
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(sample_page.as_uri())
        expect(page.locator("table.plain tr")).to_have_count(1 + 14)
        expect(page.locator("table.plain")).to_contain_text("Shells hit a market in Kherson")
        context.close()

    def test_an_empty_map_says_so(self, chromium: Browser, tmp_path: Path) -> None:
        """A page without incidents opens and says that there is nothing."""
        path = tmp_path / "empty.html"
        path.write_text(map_page([]), encoding="utf-8")
        one = open_map(chromium, path)
        assert one.status == "There are no incidents."
        expect(one.page.locator("#tab-incidents-panel .list")).to_have_attribute(
            "data-empty", "There are no incidents."
        )
        assert "There are no incidents." in sheets(one.page)[0]
        assert "As reported" not in sheets(one.page)[0]
        assert one.errors == []
        one.page.context.close()

    def test_an_empty_map_says_so_in_an_article(self, chromium: Browser, tmp_path: Path) -> None:
        """Embedded, where there is no list, the line under the title says that there is nothing."""
        path = tmp_path / "empty.html"
        path.write_text(map_page([]), encoding="utf-8")
        one = open_map(chromium, path, "#embed")
        expect(one.page.get_by_text("There are no incidents.").and_(one.page.locator(".status"))).to_be_visible()
        one.page.context.close()

    def test_the_name_of_a_country_stays_within_it(self, chromium: Browser, tmp_path: Path) -> None:
        """Where there is no room for a name in its own country it is left out, instead of naming another one."""
        path = tmp_path / "world.html"
        path.write_text(map_page([]), encoding="utf-8")
        one = open_map(chromium, path)
        drawn: dict[str, float] = one.page.evaluate(NAMES_DRAWN)
        assert {"CANADA", "AUSTRALIA", "ALGERIA"} <= drawn.keys()
        reach = {"EGYPT": (22, 32), "TÜRKIYE": (36, 42), "PAKISTAN": (24, 37), "MYANMAR": (10, 28), "ZAMBIA": (-18, -8),
                 "TANZANIA": (-12, -1), "UZBEKISTAN": (37, 46), "ALGERIA": (19, 37)}  # fmt: skip
        assert {
            name: drawn[name]
            for name, (south, north) in reach.items()
            if name in drawn and not south < drawn[name] < north
        } == {}
        one.page.context.close()

    def test_a_map_without_dates_points_to_the_undated(self, chromium: Browser, tmp_path: Path) -> None:
        """Where no incident has a date there is no timeline, and the undated incidents are what is listed first."""
        path = tmp_path / "undated.html"
        path.write_text(map_page([replace(samples()[0], date=EventDate())]), encoding="utf-8")
        one = open_map(chromium, path)
        expect(one.rows("undated")).to_have_count(1)
        one.page.get_by_role("tab", name="Incidents 0").click()
        expect(one.page.locator("#tab-incidents-panel .list")).to_have_attribute(
            "data-empty", re.compile("see Undated")
        )
        expect(one.page.locator(".timeline-box")).to_be_hidden()
        assert one.errors == []
        one.page.context.close()

    def test_rows_say_how_near_the_place_is(self, opened: OpenMap) -> None:
        """A place that an incident was near, or only somewhere in, is not told as if it were its own."""
        one = opened()
        one.page.get_by_label("Search").fill("Vuhledar")
        expect(one.rows().first).to_contain_text("near Vuhledar")
        one.page.get_by_label("Search").fill("Donetsk Oblast")
        expect(one.rows().first).to_contain_text("somewhere in Donetsk Oblast")


class TestAdded:
    def test_tiles_that_a_user_asks_for_are_loaded_and_named(self, chromium: Browser, tmp_path: Path) -> None:
        """The policy lets the tiles' host through and no other; the page says what it loads."""
        path = tmp_path / "tiles.html"
        path.write_text(
            map_page(samples(), tiles="https://{s}.tile.example/{z}/{x}/{y}.png", tiles_credit="Example"),
            encoding="utf-8",
        )
        page = chromium.new_context().new_page()
        page.route(re.compile("^https:"), lambda route: route.fulfill(body=TILE, content_type="image/svg+xml"))
        page.goto(path.as_uri())
        expect(page.locator("img.leaflet-tile-loaded").first).to_be_attached()
        expect(page.locator(".map-notes")).to_contain_text("Added layers load from *.tile.example")
        page.context.close()

    def test_a_layer_of_folium_s_own_is_drawn(self, chromium: Browser, tmp_path: Path) -> None:
        """A user's GeoJSON lies on the map with the incidents, offline as before."""
        path = tmp_path / "layer.html"
        line = {"type": "LineString", "coordinates": [[30, 45], [40, 50]]}
        made = TimeMap(samples())
        folium.GeoJson(line).add_to(made)
        made.save(path)
        one = open_map(chromium, path)
        expect(one.page.locator("path.leaflet-interactive")).to_have_count(1)
        assert one.shown == 13
        assert (one.errors, one.requests) == ([], [])
        one.page.context.close()


def saved(one: object, name: str) -> bytes:
    """The bytes of the file that a button of the Export menu offers."""
    page = one.page  # type: ignore[attr-defined]
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()
