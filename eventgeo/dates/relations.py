"""What the words around a timex make of it: a day, an open interval, a range."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from eventgeo.dates.days import DAY
from eventgeo.records import Layout, Relation, Timex

LEAD = re.compile(r"\b([a-z]+)\s+(?:the\s+)?(?:early |late |mid-?)?\Z", re.IGNORECASE)
OR_BEFORE = re.compile(r"\bor before\s+\Z", re.IGNORECASE)
AT_LATEST = re.compile(r"\b(?:as of|not? later than|at the latest(?: on| by)?)\s+(?:the\s+)?\Z", re.IGNORECASE)
BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?\Z", re.IGNORECASE)
LEADS: dict[str, Relation] = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "before",
    "before": "before",
    "after": "after",
}
TO = re.compile(r"\s*(?:,\s*)?(?:-|–|—|to|and|until|till|through)\s*(?:the\s+)?\Z", re.IGNORECASE)
DASH = re.compile(r"\s*[-–—]\s*\Z")
OPENED = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
AND = re.compile(r"\s+and\s+(?P<on>(?:again\s+)?on\s+)?(?:the\s+)?\Z", re.IGNORECASE)
WENT_ON = re.compile(
    r"\s+and\s+(?:continued|lasted|raged|went on|dragged on)\s+(?:on|into|through|until|till|to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
ENDED = re.compile(r"\s*(?:[.,;:)]|\Z|(?:in|at|near|by|as|when|while|and|killing|according)\b)", re.IGNORECASE)
"""What stands behind "on Monday and on Tuesday", and not behind "on Monday, and on Tuesday bombed"."""
OF_ONE_MONTH = frozenset(("first_day", "second_day"))  # the rules of "3 and 5 August", "August 3 and 5"
NAMED = frozenset(("week_ended", "weekend_of"))  # the rules of weeks that a date behind them names
FARTHEST = 40  # characters between the ends of a range: " and continued into the early hours of "
WIDTH = 24  # characters before a timex in which the word that leads it stands


def relation_of(timex: Timex, layout: Layout) -> Relation:
    """What the words before a timex make of it: "since", "until", "before" ("by", "as of"), "after" or "at"."""
    left = layout.reading[max(0, timex.start - WIDTH) : timex.start]
    return _relation(left, timex.type == "TIME")


@lru_cache(maxsize=4096)
def _relation(left: str, hour: bool) -> Relation:
    """The relation of an hour or a day that some words lead to: kept, since each happening of a report asks for it."""
    if AT_LATEST.search(left):
        return "before"
    lead = LEAD.search(left)
    found = LEADS.get(lead.group(1).lower(), "at") if lead else "at"
    return "at" if hour and lead and lead.group(1).lower() in ("before", "after") else found


def bounds(timex: Timex, relation: Relation, layout: Layout) -> tuple[date | None, date | None]:
    """The first and last day that a timex with this relation allows; None where it leaves them open."""
    first, last = timex.first, timex.last
    if relation == "since":
        return first, None
    if relation == "until":
        return None, last
    if relation == "after":
        return (last + DAY if last and last < date.max else last), None
    if relation != "before":
        return first, last
    left = layout.reading[max(0, timex.start - WIDTH) : timex.start]
    strictly = BEFORE.search(left) and not OR_BEFORE.search(left)
    return None, (first - DAY if strictly and first and first > date.min else last)


def opening(timexes: Sequence[Timex], layout: Layout) -> list[int]:
    """The numbers of those that begin a range, which the next one ends: "Feb. 5-8", "on Monday and Tuesday"."""
    return [number for number, (one, two) in enumerate(pairwise(timexes)) if _opens(one, two, layout)]


def named(timexes: Sequence[Timex]) -> list[int]:
    """The numbers of the dates that only say which week or weekend is meant: "in the week to 12 May"."""
    return [number for number, (one, two) in enumerate(pairwise(timexes), start=1) if _names(one, two)]


def _names(one: Timex, two: Timex) -> bool:
    return one.rule in NAMED and 0 <= two.start - one.end < WIDTH and two.first in (one.first, one.last)


def _opens(one: Timex, two: Timex, layout: Layout) -> bool:
    """Whether two timexes are the ends of a range, or one day and the next."""
    if one.first is None or two.last is None or one.first > two.last:
        return False
    between = layout.reading[one.end : min(two.start, one.end + WIDTH)]
    if WENT_ON.fullmatch(layout.reading, one.end, min(two.start, one.end + FARTHEST)):
        return True
    joined = AND.match(between)
    if joined and one.rule in OF_ONE_MONTH and two.start == one.end + joined.end():
        return True
    if joined and one.first == one.last and two.first == two.last == one.first + DAY:
        return joined["on"] is None or ENDED.match(layout.reading, two.end) is not None
    opened = OPENED.search(layout.reading[max(0, one.start - WIDTH) : one.start])
    return one.type == two.type and bool(DASH.match(between) or (opened and TO.match(between)))
