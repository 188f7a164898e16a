"""What kind of story a report is: sport, trade, the screen or opinion, full of figures of speech, or one of a court."""

from __future__ import annotations

from eventgeo.events.patterns import Words
from eventgeo.events.tables import classes
from eventgeo.records import Layout

FIGURED = ("play", "trade", "screen")
"""Classes of words that tell of reports whose battles are figures of speech."""
LEAST = 4
"""How many different words of such a class a report of its kind has at least,"""
SHARE = 0.02
"""and what share of its words they are, counted with repetitions: a football ground that is bombed has fewer."""
LABEL = 3
"""How many words a report begins with that may say that it is somebody's opinion."""
LEAD = 3
"""In how many sentences a court story says that it is one."""


def figured(words: Words) -> str | None:
    """What makes a report one whose battles are figures of speech: its class of words, or "comment"; else None."""
    if not classes()["comment"].isdisjoint(words.low[:LABEL]):
        return "comment"
    for name in FIGURED:
        found = [low for low in words.low if low in classes()[name]]
        if len(set(found)) >= LEAST and len(found) >= SHARE * len(words.low):
            return name
    return None


def of_court(layout: Layout, words: Words) -> bool:
    """Whether the first sentences of a report tell of a trial, which makes its deeds older than its day."""
    lead = {low for each in layout.sentences[:LEAD] for low in words.low[each.first : each.last]}
    verdict, court = lead & classes()["verdict"], lead & classes()["court"]
    return bool(verdict) and len(verdict) + len(court) > LEAST - 1
