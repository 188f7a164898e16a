"""The date of a trigger, out of the candidates that bear on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from eventgeo.records import Bearing, DateBasis, EventDate, Layout, Precision, Publication, Tier, Timex


class BearingOf(Protocol):
    """Gives the candidates for the date of a stretch of a text, best first (the dates room's `bearing`)."""

    def __call__(
        self,
        start: int,
        end: int,
        layout: Layout,
        timexes: Sequence[Timex],
        publication: Publication,
        farthest: Tier = "document",
    ) -> Sequence[Bearing]: ...


INHERITED = frozenset(["heading", "paragraph", "document"])
NEAR = frozenset(["clause", "sentence", "caption", "heading"])
SPEECH = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|stated|declared|disclosed|revealed|informed|indicated|added|"
    r"claimed|acknowledged|alleged|published|posted)\b"
    r"(?: (?!(?:was|were|been|had|has|have|they|it|he|she|we|that)\b)\w+){0,4} ?(?:on |late |early |here )*\Z",
    re.I,
)
DENIAL = re.compile(
    r"\b(?:denied|denies|dismissed|rejected|disputed|condemned|denounced|deplored)"
    r"(?: (?:on|late|early|here))*[ ,]*\Z",
    re.I,
)
"""What stands before the day on which somebody spoke of a deed, whatever follows the day."""
RISE = re.compile(
    r"\b(?:toll|tally|number of (?:dead|deaths|victims))\b[^.;]* "
    r"(?:rose|rises|risen|climbed|climbs|reached|jumped|increased|stood|stands|grew|grown|mounted)\b[^.;,]*\Z",
    re.I,
)
"""What stands before the day on which more dead were counted than before."""
TO_RISE = 200
"""How many characters before a date a toll is looked for that rose on it."""
THAT = re.compile(
    r",? (?:that|the|in|at|here|by|a|an|how|there|they|it|he|she|we|(?:(?:\w+ ){1,4}(?:had|have|has))|"
    r"(?:also )?(?:shows?|showed|showing|indicates?|indicated|suggests?))\b|[.,]",
    re.I,
)
SINCE = re.compile(r"\bsince (?:[^\s,;.]+ ){1,8}\Z", re.I)
SINCE_THEN = re.compile(
    r"Since (?:the|its|his|their|an?) (?:[^,;.]|, \d{4}\b){1,80}, "
    r"(?:(?:after|following|when) [^,;.]{1,60}, )?(?:[^,;.]|,\d){0,80}"
)
"""How a sentence begins that tells of what has been done since something else, up to the trigger."""
NIGHT = re.compile(r"last night|overnight", re.I)
"""A night begins on one day and ends on the next."""
ASIDE = re.compile(r",(?: [\w'-]+){0,4} (?:which|who|whose|where|when)\b[^,;]*,")
"""A clause set off by commas, whose date is not that of the main clause."""

GOES_ON = re.compile(r",? (?:and|while|but|after|following)\b[^;]*\Z", re.I)
"""What leads from one deed of a sentence with its date to another one."""


def _basis(bearing: Bearing, captioned: bool) -> DateBasis:
    if bearing.timex is None:
        return "published"
    if bearing.tier == "caption" or (captioned and bearing.tier in ("clause", "sentence")):
        return "caption"
    if bearing.tier in INHERITED:
        return "inherited"
    return "stated" if bearing.timex.anchor is None else "relative"


def spoken(timex: Timex, reading: str) -> bool:
    """Whether a date is that of the telling ("reported today that …"), so that the happening was then or before.

    So is that on which a toll rose ("the toll rose to 28 on Thursday").
    """
    if RISE.search(reading, max(0, timex.start - TO_RISE), timex.start) is not None:
        return True
    near = reading[max(0, timex.start - 60) : timex.start]
    if DENIAL.search(near) is not None:
        return True
    before = SPEECH.search(near)
    return before is not None and THAT.match(reading, timex.end) is not None


def since(timex: Timex, start: int, end: int, layout: Layout) -> bool:
    """Whether "since" leads from a happening at `start:end` to a date ("since the war began in …"), or from the date to
    it, with nothing but a comma between ("Since the coup on 26 July, attacks have killed …").
    """
    if timex.start > end:
        return SINCE.search(layout.reading, end, timex.start) is not None
    index = layout.sentence_at(timex.start)
    opening = layout.sentences[index].start if index is not None else timex.start
    return timex.end < start and SINCE_THEN.fullmatch(layout.reading, opening, start) is not None


