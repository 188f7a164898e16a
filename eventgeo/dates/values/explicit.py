"""Dates that name a day, a month or a year."""

import re
from collections.abc import Iterator

from eventgeo.dates.clock import Clock
from eventgeo.dates.days import day_of, day_value, month_value, shift_day, shift_month, year_value
from eventgeo.dates.guards.words import listed, next_word
from eventgeo.dates.hit import Hit, portion
from eventgeo.dates.values.steps import TOLD, step_of
from eventgeo.dates.values.years import day_number, month_number, whole_year, whose_year, year_for
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex, TimexType

BARE_YEAR = re.compile(r"\s\d\d\Z")
SOON = 15  # years ahead of the text of which two figures with an apostrophe may be: "'30" in 2023
LIST_GOES_ON = re.compile(r"\s*(?:\Z|[^\w\s]|(?:and|or)\b)")  # behind the second of several days
OLD = 1900  # years of which news seldom name a day before what they count
SHORT_WORD = 3  # letters of a word that is no plural, whatever it ends in


def day(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A day and a month, with or without a weekday, a part of the day and a year."""
    month, number = month_number(hit.get("month")), day_number(hit.get("day"))
    if month is None or number is None:
        return
    dated = _dated_span(hit, clock)
    year = None if dated else whole_year(hit.get("year"))
    if year is None:
        year = _day_year(hit, clock, month, number)
    if not 1 <= number <= 31 or (year and day_of(year, month, number) is None):
        return
    if not clock.strays(hit.start):
        clock.tell(hit.start, year or clock.year, month, number)
    yield hit.timex("TIME" if hit.part else "DATE", day_value(year, month, number) + hit.part, span=dated)


def _dated_span(hit: Hit, clock: Clock) -> tuple[int, int] | None:
    """The date alone where the figures behind it count what follows, and are no year; else None.

    Two figures do so in "on 12 February 40 people"; in news four do that are the year of no news ("on March 5, 1200
    people") or a round number.
    """
    written = hit.get("year") or ""
    if not _is_counted(hit) or not written.isdigit():
        return None
    if len(written) == 4:
        year, now = int(written), clock.published.year if clock.published else None
        counts = not clock.history and (year < OLD or year % 100 == 0 or (now is not None and year > now + 1))
    else:
        counts = BARE_YEAR.search(hit.layout.reading, hit.start, hit.end) is not None
    ends = hit.layout.reading[hit.start : hit.found.span("year")[0]].rstrip(" ,\n")
    return (hit.start, hit.start + len(ends)) if counts else None


def _is_counted(hit: Hit) -> bool:
    """Whether what follows is a noun that a figure counts: a plural, or a word such as "people"."""
    following = next_word(hit).lower()
    plural = len(following) > SHORT_WORD and following.endswith("s") and following not in listed("no plural")
    return plural or following in listed("counted")


def _day_year(hit: Hit, clock: Clock, month: int, number: int) -> int | None:
    """The year of "last October 23", else of a day that is written without one."""
    which, now = hit.get("which") or "", clock.published
    if hit.get("whose"):
        return whose_year(hit.get("whose") or "", clock)
    if not which or now is None or clock.history:
        year = year_for(hit, clock, month, number)
        return _with_weekday(year, month, number, value("weekday", hit.get("weekday") or ""))
    passed = (month, number) < (now.month, now.day)
    if which in ("last", "this past"):
        return now.year if passed else now.year - 1
    return now.year + 1 if which in ("next", "this coming") and passed else now.year


def _with_weekday(year: int | None, month: int, number: int, weekday: str | None) -> int | None:
    """The year, or the one beside it in which the date falls on the weekday that stands with it."""
    if year is None or weekday is None:
        return year
    near = ((each, day_of(each, month, number)) for each in (year, year - 1, year + 1))
    return next((each for each, day in near if day and str(day.isoweekday()) == weekday), year)


def day_ahead(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """The first day of "13 and 14 February": its month stands ahead."""
    yield from day(hit, clock)


def days_behind(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "February 13-15": two days of one month, as two timexes; one, where the second figure counts something."""
    month, one, two = month_number(hit.get("month")), day_number(hit.get("day")), day_number(hit.get("day2"))
    if month is None or one is None or two is None:
        return
    year = whole_year(hit.get("year")) or year_for(hit, clock, month, one)
    spans = (hit.start, hit.found.span("day")[1]), (hit.found.span("day2")[0], hit.end)
    numbers = (one,) if _counts_behind(hit) else (one, two)
    for number, span in zip(numbers, spans, strict=False):
        if year is None or day_of(year, month, number):
            clock.tell(hit.start, year or clock.year, month, number)
            yield hit.timex("DATE", day_value(year, month, number), span=span)


def _counts_behind(hit: Hit) -> bool:
    """Whether the second figure counts what follows: "on March 5, 12 men died", but not "on March 5, 12 and 14"."""
    joint = hit.layout.reading[hit.found.span("day")[1] : hit.found.span("day2")[0]]
    if hit.get("year") or not (hit.get("day2") or "").isdigit() or not re.search("and|or|,", joint):
        return False
    return LIST_GOES_ON.match(hit.after(12)) is None if "," in joint else _is_counted(hit)


def nights(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the night of 12 to 13 February", "the night of 31 July to 1 August": one night over two days."""
    month = month_number(hit.get("month") or hit.get("month1"))
    one = day_number(hit.get("day") or hit.get("day1"))
    if month is None or one is None:
        return
    written, ends = whole_year(hit.get("year")), month_number(hit.get("month2") or hit.get("month3"))
    year = written or year_for(hit, clock, month, one)
    if written and ends and ends < month:
        year = written - 1
    if not ends and day_number(hit.get("day2")) == 1 and one > 1 and year is not None:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    first = day_of(year, month, one)
    after = shift_day(first, 1) if first else None
    clock.tell(hit.start, year or clock.year, month, one)
    yield hit.timex("TIME", day_value(year, month, one) + "TNI", days=(first, after) if first and after else None)


def month(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A month, with its year or with "last", "of that year" and the like."""
    number = month_number(hit.get("month"))
    if number is None:
        return
    which = hit.get("which") or hit.get("which2") or ""
    whose, dated = hit.get("whose"), _dated_span(hit, clock)
    year = None if dated else whole_year(hit.get("year"))
    if year is None and whose:
        year = whose_year(whose, clock)
    elif year is None:
        year = _month_year(hit, clock, number, which)
    if not clock.strays(hit.start):
        clock.tell(hit.start, year or clock.year, number)
    yield hit.timex("DATE", month_value(year, number), part=portion(hit.get("mod")), span=dated)


def _month_year(hit: Hit, clock: Clock, number: int, which: str) -> int | None:
    year, now, _ = clock.story if re.search(r"following|previous|same|that", which) else clock.base
    if which in ("that", "that same", "the same") and clock.told and not clock.history:
        return year
    if year is None or clock.history or not which or which in ("the", "that", "the same"):
        if year is not None and now and re.search(r"following|next", which):
            return year if number > now else year + 1
        plain = year_for(hit, clock, number, None)
        if plain is not None and re.search(r"following|next|last|previous", which) and now in (number, None):
            return plain + (1 if re.search(r"following|next", which) else -1)
        return plain
    if re.search(r"last|previous|past|preceding", which):
        return year if now and number < now - 1 else year - 1
    if re.search(r"next|following|coming", which):
        return year if now and number > now else year + 1
    return year


def year(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A year in full figures, or a fiscal one: "1990", "FY2023", "FY23"."""
    number = whole_year(hit.get("year") or hit.get("year2"))
    if number is None:
        return
    if not clock.strays(hit.start):
        clock.tell_year(hit.start, number)
    yield hit.timex("DATE", f"{number:04d}", part=portion(hit.get("mod")))


def years(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "1775-1780", "1940-41": two years, as two timexes."""
    one, tail = int(hit.get("year") or 0), hit.get("year2") or ""
    two = int(f"{one:04d}"[: 4 - len(tail)] + tail)
    if not one < two <= 2100:
        return
    clock.tell(hit.start, one)
    yield hit.timex("DATE", f"{one:04d}", span=hit.found.span("year"))
    yield hit.timex("DATE", f"{two:04d}", span=hit.found.span("year2"))


def year_short(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "'89": the last year with these figures, or one of the next few."""
    short = int(hit.get("short") or 0)
    base = clock.base[0]
    if base is None or base + SOON < short:
        return
    number = max(year for year in range(short, base + SOON + 1, 100))
    yield hit.timex("DATE", f"{number:04d}", part=portion(hit.get("mod")))


def nth(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the 14th", "the night of the 14th", "the 3rd of last month": a day of the story's or of that month."""
    number, whose = day_number(hit.get("day")), hit.get("whose") or ""
    year, month, _ = clock.story if not whose or TOLD.search(whose) else clock.base
    if year and month and whose:
        year, month = shift_month(year, month, step_of(whose))
    if number is None or (year and month and day_of(year, month, number) is None):
        return
    if clock.history and month is None:
        return
    if month:
        clock.tell(hit.start, year, month, number)
    kind: TimexType = "TIME" if hit.part else "DATE"
    yield hit.timex(kind, day_value(year, month, number) + hit.part, anchor=clock.published)


def nths(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the 11th and 12th": two days of the story's month, as two timexes."""
    year, month, _ = clock.story
    if clock.history and month is None:
        return
    for written, span in (("day", (hit.start, hit.found.span("day")[1])), ("day2", hit.found.span("day2"))):
        number = day_number(hit.get(written))
        if number and (year is None or month is None or day_of(year, month, number)):
            clock.tell(hit.start, year, month, number)
            yield hit.timex("DATE", day_value(year, month, number), span=span, anchor=clock.published)


def bc(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Years before Christ, which count below zero, and those marked A.D.; "499-493 BC" is two."""
    number = int(hit.get("years") or hit.get("years2") or 0)
    before = (hit.get("era") or hit.get("era2") or "").startswith("b")
    if not number:
        return
    year_ = -number if before else number
    last = hit.get("last")
    clock.tell(hit.start, year_)
    if last:
        yield hit.timex("DATE", year_value(year_), span=(hit.start, hit.found.span("years")[1]))
        second = -int(last) if before else int(last)
        yield hit.timex("DATE", year_value(second), span=(hit.found.span("last")[0], hit.end))
        return
    yield hit.timex("DATE", year_value(year_) + _within(hit, clock, year_))


def _within(hit: Hit, clock: Clock, year_: int) -> str:
    """The season or the month and day of a year B.C., as the rest of its value."""
    season, number = value("season", hit.get("season") or ""), month_number(hit.get("month"))
    if season:
        return "-" + season
    if number is None:
        return ""
    day_ = day_number(hit.get("day"))
    clock.tell(hit.start, year_, number, day_)
    return f"-{number:02d}" + (f"-{day_:02d}" if day_ else "")
