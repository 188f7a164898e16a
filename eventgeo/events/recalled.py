"""Dates that belong to something older that a sentence recalls, and to no other happening."""

from __future__ import annotations

import re
from datetime import timedelta

from eventgeo.events.frames import Frame
from eventgeo.events.scene import Scene
from eventgeo.records import Bearing, EventDate, Precision, Timex

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
LENGTH = re.compile(r"P(\d+)([DWM])")
UNITS: dict[str, tuple[timedelta, Precision]] = {
    "D": (timedelta(1), "day"),
    "W": (timedelta(7), "week"),
    "M": (timedelta(30), "month"),
}
ELSEWHERE = frozenset(["paragraph", "document", "heading"])


def aftermath(frame: Frame, scene: Scene) -> int:
    """How many happenings a sentence tells of before a trigger that came after the trigger's, or answer it."""
    return depth(scene, frame.sentence, frame.trigger.start)


def depth(scene: Scene, sentence: int, offset: int) -> int:
    """How many such happenings an offset of a sentence lies behind."""
    return sum(each.start < offset < each.end for each in scene.aftermaths.get(sentence, ()))


def before_it(head: Frame, scene: Scene) -> tuple[EventDate, Timex] | None:
    """The date of a happening that another one came so long after ("on Friday, two days after …"), and where it stands.

    Weeks are rounded by half of one, months by half of one; hours before is the same day or that before. None where the
    sentence does not date the other one.
    """
    found = [each for each in scene.aftermaths.get(head.sentence, ()) if each.start < head.trigger.start < each.end]
    start = scene.layout.sentences[head.sentence].start
    near = [each for each in scene.mentions.timexes if found and start <= each.start < found[-1].behind]
    days = [each for each in near if each.type != "DURATION" and each.first and each.first == each.last]
    gap = next((each for each in near if each.type == "DURATION" and each.end > found[-1].start), None)
    if gap is None or not days or days[-1].first is None:
        return None
    length = LENGTH.match(gap.value)
    if length is None:
        return EventDate(days[-1].first - timedelta(1), days[-1].first, "interval", None, "relative", gap.surface), gap
    unit, precision = UNITS[length.group(2)]
    middle = days[-1].first - int(length.group(1)) * unit
    return EventDate(middle - unit // 2, middle + unit // 2, precision, None, "relative", gap.surface), gap


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
    return OUTSET.search(scene.layout.reading, max(0, timex.start - REACH), timex.start) is not None
