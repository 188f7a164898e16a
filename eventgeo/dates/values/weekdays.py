"""Weekdays, weekends, and weeks that a date names."""

import re
from collections.abc import Iterator
from datetime import date

from eventgeo.dates.clauses import follows_saying
from eventgeo.dates.clock import Clock
from eventgeo.dates.days import (
    DAY,
    day_of,
    day_value,
    month_value,
    nth_weekday,
    shift_day,
    shift_month,
    span_of,
    week_value,
    year_value,
)
from eventgeo.dates.hit import Hit, portion
from eventgeo.dates.parser import figures
from eventgeo.dates.values.lengths import amount, length, unit_of
from eventgeo.dates.values.steps import BACK, ON, TOLD, step_of
from eventgeo.dates.values.years import day_number, month_number, whole_year, year_for
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

SATURDAY = 6
STEPS = {"before": "the previous", "after": "the following"}  # what "the Friday before" says
LAST = frozenset(("last", "final", "closing"))
LONGEST_DATE = 30  # characters of a date with its bracket
WEEK_AHEAD = re.compile(  # the week of the weekday that ends a range: "Monday through Wednesday last week"
    r"(?: (?:to|through|until|till|and) |-|–)[A-Z][a-z]+day (last week|next week)\b"
)
RANGE = re.compile(  # from the day that opens a range to the one that ends it: "11pm on Monday until "
    r"(?:\d[\d:.]*(?: ?[ap]\.?m\.?)?,? (?:on )?)?(?:(?:early|late|mid)[ -])?[A-Za-z]+day"
    r"(?: [a-z]+)?(?:,? (?:through|to|into|until|till) |-|–)\Z"
)
MONTH, DAY_OF_MONTH = r"([A-Z][a-z]{2,8})\.?", r"(\d{1,2})(?:st|nd|rd|th)?"
DATE_AHEAD = re.compile(rf" \((?:{MONTH} {DAY_OF_MONTH}|{DAY_OF_MONTH} {MONTH})\b")  # "Sunday (Feb. 5)"
FIGURES_AHEAD = re.compile(
    r"(?:,| \(|, \()? ?(\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)(?![\w/-]|[.,]\d)"
)  # "Thursday, 3/8/2023"
DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
EVERY = re.compile(rf"\b(?:every|each) {DAY_NAME}(?:, {DAY_NAME})*(?:, |,? (?:and|or) )\Z", re.IGNORECASE)
EVERY_AHEAD = re.compile(rf",? (?:and|or) {DAY_NAME} (morning|afternoon|evening|night)s\b(?! (?:are|had|have|were)\b)")
BRACKET = re.compile(r" \(\Z")  # the opening of that of "5 February (Sunday)"


