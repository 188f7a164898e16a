"""What kind of story a report is: of sport, trade, the screen or opinion, all full of figures of speech; of crime; of a
trial.
"""

from __future__ import annotations

from collections.abc import Set

from eventgeo.events.patterns import Words
from eventgeo.events.tables import classes
from eventgeo.records import Layout

FIGURED = ("play", "trade", "screen")
"""Classes of words that tell of reports whose battles are figures of speech."""
LEAST = 4
"""How many different words of such a class a report of its kind has at least,"""
SHARE = 0.02
"""and what share of its words they are, counted with repetitions: a football ground that is bombed has fewer."""
CRIMES = 5
"""How many different words of the police's day a report of ordinary crime has at least,"""
CRIMES_SHARE = 0.03
"""and what share of its words they are."""
WARS = 2
"""So many different words for armed forces or groups make a report one of more than that."""
LABEL = 3
"""How many words a report begins with that may say that it is somebody's opinion."""
LEAD = 3
"""In how many sentences a court story says that it is one."""


def figured(words: Words) -> str | None:
    """What makes a report one whose battles are figures of speech: its class of words, or "comment"; else None."""
    if not classes()["comment"].isdisjoint(words.low[:LABEL]):
        return "comment"
    there = frozenset(words.low)
    return next((name for name in FIGURED if _full_of(there & classes()[name], words, LEAST, SHARE)), None)


def of_crime(words: Words) -> bool:
    """Whether a report is of the police's day: robberies, fights and arrests that are no part of a conflict."""
    there = frozenset(words.low)
    armed = classes()["army"] | classes()["rebel"] | classes()["group"]
    return _full_of(there & classes()["blotter"], words, CRIMES, CRIMES_SHARE) and len(there & armed) < WARS


def _full_of(found: Set[str], words: Words, least: int, share: float) -> bool:
    """Whether some words of a report are so many different ones, and, counted with repetitions, such a share of all."""
    return len(found) >= least and sum(low in found for low in words.low) >= share * len(words.low)


def of_court(layout: Layout, words: Words) -> bool:
    """Whether the first sentences of a report tell of a trial, which makes its deeds older than its day."""
    lead = {low for each in layout.sentences[:LEAD] for low in words.low[each.first : each.last]}
    verdict, court = lead & classes()["verdict"], lead & classes()["court"]
    return bool(verdict) and len(verdict) + len(court) > LEAST - 1
