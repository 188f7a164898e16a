"""Dates that name a day, a month or a year."""

import re
from collections.abc import Iterator

from eventgeo.dates.clock import Clock
from eventgeo.dates.days import day_of, day_value, month_value, shift_day
from eventgeo.dates.forms import SPACE
from eventgeo.dates.hit import Hit, portion
from eventgeo.dates.parser import figures
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

PIVOT = 32  # two-digit years from here on are of the 1900s, those below of the 2000s, as in POSIX but for 69 to 32
ROLL_BACK = 60  # days that a yearless date without a verb may lie ahead before last year's is meant
YEAR_AHEAD = re.compile(
    r"(?:,? (?:and|to|or|until|till|through)|,|–|-|/)+ ?(?:the )?(?:[A-Z][a-z]+day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? ?[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?),? "
    r"(1[0-9]\d\d|20\d\d)\b".replace(" ", SPACE)
)


def whole_year(text: str | None) -> int | None:
    """A written year: "1990", "'90" and "90" are one."""
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= PIVOT else 2000)


def day_number(text: str | None) -> int | None:
    """A written day of the month: "14", "14th", "fourteenth", "twenty-first"."""
    if not text:
        return None
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    words = re.split(r"[\s-]+", text.lower())
    tens = {"twenty": 20, "thirty": 30}.get(words[0], 0) if len(words) == 2 else 0
    unit = value("ordinal", words[-1])
    return tens + int(unit) if unit else None


def month_number(text: str | None) -> int | None:
    """A written month, full or short."""
    found = (value("month", text) or value("monthshort", text)) if text else None
    return int(found) if found else None


def nearest_year(clock: Clock, month: int) -> int | None:
    """The year of a month in a history: the story goes on more readily than it goes back."""
    if clock.year is None or clock.month is None:
        return clock.year
    ahead = {
        year: (year - clock.year) * 12 + month - clock.month for year in (clock.year, clock.year + 1, clock.year - 1)
    }
    return min(ahead, key=lambda year: ahead[year] if ahead[year] >= 0 else -2 * ahead[year])


def year_for(hit: Hit, clock: Clock, month: int, day: int | None) -> int | None:
    """The year of a date that is written without one."""
    ahead = YEAR_AHEAD.match(hit.layout.reading, hit.end)
    if ahead:
        return int(ahead.group(1))
    if clock.history:
        return nearest_year(clock, month)
    now = clock.published
    if now is None:
        return None
    later = (month, day) > (now.month, now.day) if day else month > now.month
    if later and hit.tense != "future":
        coming = day_of(now.year, month, day)
        if hit.tense == "none" and coming and (coming - now).days <= ROLL_BACK:
            return now.year
        return now.year - 1
    if not later and hit.tense == "future" and month < now.month - 1:
        return now.year + 1
    return now.year


def whose_year(words: str, clock: Clock) -> int | None:
    """The year meant by "of last year", "of that year", "of the following year"."""
    told = clock.story[0] if re.search(r"that|same|following|previous|preceding", words) else clock.base[0]
    if told is None:
        return None
    if re.search(r"last|previous|preceding", words):
        return told - 1
    return told + 1 if re.search(r"next|following", words) else told


