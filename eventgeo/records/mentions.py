"""All that was found in one document before events are read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from eventgeo.records.document import Document, Publication
from eventgeo.records.event import Trigger
from eventgeo.records.place import Location, Toponym
from eventgeo.records.text import Layout
from eventgeo.records.timex import Timex


@dataclass(frozen=True, slots=True)
class Mentions:
    """A document with its layout, publication date, toponyms, location expressions, timexes and triggers.

    Each tuple is in the order of the text.
    """

    document: Document
    layout: Layout
    publication: Publication
    toponyms: tuple[Toponym, ...] = ()
    locations: tuple[Location, ...] = ()
    timexes: tuple[Timex, ...] = ()
    triggers: tuple[Trigger, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was found in a document that its text does not tell at once: enough to read its events anew.

    The fields are those of Mentions; layout and triggers are made again from the text.
    """

    publication: Publication
    toponyms: tuple[Toponym, ...]
    locations: tuple[Location, ...]
    timexes: tuple[Timex, ...]
