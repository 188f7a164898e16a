"""What can go wrong with a store, as one line that a user can act on."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from eventgeo.records import EventgeoError

REASONS = {
    sqlite3.SQLITE_BUSY: "it is locked by another program; try again when that has ended",
    sqlite3.SQLITE_LOCKED: "it is locked by another program; try again when that has ended",
    sqlite3.SQLITE_FULL: "the disk is full; what was finished is kept: make room and run the same command again",
    sqlite3.SQLITE_IOERR: "the disk does not take more; what was finished is kept: make room and run it again",
    sqlite3.SQLITE_READONLY: "it cannot be written: the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: its folder is missing, or read-only for you",
    sqlite3.SQLITE_NOTADB: "it is no store of eventgeo",
    sqlite3.SQLITE_CORRUPT: "it is damaged; move it away, and the next build makes a new one from the reports",
}
"""By SQLite's primary result code (https://sqlite.org/rescode.html)."""


class StoreError(EventgeoError):
    """A store that cannot be used; the text names it and the reason."""


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Inside, an error of SQLite comes out as a StoreError that names the store and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        reason = REASONS.get(code & 0xFF) if code is not None else None
        raise StoreError(f"{path}: {reason or error}") from error
