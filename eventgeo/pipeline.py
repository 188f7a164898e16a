"""The order of the stages, and nothing else: sources → documents → mentions → events → incidents → pages and files.

Each stage takes and gives an iterator and can be run alone; what was refused or left out comes along as Issues.
Memory holds one document at a time, and the events that wait to be merged.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import IO, Literal

import eventgeo.places.gazetteer
import eventgeo.reading.events
import eventgeo.reading.places
from eventgeo import dates, evaluation, events, incidents, language, places, reading, render
from eventgeo.records import BadRecord, Document, Event, Incident, Issue, MentionedPlace, Mentions, Publication
from eventgeo.records.codec import Json, json_objects, mentions_json
from eventgeo.render.brief import Selection as Selection
from eventgeo.render.brief import read_area as read_area
from eventgeo.render.brief import write_brief as write_brief
from eventgeo.render.care import Care as Care
from eventgeo.render.care import published
from eventgeo.render.site import write_site as write_site

BoundaryView = Literal["un", "de_facto", "none"]
TITLE = "Conflict events"
AS_IT_IS = Care(redact=False)
gazetteers = eventgeo.places.gazetteer
BATCH = 16
"""Documents that a worker process takes at a time."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may say about the reading of a text: the same for all documents of a run.

    `published` is the ISO day for documents that do not tell theirs; `region` a country (ISO 3166-1 alpha-2) that
    ambiguous names are more likely to lie in; `geocoder`, `user_agent` and `cache` name an online geopy geocoder
    to ask for what the offline gazetteer does not know (None: no connection is ever opened).
    """

    published: str | None = None
    region: str | None = None
    geocoder: str | None = None
    user_agent: str | None = None
    cache: str | None = None


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


def read_document(document: Document, settings: Settings = Settings(), *, until_mentions: bool = False) -> Reading:
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
    settings: Settings = Settings(),
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
    documents: Iterable[Document | Issue], settings: Settings = Settings(), *, jobs: int = 1
) -> Iterator[Mentions | Issue]:
    """What each document mentions: toponyms, location expressions, timexes, triggers."""
    for outcome in readings(documents, settings, jobs=jobs, until_mentions=True):
        if outcome.mentions is not None:
            yield outcome.mentions
        yield from outcome.issues


def extract(
    documents: Iterable[Document | Issue], settings: Settings = Settings(), *, jobs: int = 1
) -> Iterator[Event | Issue]:
    """The events that each document tells of: one for each trigger that was not left out, by name, as an Issue."""
    for outcome in readings(documents, settings, jobs=jobs):
        yield from outcome.events
        yield from outcome.issues


def merge(found: Iterable[Event]) -> Iterator[Incident]:
    """One incident for each happening, in the order of their dates; the same for any order of the events."""
    yield from sorted(incidents.merge(found), key=_order)


def alone(found: Iterable[Event]) -> Iterator[Incident]:
    """One incident for each event, unmerged (`--no-merge`)."""
    for event in found:
        yield incidents.alone(event)


def _order(incident: Incident) -> tuple[str, str, str]:
    day = incident.date.start or incident.date.end
    return (day.isoformat() if day else "9999", incident.type, incident.id)


class Collector:
    """Gathers Readings as they come: events to be merged, Issues, and the places that are mentioned."""

    def __init__(self, *, keep_places: bool = True, keep_events: bool = True) -> None:
        self._keep_events = keep_events
        self.documents = 0
        self.events: list[Event] = []
        self.issues: list[Issue] = []
        self._places = places.PlaceLayer() if keep_places else None

    def add(self, reading: Reading) -> None:
        """Take in the reading of one document."""
        if reading.mentions is not None:
            self.documents += 1
            if self._places is not None:
                self._places.add(reading.mentions)
        if self._keep_events:
            self.events += reading.events
        self.issues += reading.issues

    def places(self) -> list[MentionedPlace]:
        """The places mentioned, by name."""
        return self._places.places() if self._places is not None else []


@dataclass(frozen=True, slots=True)
class Result:
    """What a build puts out: incidents, places mentioned, Issues; the order of the input does not show in theirs."""

    incidents: list[Incident]
    places: list[MentionedPlace]
    issues: list[Issue]


def result(collector: Collector, *, since: date | None = None, until: date | None = None) -> Result:
    """The incidents of all events gathered, between two days where they are given.

    An incident without any date is in no period: it is left out then, with an Issue that says so.
    """
    found = list(merge(collector.events))
    kept = [incident for incident in found if _within(incident, since, until)]
    left = [_left_out(incident) for incident in found if not _within(incident, since, until)]
    issues = sorted(
        [*collector.issues, *left], key=lambda issue: (issue.doc, issue.start or 0, issue.code, issue.message)
    )
    return Result(kept, collector.places(), issues)


def _within(incident: Incident, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    first, last = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _left_out(incident: Incident) -> Issue:
    report = incident.reports[0]
    return Issue(
        "merge",
        report.doc,
        "outside the period",
        "it did not happen in the period asked for, or has no date",
        *report.trigger,
        quote=report.quote,
    )


def read_events(lines: IO[str], name: str) -> tuple[list[Incident], list[Issue]]:
    """The incidents of an Events file, and an Issue for each line that is none."""
    items = list(eventgeo.reading.events.incidents(lines, name))
    return [i for i in items if isinstance(i, Incident)], [i for i in items if isinstance(i, Issue)]


def read_places(lines: IO[str], name: str) -> tuple[list[MentionedPlace], list[Issue]]:
    """The places of a `places.jsonl`, and an Issue for each line that is none."""
    items = list(eventgeo.reading.places.places(lines, name))
    return [i for i in items if isinstance(i, MentionedPlace)], [i for i in items if isinstance(i, Issue)]


def show(
    found: Iterable[Incident],
    mentioned: Iterable[MentionedPlace] = (),
    *,
    title: str = TITLE,
    boundary_view: BoundaryView = "un",
) -> str:
    """The map page: one offline HTML file. EventgeoError where there is more than a page can hold.

    `boundary_view` is whose borders the map draws: "un" (recognised by the United Nations), "de_facto", or "none".
    """
    return render.map_page(list(found), places=list(mentioned), title=title, boundary_view=boundary_view)


def write_build(folder: Path, built: Result, *, title: str = TITLE, boundary_view: BoundaryView = "un") -> None:
    """The map and all its data into a folder; each file is replaced whole. OutputError names what cannot be written."""
    render.write_data(folder, built.incidents, built.places, built.issues)
    page = show(built.incidents, built.places, title=title, boundary_view=boundary_view)
    with render.replacing(folder / "index.html") as file:
        file.write(page)


def export(found: Iterable[Incident], path: Path, care: Care = AS_IT_IS) -> tuple[str, ...]:
    """The incidents in the format of the path's suffix; gives back what was withheld, in sentences.

    OutputError where it cannot be written, UnknownFormat and MissingExtra where the format cannot be had.
    """
    safe = published(found, (), care)
    render.export(safe.incidents, path)
    return safe.notes


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Lines into a file, whole or not at all. OutputError where it cannot be written."""
    with render.replacing(path) as file:
        file.writelines(f"{line}\n" for line in lines)


