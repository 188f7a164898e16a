"""What each input file held when it was last read: a file that has not changed since is not opened again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from eventgeo.records import Document, Issue, Recalled
from eventgeo.records.codec import exact_from, exact_line
from eventgeo.store.reports import Reports

Item = Document | Issue | Recalled


class Files:
    """The input files of a store. A file is known by its path, and told to be as it was by its stamp."""

    def __init__(self, connection: sqlite3.Connection, reports: Reports, version: str) -> None:
        self._connection = connection
        self._reports = reports
        self._version = version
        self._asked: set[str] = set()

    def __call__(self, path: str, stamp: str, read: Callable[[], Iterator[Document | Issue]]) -> Iterator[Item]:
        """What the file holds: as it was kept where the stamp and the readers are those of then, else by `read`.

        Toponyms that a line gives count nothing in a build and are dropped.
        """
        self._asked.add(path)
        stamp = f"{stamp} {self._version}"
        row = self._connection.execute("SELECT key, stamp FROM files WHERE path = ?", (path,)).fetchone()
        if row is not None and row[1] == stamp:
            return self._held(row[0])
        return self._kept(path, stamp, read())

    def forget_others(self) -> None:
        """Forget the files that this run did not ask for: they went."""
        for key, path in self._connection.execute("SELECT key, path FROM files").fetchall():
            if path not in self._asked:
                self._connection.execute("DELETE FROM contents WHERE file = ?", (key,))
                self._connection.execute("DELETE FROM files WHERE key = ?", (key,))

    def _held(self, key: int) -> Iterator[Item]:
        """Its Issues, and its documents by their ids."""
        rows = self._connection.execute(
            "SELECT document, id, issue FROM contents WHERE file = ? ORDER BY position", (key,)
        ).fetchall()
        yield from (exact_from(Issue, issue) for _, _, issue in rows if issue is not None)
        known = [(document, identity) for document, identity, issue in rows if issue is None]
        if known:
            keys, ids = zip(*known, strict=True)
            yield Recalled(ids, keys, lambda: map(self._reports.document, keys))

    def _kept(self, path: str, stamp: str, items: Iterator[Document | Issue]) -> Iterator[Item]:
        """The items as they come; the stamp is set when the last one has come, so that a file is known whole or not."""
        execute = self._connection.execute
        execute("INSERT INTO files (path, stamp) VALUES (?, '') ON CONFLICT (path) DO UPDATE SET stamp = ''", (path,))
        (key,) = execute("SELECT key FROM files WHERE path = ?", (path,)).fetchone()
        execute("DELETE FROM contents WHERE file = ?", (key,))
        for position, item in enumerate(items):
            kept = self._put(item) if isinstance(item, Document) else None
            issue = exact_line(item) if isinstance(item, Issue) else None
            document, identity = (kept.keys[0], kept.ids[0]) if kept else (None, None)
            execute("INSERT INTO contents VALUES (?, ?, ?, ?, ?)", (key, position, document, issue, identity))
            yield kept or item
        execute("UPDATE files SET stamp = ? WHERE key = ?", (stamp, key))

    def _put(self, document: Document) -> Recalled:
        """A document that is kept from now on, without the toponyms that its line gives."""
        bare = document if document.given_toponyms is None else replace(document, given_toponyms=None)
        return Recalled((bare.id,), (self._reports.put(bare),), partial(iter, (bare,)))
