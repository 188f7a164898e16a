"""From sources to all that they tell, kept in a store as it comes: memory holds one report at a time."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from eventgeo.pipeline.copies import Copies, notes
from eventgeo.pipeline.documents import Annotated, Reading, readings, recall
from eventgeo.pipeline.interruption import interruptible
from eventgeo.pipeline.settings import Settings
from eventgeo.pipeline.versions import stage_version
from eventgeo.records import Document, Event, Issue, Recalled
from eventgeo.store import Builds, Decisions, Drawings, Files, Findings, History, Ledger, Outputs, Reports, Versions

Progress = Callable[[Iterator[str]], Iterable[str]]
"""Takes the ids of the reports that are read, as they are, and gives them back: to show how far the run is."""


@dataclass(frozen=True, slots=True)
class Store:
    """The parts of an open store."""

    reports: Reports
    files: Files
    history: History
    drawings: Drawings
    outputs: Outputs
    decisions: Decisions
    builds: Builds
    ledger: Callable[[Callable[[Event], Event]], Ledger]


def opened(connection: sqlite3.Connection, settings: Settings) -> Store:
    """The parts of a store, for runs with these settings of the reading."""
    reports = Reports(connection, Versions(stage_version("annotate", settings), stage_version("extract")))
    files, decisions = Files(connection, reports, stage_version("read")), Decisions(connection)
    return Store(
        reports, files, History(connection), Drawings(connection), Outputs(connection), decisions, Builds(connection),
        partial(Ledger, connection),
    )  # fmt: skip


def gather(
    sources: Iterable[str | Path], store: Store, settings: Settings, *, jobs: int = 1, progress: Progress = iter
) -> bool:
    """Read what the store does not know yet, and keep what it tells, report by report.

    False where the user ended it before all was read: what was in hand is finished and kept.
    """
    store.reports.begin()
    with interruptible() as wish:
        items = recall(sources, settings, store.files)
        for _ in progress(_gathered(items, store.reports, settings, jobs, lambda: wish.asked)):
            pass
    if not wish.asked:
        store.files.forget_others()
        store.reports.note(notes(store.reports))
    return not wish.asked


def _keys(item: Document | Recalled | Issue, reports: Reports) -> tuple[int, ...]:
    """What the reports of an item are kept under; an Issue is noted."""
    if isinstance(item, Issue):
        reports.note([item])
        return ()
    return item.keys if isinstance(item, Recalled) else (reports.put(item),)


def _gathered(
    items: Iterable[Document | Recalled | Issue],
    reports: Reports,
    settings: Settings,
    jobs: int,
    stop: Callable[[], bool],
) -> Iterator[str]:
    copies = Copies(reports)
    in_hand: deque[int] = deque()

    def unread() -> Iterator[Document | Annotated]:
        for item in items:
            for key in reports.admit(_keys(item, reports)):
                if not copies.spare(key):
                    in_hand.append(key)
                    document, known = reports.document(key), reports.annotations(key)
                    yield Annotated(document, known) if known else document
                if stop():
                    return

    for reading in readings(unread(), settings, jobs=jobs):
        key = in_hand.popleft()
        yield from _kept(reading, key, copies.waited(key), reports, copies)


def _kept(reading: Reading, key: int, waiting: Sequence[int], reports: Reports, copies: Copies) -> Iterator[str]:
    """Keep what a report tells, and its copies with it; what cannot be read is noted of each."""
    if reading.document is None or reading.annotations is None:
        reports.note(reading.issues)
        for copy in waiting:
            reports.note(replace(issue, doc=reports.document(copy).id) for issue in reading.issues)
        return
    found = Findings(reading.annotations, reading.events, reading.places, reading.issues)
    reports.keep(key, found)
    yield reading.document
    for copy in waiting:
        copies.keep(copy, found)
        yield reading.document
