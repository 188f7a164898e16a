"""Incidents as files for other programs: one file a format, EXPORTS the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from eventgeo.records import Incident
from eventgeo.records.codec import line
from eventgeo.records.pieces import Piece
from eventgeo.render.errors import UnknownFormat
from eventgeo.render.export import acled, csv, geojson, gpkg, kml, lines, parquet, xlsx
from eventgeo.render.export.credits import ATTRIBUTION, credits_text
from eventgeo.render.export.frame import to_frame, to_geodataframe
from eventgeo.render.export.table import EVENTS, Column, Table, columns, row
from eventgeo.render.files import replacing

__all__ = [
    "ATTRIBUTION",
    "COLUMNS",
    "DATA",
    "EXPORTS",
    "Column",
    "Export",
    "Form",
    "Table",
    "columns",
    "credits_text",
    "drawn",
    "export",
    "row",
    "to_frame",
    "to_geodataframe",
]


class Writer(Protocol):
    """Writes incidents into an open file, in the columns of a table where the format has columns."""

    def __call__(self, incidents: Iterable[Incident], file: Any, table: Table = EVENTS) -> None:
        """Write them."""


@dataclass(frozen=True, slots=True)
class Export:
    """A format: what it is called, what writes it, whether into bytes, and the extra that it needs (None: none)."""

    name: str
    write: Writer
    binary: bool = False
    extra: str | None = None


EXPORTS: dict[str, Export] = {
    ".jsonl": Export("JSON Lines, with all that is known", lines.write),
    ".geojson": Export("GeoJSON (RFC 7946), with all that is known", geojson.write),
    ".csv": Export("CSV, one row an incident", csv.write),
    ".kml": Export("KML with time spans and balloons", kml.write, binary=True),
    ".kmz": Export("KMZ: KML, packed", kml.write_zipped, binary=True),
    ".gpkg": Export("GeoPackage with one layer of points", gpkg.write, binary=True),
    ".parquet": Export("GeoParquet with typed columns", parquet.write, binary=True, extra="geo"),
    ".xlsx": Export("Excel workbook with a data dictionary", xlsx.write, binary=True, extra="xlsx"),
}
"""The formats by suffix."""


COLUMNS: dict[str, Table] = {"eventgeo": EVENTS, "acled": acled.ACLED}
"""The tables whose columns can be chosen by name."""


def export(incidents: Iterable[Incident], path: str | Path, table: Table = EVENTS, *, suffix: str | None = None) -> int:
    """Writes the incidents, in their order, in the format that the suffix names, whole or not at all; `table` says in
    which columns. Gives back how many were left out, since those columns cannot say them.

    `suffix`, one of EXPORTS, names the format in place of the path's own.

    UnknownFormat for another suffix, MissingExtra where the library of a format is not installed, OutputError where
    the file cannot be written.
    """
    target = Path(path)
    form = EXPORTS.get(suffix or target.suffix.lower())
    if form is None:
        raise UnknownFormat(f"{target}: the suffix says no format that is known ({', '.join(EXPORTS)})")
    with replacing(target, binary=form.binary) as file:
        given = list(incidents)
        kept = [one for one in given if table.holds(one)]
        form.write(kept, file, table)
    return len(given) - len(kept)


def drawn(incident: Incident) -> tuple[str, str]:
    """An incident as a line of a GeoJSON file, and as a record of a CSV file."""
    return line(geojson.feature(incident)), csv.record(incident)


@dataclass(frozen=True, slots=True)
class Form:
    """A data file of a build: what stands above and below its rows, and what a piece of these comes to."""

    head: str
    make: Callable[[Piece[Any]], str]
    tail: str = ""


DATA: dict[str, Form] = {
    "events.jsonl": Form("", lines.lines),
    "events.geojson": Form(geojson.HEAD, geojson.features, geojson.TAIL),
    "events.csv": Form(csv.head(), csv.records),
    "places.jsonl": Form("", lines.mentions),
    "issues.jsonl": Form("", lines.issues),
}
"""The data files of a build. The first three take Events lines, and what `drawn` makes of each incident."""
