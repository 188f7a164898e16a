"""Ukrainian and Russian reports: dates, places and events, on a hundred sentences written for this project."""

import csv
from pathlib import Path

import pytest

from eventgeo import pipeline
from eventgeo.records import Document, Mentions, km

LINES = [line for line in Path(__file__).with_name("cyrillic.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
NEAR_KM = 25


def mentions(text: str) -> Mentions | None:
    """What a sentence published on 15 February 2023 mentions."""
    document = Document("sentence", text, published="2023-02-15", published_basis="given")
    return pipeline.read_document(document, wanted="mentions").mentions


@pytest.fixture(scope="module")
def found() -> list[Mentions | None]:
    """The reading of each sentence."""
    return [mentions(row["text"]) for row in ROWS]


def test_days_are_read(found: list[Mentions | None]) -> None:
    """Of 100 days all are read, a night as its two, and nothing else is taken for one."""
    read = [[timex for timex in one.timexes if timex.first] if one else [] for one in found]
    days = [{day.isoformat() for timex in each for day in (timex.first, timex.last) if day} for each in read]
    assert sum(row["day"] in each for row, each in zip(ROWS, days, strict=True)) >= 99
    assert sum(map(len, read)) <= 101


def test_places_are_read_in_any_case(found: list[Mentions | None]) -> None:
    """Of 100 inflected names 96 are placed within 25 km, and three others are found."""
    right, names = 0, 0
    for row, one in zip(ROWS, found, strict=True):
        points = [(each.lat, each.lon) for each in one.toponyms if each.lat is not None] if one else []
        right += any(km(lat, lon or 0.0, float(row["lat"]), float(row["lon"])) <= NEAR_KM for lat, lon in points)
        names += len(points)
    assert right >= 95
    assert names <= right + 5


def test_events_are_told_from_what_is_none() -> None:
    """Of 100 sentences 94 give the event that they tell of, or none; the other six give nothing, by name."""
    right, wrong = 0, 0
    for row in ROWS:
        document = Document("sentence", row["text"], published="2023-02-15", published_basis="given")
        subtypes = [event.subtype for event in pipeline.read_document(document).events] or ["-"]
        right += subtypes == [row["event"]]
        wrong += subtypes not in ([row["event"]], ["-"])
    assert right >= 94
    assert wrong == 0
