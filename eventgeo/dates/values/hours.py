"""Times of the day."""

import re
from collections.abc import Iterator
from datetime import date

from eventgeo.dates.clauses import saying
from eventgeo.dates.clock import Clock
from eventgeo.dates.days import DAY, day_of, day_value, shift_day
from eventgeo.dates.hit import Hit, portion
from eventgeo.dates.values.weekdays import weekday_of
from eventgeo.dates.values.years import day_number, month_number, whole_year, year_for
from eventgeo.dates.vocabulary import value
from eventgeo.records import Timex

DAY_AHEAD = re.compile(  # the weekday after another hour: "10:35 a.m. (0735 GMT) Friday", "3 a.m. to 5 a.m. Friday"
    r"\s*(?:(?:\([^()\n]{1,25}\)|\)),?(?: on)?|\((?P<other>\d[\d:.]*(?: ?[ap]\.?m\.?)?)[^()\n]{0,15}"
    r"|(?:and|to|until|till|[-–])\s*(?P<until>\d[\d:.]*(?: ?[ap]\.?m\.?)?)(?:,? on)?)\s+"
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
DAY_AFTER = re.compile(r",? (?:on )?the (?:next|following) (?:day|morning|afternoon|evening)\b")
NTH_AHEAD = re.compile(r",? on the (\d{1,2})(?:st|nd|rd|th)\b(?! of\b)")
SPOKEN = re.compile(r"(half|(?:a )?quarter) (past|to) (.+)")
SENTENCE = 120  # characters to the left in which a word of the sentence tells of what is to come, or was said
COMING = re.compile(r"\b(?:will|shall|scheduled|due|expected|planned|plans|(?:is|are) to)\b")
HALF_DAY = 12  # hours from which on the same hour of another zone is of the day before or after
NIGHT_BEGINS = 18  # the hour from which "overnight" in a text of that hour may be the night to come


def hour_minute(text: str) -> tuple[int, int] | None:
    """A written time: "10:30 p.m.", "0530 hours", "6 am", "five o'clock"; None where the day has no such time.

    >>> hour_minute("half past three"), hour_minute("a quarter to 7 p.m."), hour_minute("25:00")
    ((3, 30), (18, 45), None)
    """
    low = text.lower().replace(".m.", "m").replace(".m", "m").strip()
    words = {"noon": (12, 0), "midday": (12, 0), "midnight": (24, 0)}
    if low in words:
        return words[low]
    spoken = SPOKEN.match(low)
    if spoken:
        minutes, way, rest = spoken.groups()
        told = hour_minute(rest)
        past = 30 if minutes == "half" else 15 if way == "past" else -15
        return divmod((60 * told[0] + told[1] + past) % (24 * 60), 60) if told else None
    match = re.match(r"(\d{1,2})(?:[:.h]?(\d\d))?|([a-z]+)", low)
    if match is None:
        return None
    named = value("number", match.group(3) or "")
    hour = int(match.group(1)) if match.group(1) else int(named or 99)
    minute = int(match.group(2) or 0)
    if low.endswith(("pm", "in the afternoon", "in the evening", "at night")) and hour < 12:
        hour += 12
    if low.endswith("am") and hour == 12:
        hour = 0
    return (hour, minute) if hour < 25 and minute < 60 else None


def clock(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """An hour, with its day where one stands beside it, else on the day that the story is at."""
    time = hour_minute(hit.get("clock") or hit.get("hour") or "")
    if time is None:
        return
    hour, minute = time
    if hit.get("part") in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    yield hit.timex("TIME", f"{_day(hit, clock)}T{hour:02d}:{minute:02d}", anchor=clock.base_day)


def _day(hit: Hit, clock: Clock) -> str:
    """The day of an hour, as a TIMEX3 value."""
    ahead = DAY_AHEAD.match(hit.after(45))
    named = hit.get("weekday") or (ahead.group("weekday") if ahead else None)
    if named:
        number = int(value("weekday", named) or 1)
        day = weekday_of(hit, clock, number, "", "")
        other = (ahead.group("other") or ahead.group("until")) if ahead and not hit.get("weekday") else None
        if day and other:
            day = shift_day(day, _days_apart(hit, other))
        if day:
            clock.tell(hit.start, day.year, day.month, day.day)
        return day.isoformat() if day else f"XXXX-WXX-{number}"
    if hit.get("word") and not clock.history:
        day = shift_day(clock.published, int(value("deictic", hit.get("word") or "") or 0)) if clock.published else None
        return day.isoformat() if day else "XXXX-XX-XX"
    month = month_number(hit.get("month") or hit.get("month1"))
    number_ = day_number(hit.get("day") or hit.get("day1"))
    if month and number_:
        year = whole_year(hit.get("year") or hit.get("year1")) or year_for(hit, clock, month, number_)
        clock.tell(hit.start, year or clock.year, month, number_)
        return day_value(year, month, number_)
    told = _day_behind(hit, clock) or (clock.story_day if _told_here(hit, clock) else None)
    if told:
        return told.isoformat()
    if clock.history:
        return "XXXX-XX-XX"
    year, month, number_ = clock.base
    return day_value(year, month, number_) if number_ else "XXXX-XX-XX"


def _day_behind(hit: Hit, clock: Clock) -> date | None:
    """The day that stands behind an hour: "noon the next day", "04:30 on the 11th"."""
    told, after = clock.story_day, hit.after(30)
    nth = NTH_AHEAD.match(after)
    if nth:
        year, month, _ = clock.story
        return day_of(year, month, int(nth.group(1)))
    return shift_day(told, 1) if told and DAY_AFTER.match(after) else None


def _told_here(hit: Hit, clock: Clock) -> bool:
    """Whether the story's date holds for an hour: told in its sentence, or in its paragraph where both are past."""
    if clock.at >= hit.sentence[0]:
        return True
    block, told, now = hit.layout.block_at, clock.story_day, clock.published
    if not clock.told or block(clock.at) != block(hit.start):
        return False
    coming = COMING.search(hit.layout.reading, max(hit.sentence[0], hit.start - SENTENCE), hit.start)
    return clock.history or (not coming and told is not None and (now is None or told <= now))


def _days_apart(hit: Hit, other: str) -> int:
    """How many days an hour lies after that of a later one, or of another zone: "10 p.m. (0200 GMT Friday)" is -1."""
    here, there = hour_minute(hit.get("clock") or hit.get("hour") or ""), hour_minute(other)
    if here is None or there is None or abs(here[0] - there[0]) < HALF_DAY:
        return 0
    return -1 if here[0] > there[0] else 1


def noon(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "noon", "midnight"."""
    yield hit.timex("TIME", _day(hit, clock) + (value("part", hit.get("part") or "") or ""), anchor=clock.base_day)


def part(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "the morning", "dawn", "night", "the early hours"."""
    year, month, number = clock.base
    if _told_here(hit, clock):
        year, month, number = clock.story
    if clock.history and not hit.surface.startswith("the "):
        year = month = number = None
    written = day_value(year, month, number) if month else "XXXX-XX-XX"
    yield hit.timex("TIME", written + hit.part, anchor=clock.base_day, part=portion(hit.get("mod")))


def overnight(hit: Hit, clock: Clock) -> Iterator[Timex]:
    """Read "overnight": the night that ended on the day of the base; of a report of the evening, the night to come."""
    day = clock.base_day
    if day is None:
        yield hit.timex("TIME", "XXXX-XX-XXTNI", time="overnight")
        return
    named = hit.get("weekday") or hit.get("next")
    if named:
        found = weekday_of(hit, clock, int(value("weekday", named) or 1), "", "") or day
        first = found if hit.get("weekday") else shift_day(found, -1) or found
        clock.tell(hit.start, first.year, first.month, first.day)
        yield hit.timex(
            "TIME", f"{first.isoformat()}TNI", anchor=day, time="overnight", days=(first, shift_day(first, 1) or first)
        )
        return
    told = clock.story_day if clock.at >= hit.sentence[0] and _said(hit) else None
    if told and told < day and not clock.history:
        day = told  # "said on Saturday that it downed 30 drones overnight"
    coming = hit.tense == "future" and (clock.hour is None or clock.hour >= NIGHT_BEGINS)
    night = day if coming or clock.history else day - DAY
    after = shift_day(night, 1) or night
    yield hit.timex("TIME", f"{night.isoformat()}TNI", anchor=day, time="overnight", days=(night, after))


def _said(hit: Hit) -> bool:
    """Whether its sentence told before who said it."""
    before = hit.before(SENTENCE)
    return any(not re.search("[.;]", before[match.end() :]) for match in saying().finditer(before))
