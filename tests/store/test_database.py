"""The store as a file: opened, locked and brought to the present schema, or refused in one line."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from eventgeo.store import StoreError, database, looking, writing


def test_scripts_run_once_in_their_order(tmp_path: Path) -> None:
    """A store of an earlier schema gets the scripts that it lacks and keeps what it holds."""
    path = tmp_path / "store"
    with writing(path) as connection:
        connection.execute("INSERT INTO builds (started, version) VALUES ('2023-02-14', '1')")
        connection.commit()
        later = (*database.SCHEMA, "ALTER TABLE builds ADD COLUMN host TEXT;")
        database.migrate(connection, path, later)
        database.migrate(connection, path, later)
        assert connection.execute("SELECT started, host FROM builds").fetchall() == [("2023-02-14", None)]
    with pytest.raises(StoreError, match="later version"), writing(path):
        pass
    with pytest.raises(StoreError, match="later version"), looking(path):
        pass


def test_a_store_of_before_is_not_looked_at_as_it_is(tmp_path: Path) -> None:
    """Where it lacks what is looked for, one line says what brings it up to date; then it does."""
    path = tmp_path / "store"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        database.migrate(connection, path, database.SCHEMA[:1])
    with pytest.raises(StoreError, match="`eventgeo build` brings it up to date"), looking(path):
        pass
    with writing(path) as connection:
        assert connection.execute("SELECT count(*) FROM decisions").fetchone() == (0,)
    with looking(path):
        pass


def test_places_of_before_come_along_in_their_order(tmp_path: Path) -> None:
    """The fifth version keeps them as they are written, and finds those of a report as before."""
    path, key = tmp_path / "store", (5, 46.6, 32.6)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        database.migrate(connection, path, database.SCHEMA[:4])
        rows = [(number, name, *key, f"doc-{number}", 7, f"line {number}") for number, name in ((2, "B"), (1, "A"))]
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
    with writing(path) as connection:
        columns = "name, geonameid, lat, lon, doc, start, document, line"
        found = connection.execute(f"SELECT {columns} FROM places").fetchall()
        assert found == [("A", *key, "doc-1", 7, 1, "line 1"), ("B", *key, "doc-2", 7, 2, "line 2")]
        assert connection.execute("SELECT line FROM places WHERE document = 2").fetchall() == [("line 2",)]


def test_a_store_of_the_fifth_version_draws_anew(tmp_path: Path) -> None:
    """What incidents looked like is made again, in the form that the outputs take over; the incidents stay."""
    path = tmp_path / "store"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        database.migrate(connection, path, database.SCHEMA[:5])
        connection.execute("INSERT INTO drawings VALUES ('a', 1, 'v', '{}', 'a', '[]')")
        connection.execute("INSERT INTO incidents VALUES ('a', 1, NULL, '2023-02-13', 'doc', 0, 1, '[]', '{}')")
        connection.commit()
    with writing(path) as connection:
        for table, count in (("drawings", 0), ("entries", 0), ("pieces", 0), ("incidents", 1)):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)


def test_a_script_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """Half of a script is none of it."""
    path = tmp_path / "store"
    with writing(path) as connection:
        with pytest.raises(sqlite3.OperationalError):
            database.migrate(connection, path, (*database.SCHEMA, "CREATE TABLE more (a); CREATE TABLE builds (b);"))
        connection.rollback()
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall() == []
    with writing(path):
        pass


@pytest.mark.parametrize("content", [b"this is no database, and long enough to show it" * 9, None])
def test_another_file_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    """What is no store of ours is refused, be it text or somebody's database, and not written to."""
    path = tmp_path / "store"
    if content is None:
        with contextlib.closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE mine (a)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    for way in (writing, looking):
        with pytest.raises(StoreError, match="no store of eventgeo"), way(path):
            pass
    assert path.read_bytes() == before


def test_one_writer_and_any_readers(tmp_path: Path) -> None:
    """A second writer is told at once who is there; readers see what was kept last, while it writes."""
    path = tmp_path / "store"
    with writing(path) as connection:
        connection.execute("INSERT INTO builds (started, version) VALUES ('now', '1')")
        with pytest.raises(StoreError, match="another build is at work"), writing(path):
            pass
        with looking(path) as other:
            assert other.execute("SELECT count(*) FROM builds").fetchone() == (0,)
    with writing(path):
        pass


def test_a_store_that_is_locked_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some patience, the message says so."""
    path = tmp_path / "store"
    with writing(path):
        pass
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked by another program"), writing(path) as connection:
        connection.execute("INSERT INTO builds (started, version) VALUES ('now', '1')")
    other.close()
