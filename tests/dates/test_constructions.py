"""Each construction has its value and its days; no trap is taken for an expression of time."""

from datetime import date
from pathlib import Path

import pytest

from eventgeo.dates import timexes
from eventgeo.language import layout
from eventgeo.records import Publication, Timex

TUESDAY = Publication(date(2023, 2, 14), None, "given", 1.0)


def rows(name: str, width: int) -> list[list[str]]:
    """The rows of a table beside this file, each of so many cells."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row + [""] * (width - len(row)) for row in cells[1:]]


def found(sentence: str, publication: Publication = TUESDAY) -> tuple[Timex, ...]:
    return timexes(layout(sentence), publication)


def written(day: date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize(
    ("sentence", "surface", "value", "first", "last", "time"), rows("constructions.tsv", 6), ids=lambda cell: cell[:40]
)
def test_a_construction_has_its_value_and_days(
    sentence: str, surface: str, value: str, first: str, last: str, time: str
) -> None:
    """The span, the TIMEX3 value, the first and last day and the time of day are those of the table."""
    matches = [timex for timex in found(sentence) if timex.surface == surface]
    assert matches, [(timex.surface, timex.value) for timex in found(sentence)]
    timex = matches[0]
    assert (timex.value, written(timex.first), written(timex.last), timex.time or "") == (value, first, last, time)


@pytest.mark.parametrize(("published", "sentence", "surface", "days"), rows("news.tsv", 4), ids=lambda cell: cell[:40])
def test_news_and_war_narrative_have_their_days(published: str, sentence: str, surface: str, days: str) -> None:
    """The span and the days that it may mean are those of the table, by the day on which the sentence was published."""
    publication = Publication(date.fromisoformat(published), None, "given", 1.0)
    matches = [timex for timex in found(sentence, publication) if timex.surface == surface]
    assert matches, [(timex.surface, timex.value) for timex in found(sentence, publication)]
    first, last = written(matches[0].first), written(matches[0].last)
    assert (first if first == last else f"{first}/{last}") == days


@pytest.mark.parametrize(("sentence", "surface", "tense"), rows("tense.tsv", 3), ids=lambda cell: cell[:40])
def test_a_weekday_lies_where_its_clause_tells(sentence: str, surface: str, tense: str) -> None:
    """A weekday is the last one where its clause tells of what was, the next one where it tells of what will be."""
    day = next(timex.first for timex in found(sentence) if timex.surface == surface)
    assert day is not None
    assert tense == ("future" if day > date(2023, 2, 14) else "past")


@pytest.mark.parametrize(("sentence", "allowed"), rows("traps.tsv", 2), ids=lambda cell: cell[:40])
def test_a_trap_is_not_a_date(sentence: str, allowed: str) -> None:
    """Words and numbers that only look like dates are left alone."""
    assert [timex.surface for timex in found(sentence) if timex.surface not in allowed.split("|")] == []


@pytest.mark.parametrize(
    ("sentence", "surface", "value"),
    [
        ("Two men were shot on Monday.", "Monday", "XXXX-WXX-1"),
        ("Two men were shot yesterday.", "yesterday", "XXXX-XX-XX"),
        ("Two men were shot in March.", "March", "XXXX-03"),
        ("Two men were shot on March 5.", "March 5", "XXXX-03-05"),
        ("Two men were shot last week.", "last week", "XXXX-WXX"),
        ("Two men were shot last month.", "last month", "XXXX-XX"),
        ("Two men were shot last year.", "last year", "XXXX"),
        ("Two men were shot overnight.", "overnight", "XXXX-XX-XXTNI"),
        ("Двоє загинули вчора.", "вчора", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_day_relative_dates_stay_unresolved(sentence: str, surface: str, value: str) -> None:
    """The value has X's for what is not known, and no day is guessed."""
    timex = next(timex for timex in found(sentence, Publication()) if timex.surface == surface)
    assert (timex.value, timex.first, timex.last) == (value, None, None)


def test_complete_dates_need_no_publication_day() -> None:
    """A date with its year is read without any clock."""
    (timex,) = found("The bridge was blown up on March 5, 2022.", Publication())
    assert (timex.first, timex.last, timex.anchor) == (date(2022, 3, 5), date(2022, 3, 5), None)


def test_a_relative_date_tells_its_rule_and_its_anchor() -> None:
    """What "explain" shows: the form's name and the day that was counted from."""
    (timex,) = found("A convoy was ambushed last Thursday.")
    assert (timex.rule, timex.anchor) == ("weekday", date(2023, 2, 14))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("TWO SOLDIERS DIED IN A CLASH ON TUESDAY, THE ARMY COMMAND IN THE CAPITAL REPORTED.", "2023-02-14"),
        ("TWO SOLDIERS DIED IN A CLASH ON 9 FEBRUARY, THE ARMY COMMAND IN THE CAPITAL REPORTED.", "2023-02-09"),
    ],
)
def test_agency_capitals_are_read(text: str, value: str) -> None:
    """Upper-case text gives the same dates as mixed case."""
    assert [timex.value for timex in found(text)] == [value]


@pytest.mark.parametrize("text", ["THE ARMY MAY MARCH ON THE CAPITAL, SAID THE GENERAL WHO SAT IN COURT."])
def test_agency_capitals_set_no_trap(text: str) -> None:
    """Modal verbs and marches are no months in capitals either."""
    assert found(text) == ()
