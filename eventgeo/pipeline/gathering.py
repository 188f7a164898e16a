"""From sources to all that they tell, kept in a store as it comes: memory holds one report at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from eventgeo.pipeline.copies import notes, told_by
from eventgeo.pipeline.documents import Annotated, readings, recall
from eventgeo.pipeline.interruption import interruptible
from eventgeo.pipeline.settings import Settings
from eventgeo.pipeline.versions import stage_version
from eventgeo.records import Document, Event, Issue, Recalled
from eventgeo.store import (
    Builds,
    Decisions,
    Drawings,
    Files,
    Findings,
    Hand,
    History,
    Ledger,
    Outputs,
    Reports,
    Versions,
)

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
    ledger: Callable[[Callable[[Event], Event], Hand | None], Ledger]


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
    reports = store.reports
    reports.begin()
    with interruptible() as wish:
        for item in recall(sources, settings, store.files):
            reports.bring(_keys(item, reports))
            if wish.asked:
                return False
        for _ in progress(_gathered(reports, settings, jobs, lambda: wish.asked)):
            pass
    if not wish.asked:
        store.files.forget_others()
        reports.note(notes(reports))
    return not wish.asked


def _keys(item: Document | Recalled | Issue, reports: Reports) -> tuple[int, ...]:
    """What the reports of an item are kept under; an Issue is noted."""
    if isinstance(item, Issue):
        reports.note([item])
        return ()
    return item.keys if isinstance(item, Recalled) else (reports.put(item),)


def _gathered(reports: Reports, settings: Settings, jobs: int, stop: Callable[[], bool]) -> Iterator[str]:
    """Read what was not read yet, then let copies tell of it; gives the id of each report that is kept.

    A part of a text that cannot be read is read for itself.
    """
    unread, refused = reports.unread(), dict[int, tuple[Issue, ...]]()
    yield from _read([key for key, whole in unread if whole is None], reports, settings, jobs, stop, refused)
    alone: list[int] = []
    for key, whole in unread:
        if whole is None or stop():
            continue
        document, fuller, found = reports.document(key), reports.document(whole), reports.findings(whole)
        if found is not None:
            reports.keep(key, told_by(document, fuller, found), whole)
            yield document.id
        elif document.text == fuller.text:
            reports.note(replace(issue, doc=document.id) for issue in refused.get(whole, ()))
        else:
            alone.append(key)
    yield from _read(alone, reports, settings, jobs, stop, refused)


def _read(
    keys: Sequence[int],
    reports: Reports,
    settings: Settings,
    jobs: int,
    stop: Callable[[], bool],
    refused: dict[int, tuple[Issue, ...]],
) -> Iterator[str]:
    """Read reports for themselves and keep what they tell; why some cannot be read is noted, and put into `refused`."""

    def documents() -> Iterator[Document | Annotated]:
        for key in takewhile(lambda _: not stop(), keys):
            document, known = reports.document(key), reports.annotations(key)
            yield Annotated(document, known) if known else document

    found = readings(documents(), settings, jobs=jobs, wanted="findings")
    for key, reading in zip(keys, found, strict=False):
        if reading.document is None or reading.annotations is None:
            refused[key] = reading.issues
            reports.note(reading.issues)
        else:
            reports.keep(key, Findings(reading.annotations, reading.events, reading.places, reading.issues))
            yield reading.document
