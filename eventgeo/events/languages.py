"""The reader of a text's language: Ukrainian and Russian texts have one of their own, all others that of English."""

from __future__ import annotations

from collections.abc import Iterator

from eventgeo.events import cyrillic
from eventgeo.events.extract import extract as english_extract
from eventgeo.events.triggers import triggers as english_triggers
from eventgeo.events.when import BearingOf
from eventgeo.records import Event, Issue, Layout, Mentions, Trigger


def triggers(layout: Layout) -> tuple[Trigger, ...]:
    """The triggers of a text, in its order; none overlaps another."""
    return cyrillic.triggers(layout) if cyrillic.is_cyrillic(layout) else english_triggers(layout)


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a document into an Event or an Issue.

    `bearing` gives the candidates for the date of a stretch of text, best first.
    """
    reader = cyrillic.extract if cyrillic.is_cyrillic(mentions.layout) else english_extract
    yield from reader(mentions, bearing)
