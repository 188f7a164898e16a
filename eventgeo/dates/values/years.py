"""Which year a date is of, where it is written and where it is not; and which years move the story."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from eventgeo.dates.clock import Clock, Landmark
from eventgeo.dates.days import day_of
from eventgeo.dates.forms import SPACE
from eventgeo.dates.hit import Hit
from eventgeo.dates.story import Mention, Standing
from eventgeo.dates.vocabulary import value
from eventgeo.records import Layout

TOLD = frozenset(("day", "day_ahead", "days_behind", "month", "month_ordinal", "year", "season", "week_month"))
DATED = frozenset(("day", "month", "year", "years", "season", "week_month"))  # the actions whose year is a landmark
MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}  # the middle month of each season
PIVOT = 32  # two-digit years from here on are of the 1900s, those below of the 2000s, as in POSIX but for 69 to 32
FRESH = 120  # days around publication in which a yearless date is of the news, but for a month to come told in the past
NEXT = 4  # months within which a tale of long ago goes on
ENTRY = re.compile(r"\s?[–—:]|\s-\s")  # what parts the day of a chronicle from what befell on it
YEAR = 365  # days that one entry of a chronicle may lie after another
HALF_MONTH = 31
AGAINST_TENSE = 4.0  # how many times farther a date seems that the tense of its clause speaks against
AGAINST_VERB = 400.0  # the same where a verb of the past stands right before the date: never tomorrow, but last year
FARTHEST_MARK = 400  # characters to the left in which a bracket or a quotation opens
HEADING = 60  # characters of the longest heading
LED = 12  # characters of the words that lead to a date which opens its sentence: "By the end of"
OPENING = 40  # characters at the beginning of a sentence in which a year sets the story's time
BOUND = re.compile(r"\b(?:until|since|before|after|by|from|till|to|than|like|of)\s+\Z", re.IGNORECASE)
FLASHBACK = re.compile(r"\bhad\b[^.;]{0,60}\Z")
YEAR_AHEAD = re.compile(
    r"(?:,? (?:and|to|or|until|till|through)|,| ?[–-]|/)+ ?(?:the )?(?:[A-Z][a-z]+day,? )?"
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
    """The year of a month in a history: the one nearest to the story, the later of two as near."""
    if clock.year is None or clock.month is None:
        return clock.year
    here = clock.year * 12 + clock.month
    return min(
        (clock.year + 1, clock.year, clock.year - 1), key=lambda year: (abs(year * 12 + month - here), here - 12 * year)
    )


def dated(hits: Iterable[Hit]) -> tuple[Landmark, ...]:
    """The dates of a text that are written with their year, as landmarks for those without."""
    found = []
    for hit in hits:
        written = hit.get("year") or ""
        year = whole_year(written) if hit.found.form.action in DATED else None
        if year and len(re.sub(r"\D", "", written)) == 4:
            opens = hit.start - hit.sentence[0] <= LED
            found.append(Landmark(hit.start, year, month_number(hit.get("month")), opens))
    return tuple(found)


def mentions(hits: Iterable[Hit]) -> Iterator[Mention]:
    """The dates of a text, with their year or without it, for the course of its story."""
    for hit in hits:
        action = hit.found.form.action
        if action not in TOLD or hit.get("whose") or hit.get("which"):
            continue
        month = month_number(hit.get("month")) or MIDDLE.get(value("season", hit.get("season") or "") or "")
        year = whole_year(hit.get("year")) or _year_ahead(hit)
        if month or year:
            yield Mention(hit.start, hit.layout.block_at(hit.start), year, month, _standing(hit))


def _year_ahead(hit: Hit) -> int | None:
    """The year of the date that ends the range which a date without one begins."""
    ahead = YEAR_AHEAD.match(hit.layout.reading, hit.end)
    return int(ahead.group(1)) if ahead else None


def year_for(hit: Hit, clock: Clock, month: int, day: int | None) -> int | None:
    """The year of a date that is written without one."""
    ahead = _year_ahead(hit)
    if ahead:
        return ahead
    if clock.history:
        return clock.course.years.get(hit.start) or nearest_year(clock, month)
    now = clock.published
    if now is None:
        return None
    went_on = _chronology(hit, clock, now, month, day)
    if went_on is not None:
        return went_on
    year = min((now.year - 1, now.year, now.year + 1), key=lambda year: _strain(hit, now, year, month, day))
    there = day_of(year, month, day or 15) or now
    fresh = -FRESH <= (there - now).days <= (FRESH if day else 0)
    told = _goes_on(hit, clock, month) if fresh else clock.background(hit.start, hit.sentence[0], hit.layout)
    return nearest_year(clock, month) if told and hit.tense == "past" else year


def _goes_on(hit: Hit, clock: Clock, month: int) -> bool:
    """Whether a month follows, within a few, the one that a paragraph on what was long ago told last."""
    year = nearest_year(clock, month)
    if year is None or clock.year is None or clock.month is None:
        return False
    months = 12 * year + month - 12 * clock.year - clock.month
    return 0 <= months <= NEXT and clock.recounted(hit.start, hit.sentence[1], hit.layout)


def _chronology(hit: Hit, clock: Clock, now: date, month: int, day: int | None) -> int | None:
    """The year of a day that begins a line, or an entry of a chronicle, and follows the one told last, long before
    publication.
    """
    told, block = clock.story_day, hit.layout.block_at(hit.start)
    entry = hit.sentence[0] == hit.start and ENTRY.match(hit.after(3)) is not None
    line = block is not None and hit.layout.blocks[block].start == hit.start
    if told is None or not (entry or line) or (now - told).days <= FRESH:
        return None
    days = ((year, day_of(year, month, day)) for year in (told.year, told.year + 1))
    far = YEAR if entry else FRESH
    return next((year for year, there in days if there and there <= now and 0 <= (there - told).days <= far), None)


def _strain(hit: Hit, now: date, year: int, month: int, day: int | None) -> float:
    """How much it strains to read a yearless date as that of this year: the days between, weighed by tense."""
    there = day_of(year, month, day or 15)
    if there is None:
        return float("inf")
    away = (there - now).days
    if day is None and abs(away) <= HALF_MONTH and month == now.month:
        away = 0
    if hit.tense == "future":
        return away if away >= 0 else AGAINST_TENSE * -away
    if hit.tense == "past":
        return -away if away <= 0 else (AGAINST_VERB if hit.settled else AGAINST_TENSE) * away
    return -away if away <= 0 else (1.5 if day else 3.0) * away


def whose_year(words: str, clock: Clock) -> int | None:
    """The year meant by "of last year", "of that year", "of the following year"."""
    told = clock.story[0] if re.search(r"that|same|following|previous|preceding", words) else clock.base[0]
    if told is None:
        return None
    if re.search(r"last|previous|preceding", words):
        return told - 1
    return told + 1 if re.search(r"next|following", words) else told


def _heads(layout: Layout, block: int) -> bool:
    """Whether a block is a heading: a short one that no full stop ends."""
    start, end = layout.blocks[block].start, layout.blocks[block].end
    return end - start <= HEADING and layout.reading[end - 1] not in ".!?:;"


def _standing(hit: Hit) -> Standing:
    """Where a date stands: in a heading, in brackets, a quotation or a flashback, late or as a bound, or open."""
    first, block = hit.sentence[0], hit.layout.block_at(hit.start)
    if block is not None and _heads(hit.layout, block):
        return "heading"
    left = hit.layout.reading[max(first, hit.start - FARTHEST_MARK) : hit.start]
    quoted = left.count("“") > left.count("”") or left.count('"') % 2 == 1
    if quoted or left.rfind("(") > left.rfind(")") or FLASHBACK.search(left):
        return "enclosed"
    return "late" if hit.start - first > OPENING or BOUND.search(left) else "open"
