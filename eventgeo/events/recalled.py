"""Dates that belong to something older that a sentence recalls, and to no other happening."""

from __future__ import annotations

import re

from eventgeo.events.frames import Frame
from eventgeo.events.scene import Scene
from eventgeo.records import Bearing

OUTSET = re.compile(
    r"\b(?:since|(?:that|which|who) (?:\w+ )?(?:began|started|erupted|broke out|seized|took|came|was|were|had)|"
    r"(?:war|conflict|fighting|invasion|uprising|coup|insurgency) (?:began|started|erupted|broke out|of))\b"
    r"(?: \w+){0,4}? ?(?:in|on)? ?\Z",
    re.I,
)
"""What stands before the date from which on something has been so ("the war that began in April 2023")."""
REACH = 60
"""How many characters before a date say what it is the outset of."""
ELSEWHERE = frozenset(["paragraph", "document", "heading"])


def of_another(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date says since when something else has been so, and dates no happening but that one.

    What a happening comes back to is never in force since then: such a date counts in its own clause alone.
    """
    timex = bearing.timex
    if timex is None or bearing.tier == "clause" or (bearing.tier == "sentence" and head.entry.kind == "result"):
        return False
    if bearing.tier in ELSEWHERE and bearing.relation in ("since", "ongoing"):
        return True
    return OUTSET.search(scene.layout.reading, max(0, timex.start - REACH), timex.start) is not None