def weekday(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A weekday: the nearest by tense, or as "last", "next", "this" say; each one in "every Monday and Thursday"."""
    word = hit.get("weekday") or hit.get("weekday2") or ""
    number = int(value("weekday", word) or value("weekdayshort", word) or 1)
    parts = EVERY_AHEAD.match(hit.after(30))
    if parts or EVERY.search(hit.before(40)):
        part = hit.part or (value("part", parts.group(1)) if parts else None)
        yield hit.timex("SET", f"XXXX-WXX-{number}{part or ''}")
        return
    which = hit.get("which") or STEPS.get(hit.get("way") or "", "")
    ahead = WEEK_AHEAD.match(hit.after(40))
    week = hit.get("week") or (ahead.group(1) if ahead else "")
    day = _date_beside(hit, clock, number) or weekday_of(hit, clock, number, which, week)
    if day and not _of_speech(hit, clock):
        clock.tell(hit.start, day.year, day.month, day.day)
    written = day.isoformat() if day else f"XXXX-WXX-{number}"
    mod = portion(hit.get("mod") or hit.get("mod2"))
    anchor = clock.base_day if not TOLD.search(which) else clock.story_day
    yield hit.timex("TIME" if hit.part else "DATE", written + hit.part, anchor=anchor, part=mod)


def _of_speech(hit: Hit, clock: Clock) -> bool:
    """Whether a weekday tells when it was said what its sentence dated before: "on Sunday, the army said on Monday"."""
    return hit.sentence[0] <= clock.at and follows_saying(hit.start, hit.layout)


def _date_beside(hit: Hit, clock: Clock, number: int) -> date | None:
    """The date in brackets or figures beside a weekday, or beside which it stands in brackets, where the two agree."""
    ahead = DATE_AHEAD.match(hit.after(25))
    in_figures = FIGURES_AHEAD.match(hit.after(25))
    if in_figures:
        orders = (False, True) if clock.day_first is None else (clock.day_first,)
        days = (figures(in_figures.group(1), order) for order in orders)
        found = next((day for day in days if day and day.isoweekday() == number), None)
    elif ahead:
        month = month_number(ahead.group(1) or ahead.group(4))
        day = day_number(ahead.group(2) or ahead.group(3))
        found = day_of(year_for(hit, clock, month, day), month, day) if month else None
    else:
        told = BRACKET.search(hit.before(2)) is not None and 0 <= hit.start - clock.at < LONGEST_DATE
        found = clock.story_day if told else None
    return found if found and found.isoweekday() == number else None


def weekday_of(hit: Hit, clock: Clock, number: int, which: str, week: str) -> date | None:
    """The day of a weekday: as "last", "next" and "this" say, after the one that opens its range, else by tense."""
    if clock.history:
        base = clock.base_day
        return shift_day(base, (number - base.isoweekday()) % 7) if base else None
    now = clock.story_day if re.search(r"the (?:following|next|previous|preceding)", which) else clock.published
    if now is None:
        return None
    today = now.isoweekday()
    if week:
        return shift_day(now, number - today + 7 * step_of(week))
    begun = clock.story_day if RANGE.match(hit.layout.reading[max(clock.at, hit.start - 40) : hit.start]) else None
    if begun:
        return shift_day(begun, (number - begun.isoweekday()) % 7)
    last = -((today - number - 1) % 7 + 1)
    if which == "a week last":
        return shift_day(now, last - 7)
    if which.startswith("a week"):
        return shift_day(now, (number - today) % 7 + 7 if "from" in which else -((today - number) % 7) - 7)
    if BACK.search(which):
        return shift_day(now, last)
    if ON.search(which):
        return shift_day(now, (number - today - 1) % 7 + 1)
    if which.startswith("this"):
        return shift_day(now, number - today)
    if hit.tense == "future":
        return shift_day(now, (number - today) % 7)
    return shift_day(now, -((today - number) % 7))


def weekday_day(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "Tuesday the 14th": of the story's month, or of the one beside it in which that day is a Tuesday."""
    year, month, _ = clock.base
    number, word = day_number(hit.get("day")), hit.get("weekday") or ""
    named = int(value("weekday", word) or value("weekdayshort", word) or 1)
    beside = [shift_month(year, month, step) for step in (0, -1, 1)] if year and month else []
    days = (day_of(*each, number) for each in beside)
    found = next((day for day in days if day and day.isoweekday() == named), None)
    if found:
        clock.tell(hit.start, found.year, found.month, found.day)
    written = found.isoformat() if found else day_value(year, month, number)
    yield hit.timex("DATE", written, anchor=clock.base_day)


def weekdays(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "Fridays", "every Monday", "Tuesday nights", "the first Monday of each month"."""
    word = hit.get("weekday") or ""
    number = value("weekday", word) or value("weekdays", word)
    yield hit.timex("SET", f"XXXX-WXX-{number}{hit.part}")


def any_weekday(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "on a Friday", "one Sunday": some day of that name, which the text does not tell."""
    number = value("weekday", hit.get("weekday") or "")
    yield hit.timex("TIME" if hit.part else "DATE", f"XXXX-WXX-{number}{hit.part}")


def weekends(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "on weekends"."""
    yield hit.timex("SET", "XXXX-WXX-WE")


def weekend(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the weekend": the last one, or the coming one where the clause tells of what will be."""
    day = clock.base_day
    if day is None:
        yield hit.timex("DATE", "XXXX-WXX-WE")
        return
    near = day if hit.tense == "future" or day.isoweekday() > 5 else shift_day(day, -day.isoweekday())
    yield hit.timex("DATE", week_value(near or day) + "-WE", anchor=day)


def weekday_in_month(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the first Monday of March"."""
    month, number = month_number(hit.get("month")), value("weekday", hit.get("weekday") or "")
    if month is None or number is None:
        return
    year = whole_year(hit.get("year")) or year_for(hit, clock, month, None)
    if year is None:
        yield hit.timex("DATE", f"XXXX-{month:02d}-XX")
        return
    day = nth_weekday(year, month, _rank(hit.get("nth") or ""), int(number))
    clock.tell(hit.start, day.year, day.month, day.day)
    yield hit.timex("DATE", day.isoformat())


def week_of(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the week of March 5", "the week to 12 May": of the latter the seven days that it ends or begins with."""
    month, number = month_number(hit.get("month") or hit.get("month1")), day_number(hit.get("day") or hit.get("day1"))
    if month is None or number is None:
        return
    day = day_of(whole_year(hit.get("year")) or year_for(hit, clock, month, number), month, number)
    if day:
        suffix = "-WE" if hit.get("weekend") else ""
        yield hit.timex("DATE", week_value(day) + suffix, days=_seven_days(day, hit.get("way")))


def _seven_days(day: date, way: str | None) -> tuple[date, date] | None:
    """The week that ends on a day, or begins on it; None, for the calendar's week, where the text says neither."""
    if way is None:
        return None
    other = shift_day(day, 6 if way in ("beginning", "starting", "from") else -6)
    return (min(day, other), max(day, other)) if other else None


def week_month(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the last week of March", "the first ten months of 1915": lengths, as the corpora have them, with days.

    "The first day of March" and "the last weekend of March" are dates.
    """
    tally, unit, nth = hit.get("tally"), unit_of(hit), hit.get("nth") or ""
    number = int(amount(tally) or 1) if tally else 1
    month = month_number(hit.get("month"))
    year = whole_year(hit.get("year")) or (year_for(hit, clock, month, None) if month else None)
    if month:
        clock.tell(hit.start, year or clock.year, month)
    elif year and clock.history:
        clock.tell_year(hit.start, year)
    if unit == "WE" and year and month:
        saturday = nth_weekday(year, month, _rank(nth), SATURDAY)
        yield hit.timex("DATE", week_value(saturday) + "-WE")
        return
    known = span_of(month_value(year, month) if month else year_value(year))
    days = _stretch(known, nth, number, unit) if known else None
    if days and unit == "D" and not tally:
        yield hit.timex("DATE", days[0].isoformat())
    else:
        yield hit.timex("DURATION", length(number, unit), days=days)


def _rank(nth: str) -> int:
    """Which of several: 1 for the first, -1 for the last."""
    return -1 if nth in LAST else int(value("ordinal", nth) or 1)


def _stretch(period: tuple[date, date], nth: str, count: int, unit: str) -> tuple[date, date] | None:
    """The first, second ... or last so many units of a month or year; None where they do not fit into it."""
    first, last = period
    if unit not in ("D", "W", "M"):
        return None
    if nth in LAST:
        begun, ended = _moved(last + DAY, -count, unit), last
    else:
        begun = _moved(first, (_rank(nth) - 1) * count, unit)
        ended = min(_moved(begun, count, unit) - DAY, last)
    return (begun, ended) if first <= begun <= ended and _moved(begun, count, unit) <= last + 7 * DAY else None


def _moved(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks or, from the first of a month, months on."""
    if unit != "M":
        return day + DAY * count * (7 if unit == "W" else 1)
    year, month = shift_month(day.year, day.month, count)
    return date(year, month, 1)
