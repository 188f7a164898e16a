"""Dates in figures, as registers, messages and tables write them."""

import re
from collections.abc import Iterator
from datetime import date

from eventgeo.dates.clock import Clock
from eventgeo.dates.days import day_of, day_value, span_of
from eventgeo.dates.hit import Hit
from eventgeo.dates.parser import figures
from eventgeo.dates.values.hours import hour_minute
from eventgeo.dates.values.years import day_number, month_number, whole_year, year_for
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

RECENT = 60  # days before publication in which figures that begin a line are a day and a month
WEEKDAY = re.compile(r"\b([A-Z][a-z]+day)(?:,| \(|,? the)? ?\Z")


def numeric(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "2023-02-14", "14.02.2023", "2/14/2023", with or without a time: dateparser reads the figures."""
    days = _meant(hit, clock)
    if not days:
        return
    if len(days) > 1:
        clock.tell(hit.start, days[0].year)
        yield hit.timex("DATE", day_value(days[0].year, None, None), days=(days[0], days[-1]))
        return
    found = days[0]
    clock.tell(hit.start, found.year, found.month, found.day)
    time = hour_minute(hit.get("clock") or "")
    yield hit.timex("TIME" if time else "DATE", found.isoformat() + ("T{:02d}:{:02d}".format(*time) if time else ""))


def _meant(hit: Hit, clock: Clock) -> list[date]:
    """The days that figures may mean, in their order: two, where nothing tells whether 3/8/2024 is of March or August.

    That may be told by another date of the text, by the weekday that stands before it, or by publication: what was is
    not of a day to come, and one of the two may be the day of publication itself.
    """
    written, now = hit.get("date") or "", clock.published
    orders = (False, True) if clock.day_first is None else (clock.day_first,)
    days = sorted({day for order in orders if (day := figures(written, order))})
    named = WEEKDAY.search(hit.before(16))
    if named:
        days = [day for day in days if str(day.isoweekday()) == value("weekday", named.group(1))] or days
    if now:
        coming = hit.tense == "future"
        days = [day for day in days if (day >= now if coming else day <= now)] or days
        days = [day for day in days if day == now] or days
    return days


def stamp(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "20230214": a day in eight figures, as registers and file names have it."""
    written = hit.get("date") or ""
    found = day_of(int(written[:4]), int(written[4:6]), int(written[6:]))
    if found:
        clock.tell(hit.start, found.year, found.month, found.day)
        yield hit.timex("DATE", found.isoformat())


def signal(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "141630ZFEB23": the day, hour and month of a military message."""
    month, number, year = month_number(hit.get("month")), day_number(hit.get("day")), whole_year(hit.get("year"))
    found, time = day_of(year, month, number), hit.get("clock") or ""
    if found:
        clock.tell(hit.start, found.year, found.month, found.day)
        yield hit.timex("TIME", f"{found.isoformat()}T{time[:2]}:{time[2:]}")


def iso_week(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "2023-W07", "2023-W07-2"."""
    written = (hit.get("week") or "").upper()
    if span_of(written):
        yield hit.timex("DATE", written)


def figures_short(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "since 2/24": the month first, unless the text or the calendar says otherwise."""
    month, number = int(hit.get("one") or 0), int(hit.get("two") or 0)
    if clock.day_first or month > 12:
        month, number = number, month
    if month > 12:
        return
    year = year_for(hit, clock, month, number)
    if year and day_of(year, month, number) is None:
        return
    clock.tell(hit.start, year or clock.year, month, number)
    yield hit.timex("DATE", day_value(year, month, number))


def dotted_short(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "on 12.02", the day first; what begins a line is an hour where it would be no day of the last weeks."""
    month, number = int(hit.get("month") or 0), int(hit.get("day") or 0)
    year, now = year_for(hit, clock, month, number), clock.published
    there = day_of(year, month, number)
    if year and there is None:
        return
    if hit.before(1) in ("", "\n") and (there is None or now is None or not 0 <= (now - there).days <= RECENT):
        return
    clock.tell(hit.start, year or clock.year, month, number)
    yield hit.timex("DATE", day_value(year, month, number))
