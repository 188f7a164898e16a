"""Parquet files: what their rows come to, and that a damaged one costs itself alone."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from eventgeo.reading import partitions, read
from eventgeo.records import Document, Issue

FILES = Path(__file__).with_name("files")
ROWS = [
    {
        "id": str(n),
        "text": f"Shelling hit town {n}. " * 3,
        "published": date(2023, 2, 1 + n),
        "desk": b"South",
        "n": [n],
    }
    for n in range(20)
]


def packed(compression: str = "zstd") -> bytes:
    """The rows as a file."""
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), file, compression=compression, row_group_size=8)
    return file.getvalue()


def damaged(seed: int) -> Iterator[bytes]:
    """Files with bytes changed in their footers or pages, or cut off, without end."""
    chance = random.Random(seed)
    whole = [packed(compression) for compression in ("none", "snappy", "gzip", "zstd")]
    while True:
        data = bytearray(chance.choice(whole))
        pages = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
        first, last = chance.choice(((4, pages), (pages, len(data)), (pages, len(data)), (0, 0)))
        for _ in range(chance.randrange(1, 5) if last else 0):
            data[chance.randrange(first, last)] = chance.randrange(256)
        yield bytes(data if last else data[: chance.randrange(4, len(data))])


def check(content: bytes, path: Path) -> None:
    """What is read of a file is documents, or an Issue that names it."""
    path.write_bytes(content)
    items = list(read([path]))
    assert items
    assert all(item.doc.startswith(path.name) for item in items if isinstance(item, Issue))


def test_rows_are_reports(tmp_path: Path) -> None:
    """Days become dates, bytes text; the same packed once more, where the file cannot be given to another process."""
    (tmp_path / "a.parquet").write_bytes(packed())
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress(packed()))
    plain, again = list(read([tmp_path / "a.parquet"])), list(read([tmp_path / "a.parquet.gz"]))
    assert plain == again
    documents = [item for item in plain if isinstance(item, Document)]
    assert [document.published for document in documents] == [row["published"].isoformat() for row in ROWS]
    assert dict(documents[3].extra) == {"desk": "South", "n": [3]}


def test_a_file_that_ends_the_process_is_refused_by_name(tmp_path: Path) -> None:
    """One wrong byte of its footer makes pyarrow abort; the file beside it is read."""
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes((FILES / "aborts.parquet").read_bytes())
    (tmp_path / "b.txt").write_text("Shelling hit the town.")
    issue, document = read(tmp_path)
    assert isinstance(issue, Issue)
    assert (issue.doc, issue.code, issue.refused) == ("a.parquet", "broken", True)
    assert isinstance(document, Document)
    (parted,) = partitions([str(tmp_path / "a.parquet")])
    assert isinstance(parted, Issue)
    assert parted.code == "broken"


def test_a_file_cut_off_is_refused_by_name(tmp_path: Path) -> None:
    """Without its end, where the columns are told, nothing of a file can be read."""
    (tmp_path / "a.parquet").write_bytes(packed()[:-100])
    (issue,) = read(tmp_path)
    assert isinstance(issue, Issue)
    assert (issue.doc, issue.code) == ("a.parquet", "broken")


def test_damage_breaks_nothing(tmp_path: Path) -> None:
    """Footers and pages with wrong bytes are read as far as they go, or refused."""
    for content, _ in zip(damaged(7), range(12), strict=False):
        check(content, tmp_path / "a.parquet")


@pytest.mark.soak
def test_much_damage_breaks_nothing(tmp_path: Path) -> None:
    """The same for long."""
    for content, _ in zip(damaged(300), range(300), strict=False):
        check(content, tmp_path / "a.parquet")
