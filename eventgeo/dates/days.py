"""Arithmetic of days, and the days that a TIMEX3 value may mean."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

DAY = timedelta(days=1)
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # the meteorological months, north of the equator
YEAR = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)(-WE|-\d)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?(?:T.*)?\Z")
DECADE = re.compile(r"\d{3}\Z")
HIJRA = date(
    622, 7, 18
)  # the first day of the tabular Islamic calendar (its Thursday epoch), by the Gregorian calendar
CENTURY = re.compile(r"\d\d\Z")


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month that lies `by` months on.

    >>> shift_month(2023, 1, -2)
    (2022, 11)
    """
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def day_of(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, or None where a part is missing or the calendar has no such day."""
    if year is None or month is None or day is None or not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def shift_day(day: date, by: int) -> date | None:
    """The day that lies `by` days on, or None beyond the calendar."""
    ordinal = day.toordinal() + by
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def week_value(day: date) -> str:
    """The ISO week of a day: "2023-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def year_value(year: int | None) -> str:
    """A TIMEX3 year; years B.C. count below zero.

    >>> year_value(1990), year_value(-480), year_value(None)
    ('1990', 'BC0480', 'XXXX')
    """
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def day_value(year: int | None, month: int | None, day: int | None) -> str:
    """A TIMEX3 day in which X stands for what is not known.

    >>> day_value(2023, 2, None)
    '2023-02-XX'
    """
    month_text = "XX" if month is None else f"{month:02d}"
    return f"{year_value(year)}-{month_text}-{'XX' if day is None else f'{day:02d}'}"


def month_value(year: int | None, month: int | None) -> str:
    """A TIMEX3 month in which X stands for what is not known."""
    return day_value(year, month, None)[:-3]


def easter(year: int) -> date:
    """Western Easter Sunday (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar, for 1900 to 2099 (Meeus's Julian algorithm and 13 days)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + 13 * DAY


def hijra_day(year: int, month: int, day: int) -> date | None:
    """The first day of a Gregorian year that is this day of the tabular Islamic calendar, None where it has none.

    The arithmetic calendar of 30-year cycles with 11 leap years; what is sighted may lie a day or two beside it.

    >>> hijra_day(2023, 10, 1), hijra_day(2024, 12, 10)
    (datetime.date(2023, 4, 21), datetime.date(2024, 6, 16))
    """
    around = int((year - 622) * 33 / 32)
    within = ((month - 1) * 59 + 1) // 2 + day - 1
    starts = (
        shift_day(HIJRA, (each - 1) * 354 + (3 + 11 * each) // 30 + within) for each in (around - 1, around, around + 1)
    )
    return next((start for start in starts if start and start.year == year), None)


def tishri(year: int) -> date:
    """The Hebrew New Year that falls into a Gregorian year (Dershowitz and Reingold, Calendrical Calculations).

    >>> tishri(2023), tishri(2024)
    (datetime.date(2023, 9, 16), datetime.date(2024, 10, 3))
    """
    before, here, after = (_molad(year + 3761 + step) for step in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0  # no year may have so many days
    return date.fromordinal(here + late - 1373427)


def kislev(year: int) -> date:
    """The first of Kislev of the Hebrew year that begins in a Gregorian year: the year's length tells Heshvan's."""
    long = (tishri(year + 1) - tishri(year)).days in (355, 385)
    return tishri(year) + (60 if long else 59) * DAY


def _molad(hebrew: int) -> int:
    """The days from the calendar's epoch to the New Year of a Hebrew year, before the rule on lengths of years."""
    months = (235 * hebrew - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The n-th weekday (1 Monday) of a month, the last one where n is -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - DAY * ((last.isoweekday() - weekday) % 7)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = shift_month(year, 1, last - 1)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _years(first: int, last: int) -> tuple[date, date] | None:
    return (date(first, 1, 1), date(last, 12, 31)) if MINYEAR <= first <= last <= MAXYEAR - 1 else None


def _week(year: int, week: int, part: str | None) -> tuple[date, date] | None:
    if not 1 <= week <= 53 or (week == 53 and date(year, 12, 28).isocalendar().week != 53):
        return None
    if part == "-WE":
        return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7)
    if part:
        day = date.fromisocalendar(year, week, int(part[1]))
        return day, day
    return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)


def span_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a value means; None where it names no days (durations, sets, X's, years B.C.).

    >>> span_of("2023-02")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    if DECADE.match(value):
        return _years(int(value) * 10, int(value) * 10 + 9)
    if CENTURY.match(value):
        return _years(int(value) * 100, int(value) * 100 + 99)
    match = YEAR.match(value)
    if match is None or not MINYEAR <= int(match.group(1)) < MAXYEAR:
        return None
    year, month, day = int(match.group(1)), match.group(2), match.group(3)
    if day:
        exact = day_of(year, int(month), int(day))
        return (exact, exact) if exact else None
    if month:
        return _months(year, int(month), int(month)) if 1 <= int(month) <= 12 else None
    if match.group(4):
        return _week(year, int(match.group(4)), match.group(5))
    if match.group(6):
        return _months(year, 3 * int(match.group(6)) - 2, 3 * int(match.group(6)))
    if match.group(7):
        return _months(year, 6 * int(match.group(7)) - 5, 6 * int(match.group(7)))
    if match.group(8):
        return _months(year, *SEASONS[match.group(8)])
    return _years(year, year)


def narrowed(first: date, last: date, part: str | None) -> tuple[date, date]:
    """The days of "early", "mid" or "late" in a stretch: its first, middle or last half, without the day between."""
    half = max((last - first).days - 1, 0) // 2
    if part == "early":
        return first, first + half * DAY
    if part == "late":
        return last - half * DAY, last
    if part == "mid":
        return first + half // 2 * DAY, last - half // 2 * DAY
    return first, last
