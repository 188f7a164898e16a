"""Files in pieces: each report is in one piece, whatever the size of the pieces."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from eventgeo.reading import Partition, partitions, read, read_partition
from eventgeo.records import Document, Issue

LINES = [json.dumps({"id": str(number), "text": "x" * number}) for number in range(1, 60)] + ["no JSON", ""]


def pieces(folder: Path, size: int = 1_000) -> list[Partition]:
    """The pieces of a folder."""
    return [piece for piece in partitions([str(folder)], size=size) if isinstance(piece, Partition)]


@pytest.mark.parametrize("size", [1, 100, 1_000, 1_000_000])
@pytest.mark.parametrize("end", ["", "\n"])
def test_pieces_of_lines_come_to_the_whole(tmp_path: Path, size: int, end: str) -> None:
    """Documents and Issues of all pieces are those of the file, line numbers included."""
    (tmp_path / "a.jsonl").write_text("\n".join(LINES) + end, "utf-8")
    found = pieces(tmp_path, size)
    assert (len(found) > 1) == (size < 1_000_000)
    assert [item for piece in found for item in read_partition(piece)] == list(read(tmp_path))


def test_pieces_of_rows_come_to_the_whole(tmp_path: Path) -> None:
    """Row groups are pieces; days and moments are read as dates, a bad row is named by its number."""
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"id": str(n), "text": "x" * n, "published": date(2023, 2, n), "desk": "South"} for n in range(1, 20)]
    rows[7]["text"] = None
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=4)
    found = pieces(tmp_path)
    items = [item for piece in found for item in read_partition(piece)]
    assert len(found) == 5
    assert items == list(read(tmp_path))
    documents = [item for item in items if isinstance(item, Document)]
    assert (documents[0].published, dict(documents[0].extra)) == ("2023-02-01", {"desk": "South"})
    assert [item.doc for item in items if isinstance(item, Issue)] == ["a.parquet:8"]


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    """A file that only begins like one, and one that unpacks to far more than text does, are refused by name."""
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + bytes(100))
    bomb = pyarrow.table({"id": ["a"], "text": ["x" * 50_000_000]})
    parquet.write_table(bomb, tmp_path / "bomb.parquet", compression="zstd", use_dictionary=False)
    codes = {item.doc: item.code for item in read(tmp_path) if isinstance(item, Issue)}
    assert codes == {"broken.parquet": "broken", "bomb.parquet": "bomb"}
    assert [item.code for item in partitions([str(tmp_path / "broken.parquet")]) if isinstance(item, Issue)] == [
        "broken"
    ]
