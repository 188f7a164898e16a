"""Seasons, quarters, halves, decades and centuries."""

import re
from collections.abc import Iterator

from eventgeo.dates.clock import Clock
from eventgeo.dates.days import day_of, day_value, month_value, span_of, week_value, year_value
from eventgeo.dates.hit import Hit, portion
from eventgeo.dates.values.lengths import amount
from eventgeo.dates.values.steps import step_of
from eventgeo.dates.values.years import MIDDLE, day_number, month_number, nearest_year, whole_year, whose_year
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

ORDER = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4, "latter": 2}
ENDED = re.compile(r",?\s+(?:that |which )?ended\b")
SEASON_AHEAD = re.compile(  # the year of the season that ends a range: "the spring and early summer of 1943"
    r"(?:\s+(?:and|or|to|through|until)\s+|\s?[-–/]\s?)(?:the\s+)?(?:(?:early|mid|late)[\s-])?"
    r"(?:spring|summer|autumn|fall|winter),?(?:\s+of)?\s+(1[0-9]\d\d|20\d\d)\b"
)
NEAR = 2500  # characters within which a quarter that was named lends itself to "the quarter" and "a year earlier"


def season(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A season, of its year or of the base's year."""
    name = value("season", hit.get("season") or "")
    year, whose, which = whole_year(hit.get("year")), hit.get("whose"), hit.get("which") or ""
    days = None
    if hit.get("rest"):
        year = 1900 + int(amount(hit.get("rest")) or 0)
    if year:
        clock.tell(hit.start, year)
    elif whose:
        year = whose_year(whose, clock)
    elif ahead := SEASON_AHEAD.match(hit.layout.reading, hit.end):
        year = int(ahead.group(1))
    else:
        year = _season_year(hit, clock, name or "", which)
        days = span_of(f"{year - 1:04d}-WI") if year and year > 1 and name == "WI" and clock.history else None
    yield hit.timex("DATE", f"{year_value(year)}-{name}", part=portion(hit.get("mod")), days=days)


def _season_year(hit: Hit, clock: Clock, name: str, which: str) -> int | None:
    """The year of a season that is written without one; winter has its January's in a history, else December's."""
    year, month, _ = clock.story if re.search(r"that|same|following|previous", which) else clock.base
    if year is None:
        return None
    if month is None:
        return year + step_of(which) if name != "WI" or step_of(which) > 0 else year
    middle = MIDDLE[name]
    if name == "WI" and not clock.history:
        return _winter_year(hit, year, month, which)
    if re.search(r"last|past|previous", which):
        return year if middle < month else year - 1
    if re.search(r"next|following|coming", which):
        return year if middle > month + 1 else year + 1
    if clock.history:
        return clock.course.years.get(hit.start) or nearest_year(clock, middle)
    return year - 1 if not which and middle > month + 1 and hit.tense == "past" else year


def _winter_year(hit: Hit, year: int, month: int, which: str) -> int:
    """The year in which a winter of the news begins: the one under way, just over or, from June on, to come."""
    begun = year if month == 12 else year - 1
    if re.search(r"last|past|previous", which):
        return begun - 1 if month in (12, 1, 2) else begun
    if re.search(r"next|following|coming", which):
        return begun + 1
    over = month in (12, 1, 2, 3, 4, 5) or (not which and hit.tense == "past")
    return begun if over else begun + 1


def every_season(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "every spring", "each April"."""
    month = month_number(hit.get("month"))
    yield hit.timex("SET", month_value(None, month) if month else f"XXXX-{value('season', hit.get('season') or '')}")


def quarter(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """A numbered quarter of a year."""
    nth = hit.get("nth") or hit.get("nth2") or ""
    number = ORDER.get(nth) or (int(nth) if nth.isdigit() else int(value("ordinal", nth) or 0))
    year, whose = whole_year(hit.get("year")), hit.get("whose")
    if year is None:
        year = whose_year(whose, clock) if whose else _quarter_year(hit, clock, number)
    if hit.get("ago") and year:
        year -= 1
    if year is None:
        yield hit.timex("DATE", f"XXXX-Q{number}")
        return
    if not hit.get("ago") and not hit.get("year") and not whose and _is_over(hit, clock, year, number):
        clock.quarter, clock.quarter_at = (year, number), hit.end
    yield hit.timex("DATE", f"{year:04d}-Q{number}", part=portion(hit.get("mod")))


def _is_over(hit: Hit, clock: Clock, year: int, number: int) -> bool:
    """Whether a quarter is reported on: one of a fiscal year that ended, or one before the day of publication."""
    now = clock.published
    fiscal = "fiscal" in hit.before(12) + hit.surface or ENDED.match(hit.after(30)) is not None
    return now is None or fiscal or (year, 3 * number) < (now.year, now.month)


def _quarter_year(hit: Hit, clock: Clock, number: int) -> int | None:
    year, month, _ = clock.base
    if year is None or month is None or clock.history:
        return year
    if 3 * number - 2 > month and hit.tense != "future" and 3 * number - 2 > month + 2:
        return year - 1
    return year


def this_quarter(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the quarter", "the latest quarter": the one named before, else the one before the day of publication.

    This quarter is the one under way, unless one was named and the clause tells of what was.
    """
    now = clock.published
    if now and hit.surface.startswith("this ") and (hit.tense == "future" or near_quarter(hit, clock) is None):
        yield hit.timex("DATE", f"{now.year:04d}-Q{(now.month - 1) // 3 + 1}")
        return
    known = _ended_quarter(hit, clock) or _known_quarter(hit, clock)
    if known:
        clock.quarter, clock.quarter_at = known, hit.end
    yield hit.timex("DATE", f"{known[0]:04d}-Q{known[1]}" if known else "XXXX-QX")


def _ended_quarter(hit: Hit, clock: Clock) -> tuple[int, int] | None:
    """The quarter of "the quarter ended July 31": the one that most of its months lie in."""
    match = re.match(r"\s+(?:that )?end(?:ed|ing)\s+([A-Z][a-z]+)", hit.after(30))
    month = month_number(match.group(1)) if match else None
    if month is None or clock.published is None:
        return None
    year = clock.published.year - (1 if month > clock.published.month else 0)
    return (year, (month - 2) // 3 + 1) if month > 1 else (year - 1, 4)


def last_quarter(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the year-ago quarter": the named quarter, a year before; of a period without one that year."""
    period = hit.surface.endswith("period") or " period " in hit.surface
    if hit.surface == "the same period" and near_quarter(hit, clock) is None:
        return  # "over the same period" is as long as what was told, and may be any
    known = near_quarter(hit, clock) if period else _known_quarter(hit, clock)
    year = clock.base[0]
    if period and known is None and year is not None:
        yield hit.timex("DATE", f"{year - 1:04d}")
    else:
        yield hit.timex("DATE", f"{known[0] - 1:04d}-Q{known[1]}" if known else "XXXX-QX")


def same_last(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the same month last year": the month that the story is at, a year before."""
    year, month, day = clock.story
    unit = hit.get("unit")
    if year is None:
        return
    whole = day_of(year - 1, month, min(day or 15, 28))
    if unit == "quarter":
        known = near_quarter(hit, clock) or (year, (month - 1) // 3 + 1 if month else 0)
        yield hit.timex("DATE", f"{known[0] - 1:04d}-Q{known[1] or 'X'}")
    elif unit in ("week", "weekend") and whole:
        yield hit.timex("DATE", week_value(whole) + ("-WE" if unit == "weekend" else ""))
    else:
        yield hit.timex("DATE", month_value(year - 1, month) if unit == "month" else day_value(year - 1, month, day))


def _known_quarter(hit: Hit, clock: Clock) -> tuple[int, int] | None:
    if clock.quarter:
        return clock.quarter
    now = clock.published
    if now is None:
        return None
    last = (now.month - 1) // 3
    return (now.year, last) if last else (now.year - 1, 4)


def near_quarter(hit: Hit, clock: Clock) -> tuple[int, int] | None:
    """The quarter that was named shortly before, None where there is none or the sentence tells of another date."""
    told = clock.quarter_at < hit.sentence[0] <= clock.at
    return clock.quarter if clock.quarter and hit.start - clock.quarter_at < NEAR and not told else None


def period_year(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the 1988 period": the quarter last named, in that year."""
    known, year = near_quarter(hit, clock), whole_year(hit.get("year"))
    if year:
        yield hit.timex("DATE", f"{year}-Q{known[1]}" if known else f"{year}")


def half(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the second half of 1916"."""
    year = whole_year(hit.get("year"))
    if year is None:
        whose = hit.get("whose") or ""
        year = clock.base[0] if whose.startswith("the y") else whose_year(whose, clock)
    else:
        clock.tell(hit.start, year)
    if year is not None:
        yield hit.timex("DATE", f"{year:04d}-H{1 if hit.get('nth') in ('first', '1') else 2}")


def decade(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the 1990s", "the nineties", "the eighteen-nineties", "the '80s"."""
    written = hit.get("decade") or value("tens", hit.get("tens") or "")
    if written and hit.get("hundreds") == "eighteen":
        written = "18" + written[2:]
    if written is None:
        written = "19" + (hit.get("short") or "90")
    if clock.history:
        clock.tell(hit.start, None)
    yield hit.timex("DATE", written[:3], part=portion(hit.get("mod")))


def bc_decade(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the 470s BC"."""
    yield hit.timex("DATE", year_value(-int(hit.get("decade") or 0))[:-1])


def century(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the 18th century", "the fifth century BC"."""
    number = (
        day_number(hit.get("nth"))
        if not (hit.get("nth") or "")[:1].isdigit()
        else int(re.sub(r"\D", "", hit.get("nth") or ""))
    )
    if number:
        yield hit.timex("DATE", f"{'BC' if hit.get('era') else ''}{number - 1:02d}", part=portion(hit.get("mod")))


def year_words(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "nineteen ninety-four", "the year two thousand"."""
    if hit.get("thousand"):
        number = 2000 + int(value("number", hit.get("rest") or "") or 0)
    else:
        parts = re.split(r"[\s-]+", hit.get("rest") or "")
        rest = sum(int(value("number", part) or 0) for part in parts)
        number = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[hit.get("hundreds") or ""] + rest % 100
    clock.tell(hit.start, number)
    yield hit.timex("DATE", f"{number:04d}")
