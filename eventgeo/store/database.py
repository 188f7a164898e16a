"""The store as a file: opened, locked, and brought to the present schema."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from eventgeo.store.errors import StoreError, named

APPLICATION = 0x65766765
"""Marks an SQLite file as a store of eventgeo (`PRAGMA application_id`)."""
PATIENCE = 5.0
"""Seconds to wait for a program that holds the file."""
CACHE_KIB = 32_000
VERSIONS = (1, 2, 3, 4, 5, 6, 7, 8)
SCHEMA = tuple(files("eventgeo.store").joinpath(f"schema_{number}.sql").read_text("utf-8") for number in VERSIONS)
"""The scripts that bring a store from each version of the schema to the next: `PRAGMA user_version` counts them."""


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The store at a path, made where there is none, for the only one who writes to it until the block ends.

    A StoreError where another build is at work with it, or where it cannot be used.
    """
    with named(path), _alone(path), contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        migrate(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
        yield connection


@contextlib.contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A store that is there, to be looked at: also while a build is at work with it. StoreError where it cannot be."""
    if not path.exists():
        raise StoreError(f"{path}: there is no store yet; `eventgeo build` makes it")
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with named(path), contextlib.closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE)) as connection:
        _check(connection, path, len(SCHEMA))
        if _version(connection) < len(SCHEMA):
            raise StoreError(f"{path}: it was made by an earlier eventgeo; `eventgeo build` brings it up to date")
        yield connection


def remove(path: Path) -> None:
    """Take a store away, with the files that SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal", "-lock"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(f"{path}{end}")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Held by one process at a time, and let go by the system when that process dies: a lock on a file beside."""
    with contextlib.closing(sqlite3.connect(f"{path}-lock", timeout=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise StoreError(f"{path}: another build is at work here; wait until it has ended") from error
        yield


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _check(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise StoreError(f"{path}: it is no store of eventgeo")
    if _version(connection) > newest:
        raise StoreError(f"{path}: it was made by a later version of eventgeo; update the program")


def migrate(connection: sqlite3.Connection, path: Path, schema: Sequence[str] = SCHEMA) -> None:
    """Run the scripts that a store lacks, all or none of them. StoreError where it is none of ours, or newer."""
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    if not empty:
        _check(connection, path, len(schema))
    lacking = schema[_version(connection) :]
    if lacking:
        marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {len(schema)};"
        connection.executescript("\n".join(("BEGIN IMMEDIATE;", *lacking, marks, "COMMIT;")))