def day(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A day and a month, with or without a weekday, a part of the day and a year."""
    month, number = month_number(hit.get("month")), day_number(hit.get("day"))
    if month is None or number is None:
        return
    year = whole_year(hit.get("year")) or year_for(hit, clock, month, number)
    if not 1 <= number <= 31 or (year and day_of(year, month, number) is None):
        return
    clock.tell(hit.start, year or clock.year, month, number)
    part = value("part", hit.get("part") or "")
    written = day_value(year, month, number)
    yield hit.timex("TIME" if part else "DATE", written + (part or ""))


def day_ahead(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """The first day of "13 and 14 February": its month stands ahead."""
    yield from day(hit, clock)


def days_behind(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """ "February 13-15": two days of one month, as two timexes."""
    month, one, two = month_number(hit.get("month")), day_number(hit.get("day")), day_number(hit.get("day2"))
    if month is None or one is None or two is None:
        return
    year = whole_year(hit.get("year")) or year_for(hit, clock, month, one)
    match = hit.found.match
    for number, span in ((one, (hit.start, match.end("day"))), (two, (match.start("day2"), hit.end))):
        if year is None or day_of(year, month, number):
            clock.tell(hit.start, year or clock.year, month, number)
            yield hit.timex("DATE", day_value(year, month, number), span=span)


def nights(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """ "The night of 12 to 13 February": one night over two days."""
    month, one = month_number(hit.get("month")), day_number(hit.get("day"))
    if month is None or one is None:
        return
    year = whole_year(hit.get("year")) or year_for(hit, clock, month, one)
    second = day_number(hit.get("day2"))
    if second == 1 and one > 1 and year is not None:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    first = day_of(year, month, one)
    after = shift_day(first, 1) if first else None
    clock.tell(hit.start, year or clock.year, month, one)
    yield hit.timex("TIME", day_value(year, month, one) + "TNI", days=(first, after) if first and after else None)


def numeric(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """ "2023-02-14", "14.02.2023", "2/14/2023", with or without a time: dateparser reads the figures."""
    written = hit.get("date") or ""
    found = figures(written)
    if found is None:
        return
    clock.tell(hit.start, found.year, found.month, found.day)
    time = hit.get("clock")
    yield hit.timex("TIME" if time else "DATE", found.isoformat() + (f"T{time:0>5}" if time else ""))


def month(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A month, with its year or with "last", "of that year" and the like."""
    number = month_number(hit.get("month"))
    if number is None:
        return
    which = hit.get("which") or hit.get("which2") or ""
    whose = hit.get("whose")
    year = whole_year(hit.get("year"))
    if year is None and whose:
        year = whose_year(whose, clock)
    elif year is None:
        year = _month_year(hit, clock, number, which)
    clock.tell(hit.start, year or clock.year, number)
    yield hit.timex("DATE", month_value(year, number), part=portion(hit.get("mod")))


def _month_year(hit: Hit, clock: Clock, number: int, which: str) -> int | None:
    year, now, _ = clock.story if re.search(r"following|previous|same|that", which) else clock.base
    if year is None or clock.history or not which or which in ("the", "that", "the same"):
        plain = year_for(hit, clock, number, None)
        if plain is not None and re.search(r"following|next|last|previous", which) and now == number:
            return plain + (1 if re.search(r"following|next", which) else -1)
        return plain
    if re.search(r"last|previous|past|preceding", which):
        return year if now and number < now else year - 1
    if re.search(r"next|following|coming", which):
        return year if now and number > now else year + 1
    return year


def year(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A year in full figures."""
    number = whole_year(hit.get("year"))
    aside = re.search(r"(?:\(|\b(?:until|since|before|after|by|from|till|to) )\Z", hit.before(8))
    if number is None:
        return
    if not (clock.history and clock.year and aside):
        clock.tell(hit.start, number)
    yield hit.timex("DATE", f"{number:04d}", part=portion(hit.get("mod")))


def years(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """ "1775-1780", "1940-41": two years, as two timexes."""
    one, tail = int(hit.get("year") or 0), hit.get("year2") or ""
    two = int(f"{one:04d}"[: 4 - len(tail)] + tail)
    if not one < two <= 2100:
        return
    clock.tell(hit.start, one)
    match = hit.found.match
    yield hit.timex("DATE", f"{one:04d}", span=match.span("year"))
    yield hit.timex("DATE", f"{two:04d}", span=match.span("year2"))


def year_short(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """ "'89": the year of the nearest century."""
    short = int(hit.get("short") or 0)
    base = clock.base[0]
    if base is None:
        return
    number = min((century * 100 + short for century in range(10, 22)), key=lambda year: abs(year - base))
    yield hit.timex("DATE", f"{number:04d}")


def nth(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """ "The 14th": a day of the story's month."""
    number = day_number(hit.get("day"))
    year, month, _ = clock.story
    if number is None or (year and month and day_of(year, month, number) is None):
        return
    if clock.history and month is None:
        return
    if month:
        clock.tell(hit.start, year, month, number)
    yield hit.timex("DATE", day_value(year, month, number), anchor=clock.published)


def bc(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Years before Christ and those marked A.D."""
    number = int(hit.get("years") or hit.get("years2") or 0)
    era = (hit.get("era") or hit.get("era2") or "").replace(".", "")
    mark = "BC" if era.startswith("b") else ""
    if not number:
        return
    value_ = f"{mark}{number:04d}"
    season, month_ = value("season", hit.get("season") or ""), month_number(hit.get("month"))
    if season:
        value_ += "-" + season
    elif month_:
        value_ += f"-{month_:02d}"
        written = day_number(hit.get("day"))
        value_ += f"-{written:02d}" if written else ""
    clock.tell(hit.start, None if mark else number)
    yield hit.timex("DATE", value_)
