"""Whether a happening is the news, or older than the story, a habit, or a running toll."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from eventgeo.events.frames import Frame, is_added
from eventgeo.events.patterns import Match, Scanner
from eventgeo.events.quantities import quantities
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes, rows
from eventgeo.records import EventDate

CARRIED = 4
"""How many deeds of a sentence may share what stands before the first of them."""
LASTING = frozenset(["territory gained", "territory transfer", "base established"])
"""What is done on one day and holds from then on."""
MANY = 10
"""So many deeds are those of a day or of a front, and no one happening."""
STALE = timedelta(days=60)
"""What happened so long before the report is background; MUC-4's rules call news what is under two months old."""


@cache
def _scanner() -> Scanner:
    return Scanner(row[4] for row in rows("standing.tsv"))


def _reaches(match: Match, frame: Frame, low: Sequence[str]) -> bool:
    """Whether a cue reaches a trigger: never over a semicolon, and one of background or habit never over a comma."""
    standing, side, reach, kinds, _ = rows("standing.tsv")[match.pattern.rank]
    if kinds != "*" and frame.entry.kind not in kinds.split("|"):
        return False
    between = {*low[match.right : frame.first], *low[frame.last : match.left]}
    if ";" in between or ("," in between and standing not in ("summary", "news")):
        return False
    if match.right <= frame.first:
        return side in ("before", "any") and frame.first - match.right <= int(reach)
    if match.left >= frame.last:
        return side in ("after", "any") and match.left - frame.last <= int(reach)
    return side == "any"


def standing_of(frame: Frame, scene: Scene) -> str | None:
    """The standing that a cue of the sentence or what it counts gives a trigger; None for news."""
    return _cued(frame, scene) or ("summary" if _tallied(frame, scene) else None) or _carried(frame, scene)


def _cued(frame: Frame, scene: Scene) -> str | None:
    for match in sorted(scene.cues(frame.sentence, _scanner()), key=lambda m: m.pattern.rank):
        if _reaches(match, frame, scene.words.low):
            name = rows("standing.tsv")[match.pattern.rank][0]
            return None if name == "news" else name
    return None


def _carried(frame: Frame, scene: Scene) -> str | None:
    """The standing of background that a participle or relative clause shares with the deed that it is added to: "the
    war began when rebels stormed A, taking 20 hostages", "was set off by the attack on A, which killed nine".
    """
    frames = scene.frames_of(frame.sentence)
    at = bisect_left(frames, frame.first, key=lambda each: each.first)
    for index in range(at, max(at - CARRIED, -1), -1):
        if index < at and _cued(frames[index], scene) == "background":
            return "background"
        if not _continues(frames[index], scene.words.low):
            return None
    return None


def _continues(frame: Frame, low: Sequence[str]) -> bool:
    """Whether a participle or relative clause adds a deed to the one before it."""
    return is_added(frame, low) or low[frame.first - 2 : frame.first] == [",", "which"]


def _tallied(frame: Frame, scene: Scene) -> bool:
    """Whether a sentence counts deeds by the dozen and names no place: it reviews a day along a whole front."""
    if scene.spots.get(frame.sentence):
        return False
    shape, acts = scene.layout.sentences[frame.sentence], classes()["acts"]
    told = scene.words.low[shape.first : shape.last]
    if acts.isdisjoint(told):
        return False
    many = (each for each in quantities(scene.layout.tokens_of(frame.sentence)) if (each.low or 0) >= MANY)
    return any(not acts.isdisjoint(told[each.last : each.last + 3]) for each in many)


def stale(when: EventDate, published: date | None, subtype: str = "") -> bool:
    """Whether a date ends so long before the day of publication that the happening is no news; what is done at once and
    lasts ("has held the town since March") is as old as its beginning.
    """
    last = when.start if subtype in LASTING and when.precision == "ongoing" else when.end
    return published is not None and last is not None and published - last > STALE


def lasting(when: EventDate) -> bool:
    """Whether something has gone on for so long that it is at no one place of the news."""
    return (
        when.precision == "ongoing"
        and when.start is not None
        and when.end is not None
        and when.end - when.start > STALE
    )
