"""Copies are read once: what is found in a text is told of each report that is the same text, or a part of it.

Which report is a copy of which is known before any is read (`language.wholes`), and from the texts alone: the outcome
is the same in whatever order and by however many processes they are read. Papers shorten, retitle and frame a wire; its
copy is a source of what its own sentences tell, and as for what those mean, the fuller text has the last word. A report
that says anything else is read for itself, since an updated toll would be lost; `incidents.sources` counts it as one
source with those that it is nearly alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from eventgeo import language
from eventgeo.language import Alignment, Marked
from eventgeo.pipeline.documents import Reading, read_document, readings
from eventgeo.pipeline.settings import Settings
from eventgeo.records import Document, Event, Issue, MentionedPlace, Report
from eventgeo.records.spool import HELD, Spool
from eventgeo.store import Findings, Reports


def told_by(copy: Document, whole: Document, found: Findings) -> Findings:
    """What was found in a text, as found in a copy of it: what the sentences of the copy tell.

    The annotations are those of the whole; they serve the copy only where it is the same text.
    """
    there = language.align(whole.text, copy.text)
    return Findings(
        found.annotations,
        _events(copy, found.events, there),
        tuple(filter(None, (_place(copy, whole, place, there) for place in found.places))),
        _issues(copy, found.issues, there),
    )


def _events(copy: Document, events: Iterable[Event], there: Alignment) -> tuple[Event, ...]:
    return tuple(filter(None, (_event(copy, event, there) for event in events)))


def _issues(copy: Document, issues: Iterable[Issue], there: Alignment) -> tuple[Issue, ...]:
    return tuple(filter(None, (_issue(copy, issue, there) for issue in issues)))


def _event(copy: Document, event: Event, there: Alignment) -> Event | None:
    report = _report(copy, event.report, there)
    return replace(event, report=report) if report else None


def _report(copy: Document, told: Report, there: Alignment) -> Report | None:
    """A report of the whole as one of the copy; None where its trigger does not stand there."""
    trigger, quote = there.exactly(*told.trigger), there.around(told.start, told.end)
    if trigger is None or quote is None:
        return None
    start, end = quote
    return replace(
        told,
        doc=copy.id,
        sha256=copy.sha256,
        source=copy.source,
        url=copy.url,
        archive_url=copy.archive_url,
        published=copy.published,
        title=copy.title,
        quote=copy.text[start:end],
        start=start,
        end=end,
        trigger=trigger,
        place_span=told.place_span and there.exactly(*told.place_span),
        date_span=told.date_span and there.exactly(*told.date_span),
        page=copy.page_at(start),
        retrieved=copy.retrieved,
        author=copy.author,
    )


def _place(copy: Document, whole: Document, place: MentionedPlace, there: Alignment) -> MentionedPlace | None:
    """A place that the whole names once, where the copy names it too."""
    (mention,) = place.mentions
    span = there.exactly(mention.start, mention.end)
    first = whole.text.find(mention.quote, max(0, mention.end - len(mention.quote)))
    around = span and (there.around(first, first + len(mention.quote)) or span)
    if span is None or around is None:
        return None
    quote = copy.text[slice(*around)]
    return replace(place, mentions=(replace(mention, doc=copy.id, start=span[0], end=span[1], quote=quote),))


def _issue(copy: Document, issue: Issue, there: Alignment) -> Issue | None:
    if issue.start is None or issue.end is None:
        return replace(issue, doc=copy.id)
    span = there.exactly(issue.start, issue.end)
    if span is None:
        return None
    quote = issue.quote
    return replace(issue, doc=copy.id, start=span[0], end=span[1], quote=quote and copy.text[slice(*span)])


def notes(reports: Reports) -> Iterator[Issue]:
    """An Issue for each report that is a copy, in the order of their ids."""
    for doc, whole, same in reports.copies:
        message = f"has the text of {whole}" if same else f"stands in {whole}, word for word"
        yield Issue("read", doc, "copy", f"{message}: it is read with it, and is no further source of what it tells")


def readings_once(items: Iterable[Document | Issue], settings: Settings, *, jobs: int = 1) -> Iterator[Reading]:
    """What `readings` gives for the events of all items, in another order, with copies read once.

    Documents wait in a temporary file until the last one has come. OutputError where the disk is full.
    """
    waiting: Spool[Document] = Spool(HELD)
    marked: list[Marked[int]] = []
    for item in items:
        if isinstance(item, Issue):
            yield Reading(None, issues=(item,))
        elif mark := language.mark(item):
            marked.append(Marked(waiting.put((), item), item.id, mark))
        else:
            waiting.put((), item)
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for copy, whole in sorted(language.wholes(marked).items()):
        copies[whole].append(copy)
    spared = set(chain.from_iterable(copies.values()))
    yield from _with_copies(waiting, [key for key in range(len(waiting)) if key not in spared], copies, settings, jobs)


def _with_copies(
    waiting: Spool[Document], keys: Sequence[int], copies: Mapping[int, Sequence[int]], settings: Settings, jobs: int
) -> Iterator[Reading]:
    """The Readings of some documents that wait, each with those of its copies, which are read where it cannot be."""
    alone: list[int] = []
    for key, reading in zip(keys, readings(map(waiting.__getitem__, keys), settings, jobs=jobs), strict=True):
        yield reading
        for copy in copies.get(key, ()):
            told = _told(waiting[copy], waiting[key], reading)
            if told is None:
                alone.append(copy)
            else:
                yield told
    if alone:
        yield from _with_copies(waiting, alone, {}, settings, jobs)


def with_copies(document: Document, copies: Iterable[Document], settings: Settings) -> Iterator[Reading]:
    """The Readings of a document and of its copies, for their events."""
    reading = read_document(document, settings, wanted="events")
    yield reading
    for copy in copies:
        yield _told(copy, document, reading) or read_document(copy, settings, wanted="events")


def _told(copy: Document, whole: Document, reading: Reading) -> Reading | None:
    """The Reading of a copy for its events; None where what it is a part of cannot be read, and it has to be read for
    itself.
    """
    if reading.document is not None:
        there = language.align(whole.text, copy.text)
        events, issues = _events(copy, reading.events, there), _issues(copy, reading.issues, there)
        return replace(reading, document=copy.id, events=events, issues=issues)
    if copy.text != whole.text:
        return None
    return replace(reading, issues=tuple(replace(issue, doc=copy.id) for issue in reading.issues))
