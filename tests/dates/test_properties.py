"""Whatever the text: offsets hold, days are in order, nothing is raised, and the work grows with the length alone."""

import itertools
import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgeo.dates import bearing, publication, timexes
from eventgeo.language import layout
from eventgeo.records import Document, Publication

WORDS = (
    "the a of last next two twenty three hundred days day night weeks month months year years ago before after later "
    "earlier Monday Tuesday nights May March January Feb. Sept. 1990 2023 12 31 99 3rd 21st 1990s 10:30 p.m. a.m. GMT "
    "first second quarter half century BC summer fall winter morning noon midnight today yesterday tomorrow tonight "
    "overnight mid-June 14.02.2023 2023-02-30 30/02/2023 9999 0001 every each daily early late end beginning and to "
    "- , . Christmas Easter Thanksgiving лютого вівторок вчора 14 ago тому назад 2024-W60 "
    "29 February 31 June 0 00 24:00 99:99 20230207 20239999 071630ZFEB23 31FEB23 FY23 2023-W07 Ramadan "
    "Muharram Sundays '99 4½ ( ) March 5 , 1200 people 12.02 о "
    "31.02 за останній дні рік початку року 2014-2015 роках минулого листопаді"
).split()
DAYS = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))


def check(text: str, day: date | None) -> None:
    shape = layout(text)
    moment = datetime(day.year, day.month, day.day, 3, tzinfo=UTC) if day else None
    known = Publication(day, moment, "given", 1.0) if day else Publication()
    found = timexes(shape, known)
    for timex in found:
        assert text[timex.start : timex.end] == timex.surface != ""
        assert (timex.first is None) == (timex.last is None)
        assert timex.first is None or timex.last is None or timex.first <= timex.last
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    for candidate in bearing(0, min(5, len(text)), shape, found, known):
        assert candidate.first is None or candidate.last is None or candidate.first <= candidate.last
    publication(Document("x", text), shape)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), DAYS)
def test_words_of_time_in_any_order_are_read_in_order(words: list[str], day: date | None) -> None:
    """Spans are exact and disjoint, first days are not after last days, and nothing is raised."""
    check(" ".join(words), day)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_text_is_read(text: str, day: date | None) -> None:
    """Any characters at all are read without an error."""
    check(text, day)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2, 3, 4), date(9998, 12, 31), date(9999, 12, 31)])
def test_named_days_end_with_the_calendar(day: date) -> None:
    """What would lie beyond the calendar is not read, and nothing is raised."""
    check("On Ramadan, last Eid al-Fitr, next Easter, Orthodox Easter, Thanksgiving and Christmas it rained.", day)


def test_the_same_text_gives_the_same_timexes() -> None:
    """Nothing is remembered from one text to the next."""
    shape = layout("In 1990 and on Monday, 3 March, two days later, the third quarter ended. A year earlier it rained.")
    known = Publication(date(2023, 2, 14))
    first = timexes(shape, known)
    timexes(layout("The third quarter of 1955 ended on 9 May 1955."), known)
    assert timexes(shape, known) == first


def random_text(length: int) -> str:
    """Letters, digits and marks in any order, months and weekdays among them."""
    chance = random.Random(7)
    parts = [*"abcdefghijklmnopqrstuvwxyz0123456789 .,-/:()\n", "May ", "Tuesday ", "вчора ", "日本"]
    return "".join(chance.choices(parts, k=length))[:length]


def dense_text(length: int) -> str:
    """Nothing but words of time, in any order."""
    return " ".join(random.Random(7).choices(WORDS, k=length // 4))[:length]


MEGABYTE, DENSE = 1_000_000, 160_000  # characters; each word of a dense text is tried by many forms
PATHOLOGICAL: dict[str, tuple[Callable[[int], str], int]] = {
    "digits": (lambda n: "1" * n, MEGABYTE),
    "numbers": (lambda n: "1 " * (n // 2), MEGABYTE),
    "spaces": (lambda n: "May" + " " * n + "5", MEGABYTE),
    "line breaks": (lambda n: "May" + "\n" * n + "5", MEGABYTE),
    "open brackets": (lambda n: "(" * n, MEGABYTE),
    "articles": (lambda n: "the of " * (n // 7), MEGABYTE),
    "random text": (random_text, MEGABYTE),
    "dotted numbers": (lambda n: "1.2.3." * (n // 6), DENSE),
    "hyphened years": (lambda n: "1990-" * (n // 5), DENSE),
    "months": (lambda n: "May " * (n // 4), DENSE),
    "nights": (lambda n: "the night of " * (n // 13), DENSE),
    "one sentence of years": (lambda n: 'in 1990 "' * (n // 9), DENSE),
    "mixed scripts": (lambda n: "14 лютого 2023 Monday 日本 " * (n // 26), DENSE),
    "words of time": (dense_text, DENSE),
}


@pytest.mark.parametrize("name", sorted(PATHOLOGICAL))
def test_time_grows_with_the_length(name: str) -> None:
    """A long text takes at most twice as long a character as a quarter of it: linear, but for the clock's noise."""
    known = Publication(date(2023, 2, 14))
    make, length = PATHOLOGICAL[name]
    seconds = []
    for part in (length // 4, length):
        shape = layout(make(part))
        begun = time.process_time()
        timexes(shape, known)
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * seconds[0] + 0.5, seconds
