"""From sources to what each document tells: documents → mentions → events, one document at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Literal, TypeVar

from eventgeo import dates, engines, events, language, places, reading
from eventgeo.pipeline.settings import DEFAULT, Settings
from eventgeo.records import (
    Annotations,
    Document,
    Event,
    Issue,
    Layout,
    MentionedPlace,
    Mentions,
    Publication,
    Recalled,
    Weighed,
)

T = TypeVar("T")

Wanted = Literal["mentions", "events", "findings", "all"]
"""What a Reading is wanted for: its mentions, its events, or what a store keeps, places and annotations as well. What
nobody needs is not made, nor sent from process to process: mentions are much larger than all the rest.
"""
READ = (language.ENGLISH, *language.CYRILLIC, *language.ARABIC)
"""The languages that are read: of Ukrainian and Russian the dates, places and main types of events."""
GRACE = 10.0
"""Seconds that a worker may be late before it is ended; its own alarm sounds first where it can."""

UNDATED = "no publication date"
"""The code of the Issue that says so of a report."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with what an earlier run found in it: its events alone are read anew."""

    document: Document
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of one document: events, the places that it names, and what was left out.

    `document` is its id, None for what could not be read; `places` has one record for each time that one is named;
    `annotations` are all that another run needs to read the events anew. Not all may have been wanted.
    """

    document: str | None
    events: tuple[Event, ...] = ()
    places: tuple[MentionedPlace, ...] = ()
    issues: tuple[Issue, ...] = ()
    annotations: Annotations | None = None
    mentions: Mentions | None = None


def read(
    sources: Iterable[str | Path],
    settings: Settings = DEFAULT,
    *,
    given_toponyms: bool = False,
) -> Iterator[Document | Issue]:
    """The documents of files, folders and patterns; what could not be read comes out as an Issue.

    `toponyms` of JSON Lines count only where `given_toponyms` asks for them. An input on one of
    whose documents the time limit runs out is refused.
    """
    found = reading.read(sources, limits=settings.limits, web=settings.web)
    for item in _in_time(found, settings.time_limit):
        if isinstance(item, Document) and item.given_toponyms is not None and not given_toponyms:
            item = replace(item, given_toponyms=None)
        yield item


def recall(
    sources: Iterable[str | Path], settings: Settings, memory: reading.Memory
) -> Iterator[Document | Issue | Recalled]:
    """The same, where `memory` tells what unchanged files held."""
    found = reading.recall(sources, memory, limits=settings.limits, web=settings.web)
    yield from _in_time(found, settings.time_limit)


def _in_time(items: Iterator[T], seconds: float | None) -> Iterator[T]:
    """The items; the reader of one that takes too long gets a TimeoutError, of which it makes an Issue."""
    while True:
        with engines.time_limit(seconds):
            item = next(items, None)
        if item is None:
            return
        yield item


@cache
def _geoparser(settings: Settings) -> places.Geoparser:
    online = None
    if settings.geocoder:
        online = places.online_geocoder(settings.geocoder, user_agent=settings.user_agent, cache=settings.cache)
    return places.Geoparser(region=settings.region, geocoder=online)


def _annotations(document: Document, layout: Layout, settings: Settings) -> Annotations:
    geoparser = _geoparser(settings)
    publication = dates.publication(document, layout, settings.published)
    toponyms = geoparser.toponyms(layout, document.given_toponyms)
    locations = geoparser.locations(layout, toponyms)
    return Annotations(publication, toponyms, locations, dates.timexes(layout, publication))


def _mentions(document: Document, known: Annotations | None, settings: Settings) -> Mentions:
    layout = language.layout(document.text)
    found = known or _annotations(document, layout, settings)
    return Mentions(
        document,
        layout,
        found.publication,
        toponyms=found.toponyms,
        locations=found.locations,
        timexes=found.timexes,
        triggers=events.triggers(layout, found.toponyms),
    )


def _kept(mentions: Mentions) -> Annotations:
    """The annotations without the readings of a name that were weighed and not taken: they serve to explain alone."""
    toponyms = tuple(replace(toponym, alternatives=()) for toponym in mentions.toponyms)
    return Annotations(mentions.publication, toponyms, mentions.locations, mentions.timexes)


def weighed(mentions: Mentions, settings: Settings = DEFAULT) -> dict[tuple[int, int], list[Weighed]]:
    """For the span of each toponym, the places that it may mean as the ranking weighed them, best first."""
    spans = [(toponym.start, toponym.end) for toponym in mentions.toponyms]
    return dict(zip(spans, _geoparser(settings).weighed(mentions.layout, spans), strict=True))


def _undated(document: Document, publication: Publication) -> Iterator[Issue]:
    if publication.day is None:
        reason = (
            "no publication date was given and none can be read from the text: dates such as “Tuesday” or "
            "“last week” stay unresolved (give it with --published)"
        )
        yield Issue("annotate", document.id, UNDATED, reason)


def _half_read(document: Document, tongue: language.Tongue) -> Iterator[Issue]:
    if tongue in language.CYRILLIC:
        message = f"is written in {tongue.name}: its dates and places are read, and the main types of events"
        yield Issue("extract", document.id, "language", message)
    elif tongue in language.ARABIC:
        message = f"is written in {tongue.name}: its places are read, its dates and events are not"
        yield Issue("extract", document.id, "language", message)


def read_document(
    document: Document, settings: Settings = DEFAULT, *, wanted: Wanted = "all", known: Annotations | None = None
) -> Reading:
    """Everything that one document tells; `known` is what an earlier run found in it.

    It raises nothing for the document's sake, and an EventgeoError where the gazetteer itself is broken.

    The one broad `except` of the project stands here: a fault in our own reading of one document costs that
    document, by name, and not the run.
    """
    _geoparser(settings)  # what is wrong with the gazetteer is no fault of the document
    keeps = wanted in ("findings", "all")
    tongue = language.tongue(document.text)
    if tongue not in READ and document.given_toponyms is None:
        return _refused(document, "language", f"is written in {tongue.name}, which is not read")
    try:
        with engines.time_limit(settings.seconds(document)):
            mentions = _mentions(document, known, settings)
            found = tuple(_extracted(mentions)) if wanted != "mentions" else ()
            named = places.named(mentions) if keeps else ()
    except TimeoutError:
        return _lost(document, "too slow", settings)
    except Exception as error:  # noqa: BLE001
        return _refused(document, "failed", f"the reading failed: {type(error).__name__}: {error}")
    return Reading(
        document.id,
        tuple(item for item in found if isinstance(item, Event)),
        named,
        (
            *_half_read(document, tongue),
            *_undated(document, mentions.publication),
            *(item for item in found if isinstance(item, Issue)),
        ),
        _kept(mentions) if keeps else None,
        mentions if wanted in ("mentions", "all") else None,
    )


def _extracted(mentions: Mentions) -> Iterator[Event | Issue]:
    """The events of a document, each report with its page and with what copies of the document are known by."""
    document = mentions.document
    found = list(events.extract(mentions, dates.bearing))
    told = any(isinstance(item, Event) for item in found)
    mark = language.fingerprint(document.text) if told else None
    for item in found:
        if isinstance(item, Event):
            page = document.page_at(item.report.start)
            item = replace(item, report=replace(item.report, fingerprint=mark, page=page))
        yield item


def _lost(document: Document, reason: Literal["died", "too slow"], settings: Settings) -> Reading:
    """The Reading of a document on which a process died or time ran out."""
    reasons = {
        "died": "the process that read it died, and so did the next one",
        "too slow": f"reading it took longer than {settings.seconds(document):g} s (--time-limit)",
    }
    return _refused(document, reason, reasons[reason])


def _refused(document: Document, code: str, message: str) -> Reading:
    """The Reading of a document that is turned down."""
    return Reading(None, issues=(Issue("annotate", document.id, code, message, refused=True),))


Item = Document | Annotated | Issue


def _read_item(item: Item, settings: Settings, wanted: Wanted) -> Reading:
    """The Reading of a document, or of an Issue of the stage before."""
    if isinstance(item, Issue):
        return Reading(None, issues=(item,))
    known = item.annotations if isinstance(item, Annotated) else None
    return read_document(_document(item), settings, wanted=wanted, known=known)


def _document(item: Document | Annotated) -> Document:
    return item.document if isinstance(item, Annotated) else item


def _patience(item: Item, settings: Settings) -> float | None:
    """How long a worker may be silent over an item."""
    limit = None if isinstance(item, Issue) else settings.seconds(_document(item))
    return None if limit is None else limit + GRACE


def readings(
    documents: Iterable[Item],
    settings: Settings = DEFAULT,
    *,
    jobs: int = 1,
    wanted: Wanted = "events",
) -> Iterator[Reading]:
    """A Reading for each document, in the order of the input, whatever the number of worker processes.

    Issues of the stage before come out as Readings without a document. A document that takes too long, or on which
    workers die, costs itself alone.
    """
    work = partial(_read_item, settings=settings, wanted=wanted)
    if jobs <= 1:
        yield from map(work, documents)
        return
    for outcome in engines.in_order(work, documents, jobs=jobs, seconds=partial(_patience, settings=settings)):
        if isinstance(outcome, Reading):
            yield outcome
        elif not isinstance(outcome.item, Issue):
            yield _lost(_document(outcome.item), outcome.reason, settings)


def annotate(
    documents: Iterable[Document | Issue], settings: Settings = DEFAULT, *, jobs: int = 1
) -> Iterator[Mentions | Issue]:
    """What each document mentions: toponyms, location expressions, timexes, triggers."""
    for outcome in readings(documents, settings, jobs=jobs, wanted="mentions"):
        if outcome.mentions is not None:
            yield outcome.mentions
        yield from outcome.issues


def extract(
    documents: Iterable[Document | Issue], settings: Settings = DEFAULT, *, jobs: int = 1
) -> Iterator[Event | Issue]:
    """The events that each document tells of: one for each trigger that was not left out, by name, as an Issue."""
    for outcome in readings(documents, settings, jobs=jobs):
        yield from outcome.events
        yield from outcome.issues
