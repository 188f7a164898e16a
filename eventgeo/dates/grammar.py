"""From a laid-out text to its timexes: find, choose, read in the order of the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from eventgeo.dates.anchored import anchored, explained
from eventgeo.dates.clock import Clock
from eventgeo.dates.cyrillic import cyrillic_timexes, written_in_cyrillic
from eventgeo.dates.guards import GUARDS
from eventgeo.dates.hit import Hit
from eventgeo.dates.mode import is_history
from eventgeo.dates.scan import Found, fits
from eventgeo.dates.story import course
from eventgeo.dates.values import ACTIONS, dated, mentions
from eventgeo.records import Layout, Publication, Timex

DAY_FIRST = re.compile(r"(?:1[3-9]|2\d|3[01])[/-]\d")  # a date in figures of which the first is no month
MONTH_FIRST = re.compile(r"\d\d?[/-](?:1[3-9]|2\d|3[01])[/-]")  # one of which the second is none


def _chosen(found: Iterable[Found]) -> list[Found]:
    """The longest of those that overlap, then the earlier line of the grammar, in the order of the text."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.form.rank, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _hits(layout: Layout, history: bool) -> Iterator[Hit]:
    style = "history" if history else "news"
    for stretch in fits(layout.reading, style):
        allowed = []
        for found in stretch:
            guard = GUARDS.get(found.form.action)
            if guard is None or guard(Hit(layout, found), history):
                allowed.append(found)
        for found in _chosen(allowed):
            yield Hit(layout, found)


def timexes(layout: Layout, publication: Publication) -> tuple[Timex, ...]:
    """The expressions of time in a text, each with its value and the days that it may mean, in the order of the text.

    Relative ones are counted from the day of publication, in a history from the story's own date. Where there is no
    day to count from, the value has X's and `first` and `last` are None.
    """
    clock = Clock(
        publication.day,
        is_history(layout.reading, publication.day),
        publication.moment.hour if publication.moment else None,
    )
    hits = list(_hits(layout, clock.history))
    clock.landmarks = dated(hits)
    if clock.history:
        clock.course = course(list(mentions(hits)))
    clock.day_first = _day_first([hit.get("date") or "" for hit in hits])
    read = [timex for hit in hits for timex in ACTIONS[hit.found.form.action](hit, clock)]
    found = list(explained(list(anchored(read, layout, clock.history)), layout))
    if written_in_cyrillic(layout.reading):
        found = _merged(found, list(cyrillic_timexes(layout.reading, publication.day)))
    return tuple(timex for timex in found if timex.end > timex.start)


def _day_first(written: Sequence[str]) -> bool | None:
    """Whether dates in figures have the day before the month; None where they do not tell, or tell both."""
    day, month = (any(map(order.match, written)) for order in (DAY_FIRST, MONTH_FIRST))
    return day if day != month else None


def _merged(found: list[Timex], others: list[Timex]) -> list[Timex]:
    """Two lists as one, in the order of the text; where they overlap, those of the second stand."""
    starts = [other.start for other in others]

    def free(timex: Timex) -> bool:
        index = bisect_left(starts, timex.end)
        return index == 0 or others[index - 1].end <= timex.start

    return sorted((*filter(free, found), *others), key=lambda timex: timex.start)
