"""Dates counted from another: yesterday, last month, two days ago, the following year."""

import re
from collections.abc import Iterator
from datetime import date

from eventgeo.dates.clock import Clock, Parts
from eventgeo.dates.days import (
    DAY,
    day_of,
    day_value,
    month_value,
    shift_day,
    shift_month,
    span_of,
    week_value,
    year_value,
)
from eventgeo.dates.hit import Hit, portion
from eventgeo.dates.values.lengths import CLOCK_UNITS, amount, counted, length, unit_of
from eventgeo.dates.values.periods import near_quarter
from eventgeo.dates.values.steps import TOLD, step_of
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

PARTS_OF_UNITS = {"CE": (100, "Y"), "DE": (10, "Y"), "Y": (12, "M")}  # "half a century ago" is counted in years
DAYS_PAST = {"W": 7, "M": 31, "Y": 366}  # the most days of a week, a month and a year
EARLY = 4  # "tonight" in a report of the first hours is still the night before


def deictic(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "today", "yesterday evening", "the day before yesterday", "tonight"."""
    word = hit.get("word") or ""
    skip = {"day before": -1, "day after": 1}.get(hit.get("skip") or "", 0)
    part = value("part", hit.get("part") or "") or ("TNI" if word == "tonight" else "")
    if clock.history:
        yield hit.timex("DATE", "PRESENT_REF" if word == "today" else "XXXX-XX-XX")
        return
    day = shift_day(clock.published, int(value("deictic", word) or 0) + skip) if clock.published else None
    if word == "tonight" and clock.hour is not None and clock.hour < EARLY and day:
        day = day - DAY
    written = day.isoformat() if day else "XXXX-XX-XX"
    yield hit.timex("TIME" if part else "DATE", written + part, anchor=clock.published)


def unit_which(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "last week", "this year", "the following day", "that night", "the end of the month"."""
    which, unit = hit.get("which") or "the", hit.get("unit") or hit.get("unit2") or ""
    story = (TOLD.search(which) is not None and which != "the past") or (unit == "day" and not hit.get("which"))
    base = clock.story if story else clock.base
    step = step_of(which)
    made = _unit_value(unit, step, base)
    if made is None:
        return
    kind, written = made
    anchor = clock.story_day if story else clock.base_day
    if (clock.history or story) and step:
        _follow(hit, clock, written)
    mod = hit.get("mod") or ""
    part, days = portion(mod), _days_past(which, unit, clock) or _days_within(mod, which, written, clock)
    part = None if days else part
    yield hit.timex("TIME" if kind == "TIME" else "DATE", written, anchor=anchor, part=part, days=days)


def _days_past(which: str, unit: str, clock: Clock) -> tuple[date, date] | None:
    """The days of "the past week", which ends on the day of publication, where "last week" ended on a Sunday."""
    now, back = clock.published, DAYS_PAST.get(value("unit", unit) or "")
    if clock.history or now is None or back is None or which not in ("past", "the past"):
        return None
    first = shift_day(now, -back)
    return (first, now) if first else None


def _days_within(mod: str, which: str, written: str, clock: Clock) -> tuple[date, date] | None:
    """The days of "earlier this month", which ends on the day of publication, and "later this month", from then on."""
    now, days = clock.published, span_of(written)
    if clock.history or which != "this" or now is None or days is None or not days[0] <= now <= days[1]:
        return None
    return {"earlier": (days[0], now), "later": (now, days[1])}.get(mod)


def _follow(hit: Hit, clock: Clock, written: str) -> None:
    """Move the story to a value, where it is a plain year, month or day."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", written)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        clock.tell(hit.start, year, month, day)


def _unit_value(unit: str, step: int, base: Parts) -> tuple[str, str] | None:
    year, month, _ = base
    kind = value("unit", unit)
    part = value("part", unit)
    if kind == "Y":
        return "DATE", "XXXX" if year is None else year_value(year + step)
    if kind == "DE":
        return "DATE", "XXX" if year is None else year_value(year + 10 * step)[:-1]
    if kind == "CE":
        return "DATE", "XX" if year is None else year_value(year + 100 * step)[:-2]
    if kind == "M":
        return "DATE", month_value(*(shift_month(year, month, step) if year and month else (year, None)))
    if kind == "Q":
        quarters = year * 4 + (month - 1) // 3 + step if year and month else None
        return "DATE", "XXXX-QX" if quarters is None else f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
    day = day_of(*base)
    if kind in ("W", "WE"):
        moved = shift_day(day, 7 * step) if day else None
        suffix = "-WE" if kind == "WE" else ""
        return "DATE", (week_value(moved) if moved else month_value(year, month) if month else "XXXX-WXX") + suffix
    if kind == "D" or part:
        moved = shift_day(day, step) if day else None
        written = moved.isoformat() if moved else day_value(year, month, None)
        return ("TIME" if part else "DATE"), written + (part or "")
    return None


def year_end(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "year-end", "the end of the year", "month's end"."""
    year, month, _ = clock.base
    if hit.get("month"):
        yield hit.timex("DATE", month_value(year, month), part="late")
    else:
        yield hit.timex("DATE", "XXXX" if year is None else f"{year:04d}", part="late")


def ago(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "two days ago", "a year from now"."""
    sign = 1 if hit.get("hence") or re.search(r"from now|hence", hit.surface) else -1
    quarter = near_quarter(hit, clock)
    number = counted(hit)
    if quarter and number == 1 and unit_of(hit) == "Y":
        yield hit.timex("DATE", f"{quarter[0] - 1:04d}-Q{quarter[1]}")
        return
    written = _moved(clock, clock.now, number, unit_of(hit), sign)
    yield hit.timex("DATE", written, anchor=clock.published)


def ago_date(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "a week ago Friday", "two years ago today": so many units before the day that is named last."""
    word, now = hit.get("word") or "", clock.published
    number = value("weekday", word)
    if now is None:
        yield hit.timex("DATE", "XXXX-XX-XX")
        return
    if " " in word:
        yield hit.timex("DATE", _period_ago(hit, now, word), anchor=now)
        return
    near = (
        shift_day(now, -((now.isoweekday() - int(number)) % 7) if number else int(value("deictic", word) or 0)) or now
    )
    count, unit = int(amount(hit.get("count")) or 1), unit_of(hit)
    if unit in ("D", "W"):
        day = shift_day(near, -count * (7 if unit == "W" else 1))
    else:
        months = count * {"M": 1, "Y": 12}.get(unit, 0)
        year, month = shift_month(near.year, near.month, -months)
        day = day_of(year, month, near.day)
    written = day.isoformat() if day else day_value(None, None, None)
    yield hit.timex("DATE", written, anchor=now)


def ago_weekday(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "two Sundays ago": of the Sundays before the day of publication the second last."""
    number, count, now = value("weekdays", hit.get("weekday") or ""), amount(hit.get("count")), clock.base_day
    if number and count and now:
        day = shift_day(now, -((now.isoweekday() - int(number) - 1) % 7 + 1) - 7 * (int(count) - 1))
        yield hit.timex("DATE", day.isoformat() if day else "XXXX-XX-XX", anchor=now)


def _period_ago(hit: Hit, now: date, word: str) -> str:
    """The week or month of "ten years ago this week", so many units before the one that is named last."""
    step, unit = step_of(word), word.split()[-1]
    months = -int(amount(hit.get("count")) or 1) * {"M": 1, "Y": 12, "DE": 120}.get(unit_of(hit), 0)
    near = shift_day(now, 7 * step) or now if unit == "week" else now
    year, month = shift_month(near.year, near.month, months + (step if unit == "month" else 0))
    day = day_of(year, month, min(near.day, 28))
    return week_value(day) if day and unit == "week" else month_value(year, month)


def before_last(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the week before last", "the Tuesday before last"."""
    named, now = hit.get("weekday"), clock.base_day
    if named and now:
        day = shift_day(now, -((now.isoweekday() - int(value("weekday", named) or 1) - 1) % 7 + 8))
        yield hit.timex("DATE", day.isoformat() if day else "XXXX-XX-XX", anchor=now)
        return
    made = _unit_value(hit.get("unit") or "week", -2, clock.base)
    if made:
        yield hit.timex("TIME" if made[0] == "TIME" else "DATE", made[1], anchor=now)


def later(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "two days later", "a year earlier": counted from the story's date."""
    sign = 1 if re.search(r"later|after", hit.get("way") or "") else -1
    number, unit = counted(hit), unit_of(hit)
    untold = sign > 0 and not clock.told and hit.tense != "future"
    if untold or (not clock.history and (number is None or unit in CLOCK_UNITS)):
        yield hit.timex("DURATION", length(number, unit))  # counted from what the text does not date
        return
    anchor = clock.story_day
    untold_day = anchor is None and unit in ("D", "NI") and not clock.history
    written = _moved(clock, clock.now if untold_day else clock.story, number, unit, sign)
    if (clock.history or (clock.told and sign > 0)) and unit in ("D", "W", "M", "Y"):
        _follow(hit, clock, written)
    yield hit.timex("DATE", written, anchor=anchor)


def _moved(clock: Clock, base: Parts, number: float | None, unit: str, sign: int) -> str:
    """The value that lies `number` units before or after the base, no finer than its unit."""
    year, month, day = base
    if number is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if number % 1 and unit in PARTS_OF_UNITS:
        factor, unit = PARTS_OF_UNITS[unit]
        number *= factor
    if year is None:
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX")
    count = sign * int(number)
    if unit == "DE":
        count, unit = 10 * count, "Y"  # what was a decade ago was ten years ago
    if unit == "Y":
        moved = year + count
        return year_value(moved) if moved < 10000 else "XXXX"
    if unit == "CE":
        moved = year + 100 * count
        return year_value(moved)[:-2] if moved < 10000 else "XXXX"
    if unit == "M":
        return (
            month_value(*shift_month(year, month, count))
            if month and 0 < year * 12 + count < 100_000
            else f"{year_value(year)}-XX"
        )
    whole = day_of(year, month, day)
    if unit in ("D", "NI", "W", "FN"):
        days = count * {"W": 7, "FN": 14}.get(unit, 1)
        moved_day = shift_day(whole, days) if whole else None
        if moved_day is None:
            return day_value(year, month, None)
        return week_value(moved_day) if unit in ("W", "FN") and not clock.history else moved_day.isoformat()
    return (whole.isoformat() if whole else day_value(year, month, None)) + "TXX"


def day_before(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the day before", "the night before", "the year after"."""
    unit = (hit.get("which") or "").removeprefix("the ")
    step = 1 if hit.get("way") == "after" else -1
    made = _unit_value(unit, step, clock.story)
    if made:
        yield hit.timex("TIME" if made[0] == "TIME" else "DATE", made[1], anchor=clock.story_day)


def year_earlier(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "a year earlier", "year-ago": the named quarter of the year before, else that year."""
    quarter = near_quarter(hit, clock)
    year = clock.base[0]
    if quarter:
        yield hit.timex("DATE", f"{quarter[0] - 1:04d}-Q{quarter[1]}")
    else:
        yield hit.timex("DATE", f"{year - 1:04d}" if year else "XXXX")


def that_time(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "at that time": a vague reference, which means the days of the story."""
    year, month, number = clock.story
    if year is None:
        yield hit.timex("DATE", "PRESENT_REF")
        return
    told = day_value(year, month, number) if number else month_value(year, month) if month else year_value(year)
    yield hit.timex("DATE", "PRESENT_REF", days=span_of(told), anchor=clock.story_day)
