"""Finding the reports that corrections are about, in a text that may have changed and a reading that may be new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from eventgeo.corrections.ruling import Evidence
from eventgeo.records import Event

Key = tuple[str, tuple[int, int]]
"""A report by its document and trigger span."""


def key_of(event: Event) -> Key:
    return event.report.doc, event.report.trigger


def even(text: str) -> str:
    """The text with its white space made even, as it is compared."""
    return " ".join(text.split())


class Reports:
    """Events under all that a corrections file may name them by."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._by_key: dict[Key, Event] = {}
        self._by_text: dict[str, list[Event]] = defaultdict(list)
        self._by_quote: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            self._by_key[key_of(event)] = event
            self._by_text[event.report.sha256].append(event)
            self._by_quote[even(event.report.quote)].append(event)

    def find(self, evidence: Evidence) -> Event | None:
        """The event of this report: by document and trigger in the same text, else by a trigger of the same sentence in
        the same text, else by the same sentence in a changed one, that of the same document first.
        """
        exact = self._by_key.get((evidence.doc, evidence.trigger))
        if exact is not None and exact.report.sha256 == evidence.sha256:
            return exact
        start = evidence.trigger[0]
        same = [e for e in self._by_text.get(evidence.sha256, ()) if e.report.start <= start < e.report.end]
        if same:
            return min(same, key=lambda e: (e.report.doc != evidence.doc, abs(e.report.trigger[0] - start), key_of(e)))
        quoted = self._by_quote.get(even(evidence.quote), ()) if evidence.quote else ()
        return min(quoted, key=lambda e: _distance(e, evidence), default=None)


def _distance(event: Event, evidence: Evidence) -> tuple[bool, bool, int, Key]:
    """How badly an event of the same sentence fits: another document, a trigger of other length, another place."""
    first, last = event.report.trigger
    length = evidence.trigger[1] - evidence.trigger[0]
    moved = event.report.doc != evidence.doc
    return moved, last - first != length, abs(first - evidence.trigger[0]), key_of(event)