def evaluate(
    gold: str, found: str | None = None, settings: Settings = Settings()
) -> tuple[list[evaluation.Score], list[Issue]]:
    """The scores of the reading by a gold file: Documents lines with `toponyms` or `timexes`, or Events lines.

    BadRecord where Events gold comes without events to score; OSError where a file cannot be read.
    """
    with open(gold, encoding="utf-8") as lines:
        values = [value for _, value in json_objects(lines) if not isinstance(value, BadRecord)]
    if not any("text" in value for value in values):
        return _evaluate_events(gold, found)
    mentions, issues = _read_again(gold, settings)
    scores: list[evaluation.Score] = []
    if any("toponyms" in value for value in values):
        scores += evaluation.toponym_scores(values, mentions)
    if any("timexes" in value for value in values):
        scores += evaluation.timex_scores(values, mentions)
    return scores, issues


def _read_again(gold: str, settings: Settings) -> tuple[list[Json], list[Issue]]:
    items = list(annotate(read([gold]), settings))
    found = [mentions_json(item) for item in items if isinstance(item, Mentions)]
    return found, [item for item in items if isinstance(item, Issue)]


def _evaluate_events(gold: str, found: str | None) -> tuple[list[evaluation.Score], list[Issue]]:
    if found is None:
        raise BadRecord(f"{gold} holds events: name the events to score with --events")
    with open(gold, encoding="utf-8") as lines, open(found, encoding="utf-8") as others:
        (expected, issues), (got, more) = read_events(lines, gold), read_events(others, found)
    return evaluation.event_scores(expected, got), [*issues, *more]
