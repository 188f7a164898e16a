"""A build: from sources to the map and all its data, with a store that remembers what was done before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from eventgeo import incidents, render, store
from eventgeo.corrections import Docket, Ruling
from eventgeo.pipeline.attribution import Attribution
from eventgeo.pipeline.correcting import decide
from eventgeo.pipeline.documents import UNDATED
from eventgeo.pipeline.gathering import Progress, Store, gather, opened
from eventgeo.pipeline.merging import inside, left_out, within
from eventgeo.pipeline.outputs import TITLE, BoundaryView, draw, places_written, stamp, write_build
from eventgeo.pipeline.settings import DEFAULT, Settings
from eventgeo.pipeline.versions import stage_version
from eventgeo.records import Incident, Interrupted, Issue, Outlet, OutputError
from eventgeo.render.brief import Area, check_formats, write_brief
from eventgeo.render.site import write_site
from eventgeo.store import Reports

SPOOL = ".eventgeo-store"
"""The store of a build that has none of its own, in the folder of its outputs: gone when the build has ended well, and
found by the next one where it was killed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build of what, and where. `since`, `until` and `area` say what to keep, `attach` formats of a briefing,
    `corrections` files of what persons decided, `outlets` what the user knows of the sources.
    """

    sources: tuple[str, ...]
    output: Path
    settings: Settings = DEFAULT
    title: str = TITLE
    view: BoundaryView = "un"
    since: date | None = None
    until: date | None = None
    area: Area | None = None
    site: bool = False
    attach: tuple[str, ...] = ()
    corrections: tuple[Path, ...] = ()
    outlets: tuple[Outlet, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: its number, its summary, what it refused, and whether anything had to be done."""

    number: int
    counts: dict[str, int]
    refused: tuple[Issue, ...]
    changed: bool = True


def build(plan: Plan, path: Path | None = None, *, jobs: int = 1, progress: Progress = iter) -> Built:
    """Do what the plan says, but for what the store at `path` knows to be done already.

    Without a path the store is one for this build alone, that only a killed build leaves behind. Raises OutputError,
    StoreError (also where another build is at work there), and Interrupted where the user ended it: in each case what
    was read is kept, and each output is either the old one or the new one. UnknownFormat and MissingExtra, for what is
    to be attached, and OutputError for a page in the place of ours that is not ours, come before anything is read.
    """
    check_formats(plan.attach)
    for folder in (plan.output, plan.output / "site") if plan.site else (plan.output,):
        render.spare_others(folder / "index.html")
    with store_of(plan.output, path) as file, store.writing(file) as connection:
        remembered = opened(connection, plan.settings)
        if path is None:
            remembered.builds.forget()
        number = remembered.builds.begin(_version())
        decided = decide(plan.corrections, remembered.decisions, number)
        try:
            if gather(plan.sources, remembered, plan.settings, jobs=jobs, progress=progress):
                return _finish(plan, remembered, number, decided)
        except KeyboardInterrupt:
            pass
        raise Interrupted(f"stopped: {len(remembered.reports)} reports are read and kept; run it again to go on")


@contextmanager
def store_of(output: Path, path: Path | None) -> Iterator[Path]:
    """The path of the store; one for this build alone is taken away at its good end."""
    file = path or output / SPOOL
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{file.parent}: cannot be made: {error.strerror or error}") from error
    yield file
    if path is None:
        store.remove(file)


def _version() -> str:
    return " ".join(stage_version(stage) for stage in ("read", "extract", "merge", "render"))


def _finish(plan: Plan, remembered: Store, number: int, decided: tuple[list[Ruling], list[Issue]]) -> Built:
    """Merge and write what is not merged and written yet."""
    merged = _digest(
        remembered.reports.state(), stage_version("merge"), plan.since, plan.until, plan.area, decided, plan.outlets
    )
    written = _digest(merged, stage_version("render"), plan.title, plan.view, plan.site, plan.attach, plan.output)
    last = remembered.builds.last()
    if last and last.written == written and last.outputs == _stamps(last.outputs):
        remembered.builds.end(number, last.written, last.outputs, last.counts)
        return Built(number, dict(last.counts), tuple(remembered.reports.refused), changed=False)
    if remembered.builds.merged() != merged:
        _merge(plan, remembered, number, *decided)
        remembered.builds.note_merged(number, merged)
    paths = _write(plan, remembered)
    counts = _counts(plan, remembered)
    remembered.builds.end(number, written, _stamps(map(str, paths)), counts)
    return Built(number, counts, tuple(remembered.reports.refused))


def _merge(plan: Plan, remembered: Store, number: int, rulings: Sequence[Ruling], refused: Sequence[Issue]) -> None:
    """Merge anew what changed since the last merging; all of it where its terms are new.

    What is kept of it is kept with the incidents, or not at all.
    """
    reports, docket = remembered.reports, Docket(rulings, incidents.incident_id)
    ledger = remembered.ledger(Attribution(plan.outlets).attributed, docket if rulings else None)
    terms = _digest(stage_version("merge"), plan.since, plan.until, plan.area, plan.outlets, rulings, refused)
    bound = ledger.open(terms)
    remerged = incidents.remerge(ledger, incidents.ByHand(docket.together, docket.apart))
    reports.forget_merging(remerged.replaced)
    if bound or remerged.replaced is None:
        reports.forget_decisions()
        reports.note_merging(refused)
    kept = _kept(docket.settled(remerged.incidents), plan, reports)
    remembered.history.update(chain(kept, _noted(docket, reports)), number, remerged.replaced)


def _noted(docket: Docket, reports: Reports) -> Iterator[Incident]:
    """Note what could not be done of what persons decided, and what was dropped, once all incidents are settled."""
    reports.note_merging(docket.issues)
    yield from ()


def _kept(merged: Iterable[Incident], plan: Plan, reports: Reports) -> Iterator[Incident]:
    """The incidents that are asked for; what is left out is noted."""
    for incident in merged:
        if within(incident, plan.since, plan.until) and inside(incident, plan.area):
            yield incident
        else:
            reports.note_merging([left_out(incident, plan.since, plan.until)], incident.id)


def _write(plan: Plan, remembered: Store) -> list[Path]:
    """Write all outputs; gives back the files."""
    found, reports = remembered.history, remembered.reports
    render.sweep(plan.output)
    version, drawn, outputs = stage_version("render"), remembered.drawings, remembered.outputs
    drawn.update(version, draw)
    paths = write_build(plan.output, drawn, reports, outputs, version, title=plan.title, boundary_view=plan.view)
    if plan.site:
        gone = found.withdrawn()
        write_site(plan.output / "site", found, reports.places, title=plan.title, view=plan.view, withdrawn=gone)
        paths.append(plan.output / "site" / "index.html")
    if plan.attach:
        paths += write_brief(plan.output / "brief", found, plan.attach, title=plan.title, view=plan.view).files
    return paths


def _counts(plan: Plan, remembered: Store) -> dict[str, int]:
    counts, undated = remembered.reports.counts(), remembered.reports.issues_of(UNDATED)
    return {
        "documents": counts["documents"],
        "events": counts["events"],
        "incidents": len(remembered.history),
        "places": len(places_written(plan.output, remembered.outputs)),
        "issues": counts["issues"],
        **({"documents without a date": undated} if undated else {}),
    }


def _digest(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _stamps(paths: Iterable[str]) -> dict[str, str]:
    """Each file with its size and time, by which one tells whether it is as it was written."""
    return {path: stamp(Path(path)) for path in paths}
