"""From sources to all that they tell, kept in a store as it comes: memory holds one report at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eventgeo.pipeline.documents import Annotated, read, readings
from eventgeo.pipeline.interruption import interruptible
from eventgeo.pipeline.settings import Settings
from eventgeo.pipeline.versions import stage_version
from eventgeo.records import Document, Issue
from eventgeo.store import Builds, Drawings, Files, Findings, History, Reports, Versions

Progress = Callable[[Iterator[str]], Iterable[str]]
"""Takes the ids of the reports that are read, as they are, and gives them back: to show how far the run is."""


@dataclass(frozen=True, slots=True)
class Store:
    """The parts of an open store."""

    reports: Reports
    files: Files
    history: History
    drawings: Drawings
    builds: Builds


def opened(connection: sqlite3.Connection, settings: Settings) -> Store:
    """The parts of a store, for runs with these settings of the reading."""
    versions = Versions(stage_version("annotate", settings), stage_version("extract"))
    reports = Reports(connection, versions)
    files = Files(connection, reports, stage_version("read"))
    return Store(reports, files, History(connection), Drawings(connection), Builds(connection))


def gather(
    sources: Iterable[str | Path], store: Store, settings: Settings, *, jobs: int = 1, progress: Progress = iter
) -> bool:
    """Read what the store does not know yet, and keep what it tells, report by report.

    False where the user ended it before all was read: what was in hand is finished and kept.
    """
    store.reports.begin()
    with interruptible() as wish:
        items = read(sources, settings, memory=store.files)
        for _ in progress(_gathered(items, store.reports, settings, jobs, lambda: wish.asked)):
            pass
    if not wish.asked:
        store.files.forget_others()
    return not wish.asked


def _gathered(
    items: Iterable[Document | Issue], reports: Reports, settings: Settings, jobs: int, stop: Callable[[], bool]
) -> Iterator[str]:
    keys: dict[str, int] = {}

    def unread() -> Iterator[Document | Annotated]:
        for item in items:
            if isinstance(item, Issue):
                reports.note([item])
            elif not reports.admit(key := reports.put(item)):
                keys[item.id] = key
                known = reports.annotations(key)
                yield Annotated(item, known) if known else item
            if stop():
                return

    for reading in readings(unread(), settings, jobs=jobs):
        if reading.document is None or reading.annotations is None:
            reports.note(reading.issues)
        else:
            found = Findings(reading.annotations, reading.events, reading.places, reading.issues)
            reports.keep(keys.pop(reading.document), found)
            yield reading.document
