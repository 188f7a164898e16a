"""Dates that belong to something older that a sentence recalls, and to no other happening."""

from __future__ import annotations

import re
from datetime import date, timedelta

from eventgeo.events.frames import Frame
from eventgeo.events.quantities import SMALL
from eventgeo.events.scene import Scene
from eventgeo.records import Bearing, EventDate, Precision

OUTSET = re.compile(
    r"\b(?:since|(?:that|which|who) (?:\w+ )?(?:began|started|erupted|broke out|seized|took|came|was|were|had)|"
    r"(?:war|conflict|fighting|invasion|uprising|coup|insurgency) (?:began|started|erupted|broke out|of))\b"
    r"(?: \w+){0,4}? ?(?:in|on)? ?\Z",
    re.I,
)
"""What stands before the date from which on something has been so ("the war that began in April 2023")."""
REACH = 60
"""How many characters before a date say what it is the outset of."""
OWN = frozenset(["clause", "sentence"])
"""The tiers of a date that a trigger's own sentence gives it."""
COUNTS = SMALL | {"a": 1, "an": 1, "the": 1}
UNITS: dict[str, tuple[timedelta, Precision]] = {
    "day": (timedelta(1), "day"),
    "week": (timedelta(7), "week"),
    "month": (timedelta(30), "month"),
    "year": (timedelta(365), "year"),
}
LONG = frozenset(["month", "year"])
"""Units beside which the days between a happening and its report are few."""
SOME = {
    "day": (timedelta(13), timedelta(2)),
    "week": (timedelta(60), timedelta(14)),
    "month": (timedelta(365), timedelta(60)),
}
"""How long before "days after" is at most and at least: two of the unit, and less than the longer units tell."""
ELSEWHERE = frozenset(["paragraph", "document", "heading"])


def aftermath(frame: Frame, scene: Scene) -> int:
    """How many happenings a sentence tells of before a trigger that came after the trigger's, or answer it."""
    return depth(scene, frame.sentence, frame.trigger.start)


def depth(scene: Scene, sentence: int, offset: int) -> int:
    """How many such happenings an offset of a sentence lies behind."""
    return sum(each.start < offset < each.end for each in scene.aftermaths.get(sentence, ()))


def before_it(head: Frame, scene: Scene, told: date | None) -> tuple[EventDate, tuple[int, int]] | None:
    """The date of a happening that another one came so long after ("on Friday, two days after …"), and where it stands.

    Where the earlier one is told first ("A day after …, thousands marched on Sunday"), the date behind is the other's.
    Weeks are rounded by half of one, months by half of one; "days after" is a convention (SOME); hours before is the
    same day or that before. Where the sentence does not date the other one, that is of the day `told` last, or, of what
    came months or years after, that of publication; None where there is neither.
    """
    found = [each for each in scene.aftermaths.get(head.sentence, ()) if each.start < head.trigger.start < each.end]
    last = found[-1] if found else None
    if last is None or last.unit is None:
        return None
    days = [each for each in scene.timexes(head.sentence) if each.type != "DURATION" and each.first == each.last]
    near = [each.first for each in reversed(days) if each.start < last.start and each.first]
    near += [each.first for each in days if each.start >= last.end and each.first]
    long_before = last.unit.lower() in LONG
    day = next(iter(near), told) or (scene.mentions.publication.day if long_before else None)
    if day is None:
        return None
    surface = scene.layout.text[last.start : last.behind]
    number, unit = (last.number or "").lower(), UNITS.get(last.unit.lower())
    count = int(number) if number.isdigit() else COUNTS.get(number)
    some = SOME.get(last.unit.lower())
    if count is None and some is not None:
        when = EventDate(day - some[0], day - some[1], "interval", None, "relative", surface)
    elif count is None or unit is None:
        when = EventDate(day - timedelta(1) if unit is None else None, day, "interval", None, "relative", surface)
    else:
        middle, half = day - count * unit[0], unit[0] // 2
        when = EventDate(middle - half, middle + half, unit[1], None, "relative", surface)
    return when, (last.start, last.behind)


def of_another(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date says since when something else has been so, and dates no happening but that one.

    What a happening comes back to is never in force since then: such a date counts in its own clause alone.
    """
    timex = bearing.timex
    if timex is not None and bearing.tier in OWN and aftermath(head, scene) != depth(scene, head.sentence, timex.start):
        return True
    if timex is None or bearing.tier == "clause" or (bearing.tier == "sentence" and head.entry.kind == "result"):
        return False
    if bearing.tier in ELSEWHERE and bearing.relation in ("since", "ongoing"):
        return True
    if bearing.last not in (None, timex.last):
        return False  # "that began on Friday and continued into Saturday" tells the whole of it
    return OUTSET.search(scene.layout.reading, max(0, timex.start - REACH), timex.start) is not None
