"""Vague references (now, recently, the future) and named days."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from functools import cache

from eventgeo.dates.clock import Clock
from eventgeo.dates.days import (
    DAY,
    day_of,
    easter,
    hijra_day,
    kislev,
    nth_weekday,
    pascha,
    shift_day,
    tishri,
    week_value,
)
from eventgeo.dates.hit import Hit
from eventgeo.dates.tables import table
from eventgeo.dates.tense import Tense
from eventgeo.dates.values.years import whose_year
from eventgeo.records import Timex

MOON = 30  # days from the first to the last of an odd month of the tabular Islamic calendar that may begin a day later
FEASTS = {"easter": easter, "pascha": pascha, "tishri": tishri, "kislev": kislev}
TUESDAY = 2  # the last day of a week that the weekend before it is named by
WIDTH = 20  # characters after a named day that its pattern may look ahead to


def reference(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "now", "recently", "the near future"."""
    kind = "PRESENT_REF" if hit.get("now") else "PAST_REF" if hit.get("past") else "FUTURE_REF"
    yield hit.timex("DATE", kind)


@cache
def _holidays() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """The pattern, the rule and the length in days of each named day."""
    rows = ((*row, "")[:3] for row in table("holidays.tsv"))
    return tuple((re.compile(pattern), rule, int(days or 1)) for pattern, rule, days in rows)


def day_in(rule: str, year: int) -> date | None:
    """The day of a rule of holidays.tsv in a year, None where it names none or the year is at the calendar's ends."""
    if not MINYEAR < year < MAXYEAR - 1:
        return None
    feast = re.fullmatch(r"([a-z]+)([+-]\d+)", rule)
    if feast:
        return FEASTS[feast.group(1)](year) + DAY * int(feast.group(2))
    hijra = re.fullmatch(r"hijra (\d\d)(?:-(\d\d))?", rule)
    if hijra:
        return hijra_day(year, int(hijra.group(1)), int(hijra.group(2) or 1))
    nth = re.fullmatch(r"(\d\d)/(-?\d)/(\d)", rule)
    if nth:
        return nth_weekday(year, *(int(part) for part in nth.groups()))
    fixed = re.fullmatch(r"(?:(\d{4})-)?(\d\d)-(\d\d)", rule)
    if fixed is None:
        return None
    return day_of(int(fixed.group(1) or year), int(fixed.group(2)), int(fixed.group(3)))


def _is_named(pattern: re.Pattern[str], name: str, following: str) -> bool:
    """Whether a pattern of holidays.tsv fits a name; what it looks ahead to is in the text that follows."""
    match = pattern.match(" ".join((name + following).split()))
    return match is not None and match.end() == len(name)


def holiday(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A named day, its week or weekend: the year's, or by tense the last or the next one; with "last", "next" or a year
    where written.
    """
    name = re.sub(r"\s+", " ", hit.groups.get("holiday") or "")
    known = (row[1:] for row in _holidays() if _is_named(row[0], name, hit.after(WIDTH)))
    rule, length = next(known, ("?", 1))
    written, which, whose = hit.get("year"), hit.get("which") or "", hit.get("whose")
    year = int(written) if written else whose_year(whose, clock) if whose else clock.base[0]
    if year is None or rule == "?":
        if rule != "?" and re.fullmatch(r"\d\d-\d\d", rule):
            yield hit.timex("DATE", f"XXXX-{rule}")
        return
    day = day_in(rule, year)
    now = clock.base_day
    if day and now and not written and not whose and not clock.history:
        day = nearest(rule, now, which, hit.tense, hit.settled)
    if day and hit.get("unit"):
        yield hit.timex("DATE", _week_around(day, hit.get("unit") == "weekend"), anchor=now)
    elif day:
        yield _named(hit, rule, length, day, now)


def _week_around(day: date, weekend: bool) -> str:
    """The week of a named day; the weekend that ends its week or, for a Monday or a Tuesday, the one before."""
    if not weekend:
        return week_value(day)
    begun = shift_day(day, -day.isoweekday()) if day.isoweekday() <= TUESDAY else day
    return week_value(begun or day) + "-WE"


def _named(hit: Hit, rule: str, length: int, day: date, now: date | None) -> Timex:
    """The timex of a named day; of an Islamic month with all its days, and as value the month that it begins in."""
    if not re.fullmatch(r"hijra \d\d", rule):
        return hit.timex("DATE", day.isoformat(), anchor=now, days=(day, shift_day(day, length - 1) or day))
    last = shift_day(day, MOON if int(rule[-2:]) % 2 else MOON - 1)
    return hit.timex("DATE", day.isoformat()[:7], anchor=now, days=(day, last or day))


def nearest(rule: str, now: date, which: str, tense: Tense, settled: bool) -> date | None:
    """The day of a rule that lies nearest, on the side that "last", "next" or else the tense asks for."""
    days = [day for day in (day_in(rule, now.year + step) for step in (-1, 0, 1)) if day]
    if which == "last" or settled:
        days = [day for day in days if day < now or (settled and day == now)]
    elif which == "next":
        days = [day for day in days if day > now]
    against = {"past": 1, "future": -1, "none": 0}[tense]

    def strain(day: date) -> int:
        away = (day - now).days
        return abs(away) * (4 if away * against > 0 else 1)

    return min(days, key=strain, default=None)
