"""Briefing attachments into a folder."""

from __future__ import annotations

import importlib.util
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from eventgeo.records import EventgeoError, Incident
from eventgeo.render.brief import picture
from eventgeo.render.brief.archive import Member, archive
from eventgeo.render.brief.content import MOST_ROWS, Briefing, briefing
from eventgeo.render.brief.docx import docx
from eventgeo.render.brief.pdf import pdf
from eventgeo.render.brief.pptx import pptx
from eventgeo.render.brief.selection import EVERYTHING, Selection
from eventgeo.render.care import USUAL, Care, published
from eventgeo.render.errors import MissingExtra, UnknownFormat
from eventgeo.render.export import EXPORTS
from eventgeo.render.files import replacing
from eventgeo.render.map.ground import BoundaryView


@dataclass(frozen=True, slots=True)
class Attachment:
    """A format: the file's name, what it is, what makes its bytes, the extra that it needs (None: none), and modules of
    that extra of which one must be there."""

    file: str
    about: str
    make: Callable[[Briefing, str, datetime], bytes]
    extra: str | None = None
    modules: tuple[str, ...] = ()


def _exported(suffix: str, briefed: Briefing, page_size: str, created: datetime) -> bytes:
    """The incidents of the briefing in a format of `eventgeo.render.export`."""
    form = EXPORTS[suffix]
    if form.binary:
        buffer = io.BytesIO()
        form.write(briefed.incidents, buffer)
        return buffer.getvalue()
    text = io.StringIO(newline="")
    form.write(briefed.incidents, text)
    return text.getvalue().encode("utf-8")


FORMATS: dict[str, Attachment] = {
    "pdf": Attachment("briefing.pdf", "The briefing as PDF", pdf, "brief", ("weasyprint", "fpdf")),
    "png": Attachment(
        "map.png", "The map as picture", lambda one, page, when: picture.png(one), "brief", ("resvg_py",)
    ),
    "docx": Attachment("briefing.docx", "The briefing as Word document", docx, "brief", ("docx",)),
    "pptx": Attachment(
        "briefing.pptx", "The briefing as slides", lambda one, page, when: pptx(one, when), "brief", ("pptx",)
    ),
    "xlsx": Attachment(
        "incidents.xlsx",
        "All incidents as workbook with a data dictionary",
        partial(_exported, ".xlsx"),
        "xlsx",
        ("openpyxl",),
    ),
    "kmz": Attachment("incidents.kmz", "All incidents for Google Earth, packed", partial(_exported, ".kmz")),
    "svg": Attachment("map.svg", "The map as vector drawing", lambda one, page, when: picture.svg(one).encode()),
    "kml": Attachment("incidents.kml", "All incidents for Google Earth", partial(_exported, ".kml")),
    "geojson": Attachment("incidents.geojson", "All incidents as GeoJSON", partial(_exported, ".geojson")),
    "csv": Attachment("incidents.csv", "All incidents as CSV", partial(_exported, ".csv")),
}
"""The formats by name, in the order in which they go into the archive while there is room; `zip` is the archive."""
ARCHIVE = "zip"
ARCHIVE_FILE = "briefing.zip"
PAGE_SIZES = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Written:
    """The files written, and sentences on what was left out of them."""

    files: tuple[Path, ...]
    incidents: int
    left_out: tuple[str, ...]


def write_brief(
    folder: str | Path,
    incidents: Iterable[Incident],
    formats: Sequence[str] = ("pdf",),
    *,
    title: str = "Conflict events",
    selection: Selection = EVERYTHING,
    care: Care = USUAL,
    handling: str | None = None,
    page_size: str = "a4",
    limit: int = MOST_ROWS,
    max_mb: float | None = None,
    view: BoundaryView = "un",
    lang: str = "en",
) -> Written:
    """The attachments of the incidents selected, each file replaced whole.

    `zip` packs the other formats that are named, or all that can be made where it is named alone; `max_mb` is its
    budget. Dates inside of files come from the data, or from SOURCE_DATE_EPOCH. UnknownFormat for a format or page
    size that is none, MissingExtra where a library that was asked for by name is missing, OutputError where a file
    cannot be written.
    """
    check_formats(formats)
    if page_size not in PAGE_SIZES:
        raise UnknownFormat(f"{page_size}: no page size of a briefing ({', '.join(PAGE_SIZES)})")
    safe = published(incidents, (), care)
    briefed = briefing(
        safe.incidents,
        selection,
        title=title,
        handling=handling,
        limit=limit,
        withheld=safe.notes,
        view=view,
        lang=lang,
    )
    created = _created(briefed)
    made = _Made(briefed, page_size, created)
    files, left_out = [], [briefed.left_out] if briefed.left_out else []
    for name in dict.fromkeys(formats):
        if name != ARCHIVE:
            files.append(_save(Path(folder, FORMATS[name].file), made.bytes_of(name)))
    if ARCHIVE in formats:
        named = [name for name in FORMATS if name in formats]
        missing = list[str]()
        members = list(made.members(named) if named else made.members_possible(missing))
        data, more = archive(members, briefed, created, max_mb, missing)
        files.append(_save(Path(folder, ARCHIVE_FILE), data))
        left_out += more
    return Written(tuple(files), len(briefed.incidents), tuple(left_out))


class _Made:
    """The attachments of one briefing, each made once."""

    def __init__(self, briefed: Briefing, page_size: str, created: datetime) -> None:
        self._how = (briefed, page_size, created)
        self._bytes: dict[str, bytes] = {}

    def bytes_of(self, name: str) -> bytes:
        if name not in self._bytes:
            self._bytes[name] = FORMATS[name].make(*self._how)
        return self._bytes[name]

    def members(self, names: Iterable[str]) -> Iterator[Member]:
        for name in names:
            yield Member(FORMATS[name].file, FORMATS[name].about, self.bytes_of(name))

    def members_possible(self, missing: list[str]) -> Iterator[Member]:
        """Every format whose library is there; a sentence on each other one goes to `missing`."""
        for name in FORMATS:
            try:
                yield from self.members([name])
            except MissingExtra as error:
                missing.append(f"{FORMATS[name].file} left out: {error}")


def check_formats(formats: Sequence[str]) -> None:
    """UnknownFormat for a format that is none, MissingExtra for one whose libraries are not installed."""
    for name in formats:
        if name != ARCHIVE and name not in FORMATS:
            raise UnknownFormat(f"{name!r}: no format of a briefing ({', '.join((*FORMATS, ARCHIVE))})")
    for one in (FORMATS[name] for name in formats if name != ARCHIVE):
        if one.modules and not any(importlib.util.find_spec(module) for module in one.modules):
            raise MissingExtra(f"{one.file} needs more libraries: pip install 'eventgeo[{one.extra}]'")


def _created(briefed: Briefing) -> datetime:
    """When the briefing was made, as far as its files tell: never the clock, so that a rebuild is the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise EventgeoError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds") from error
    day = briefed.as_of
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(1980, 1, 1, tzinfo=UTC)


def _save(path: Path, data: bytes) -> Path:
    with replacing(path, binary=True) as file:
        file.write(data)
    return path
