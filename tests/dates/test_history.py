"""A history is read by its own clock, whatever the day of publication."""

from datetime import date

import pytest

from eventgeo.dates import timexes
from eventgeo.language import layout
from eventgeo.records import Publication

HISTORY = """The border war began in May 1951, when the northern army crossed the river. On 3 June the first town fell,
and by 9 July the garrison of the fort had given up. The next day its commander was executed.

In December the rains stopped the advance. In January the armies moved again (a peace plan of 1949 had been forgotten),
and on 14 February the capital was shelled for the first time. Two days later the government left it. In the spring of
1952 the front lines froze, and after 1953 only patrols met. The war ended on 20 August 1954; the treaty was signed a
month later.

By 1956 most prisoners had returned. In 1957 the river was cleared of mines, and in 1960 the fort became a museum.
It was closed for the first six months of 1961. Later that year talks on the border began, and they lasted until the
following February.

Later years

In June 1963 a bridge was begun, which was open by the following April."""


def values(published: date | None) -> dict[str, str]:
    """The value of each surface, the first of those that stand more than once."""
    found: dict[str, str] = {}
    for timex in timexes(layout(HISTORY), Publication(published)):
        found.setdefault(" ".join(timex.surface.split()), timex.value)
    return found


@pytest.mark.parametrize("published", [date(2023, 2, 14), date(1999, 7, 1), None])
@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("May 1951", "1951-05"),
        ("3 June", "1951-06-03"),
        ("9 July", "1951-07-09"),
        ("The next day", "1951-07-10"),
        ("December", "1951-12"),
        ("January", "1952-01"),
        ("14 February", "1952-02-14"),
        ("Two days later", "1952-02-16"),
        ("the spring of 1952", "1952-SP"),
        ("20 August 1954", "1954-08-20"),
        ("a month later", "1954-09"),
        ("the first six months of 1961", "P6M"),
        ("Later that year", "1961"),
        ("the following February", "1962-02"),
        ("the following April", "1964-04"),
    ],
)
def test_a_history_counts_from_its_own_dates(published: date | None, surface: str, value: str) -> None:
    """Yearless dates take the story's year, and a bracket or a bound does not move the story."""
    assert values(published)[surface] == value


def test_a_heading_of_years_is_no_length() -> None:
    """A heading such as "Later years" tells no time."""
    assert "years" not in {surface.lower() for surface in values(None)}


def test_a_news_report_with_one_old_year_stays_news() -> None:
    """A year of the past alone makes no history: weekdays still count from publication."""
    text = "Rebels who took up arms in 1998 shelled the town on Monday, the mayor said. Two people were hurt yesterday."
    found = {timex.surface: timex.value for timex in timexes(layout(text), Publication(date(2023, 2, 14)))}
    assert found == {"1998": "1998", "Monday": "2023-02-13", "yesterday": "2023-02-13"}


def test_a_background_paragraph_lends_its_year() -> None:
    """In news too, a date of long ago takes the year that its paragraph told; one of these days does not."""
    text = "On April 6, 1994, a plane was shot down. On July 4 the rebels took the capital. He spoke of it on Feb. 3."
    found = {timex.surface: timex.value for timex in timexes(layout(text), Publication(date(2023, 2, 14)))}
    assert found == {"April 6, 1994": "1994-04-06", "July 4": "1994-07-04", "Feb. 3": "2023-02-03"}


SECTIONS = """2003: Invasion

On 20 March 2003 the army crossed the border. It had been warned in August 2002. On 9 April the capital fell.

2004: Revolt

In April guerrillas rose in the west; 600 died (by a count of 2011). By June they held the bridge.

2003 again

In July of 2003 the council met, and in December the general was caught. The year 1991 was on everyone's lips."""


@pytest.mark.parametrize(
    ("surface", "value"),
    [("9 April", "2003-04-09"), ("April", "2004-04"), ("June", "2004-06"), ("December", "2003-12")],
)
def test_a_flashback_and_a_heading_keep_their_years(surface: str, value: str) -> None:
    """A year told in passing dates nothing after it, and a heading's year dates what stands under it."""
    found: dict[str, str] = {}
    for timex in timexes(layout(SECTIONS), Publication(date(2023, 2, 14))):
        found.setdefault(timex.surface, timex.value)
    assert found[surface] == value


def test_an_hour_of_a_history_is_of_the_day_that_its_paragraph_told() -> None:
    """In another paragraph the day is not known."""
    text = (
        HISTORY
        + " On 5 May 1961 guests came. The gate was opened at 10:30 a.m. to all.\n\nIt was shut at 6:30 p.m. again."
    )
    found = {timex.surface: timex.value for timex in timexes(layout(text), Publication(date(2023, 2, 14)))}
    assert (found["10:30 a.m."], found["6:30 p.m."]) == ("1961-05-05T10:30", "XXXX-XX-XXT18:30")


def test_a_chronology_keeps_its_year() -> None:
    """A day that begins a line is of the year of the line before, in a report of another year too."""
    text = (
        "27 March 2022: Soldiers land.\n28 March: Soldiers shoot men.\n5 April: They leave.\n\nA judge spoke on 3 July."
    )
    found = [timex.value for timex in timexes(layout(text), Publication(date(2023, 7, 15)))]
    assert found == ["2022-03-27", "2022-03-28", "2022-04-05", "2023-07-03"]
