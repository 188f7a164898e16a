"""Copies of one text are read once: what is found in the first one that comes is found in each.

Copies are reports of the same text and the same day of publication, which is all that their reading depends on. So the
outcome is that of reading each for itself, in any order; whose copy one is, is told when all are there, by their ids.
Reports that are only nearly alike are read each for itself, since what a cut or a changed word takes away or adds must
not depend on which of them came first; `eventgeo.incidents.copies` counts them as one source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventgeo.records import Document, Event, Issue, MentionedPlace
from eventgeo.store import Findings, Reports


def told_by(document: Document, found: Findings) -> Findings:
    """What was found in a copy of a document, as found in it."""
    return Findings(
        found.annotations,
        tuple(_event(document, event) for event in found.events),
        tuple(_place(document, place) for place in found.places),
        tuple(replace(issue, doc=document.id) for issue in found.issues),
    )


def _event(document: Document, event: Event) -> Event:
    report = replace(
        event.report,
        doc=document.id,
        source=document.source,
        url=document.url,
        archive_url=document.archive_url,
        title=document.title,
        retrieved=document.retrieved,
        author=document.author,
    )
    return replace(event, report=report)


def _place(document: Document, place: MentionedPlace) -> MentionedPlace:
    return replace(place, mentions=tuple(replace(mention, doc=document.id) for mention in place.mentions))


class Copies:
    """Reports that wait until one of the same text has been read."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._waiting: dict[str, list[int]] = {}

    def spare(self, key: int) -> bool:
        """Whether a report need not be read for itself: it is kept at once where a copy of it was read before, and
        waits where one is being read. If not, it is the one that others wait for.
        """
        mark = self._reports.reads_as(key)
        if mark is None:
            return False
        if mark in self._waiting:
            self._waiting[mark].append(key)
            return True
        twin = self._reports.twin(mark)
        if twin is None:
            self._waiting[mark] = []
            return False
        self.keep(key, twin)
        return True

    def keep(self, key: int, found: Findings) -> None:
        """Keep what was found in a copy as found in a report."""
        self._reports.keep(key, told_by(self._reports.document(key), found))

    def waited(self, key: int) -> list[int]:
        """The reports that have waited for one, which wait no more."""
        return self._waiting.pop(self._reports.reads_as(key) or "", [])


def notes(reports: Reports) -> Iterator[Issue]:
    """An Issue for each report that is a copy of one before it, in the order of their ids."""
    for doc, first in reports.copies():
        message = f"has the text of {first}: it is read with it, and is no further source of what it tells"
        yield Issue("read", doc, "copy", message)
