"""CSV for spreadsheets: UTF-8 with a byte order mark, without which Excel takes it for the local 8-bit encoding
(LibreOffice, pandas and R's readr read it with or without); commas, a header line, line feeds.

Text that would begin a formula has an apostrophe before it. Numbers and dates are written bare, so that they sort.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import IO

from eventgeo.records import Incident
from eventgeo.records.pieces import Piece
from eventgeo.render.export.sheet import harmless
from eventgeo.render.export.table import EVENTS, Table, Value

BOM = "\ufeff"


def cell(value: Value) -> str | int | float:
    """A value as it stands in a cell: empty for None, `true` and `false`, ISO days, harmless text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else value


def write(incidents: Iterable[Incident], file: IO[str], table: Table = EVENTS) -> None:
    """One line an incident, below the names of the columns."""
    file.write(head(table))
    file.writelines(record(incident, table) for incident in incidents)


def head(table: Table = EVENTS) -> str:
    """What stands above the records: the names of the columns."""
    return BOM + _record(column.name for column in table.columns)


def record(incident: Incident, table: Table = EVENTS) -> str:
    """An incident as a record with its line feed."""
    return _record(map(cell, table.row(incident).values()))


def _record(cells: Iterable[str | int | float]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def records(piece: Piece[str]) -> str:
    """Records that are drawn already."""
    return "".join(piece.rows)
