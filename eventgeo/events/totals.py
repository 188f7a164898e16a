"""How many were killed or hurt in one happening, out of all that its sentence says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from eventgeo.events.casualties import HURT, TollMention
from eventgeo.events.sides import side_of, unlike
from eventgeo.records import Toll, TollClaim


class Range(NamedTuple):
    """At least `low`, at most `high` people (None: open)."""

    low: int | None
    high: int | None


def claims(mention: TollMention) -> Sequence[TollClaim]:
    """What a mention says of each side that it counts."""
    return mention.parts or (TollClaim(mention.low, mention.high, mention.said_by, mention.side),)


def _some(mention: TollMention) -> TollMention:
    """Those of the killed and wounded who were either: at least one, and not all of those that are counted."""
    counted = mention.high or mention.low or 1
    return replace(mention, low=1, high=max(counted - 1, 1), parts=())


def toll(mentions: Iterable[TollMention], kind: str) -> Toll | None:
    """The number of people of one kind, with each statement of it.

    The numbers of two sides add up ("six soldiers died while 20 rebels were killed"), those of two speakers are the
    ends of a range, and of others the greatest counts. Where the sentence says no more than "12 killed and wounded", at
    least one was killed, and at most eleven.
    """
    stated = list(mentions)
    found = [mention for mention in stated if mention.kind == kind]
    if not found and kind in HURT:
        found = [_some(mention) for mention in stated if mention.kind == "hurt"]
    if not found:
        return None
    return Toll(*_by_speaker(found), tuple(claim for mention in found for claim in claims(mention)))


def _by_speaker(found: Sequence[TollMention]) -> Range:
    speakers = dict.fromkeys(mention.said_by for mention in found)
    if len(speakers) < 2 or None in speakers:
        return _greatest(found)
    told = [[mention for mention in found if mention.said_by == speaker] for speaker in speakers]
    if _of_two_camps(told):
        return _sum([_greatest(each) for each in told])
    return _between([_greatest(each) for each in told])


def _of_two_camps(told: Sequence[Sequence[TollMention]]) -> bool:
    """Whether each speaker counts the dead of another armed side."""
    said = [[claim for mention in each for claim in claims(mention)] for each in told]
    civil = any(side_of(claim.side) == "civil" for each in said for claim in each)
    pairs = ((one, two) for at, each in enumerate(said) for one in each for other in said[:at] for two in other)
    return not civil and all(unlike(one, two) for one, two in pairs)


def _greatest(found: Sequence[TollMention]) -> Range:
    """The greatest number, or the sum of the numbers of sides where that is greater."""
    ordered = sorted(found, key=lambda m: (-(m.low or 0), -(m.high or 0), m.start))
    sided = [mention for mention in ordered if all(side_of(claim.side) for claim in claims(mention))]
    return max(_sides(ordered), _sides(sided or ordered), key=lambda total: (total.low or 0, total.high or 0))


def _sides(ordered: Sequence[TollMention]) -> Range:
    """The sum of the greatest numbers of each side."""
    summed: list[TollMention] = []
    for mention in ordered:
        known = [claim for each in summed for claim in claims(each)]
        if all(unlike(claim, other) for claim in claims(mention) for other in known):
            summed.append(mention)
    return _sum([Range(mention.low, mention.high) for mention in summed])


def _sum(numbers: Sequence[Range]) -> Range:
    lows = [number.low for number in numbers if number.low is not None]
    highs = [number.high for number in numbers if number.high is not None]
    return Range(sum(lows) if lows else None, sum(highs) if len(highs) == len(numbers) else None)


def _between(numbers: Sequence[Range]) -> Range:
    """From the least to the most that is said; open where the greatest number is."""
    lows = [number.low for number in numbers if number.low is not None]
    opened = [number.low or 0 for number in numbers if number.high is None]
    most = max((number.high for number in numbers if number.high is not None), default=0)
    return Range(min(lows) if lows else None, most if most > max(opened, default=-1) else None)
