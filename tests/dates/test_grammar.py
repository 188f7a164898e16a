"""The data files of the grammar fit together, so that whoever edits a line learns at once what is amiss."""

import re
from datetime import date

import pytest

from eventgeo.dates.days import easter, pascha
from eventgeo.dates.forms import Form, forms, word_keys
from eventgeo.dates.guards import GUARDS
from eventgeo.dates.parser import ask
from eventgeo.dates.tables import table
from eventgeo.dates.values import ACTIONS
from eventgeo.dates.values.references import day_in
from eventgeo.dates.vocabulary import class_patterns

CLASSES = {"{" + name + "}" for name in class_patterns()} | {"{holiday}"}
SHAPES = {"#" + row[0] for row in table("shapes.tsv")} | {"#joined"}


def test_each_form_has_its_own_name() -> None:
    """The name is what "explain" shows, so it stands once."""
    names = [form.name for form in forms()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_a_form_names_what_there_is(form: Form) -> None:
    """Its action has a function, its style is known, and what it needs is a word, a class or a shape."""
    assert form.action in ACTIONS
    assert form.style in ("any", "news", "history")
    for need in form.needs:
        assert need in CLASSES | SHAPES or re.fullmatch(r"[a-z0-9]+", need), need
        if need.isalpha():
            assert word_keys(need), need


def test_each_action_and_guard_is_used() -> None:
    """No function waits for a form that is gone."""
    used = {form.action for form in forms()}
    assert set(ACTIONS) == used
    assert set(GUARDS) <= used


@pytest.mark.parametrize("row", table("holidays.tsv"), ids=lambda row: row[0][:20])
def test_a_named_day_has_a_day_in_each_year(row: tuple[str, str]) -> None:
    """Every rule but "?" names a day of any year."""
    days = [day_in(row[1], year) for year in (1950, 2000, 2023, 2024)]
    assert all(day is None for day in days) if row[1] == "?" else all(day is not None for day in days)


def test_the_feasts_fall_where_the_calendars_say() -> None:
    """Western and Orthodox Easter of some years, by the published tables."""
    assert [easter(year) for year in (1990, 2000, 2022, 2023)] == [
        date(1990, 4, 15),
        date(2000, 4, 23),
        date(2022, 4, 17),
        date(2023, 4, 9),
    ]
    assert [pascha(year) for year in (2022, 2023, 2024)] == [date(2022, 4, 24), date(2023, 4, 16), date(2024, 5, 5)]


@pytest.mark.parametrize(
    ("written", "languages", "day"),
    [
        ("14.02.2023", ("en",), None),
        ("2023-02-30", ("en",), None),
        ("24 лютого 2022", ("uk", "ru"), date(2022, 2, 24)),
        ("24 февраля 2022", ("uk", "ru"), date(2022, 2, 24)),
    ],
)
def test_dateparser_answers_at_its_door(written: str, languages: tuple[str, ...], day: date | None) -> None:
    """What the room relies on from dateparser; a new version that reads otherwise fails here."""
    found = ask(written, languages, "DMY" if day is None and "." in written else "MDY")
    assert found == (date(2023, 2, 14) if "." in written else day)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("вівторок", date(2023, 2, 14)),
        ("понеділок", date(2023, 2, 13)),
        ("среда", date(2023, 2, 8)),
        ("вчора", date(2023, 2, 13)),
        ("послезавтра", date(2023, 2, 16)),
        ("три дні тому", date(2023, 2, 11)),
        ("две недели назад", date(2023, 1, 31)),
    ],
)
def test_dateparser_counts_from_the_base(written: str, day: date) -> None:
    """Weekdays and relative days of both languages, from Tuesday, 14 February 2023."""
    assert ask(written, ("uk", "ru"), base=date(2023, 2, 14)) == day
