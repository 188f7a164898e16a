"""Outlets as the user knows them (`--sources FILE.csv`): a row an outlet, its name, kind, reliability and marks."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from eventgeo.reading.encoding import decode
from eventgeo.records import BadRecord, Outlet, Reliability

NAME, KIND, GRADE, MARKS = "name", "kind", "reliability", "known_by"


def outlets(path: Path) -> tuple[Outlet, ...]:
    """The outlets of a CSV file with the columns name, kind, reliability (A to F) and known_by.

    `known_by` holds what else tells an outlet, separated by `|`: other names, hosts (example.org stands for
    www.example.org too), and patterns of documents' ids (`channels/south/*`). All but the name may be empty or left
    out. BadRecord names the file, the line and the reason; OSError where the file cannot be read.
    """
    rows = csv.DictReader(decode(path.read_bytes()).text.removeprefix("\ufeff").splitlines(keepends=True))
    try:
        if NAME not in (rows.fieldnames or ()):
            raise BadRecord(f"{path}: has no column {NAME} (the columns are {NAME}, {KIND}, {GRADE}, {MARKS})")
        return tuple(_outlets(path, rows))
    except csv.Error as error:
        raise BadRecord(f"{path}:{rows.line_num}: {error}") from error


def _outlets(path: Path, rows: csv.DictReader[str]) -> Iterator[Outlet]:
    seen: dict[str, str] = {}
    for row in rows:
        outlet = _outlet(row, f"{path}:{rows.line_num}")
        for mark in (outlet.name, *outlet.known_by):
            other = seen.setdefault(mark.casefold(), outlet.name)
            if other != outlet.name:
                raise BadRecord(f"{path}:{rows.line_num}: {mark} stands for {other} already")
        yield outlet


def _outlet(row: Mapping[str, str | None], where: str) -> Outlet:
    name, kind, grade, marks = ((row.get(key) or "").strip() for key in (NAME, KIND, GRADE, MARKS))
    if not name:
        raise BadRecord(f"{where}: the name is missing")
    known_by = tuple(mark for part in marks.split("|") if (mark := part.strip()))
    return Outlet(name, kind or None, _grade(grade, where), known_by)


def _grade(written: str, where: str) -> Reliability | None:
    grades: tuple[Reliability, ...] = get_args(Reliability)
    found = next((grade for grade in grades if grade == written.upper()), None)
    if written and found is None:
        raise BadRecord(f"{where}: the reliability {written!r} is none of {', '.join(grades)}")
    return found
