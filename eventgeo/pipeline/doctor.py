"""Whether this installation is whole: versions, weights, gazetteer, disk, and what each extra would bring."""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from eventgeo import store
from eventgeo.pipeline.documents import read_document
from eventgeo.pipeline.project import STORE
from eventgeo.places.gazetteer import home, open_gazetteer
from eventgeo.records import Document, EventgeoError

EXTRAS = {
    "brief": "briefings as PDF, PNG, Word, slides and workbook",
    "pdf": "reading PDF, and the tagged PDF of a briefing",
    "xlsx": "Excel workbooks",
    "docx": "briefings as Word documents alone",
    "geo": "GeoParquet and data frames",
    "feeds": "reading RSS and Atom feeds",
    "warc": "reading web archives",
    "dask": "running on several machines",
}
"""What the optional libraries are for. An extra that is not named here is told by its name."""
FOR_MAINTAINERS = frozenset(("all", "bake", "test"))
REQUIREMENT = re.compile(r"""^([\w.-]+)[^;]*(?:;.*extra == ["']([\w-]+)["'])?""")
LITTLE = 1_000_000_000
"""Bytes free under which a build of some 100,000 reports may not find room."""
SAMPLE = Document("sample", "Shelling killed two civilians in Kherson on Tuesday, officials said.", "2023-02-14")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well (None: it could be better), and what to know or to do."""

    about: str
    well: bool | None
    says: str


def examine(folder: Path) -> Iterator[Finding]:
    """Look at the installation, and at the project in a folder where it has a store."""
    yield Finding("eventgeo", True, f"{version('eventgeo')}, Python {platform.python_version()}, {platform.platform()}")
    yield Finding("SQLite", True, sqlite3.sqlite_version)
    yield from _libraries()
    yield _gazetteer()
    yield _reading()
    for place in dict.fromkeys((folder.absolute(), Path(tempfile.gettempdir()))):
        yield _disk(place)
    yield from _project(folder)


def _required() -> dict[str, list[str]]:
    """The libraries of each extra, and under "" those that are always needed."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for requirement in requires("eventgeo") or ():
        match = REQUIREMENT.match(requirement)
        if match and match[1] != "eventgeo":
            found[match[2] or ""].append(match[1])
    return found


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _libraries() -> Iterator[Finding]:
    for extra, names in _required().items():
        if extra in FOR_MAINTAINERS:
            continue
        about = EXTRAS.get(extra, extra) if extra else "libraries"
        missing = [name for name in names if _installed(name) is None]
        if not missing:
            yield Finding(about, True, ", ".join(f"{name} {_installed(name)}" for name in names))
        elif extra:
            yield Finding(about, None, f"lacks {', '.join(missing)}: pip install 'eventgeo[{extra}]'")
        else:
            yield Finding(about, False, f"lacks {', '.join(missing)}: pip install eventgeo")


def _gazetteer() -> Finding:
    try:
        opened = open_gazetteer()
        layers = len(list((home() / "layers").glob("*")))
        return Finding("gazetteer", True, f"{len(opened):,} places, and {layers} files of your own in {home()}")
    except EventgeoError as error:
        return Finding("gazetteer", False, str(error))


def _reading() -> Finding:
    """Whether one plain sentence is read as it should be: so that weights, word lists and gazetteer work together."""
    try:
        reading = read_document(SAMPLE)
    except EventgeoError as error:
        return Finding("weights", False, str(error))
    told = [(str(event.date.start), event.place and event.place.name) for event in reading.events]
    if told == [("2023-02-14", "Kherson")]:
        return Finding("weights", True, "a sentence is read as it should be")
    faults = "; ".join(issue.message for issue in reading.issues) or f"it tells of {told}"
    return Finding("weights", False, f"a sentence is not read as it should be ({faults}): install eventgeo anew")


def _disk(folder: Path) -> Finding:
    """Room, and leave to write, in a folder or, where it is not there yet, in the one that it would be in."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Finding(f"disk at {there}", False, f"cannot be written: {error.strerror or error}")
    return Finding(f"disk at {there}", True if free > LITTLE else None, f"{free / 1e9:.1f} GB free")


def _project(folder: Path) -> Iterator[Finding]:
    path = folder / STORE
    if path.exists():
        try:
            with store.looking(path) as connection:
                (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            yield Finding("store", state == "ok", f"{path.stat().st_size / 1e6:.1f} MB, {state}")
        except EventgeoError as error:
            yield Finding("store", False, str(error))
