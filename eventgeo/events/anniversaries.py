"""When something happened whose anniversary it is ("the 40th anniversary of the riots").

The day on which it is commemorated is a timex, where the text dates what happened; this reckons back from that day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from eventgeo.events.frames import Frame
from eventgeo.events.quantities import SMALL
from eventgeo.events.scene import Scene
from eventgeo.records import EventDate

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ROUND = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
YEARS = SMALL | {word: years for years, word in enumerate(ORDINALS, 1)} | ROUND
"""Words to how many years ago something was."""
ANNIVERSARY = re.compile(
    rf"\b(?P<years>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(YEARS)})[- ](?:years? )?anniversary\b(?P<of> of\b)?", re.I
)
TO_DEED = re.compile(r"(?: (?:the|an?|his|her|its|their))?(?: (?!(?:the|an?) )[\w'’-]+){0,5} ")
"""What may stand between "anniversary of" and what it is the anniversary of."""
MONTH = timedelta(28)
"""An anniversary that is told of is at most so far off."""


def anniversary(text: str, published: date | None) -> EventDate:
    """When a war began that has its anniversary in these days: the month from that day on, some years before."""
    match = ANNIVERSARY.search(text)
    return EventDate() if match is None or published is None else _ago(match, published)


def commemorated(head: Frame, scene: Scene) -> tuple[EventDate, tuple[int, int]] | None:
    """When a deed was whose anniversary its sentence tells of, and where it says so; None where it does not.

    The day is that of the sentence, so many years before; without one, it is within a month of publication's.
    """
    sentence, published = scene.layout.sentences[head.sentence], scene.mentions.publication.day
    if published is None or "anniversary" not in scene.words.low[sentence.first : head.first]:
        return None
    behind = ANNIVERSARY.finditer(scene.layout.reading, sentence.start, head.trigger.start)
    reading, end = scene.layout.reading, head.trigger.start
    found = [match for match in behind if match["of"] and TO_DEED.fullmatch(reading, match.end(), end)]
    if not found:
        return None
    near = (each.first for each in scene.timexes(head.sentence) if each.first and each.first == each.last)
    day = next((each for each in near if abs(published - each) <= MONTH), None)
    return _ago(found[-1], day or published, exact=day is not None), found[-1].span()


def _ago(match: re.Match[str], day: date, *, exact: bool = False) -> EventDate:
    """So many years before a day: that very day, or the month from it on."""
    written = match["years"].lower()
    years = YEARS[written] if written in YEARS else int(re.sub(r"\D", "", written))
    leap = (day.month, day.day) == (2, 29)
    start = date(day.year - years, day.month, 28 if leap else day.day)
    if exact:
        return EventDate(start, start, "day", None, "relative", match.group())
    return EventDate(start, start + MONTH, "month", None, "relative", match.group())
