"""Rows of a corrections file: CSV with any of the separators that spreadsheets write, or the first sheet of an XLSX."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from eventgeo.corrections.ruling import COLUMNS
from eventgeo.records import BadRecord

Row = Mapping[str, str]
FORMULA = re.compile(r"(?=[=+\-@\t\r])")
"""Where a cell would begin a formula (OWASP, CSV Injection)."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_table(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows with the number of their line, columns by name. BadRecord where it is no such table, OSError where it
    cannot be opened.
    """
    rows = _sheet_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    header = [name.strip().lower() for name in next(rows, (1, []))[1]]
    missing = [name for name in COLUMNS if name in ("action", "doc", "sha256", "start", "end") and name not in header]
    if missing:
        raise BadRecord(f"the first line lacks the columns {', '.join(missing)}")
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield number, {name: _bare(name, cell) for name, cell in zip(header, padded, strict=False)}


def _bare(name: str, cell: str) -> str:
    """A cell without the apostrophe that keeps its text from being a formula."""
    text = cell if name in ("quote", "also") else cell.strip()
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) and len(text) > 1 else text


def _csv_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRecord("it is not in UTF-8; save it as “CSV UTF-8”") from error
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise BadRecord(f"line {reader.line_num} is not CSV ({error})") from error


BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError,
    SyntaxError, ValueError, TypeError, LookupError, AttributeError,
)  # fmt: skip
"""What openpyxl raises over a damaged workbook; broken XML is a SyntaxError."""


def _sheet_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        # openpyxl is an extra.
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise BadRecord("XLSX needs openpyxl: pip install 'eventgeo[xlsx]'") from error
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        rows = [[_text(cell) for cell in cells] for cells in sheet.iter_rows(values_only=True)]
    except BROKEN as error:
        raise BadRecord(f"it is no XLSX workbook ({error})") from error
    yield from enumerate(rows, 1)


def _text(cell: object) -> str:
    """A cell of a sheet as text; a day as an ISO day, which is what was typed before the sheet took it for a date."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def write_table(path: Path, rows: Iterable[Row]) -> bytes:
    """The rows as the bytes of a CSV file, or of an XLSX workbook where the suffix of `path` says so.

    BadRecord where an XLSX is asked for and openpyxl is not there.
    """
    listed = [[_safe(row.get(name, "")) for name in COLUMNS] for row in rows]
    if path.suffix.lower() == ".xlsx":
        return _workbook(listed)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *listed])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _safe(text: str) -> str:
    clean = UNPRINTABLE.sub("\ufffd", text)
    return f"'{clean}" if FORMULA.match(clean) else clean


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    try:
        # openpyxl is an extra.
        from openpyxl import Workbook  # noqa: PLC0415
        from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise BadRecord("XLSX needs openpyxl: pip install 'eventgeo[xlsx]'") from error
    book = Workbook()
    sheet = book.active
    sheet.title = "Corrections"
    for cells in (list(COLUMNS), *rows):
        sheet.append(cells)
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s"
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=cell.column_letter == "L", vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = {"quote": 70, "doubt": 50}.get(str(cell.value), 16)
    sheet.freeze_panes = "E2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
