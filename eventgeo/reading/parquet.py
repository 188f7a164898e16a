"""Parquet files (pyarrow): a row a report, its columns known by the keys of JSON Lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from eventgeo.reading.refusal import FAULTS, Refused
from eventgeo.reading.source import Entry, Source
from eventgeo.reading.unpacking import FLOOR
from eventgeo.records import Issue
from eventgeo.records.codec import document_from
from eventgeo.records.errors import BadRecord

ROWS = 1_000
"""Rows that are held in memory at a time."""


def opened(stream: Any) -> Any:
    """A Parquet file; Refused where it is none, or pyarrow is missing."""
    try:
        # An extra, and 150 MB.
        from pyarrow import ArrowException  # noqa: PLC0415
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise Refused("missing library", "needs pyarrow: pip install 'eventgeo[geo]'") from error
    try:
        return ParquetFile(stream)
    except (ArrowException, OSError, *FAULTS) as error:
        raise Refused("broken", f"is a broken Parquet file: {error}") from error


def _bounded(file: Any, ratio: int) -> None:
    """Refuses columns that unpack to more than text does, by what the file says of itself."""
    for group in map(file.metadata.row_group, range(file.metadata.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            if column.total_uncompressed_size > max(FLOOR, ratio * column.total_compressed_size):
                raise Refused("bomb", f"unpacks to more than {ratio} times its size, as no text does")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as a line of JSON would have it: days and moments in ISO, what is null left out."""
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row.items() if value is not None
    }


def rows(source: Source, groups: Iterable[int] | None = None) -> Iterator[Entry | Issue]:
    """The documents of all row groups, or of some; `source.line` is the number of the first row of them."""
    file = opened(source.stream if source.stream.seekable() else io.BytesIO(source.take(source.limits.file)))
    _bounded(file, source.limits.ratio)
    number = source.line - 1
    try:
        for batch in file.iter_batches(ROWS, row_groups=None if groups is None else list(groups)):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield Entry(document_from(_plain(row)), f":{number}")
                except BadRecord as error:
                    yield source.issue("bad row", str(error), at=f":{number}")
    except (OSError, *FAULTS) as error:
        raise Refused("broken", f"is a broken Parquet file: {error}") from error


def read(source: Source) -> Iterator[Entry | Issue]:
    """The document of each row; an Issue `name:row` for each that is none."""
    return rows(source)
