"""Durations and sets."""

import math
import re
from collections.abc import Iterator
from datetime import date

from eventgeo.dates.clock import Clock
from eventgeo.dates.days import shift_day
from eventgeo.dates.hit import Hit
from eventgeo.dates.values.years import day_number
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

UNIT_DAYS = {"MIN": 1 / 1440, "H": 1 / 24, "D": 1, "NI": 1, "W": 7, "FN": 14, "M": 31, "Y": 366}
LONGEST = 366  # days; "the past 20 years" date no happening
CLOCK_UNITS = {"S": "S", "MIN": "M", "H": "H"}
FACTORS = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W"), "NI": (1, "D")}
VAGUE_UNITS = {"DE": "DE", "CE": "CE", "ML": "ML", "FN": "W", "NI": "D"}
IN_HISTORIES = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}  # as the corpora write them
REPORTED = ((6, "M"), (9, "M"), (1, "Y"))  # what companies report on beside quarters
VAGUE = {"past": "PAST_REF", "future": "FUTURE_REF"}
HALVES = {"H": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H", "M": "P15D"}


def amount(text: str | None) -> float | None:
    """A written number: "3", "2.5", "5 1/2", "twenty-four", "a hundred", "two and a half"; None for a vague one.

    >>> amount("twenty four"), amount("two dozen"), amount("5 1/2"), amount("2,400"), amount("a couple of")
    (24, 24, 5.5, 2400, 2)
    """
    low = re.sub(r"(?<=\d),(?=\d)", "", (text or "").lower().strip()).replace("½", ".5")
    if low.startswith(("a couple", "couple")):
        return 2
    half = 0.5 if low.endswith((" and a half", " and half")) else 0
    low = low.removesuffix(" and a half").removesuffix(" and half")
    if low in ("half", "a half", "half a", "half an"):
        return 0.5
    fraction = re.fullmatch(r"(\d+) (\d)/(\d)", low)
    if fraction and int(fraction.group(3)):
        return int(fraction.group(1)) + int(fraction.group(2)) / int(fraction.group(3))
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return (float(low) if "." in low else int(low)) + half
    if low in ("a", "an"):
        return 1 + half
    total = 0
    for word in re.split(r"[\s-]+", low):
        known = value("number", word)
        if known is None and word not in ("a", "an"):
            return None
        number = int(known) if known else 1
        total = max(total, 1) * number if number >= 100 or word == "dozen" else total + number
    return total + half


def length(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: `length(2, "W") == "P2W"`, `length(None, "M") == "PXM"`."""
    if number is None:
        return f"PTX{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"PX{VAGUE_UNITS.get(unit, unit)}"
    if number == 0.5 and unit in HALVES:
        return HALVES[unit]
    if unit == "MIN" and number % 1 == 0.5:
        return f"PT{int(number)}M30S"
    if number % 1 == 0.5 and unit in ("Y", "H"):
        return f"P{int(number)}Y6M" if unit == "Y" else f"PT{int(number)}H30M"
    factor, letter = FACTORS.get(unit, (1, unit))
    figure = f"{number * factor:g}" if number < 100_000 else str(int(number * factor))
    if unit in CLOCK_UNITS:
        return f"PT{figure}{CLOCK_UNITS[unit]}"
    return f"P{figure}{'S' if letter == 'SEASON' else letter}"


def unit_of(hit: Hit) -> str:
    """The unit that the match counts in."""
    return value("unit", hit.get("unit") or "") or "D"


def counted(hit: Hit) -> float | None:
    """How many of its units the match counts: 1 of "month-long", None of "months ago" and "several months"."""
    vague = None if (hit.get("unit") or "").endswith("s") else 1
    number = amount(hit.get("count")) if hit.get("count") else vague
    return number + 0.5 if hit.get("half") and number is not None else number


def duration(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "two weeks", "nearly four months", "the past few days", "half an hour"."""
    number = counted(hit)
    if (number, unit_of(hit)) in REPORTED:
        clock.leave_quarter()
    yield hit.timex("DURATION", length(number, unit_of(hit)), days=_days(hit, clock, number))


def _days(hit: Hit, clock: Clock, number: float | None) -> tuple[date, date] | None:
    """The days of "the past 24 hours" and "the next two weeks", counted from the day of publication."""
    rank, now, unit = hit.get("rank") or hit.surface, clock.published, UNIT_DAYS.get(unit_of(hit))
    if clock.history or now is None or number is None or unit is None:
        return None
    days = math.ceil(number * unit)
    if days > LONGEST:
        return None
    if re.match(r"(?:the )?(?:last|past)\b", rank):
        first = shift_day(now, -days)
        return (first, now) if first else None
    last = shift_day(now, days) if re.match(r"(?:the )?(?:next|coming)\b", rank) else None
    return (now, last) if last else None


def nth_day_of(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the third day", "day 3" of a happening: two days from its first, whose date anchored.py looks for."""
    number = day_number(hit.get("day")) or amount(hit.get("count"))
    if number:
        yield hit.timex("DURATION", f"P{int(number) - 1}D")


def anniversary(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the second anniversary" of a happening: years after its day, which anchored.py looks for."""
    number = day_number(hit.get("nth")) or amount(hit.get("count"))
    if number:
        yield hit.timex("DURATION", f"P{int(number)}Y")


def eve_of(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the eve" of a happening: the day before its day, which anchored.py looks for."""
    yield hit.timex("DURATION", "P1D")


def quarter_century(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "a quarter of a century"."""
    yield hit.timex("DURATION", "P25Y")


def duration_range(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "two to three weeks": two durations."""
    first, second = (amount(hit.get(name)) for name in ("count", "count2"))
    yield hit.timex("DURATION", length(first, unit_of(hit)), span=(hit.start, hit.found.span("count")[1]))
    yield hit.timex("DURATION", length(second, unit_of(hit)), span=(hit.found.span("count2")[0], hit.end))


def duration_rank(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "recent months", "the coming years"; "past years" and "future years" say no more than that."""
    vague = VAGUE.get(hit.get("rank") or "")
    if vague:
        yield hit.timex("DATE", vague)
    else:
        yield hit.timex("DURATION", length(None, unit_of(hit)))


def duration_plural(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "weeks", "days or weeks"."""
    yield hit.timex("DURATION", length(None, unit_of(hit)))


def every(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "every day", "each month", "per week"."""
    low = hit.get("unit") or ""
    part = value("part", low)
    if part:
        yield hit.timex("SET", "XXXX-XX-XX" + part)
        return
    number = amount(hit.get("count")) if hit.get("count") else 1
    if hit.get("other") and number:
        number *= 2
    yield hit.timex("SET", length(number, unit_of(hit)))


def frequency(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "daily", "weekly", "annually"."""
    written = value("frequency", hit.get("word") or "") or "P1D"
    yield hit.timex("SET", IN_HISTORIES.get(written, written) if clock.history else written)
