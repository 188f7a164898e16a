"""The article that the project began from, read whole and judged by its hand-made gold."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from eventgeo.records import km
from tests.conftest import invoke
from tests.measure.corpora import SCORERS, SEED

ARTICLE = SEED / "000_cf94bf4bbbcac115.txt"
GOLD = SEED / "gold.json"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the seed article is not beside the project")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article, built with its publication date."""
    return build(tmp_path_factory.mktemp("seed"), "--published", "2023-02-14")


def build(out: Path, *options: str) -> Path:
    """Build the article by the command."""
    assert invoke("build", ARTICLE, "-o", out, *options).exit_code == 0
    return out


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def score(out: Path) -> dict[str, Any]:
    """What the scorer says of the events of a build."""
    scorer = [sys.executable, str(SCORERS / "score_seed.py"), str(GOLD), str(out / "events.jsonl")]
    done = subprocess.run([*scorer, "--doc", ARTICLE.name, "--json"], check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_core_facts_are_found_once_and_nothing_forbidden_is(built: Path) -> None:
    """Battle, statement, meeting and troop movement: each once, at its day and place; no stray pin."""
    answer = score(built)
    assert (answer["core"], answer["duplicates"], answer["forbidden"], answer["stray_pins"]) == (4, 0, 0, 0)
    assert answer["unmatched"] == 0


def test_the_day_is_found_without_being_given(tmp_path: Path) -> None:
    """The caption's date and the weekday of the lead agree on 14 February 2023."""
    out = build(tmp_path)
    answer = score(out)
    assert (answer["core"], answer["forbidden"], answer["stray_pins"]) == (4, 0, 0)
    days = {incident["date"]["end"] for incident in lines(out / "events.jsonl") if incident["subtype"] == "meeting"}
    assert days <= {"2023-02-13", "2023-02-14"}


def test_secondary_facts_stand_as_what_they_are(built: Path) -> None:
    """Old news is background, losses are no deaths, promised tanks are planned, a vow is about its place."""
    incidents = lines(built / "events.jsonl")

    def told(words: str) -> list[dict[str, Any]]:
        return [i for i in incidents if any(words in report["quote"] for report in i["reports"])]

    assert not [i for i in incidents if i["killed"]]
    assert all(i["kind"] == "summary" for i in told("100,000"))
    assert any(i["background"] for i in told("Finland applied"))
    assert any(i["background"] for i in incidents if i["place"] and i["place"]["name"] == "Ukraine")
    assert any(i["modality"] == "planned" and i["subtype"] == "military aid" for i in told("Abrams"))
    vow = [i for i in told("last week vowed") if i["type"] == "Diplomacy"]
    assert [i["place"]["role"] for i in vow if i["place"]] in ([], ["about"])


@pytest.mark.parametrize("place", json.loads(GOLD.read_text("utf-8"))["places"] if GOLD.exists() else [], ids=str)
def test_every_place_of_the_gold_is_in_the_layer_of_mentions(built: Path, place: dict[str, Any]) -> None:
    """Each place is there with its country, near its point, as often as it stands in the text."""
    named = [line for line in lines(built / "places.jsonl") if mentions(line, place["mention"])]
    written = len(re.findall(rf"\b{place['mention']}\b", ARTICLE.read_text("utf-8")))
    assert sum(mentions(line, place["mention"]) for line in named) == written
    expected = place["expect"]
    assert {line["country"] for line in named} == {expected["iso2"]}
    if "lat" in expected:
        assert min(km(line["lat"], line["lon"], expected["lat"], expected["lon"]) for line in named) < 60
    if "precision" in expected:
        assert expected["precision"] in {line["precision"] for line in named}


def mentions(line: dict[str, Any], name: str) -> int:
    """How many of a place's mentions have this name, with or without "the" and the kind of place after it."""
    text = ARTICLE.read_text("utf-8")
    return sum(name in text[m["start"] : m["end"] + len(" region")] for m in line["mentions"])


@pytest.mark.browser
def test_the_page_shows_it_in_a_real_browser(built: Path, chromium: Browser) -> None:
    """Pins at Bakhmut and Brussels, a slider that changes what is shown, no error, no request."""
    page = chromium.new_page()
    errors: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: requests.append(request.url))
    page.goto((built / "index.html").as_uri())
    page.evaluate("window.__mapTimeline.ready")
    listed = page.inner_text("body")
    assert "Bakhmut" in listed
    assert "Brussels" in listed
    page.evaluate("window.__mapTimeline.set(window.__mapTimeline.min)")
    assert page.inner_text("body") != listed
    assert not errors
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()
