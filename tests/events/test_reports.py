"""Reports of today's wars read whole: what, how told, when, where, how many and who, and nothing besides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eventgeo.records import Event, EventDate, Toll
from tests.events.readings import told

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("reports.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _number(toll: Toll | None) -> str:
    if toll is None:
        return "-"
    if toll.low == toll.high:
        return str(toll.low)
    return f"{toll.low}+" if toll.high is None else f"{toll.low}-{toll.high}"


def _date(date: EventDate) -> str:
    return str(date.start) if date.start == date.end else f"{date.start or ''}/{date.end or ''}"


def _standing(event: Event) -> str:
    marks = [event.modality, "background" if event.background else "", "summary" if event.kind == "summary" else ""]
    return " ".join(filter(None, marks))


def shown(event: Event) -> str:
    """An event as the table writes it."""
    who = ", ".join(f"{actor.name} {actor.role}" for actor in event.actors) or "-"
    where = event.place.name if event.place else "-"
    numbers = [_number(event.killed), _number(event.wounded)]
    return "; ".join([event.subtype, _standing(event), _date(event.date), where, *numbers, who])


@pytest.mark.parametrize("row", ROWS, ids=[row[1][:50] for row in ROWS])
def test_a_report_is_read_as_an_analyst_reads_it(row: list[str]) -> None:
    """Each event of the report as the table has it, in the order of the text, and no other."""
    published, text, *expected = row
    assert [shown(event) for event in told(text, published)] == expected


@pytest.mark.parametrize("heading", ["Morning report, 16 November 2024", "What happened this week"])
def test_the_day_of_a_report_dates_nothing_that_it_tells(heading: str) -> None:
    """A heading that gives the report's own day, or the week it looks back on, leaves the days to its sentences."""
    text = heading + "\n\nFighters captured {Kanpetlet} on Wednesday. At least 20 soldiers were killed."
    assert {event.date.start for event in told(text, "2024-11-16")} == {date(2024, 11, 13)}
