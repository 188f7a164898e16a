"""The reader of a text's language: Ukrainian and Russian texts have one of their own, all others that of English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.events import cyrillic
from eventgeo.events.extract import extract as english_extract
from eventgeo.events.lists import listed_triggers
from eventgeo.events.triggers import triggers as english_triggers
from eventgeo.events.when import BearingOf
from eventgeo.records import Event, Issue, Layout, Mentions, Toponym, Trigger


def triggers(layout: Layout, toponyms: Sequence[Toponym] = ()) -> tuple[Trigger, ...]:
    """The triggers of a text with the given toponyms, in its order; none overlaps another."""
    if cyrillic.is_cyrillic(layout):
        return cyrillic.triggers(layout)
    told = english_triggers(layout)
    return tuple(sorted((*told, *listed_triggers(layout, toponyms, told)), key=lambda each: each.start))


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a document into an Event or an Issue.

    `bearing` gives the candidates for the date of a stretch of text, best first.
    """
    reader = cyrillic.extract if cyrillic.is_cyrillic(mentions.layout) else english_extract
    yield from reader(mentions, bearing)
