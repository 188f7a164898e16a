"""Whose reports are whose: the outlets that a user knows, put to the reports of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import urlsplit

from eventgeo.records import Event, Outlet, Report

KNOWN = 10_000
"""Answers that are remembered: reports of one document have one outlet."""


class Attribution:
    """Finds the outlet of a report: by the name that it states, by the host of its address, by its document's id."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._marks = {mark.casefold(): one for one in outlets for mark in (one.name, *one.known_by)}
        self._patterns = [(mark, one) for one in outlets for mark in one.known_by if set(mark) & set("*?[")]
        self._outlet = lru_cache(KNOWN)(self._found)

    def __call__(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, their reports under the names, kinds and grades of the outlets that are known."""
        return map(self.attributed, events)

    def attributed(self, event: Event) -> Event:
        """An event, its report under the name, kind and grade of its outlet where that is known."""
        outlet = self._outlet(event.report.source, event.report.url, event.report.doc)
        return replace(event, report=_attributed(event.report, outlet)) if outlet else event

    def _found(self, source: str | None, url: str | None, doc: str) -> Outlet | None:
        marks = [(source or "").strip().casefold(), *_hosts(url)]
        named = next((self._marks[mark] for mark in marks if mark in self._marks), None)
        return named or next((one for mark, one in self._patterns if fnmatchcase(doc, mark)), None)


def _hosts(url: str | None) -> Iterator[str]:
    """The host of an address, then the domains that it lies in."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return
    parts = host.casefold().split(".")
    yield from (".".join(parts[at:]) for at in range(len(parts) - 1))


def _attributed(report: Report, outlet: Outlet) -> Report:
    return replace(report, source=outlet.name, source_kind=outlet.kind, reliability=outlet.reliability)
