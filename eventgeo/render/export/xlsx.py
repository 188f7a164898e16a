"""Excel workbooks: incidents and reports with typed cells, filters and a frozen header, a data dictionary, credits.

Cells of text are typed as text, so that no report's words become a formula. The same incidents give the same bytes:
the time stamps that the library writes are fixed afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO, Any

from eventgeo.records import Incident
from eventgeo.records.codec import incident_json
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export.credits import credits_text
from eventgeo.render.export.sheet import printable
from eventgeo.render.export.table import EVENTS, Table, Value

CELL = 32_767
"""The most characters that a cell of Excel holds."""
ROWS = 1_048_576
"""The most rows that a sheet of Excel holds."""
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
EPOCH = rb"\g<1>1980-01-01T00:00:00Z"
REPORT_COLUMNS = (
    "incident",
    "doc",
    "source",
    "title",
    "published",
    "url",
    "archive_url",
    "quote",
    "start",
    "end",
    "sha256",
)
FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Before this day Excel's calendar is wrong (it holds 1900 for a leap year)."""


def _value(value: Value) -> Value:
    """A value that a cell can hold: text cut to its limit, days before Excel's calendar as text."""
    if isinstance(value, str):
        return printable(value)[:CELL]
    if isinstance(value, date) and value < FIRST_EXCEL_DAY:
        return value.isoformat()
    return value


def _cells(sheet: Any, values: Iterable[Value], *, bold: bool = False) -> Iterator[Any]:
    """Typed cells; text is text whatever it begins with."""
    # openpyxl is an extra.
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # noqa: PLC0415
    from openpyxl.styles import Font  # type: ignore[import-untyped]  # noqa: PLC0415

    for value in map(_value, values):
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        if bold:
            cell.font = Font(bold=True)
        yield cell


def _sheet(book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """A sheet with a frozen, filtered header; rows past Excel's limit are left out and the last one says so."""
    # openpyxl is an extra.
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # noqa: PLC0415

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(number)].width = 60 if name in ("quote", "meaning") else 18
    sheet.append(_cells(sheet, header, bold=True))
    count = 1
    for values in rows:
        if count == ROWS - 1:
            sheet.append(_cells(sheet, ["The sheet is full; the rest is in events.csv and events.jsonl"]))
            break
        sheet.append(_cells(sheet, values))
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{count}"


def _reports(incidents: Iterable[Incident]) -> Iterator[list[Value]]:
    for incident in incidents:
        for report in incident_json(incident)["reports"]:
            yield [incident.id, *(report[name] for name in REPORT_COLUMNS[1:])]


def _book(incidents: Sequence[Incident], table: Table) -> Any:
    try:
        # openpyxl is an extra.
        from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("XLSX needs openpyxl: pip install 'eventgeo[xlsx]'") from error
    book = Workbook(write_only=True)
    names = [column.name for column in table.columns]
    _sheet(book, "Incidents", names, (list(table.row(incident).values()) for incident in incidents))
    _sheet(book, "Reports", REPORT_COLUMNS, _reports(incidents))
    _sheet(book, "Data dictionary", ("column", "kind", "meaning"), table.columns)
    _sheet(book, "Credits", ("meaning",), ([text] for text in credits_text().splitlines()))
    return book


def _stamped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The members of a workbook, with fixed time stamps inside."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            member = archive.read(name)
            yield name, STAMP.sub(EPOCH, member) if name == "docProps/core.xml" else member


def write(incidents: Iterable[Incident], file: IO[bytes], table: Table = EVENTS) -> None:
    """A workbook. MissingExtra where openpyxl is not installed."""
    buffer = io.BytesIO()
    _book(list(incidents), table).save(buffer)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in _stamped(buffer.getvalue()):
            archive.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
