"""The day of publication is stated or read from the report's own words, and refused where it would be a guess."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from eventgeo.dates import publication, timexes
from eventgeo.language import layout
from eventgeo.records import Document, Publication

BODY = "\n\nTwo shells hit the market of the town, the mayor said on Tuesday. Nobody was hurt, he added.\n\n"
CAPTION = "Firefighters at the burning market of the town, February 13, 2023. REUTERS/Staff Member"


def read(text: str, fallback: str | None = None, **known: Any) -> Publication:
    return publication(Document("a", text, **known), layout(text), fallback)


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (
            "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [REPORT] [TEXT] THE ARMY SAID TODAY THAT TWO MEN DIED.",
            "1990-01-03",
            "dateline",
        ),
        ("   LIMA, JUNE 11 89 (AFP) -- [TEXT] A BOMB EXPLODED NEAR THE PORT ON SUNDAY.", "1989-06-11", "dateline"),
        ("KYIV, Feb. 14, 2023 (Reuters) - Two shells hit a market, the mayor said.", "2023-02-14", "dateline"),
        ("KHARKIV, Ukraine, 14 February 2023 — Two shells hit a market, the mayor said.", "2023-02-14", "dateline"),
        ("Shells hit market\n\nPublished: 14 February 2023" + BODY, "2023-02-14", "dateline"),
        ("Shells hit market\n\nPublished on Tuesday, February 14, 2023" + BODY, "2023-02-14", "dateline"),
        ("Shells hit market\n\nUpdated 2023-02-14" + BODY, "2023-02-14", "dateline"),
        ("Shells hit market\n\nBy A Reporter\n\nFebruary 14, 2023" + BODY, "2023-02-14", "dateline"),
        ("Shells hit market" + BODY + CAPTION, "2023-02-14", "caption"),
        (
            "Снаряди влучили в ринок\n\nОпубліковано: 14 лютого 2023 року\n\nДвоє загинули.",
            "2023-02-14",
            "dateline",
        ),
    ],
    ids=lambda cell: str(cell)[:30],
)
def test_the_report_tells_its_day(text: str, day: str, basis: str) -> None:
    """Datelines, labelled dates, a line with the date, a caption with which a weekday agrees."""
    found = read(text)
    assert (str(found.day), found.basis) == (day, basis)
    assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Crisis watch: week of 3 March 2025" + BODY,
        "Shells hit market" + BODY,
        "SAN SALVADOR, NO DATE -- [TEXT] THE ARMY SAID TODAY THAT TWO MEN DIED.",
        "KYIV, Feb. 14 (Reuters) - Two shells hit a market, the mayor said.",
        "Shells hit market\n\nPublished: Monday, 14 February 2023" + BODY,
        "Shells hit market\n\nPublished: 30 February 2023" + BODY,
        "Shells hit market\n\nTwo shells hit the market of the town, the mayor said. Nobody was hurt.\n\n" + CAPTION,
        "Shells hit market" + BODY + CAPTION.replace("Firefighters", "File photo: firefighters"),
        "Shells hit market" + BODY + "The siege ended on February 20, 2023, he recalled.\n\n" + CAPTION,
        "On March 5, 2022, a bridge was blown up. It has since been rebuilt by the army.",
        "",
    ],
    ids=lambda cell: cell[:30],
)
def test_a_guess_is_refused(text: str) -> None:
    """No date, no year, a weekday that contradicts, an old photograph, a later date in the text: not known."""
    assert read(text) == Publication()


def test_what_the_document_states_comes_first() -> None:
    """Its own date, or instant with a zone, is taken as it stands."""
    zone = timezone(timedelta(hours=2))
    text = "KYIV, Feb. 14, 2023 (Reuters) - Two shells hit a market."
    assert read(text, published="2023-02-13") == Publication(date(2023, 2, 13), None, "given", 1.0)
    assert read(text, published="2023-02-13T23:30:00+02:00", published_basis="metadata") == Publication(
        date(2023, 2, 13), datetime(2023, 2, 13, 23, 30, tzinfo=zone), "metadata", 1.0
    )


def test_the_fallback_comes_last() -> None:
    """What the user gave for all reports stands in only where a report tells nothing."""
    assert read("Two shells hit a market.", fallback="2023-02-14") == Publication(date(2023, 2, 14), None, "given", 1.0)
    assert read("KYIV, Feb. 13, 2023 (Reuters) - A market was hit.", fallback="2023-02-20").day == date(2023, 2, 13)


def test_the_day_in_the_address_is_read() -> None:
    """An address with the day in its path tells it."""
    for path in ("2023/02/14/market-shelled", "2023-02-14", "20230214-market-shelled", "market_20230214.html"):
        found = read("Two shells hit a market.", url=f"https://news.example/world/{path}")
        assert (found.day, found.basis) == (date(2023, 2, 14), "metadata")
    assert read("Two shells hit a market.", url="https://news.example/world/20231345-market").day is None


def test_nothing_is_published_after_it_was_retrieved() -> None:
    """A date after the retrieval is refused."""
    text = "KYIV, Feb. 14, 2023 (Reuters) - Two shells hit a market."
    assert read(text, retrieved="2023-02-10T12:00:00+00:00").day is None
    assert read(text, retrieved="2023-02-15T12:00:00+00:00").day == date(2023, 2, 14)
    stated = {"published": "2099-01-01", "published_basis": "metadata"}
    assert read(text, retrieved="2023-02-15T12:00:00+00:00", **stated).day == date(2023, 2, 14)
    assert read(text, retrieved="2098-12-31T12:00:00+00:00", **stated).day == date(2099, 1, 1)


def test_a_broken_date_is_not_mended() -> None:
    """30 February is no day, and the next source is asked."""
    assert read("Two shells hit a market.", published="2023-02-30").day is None


@pytest.mark.parametrize(
    ("moment", "sentence", "value"),
    [
        ("2023-02-14T07:00:00+02:00", "The port was shelled overnight.", "2023-02-13TNI"),
        ("2023-02-14T21:00:00+02:00", "Frost is expected overnight.", "2023-02-14TNI"),
        ("2023-02-14T01:30:00+02:00", "Sirens sounded tonight.", "2023-02-13TNI"),
        ("2023-02-14T20:00:00+02:00", "Sirens sounded tonight.", "2023-02-14TNI"),
        ("2023-02-14T20:00:00+02:00", "Sirens sounded this morning.", "2023-02-14TMO"),
    ],
)
def test_the_hour_of_publication_tells_the_night(moment: str, sentence: str, value: str) -> None:
    """ "Overnight" and "tonight" depend on the hour at which the report appeared."""
    known = read(sentence, published=moment)
    assert [timex.value for timex in timexes(layout(sentence), known)] == [value]
