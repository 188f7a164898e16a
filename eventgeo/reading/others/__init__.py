"""Events as flat files: the tables of ACLED, UCDP GED and GDELT, GeoJSON, our own CSV. Events lines are not here."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from eventgeo.reading.others import acled, gdelt, geojson, ours, ucdp
from eventgeo.records import BadRecord, Incident

__all__ = ["TABLES", "incidents"]

Coded = tuple[str, Incident | BadRecord]

TABLES: dict[str, tuple[frozenset[str], Callable[[Mapping[str, str]], Incident]]] = {
    "eventgeo": (ours.MARKS, ours.incident),
    "ACLED": (acled.MARKS, acled.incident),
    "UCDP GED": (ucdp.MARKS, ucdp.incident),
    "GDELT": (gdelt.MARKS, gdelt.incident),
}
"""The tables that are known: the columns that tell them, and what makes an incident of a row."""
LONGEST_CELL = 1_000_000
GEOJSON = re.compile(r'\s*\{\s*($|"(?:features|crs|bbox)"|"type"\s*:\s*"Feature)')
"""How a file of GeoJSON begins; a line that opens a brace alone is of no JSON Lines."""


def _row(
    row: list[str], header: tuple[str, ...], read: Callable[[Mapping[str, str]], Incident]
) -> Incident | BadRecord:
    if len(row) != len(header):
        return BadRecord(f"has {len(row)} cells below {len(header)} columns")
    try:
        return read(dict(zip(header, row, strict=True)))
    except BadRecord as error:
        return error


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | BadRecord]]:
    """Each row that is not blank, with the number of its first line."""
    csv.field_size_limit(LONGEST_CELL)  # for the whole process; the default is 128 KB
    if delimiter == "\t":  # GDELT quotes nothing
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, BadRecord(f"is no row of a table: {error}")
            continue
        if row:
            yield number, row


def _column(name: str) -> str:
    """The name of a column; old exports of ACLED write theirs in capitals."""
    name = name.strip()
    return name.lower() if name.isupper() and name.lower() in acled.COLUMNS else name


def _table(lines: Iterable[str], delimiter: str, header: tuple[str, ...] | None) -> Iterator[Coded]:
    """The incidents of a table; its first row names the columns, where `header` does not."""
    rows = _rows(lines, delimiter)
    if header is None:
        _, names = next(rows, (1, []))
        header = tuple(_column(name) for name in names) if isinstance(names, list) else ()
    read = next((read for marks, read in TABLES.values() if marks <= set(header)), None)
    if read is None:
        yield ":1", BadRecord(f"is no table of {', '.join(TABLES)}; its columns are: {', '.join(header)[:200]}")
        return
    for number, row in rows:
        yield f":{number}", row if isinstance(row, BadRecord) else _row(row, header, read)


def incidents(first: str, rest: Iterable[str]) -> Iterator[Coded] | None:
    """The incidents of a file in another's format, by its first line, each with its place in the file (":3", "#3").

    None where the first line is one of Events lines.
    """
    lines = chain([first], rest)
    if GEOJSON.match(first) or '"FeatureCollection"' in first[:1000]:
        return geojson.incidents(lines)
    if first.lstrip().startswith("{"):
        return None
    columns = gdelt.header(first)
    if columns:
        return _table(lines, "\t", columns)
    delimiter = max("\t,;", key=first.count)
    return _table(lines, delimiter, None) if delimiter in first else None
