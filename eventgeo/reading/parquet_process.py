"""A process of its own that reads one Parquet file: pyarrow's unpacking ends its whole process on some damaged files.

It is run as a script and imports nothing of eventgeo, which would cost each file half a second. The file is its
standard input, what is wanted of it its only argument (JSON): `batch` rows at a time, of the row groups `groups` (null:
all), none of whose columns may unpack to more than `ratio` times its size or, beyond that, `floor` bytes. It answers in
lines of JSON, each one key and its value: `groups`, the rows of each row group; then a `row` each; then `end`. In place
of any of them `refused` says why there are no more.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError,
          ValueError)  # fmt: skip
"""What pyarrow raises on bytes that it did not expect: its own errors are kinds of these."""
Answer = tuple[str, Any]


def _plain(value: object) -> str:
    """A value that JSON has no form for: days and moments in ISO, bytes as the text that they most often are."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _is_bomb(file: Any, ratio: int, floor: int) -> bool:
    """Whether a column unpacks to more than text does, by what the file says of itself."""
    groups = map(file.metadata.row_group, range(file.metadata.num_row_groups))
    columns = (group.column(number) for group in groups for number in range(group.num_columns))
    return any(one.total_uncompressed_size > max(floor, ratio * one.total_compressed_size) for one in columns)


def _rows(file: Any, wanted: Mapping[str, Any]) -> Iterator[Answer]:
    for batch in file.iter_batches(wanted["batch"], row_groups=wanted["groups"]):
        for row in batch.to_pylist():
            yield "row", {key: value for key, value in row.items() if value is not None}


def answers(stream: Any, wanted: Mapping[str, Any]) -> Iterator[Answer]:
    """What is said of a file, in its order."""
    try:
        # An extra, and it takes 0.2 s to import.
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError:
        yield "refused", ("missing library", "needs pyarrow: pip install 'eventgeo[geo]'")
        return
    try:
        file = ParquetFile(stream)
        meta = file.metadata
        yield "groups", [meta.row_group(number).num_rows for number in range(meta.num_row_groups)]
        if _is_bomb(file, wanted["ratio"], wanted["floor"]):
            yield "refused", ("bomb", f"unpacks to more than {wanted['ratio']} times its size, as no text does")
            return
        yield from _rows(file, wanted)
        yield "end", True
    except FAULTS as error:
        yield "refused", ("broken", f"is a broken Parquet file: {error}")


def main() -> None:
    """Answer on standard output until all is said, or until nobody listens."""
    with open(0, "rb", closefd=False) as stream, io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8") as out:
        for name, value in answers(stream, json.loads(sys.argv[1])):
            out.write(json.dumps({name: value}, default=_plain) + "\n")


if __name__ == "__main__":
    main()