def set_aside(found: Sequence[Bearing], start: int, layout: Layout) -> list[Bearing]:
    """The candidates without those in a clause set off by commas before the offset `start` (", who came in 2019,")."""
    index = layout.sentence_at(start)
    opening = layout.sentences[index].start if index is not None else start
    asides = [(opening + one.start(), opening + one.end()) for one in ASIDE.finditer(layout.reading[opening:start])]
    return [each for each in found if each.timex is None or not any(a < each.timex.start < b for a, b in asides)]


def undivided(found: Sequence[Bearing], start: int, reading: str) -> list[Bearing]:
    """The candidates without those of a deed before, where the one at the offset `start` has its own behind it.

    "Shelled Homs on Monday and bombed Hama on Tuesday" is such a case.
    """
    behind = (each.timex for each in found if each.tier in ("clause", "sentence") and each.timex)
    own = any(timex.start > start and not spoken(timex, reading) for timex in behind)
    return [each for each in found if not (own and each.timex is not None and _closes(each.timex, start, reading))]


def _closes(timex: Timex, start: int, reading: str) -> bool:
    """Whether "and" or "while" leads from a date to a deed told behind it."""
    return timex.end < start and GOES_ON.match(reading, timex.end, start) is not None


def _span(bearing: Bearing, published: date | None) -> tuple[date | None, date | None, Precision]:
    """First and last day and their precision, by what the timex says of the happening."""
    first, last = bearing.first, bearing.last
    night = bearing.timex is not None and bearing.relation == "at" and NIGHT.match(bearing.timex.surface)
    if night and last and first == last:
        return first, last + timedelta(1), "interval"
    if bearing.relation in ("since", "ongoing"):
        return (first if bearing.relation == "since" or bearing.timex else None), published or last, "ongoing"
    if bearing.relation == "until":
        return None, last, "interval"
    if bearing.relation == "before":
        return None, last, "interval"
    if bearing.relation == "after":
        return last, published, "interval"
    if bearing.timex is None:
        return None, last, "interval"
    return first, last, "interval" if _ranges(bearing) else bearing.timex.precision


def _ranges(bearing: Bearing) -> bool:
    """Whether a candidate goes on to the day of another timex ("on Sunday night and Monday")."""
    return bearing.timex is not None and bearing.relation == "at" and bearing.last != bearing.timex.last


def part_of_day(time: str | None) -> str | None:
    """A part of the day ("morning"), which one happening shares with another; None for an hour, which is its own."""
    return None if time is not None and time[:1].isdigit() else time


def inherited(when: EventDate) -> EventDate:
    """The date of another happening, without its hour."""
    return when if when.basis == "published" else replace(when, basis="inherited", time=part_of_day(when.time))


def dated(bearing: Bearing, published: date | None, captioned: bool) -> EventDate:
    """The date that a candidate gives a happening; `captioned` says that it is told in a caption."""
    start, end, precision = _span(bearing, published)
    timex = bearing.timex
    time = timex.time if timex and not _ranges(bearing) else None
    return EventDate(
        start,
        end,
        precision,
        part_of_day(time) if bearing.tier in INHERITED else time,
        _basis(bearing, captioned),
        timex.surface if timex else None,
    )


def chosen(candidates: Sequence[Bearing], told: bool, dateline: range) -> Bearing | None:
    """The candidate to date a trigger by; None to date it as the happening told before, which `told` says there is.

    What stands in the `dateline` is the date of the report, and dates nothing else. Dates of the sentence,
    the caption and the heading come first, then what tense says goes on, then the happening told before, then the
    paragraph; dates from elsewhere in the report tell too little.
    """
    found = [each for each in candidates if each.timex is None or each.timex.start not in dateline]
    best = next((each for each in found if each.tier in NEAR or each.relation == "ongoing"), None)
    if best is not None and best.timex is not None and best.timex.type == "TIME":
        best = next((each for each in found if each.timex and _follows(best.timex, each.timex)), best)
    if best is not None or told:
        return best
    return next((each for each in found if each.tier in ("paragraph", "published")), None)


def _follows(hour: Timex, day: Timex) -> bool:
    """Whether the day of an hour stands right behind it ("at 2220 last night")."""
    return day is not hour and 0 <= day.start - hour.end <= 4
