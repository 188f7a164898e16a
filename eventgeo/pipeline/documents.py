"""From sources to what each document tells: documents → mentions → events, one document at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from eventgeo import dates, events, language, places, reading
from eventgeo.pipeline.settings import DEFAULT, Settings
from eventgeo.records import Document, Event, Issue, Mentions, Publication

BATCH = 16
"""Documents that a worker process takes at a time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document; `mentions` is None for a document that could not be read."""

    mentions: Mentions | None
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()


def read(sources: Iterable[str | Path], *, given_toponyms: bool = False) -> Iterator[Document | Issue]:
    """The documents of files, folders and patterns; what could not be read comes out as an Issue.

    `toponyms` of JSON Lines count only where `given_toponyms` asks for them.
    """
    for item in reading.read(sources):
        if isinstance(item, Document) and item.given_toponyms is not None and not given_toponyms:
            item = replace(item, given_toponyms=None)
        yield item


@cache
def _geoparser(settings: Settings) -> places.Geoparser:
    online = None
    if settings.geocoder:
        online = places.online_geocoder(settings.geocoder, user_agent=settings.user_agent, cache=settings.cache)
    return places.Geoparser(region=settings.region, geocoder=online)


def _mentions(document: Document, geoparser: places.Geoparser, settings: Settings) -> Mentions:
    layout = language.layout(document.text)
    publication = dates.publication(document, layout, settings.published)
    toponyms = geoparser.toponyms(layout, document.given_toponyms)
    return Mentions(
        document,
        layout,
        publication,
        toponyms=toponyms,
        locations=geoparser.locations(layout, toponyms),
        timexes=dates.timexes(layout, publication),
        triggers=events.triggers(layout),
    )


def _undated(document: Document, publication: Publication) -> Iterator[Issue]:
    if publication.day is None:
        reason = (
            "no publication date was given and none can be read from the text: dates such as “Tuesday” or "
            "“last week” stay unresolved (give it with --published)"
        )
        yield Issue("annotate", document.id, "no publication date", reason)


def read_document(document: Document, settings: Settings = DEFAULT, *, until_mentions: bool = False) -> Reading:
    """Everything that one document tells, with the Issues of its reading.

    It raises nothing for the document's sake, and an EventgeoError where the gazetteer itself is broken.

    The one broad `except` of the project stands here: a fault in our own reading of one document costs that
    document, by name, and not the run.
    """
    geoparser = _geoparser(settings)
    try:
        mentions = _mentions(document, geoparser, settings)
        found = () if until_mentions else tuple(events.extract(mentions, dates.bearing))
    except Exception as error:  # noqa: BLE001
        message = f"the reading failed: {type(error).__name__}: {error}"
        return Reading(None, issues=(Issue("annotate", document.id, "failed", message, refused=True),))
    issues = (*_undated(document, mentions.publication), *(item for item in found if isinstance(item, Issue)))
    return Reading(mentions, tuple(item for item in found if isinstance(item, Event)), issues)


def _read_batch(batch: list[Document | Issue], settings: Settings, until_mentions: bool) -> list[Reading]:
    return [
        Reading(None, issues=(item,))
        if isinstance(item, Issue)
        else read_document(item, settings, until_mentions=until_mentions)
        for item in batch
    ]


def readings(
    documents: Iterable[Document | Issue],
    settings: Settings = DEFAULT,
    *,
    jobs: int = 1,
    until_mentions: bool = False,
) -> Iterator[Reading]:
    """A Reading for each document, in the order of the input, whatever the number of worker processes.

    Issues of the stage before come out as Readings without mentions. `until_mentions` leaves the events out.
    """
    source = iter(documents)
    if jobs <= 1:
        for item in source:
            yield from _read_batch([item], settings, until_mentions)
        return
    batches = iter(lambda: list(islice(source, BATCH)), [])
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = []
        for batch in batches:
            waiting.append(pool.submit(_read_batch, batch, settings, until_mentions))
            if len(waiting) >= 2 * jobs:
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()


def annotate(
    documents: Iterable[Document | Issue], settings: Settings = DEFAULT, *, jobs: int = 1
) -> Iterator[Mentions | Issue]:
    """What each document mentions: toponyms, location expressions, timexes, triggers."""
    for outcome in readings(documents, settings, jobs=jobs, until_mentions=True):
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
