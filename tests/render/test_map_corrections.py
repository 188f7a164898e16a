"""Correcting on the map: decisions noted on cards, saved as a file, read again as corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from eventgeo.pipeline import read_corrections
from eventgeo.records import Correction
from eventgeo.render import map_page
from tests.render.conftest import OpenMap
from tests.render.map_driver import MapDriver, open_map
from tests.render.map_samples import PLACES, samples

pytestmark = pytest.mark.browser


def correct(one: MapDriver) -> None:
    """Turn the correction mode on, as a person does."""
    one.page.get_by_text("View", exact=True).click()
    one.page.get_by_label("Correct", exact=True).check()
    one.page.keyboard.press("Escape")
    expect(one.page.get_by_label("Correct", exact=True)).to_be_hidden()


def note(one: MapDriver, action: str, value: str = "", *, why: str = "as the mayor said") -> None:
    """Fill in the form of the open card and note the decision."""
    form = one.page.locator(".correct")
    form.get_by_label("What").select_option(action)
    if value:
        form.get_by_label("New value").fill(value)
    form.get_by_label("Who decides").fill("A. Analyst")
    form.get_by_label("Why").fill(why)
    form.get_by_role("button", name="Note it").click()


def saved(one: MapDriver, path: Path) -> Path:
    """The file that the page saves."""
    with one.page.expect_download() as waiting:
        one.page.get_by_role("button", name="Save corrections").click()
    waiting.value.save_as(path)
    return path


def test_decisions_are_noted_and_saved_as_a_corrections_file(opened: OpenMap, tmp_path: Path) -> None:
    """Place, date, type, toll, drop and confirm; the file is read back strictly, with who, why and the evidence."""
    one = opened()
    correct(one)
    one.rows().first.click()
    for action, value in (
        ("place", "-1.5, 29.2"),
        ("date", "2023-02-13/2023-02-14"),
        ("type", "drone strike"),
        ("toll", "killed 3-5; wounded 2+"),
        ("confirm", ""),
    ):
        note(one, action, value)
    expect(one.page.locator(".noted")).to_have_count(5)
    one.page.get_by_role("button", name="Take back confirm").click()
    one.page.get_by_role("button", name="Next incident").click()
    note(one, "drop", why="a rumour, =1+1")
    expect(one.page.locator(".correction-bar")).to_contain_text("5 corrections noted")
    rulings, issues = read_corrections([saved(one, tmp_path / "corrections.csv")])
    assert issues == []
    assert [(r.correction.action, r.correction.value) for r in rulings] == [
        ("place", "-1.5, 29.2"),
        ("date", "2023-02-13/2023-02-14"),
        ("type", "drone strike"),
        ("toll", "killed 3-5; wounded 2+"),
        ("drop", ""),
    ]
    assert {r.correction.who for r in rulings} == {"A. Analyst"}
    assert rulings[-1].correction.why == "a rumour, =1+1"
    known = {(report.doc, report.sha256, report.trigger, report.quote) for each in samples() for report in each.reports}
    assert all((r.evidence.doc, r.evidence.sha256, r.evidence.trigger, r.evidence.quote) in known for r in rulings)


def test_a_decision_that_cannot_be_is_not_noted(opened: OpenMap) -> None:
    """The reason stands beside the form."""
    one = opened()
    correct(one)
    one.rows().first.click()
    note(one, "date", "14/02/2023")
    expect(one.page.locator(".problem")).to_contain_text("Write the value as 2023-02-14")
    note(one, "drop", why="")
    expect(one.page.locator(".problem")).to_contain_text("Say why")
    expect(one.page.locator(".noted")).to_have_count(0)


def test_a_click_on_the_map_is_the_new_place(opened: OpenMap, tmp_path: Path) -> None:
    """While a place is corrected, the map is clicked for its coordinates."""
    one = opened()
    correct(one)
    one.rows().first.click()
    one.page.locator(".correct").get_by_label("What").select_option("place")
    one.click_map(PLACES["Kherson"]["lat"], PLACES["Kherson"]["lon"])
    value = one.page.locator(".correct").get_by_label("New value").input_value()
    lat, lon = map(float, value.split(","))
    assert (lat, lon) == (
        pytest.approx(PLACES["Kherson"]["lat"], abs=0.2),
        pytest.approx(PLACES["Kherson"]["lon"], abs=0.2),
    )


def test_what_was_decided_stands_on_the_card(chromium: Browser, tmp_path: Path) -> None:
    """Who, why, and what was read before; hostile words stay words."""
    first, *rest = samples()
    made = Correction("place", "Sake; -1.5, 29.0", "A. Analyst", "<img src=x onerror=alert(1)>", "Goma; -1.7, 29.2")
    path = tmp_path / "index.html"
    path.write_text(map_page([replace(first, corrections=(made,)), *rest]), encoding="utf-8")
    one = open_map(chromium, path, f"#sel={first.id}")
    expect(one.page.locator(".decisions")).to_contain_text("Place Sake; -1.5, 29.0, read before as Goma; -1.7, 29.2")
    expect(one.page.locator(".decisions")).to_contain_text("A. Analyst: <img src=x onerror=alert(1)>")
    assert one.errors == []
    one.page.context.close()
