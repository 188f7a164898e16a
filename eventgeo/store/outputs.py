"""What outputs are made of, and which pieces of those that were written last still are as they would be made now."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, tee
from typing import Any, Generic, NamedTuple, TypeVar

from eventgeo.records.pieces import MENTIONS, Key, Order, Piece, pieces

T = TypeVar("T")
CAME_OR_WENT = (
    "DELETE FROM temp.moved",
    "INSERT INTO temp.moved SELECT document FROM present AS p "
    "WHERE NOT EXISTS (SELECT 1 FROM followed AS f WHERE f.document = p.document)",
    "INSERT INTO temp.moved SELECT document FROM followed AS f "
    "WHERE NOT EXISTS (SELECT 1 FROM present AS p WHERE p.document = f.document)",
)
MOVED = "document IN (SELECT document FROM temp.moved)"
NOTED = "SELECT doc, start, code, message, line, count(*) FROM issues WHERE document IN (0, -1) GROUP BY 1, 2, 3, 4, 5"


@dataclass(frozen=True, slots=True)
class Source(Generic[T]):
    """Rows of a store in the order in which they are written. `load` makes records of the `values` of rows."""

    connection: sqlite3.Connection
    name: str
    table: str
    key: tuple[str, ...]
    values: str
    order: Order
    load: Callable[[Iterator[tuple[Any, ...]]], Iterator[T]]

    def between(self, start: Key = (), end: Key | None = None) -> Iterator[tuple[Key, T]]:
        """The rows from the key of a piece up to that of another one, or to the end; each with its key."""
        bounds = [(">=", start)] * bool(start) + ([("<", end)] if end is not None else [])
        terms = [f"({', '.join(self.key[: len(key)])}) {sign} ({', '.join('?' * len(key))})" for sign, key in bounds]
        columns, width = ", ".join(self.key), len(self.key)
        keyed, valued = tee(
            self.connection.execute(
                f"SELECT {columns}, {self.values} FROM {self.table} "
                f"{'WHERE' if terms else ''} {' AND '.join(terms)} ORDER BY {columns}",
                [value for _, key in bounds for value in key],
            )
        )
        return zip((row[:width] for row in keyed), self.load(row[width:] for row in valued), strict=True)


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """A part of an output: what rows of a source come to, a piece at a time."""

    name: str
    source: Source[T]
    make: Callable[[Piece[T]], bytes]


class Written(NamedTuple):
    """A piece of an output: of which section, and where in the file its bytes are."""

    section: str
    source: str
    key: Key
    start: int
    length: int


class Outputs:
    """The outputs of a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def follow(self) -> None:
        """Mark the pieces in which reports that came or went have places and Issues, or Issues of none changed."""
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS moved (document INTEGER PRIMARY KEY)")
        for statement in CAME_OR_WENT:
            self._connection.execute(statement)
        touch(self._connection, "places", f"SELECT name, geonameid, lat, lon, doc, start FROM places WHERE {MOVED}")
        issues = "SELECT doc, start, code, message, line FROM"
        touch(
            self._connection, "issues",
            f"{issues} issues WHERE {MOVED} UNION ALL {issues} ({NOTED} EXCEPT SELECT * FROM noted) "
            f"UNION ALL {issues} (SELECT * FROM noted EXCEPT {NOTED})",
        )  # fmt: skip
        self._connection.execute(f"DELETE FROM followed WHERE {MOVED}")
        self._connection.execute("INSERT INTO followed SELECT document FROM temp.moved JOIN present USING (document)")
        self._connection.execute("DELETE FROM noted")
        self._connection.execute(f"INSERT INTO noted {NOTED}")
        self._connection.commit()

    def open(self, path: str, stamp: str) -> None:
        """Before an output is written: forget its pieces where it is not the file that was written."""
        self._connection.execute("DELETE FROM pieces WHERE path = ? AND stamp != ?", (path, stamp))

    def pieces(self, path: str, section: Section[T]) -> Iterator[tuple[Key, bytes | range]]:
        """The pieces of a section by their keys: as bytes, or, where they stay, as the place of these in the file."""
        known = self._connection.execute(
            "SELECT key, start, length, stale FROM pieces WHERE path = ? AND section = ? ORDER BY start",
            (path, section.name),
        ).fetchall() or [("[]", 0, 0, True)]
        ends = [_key(key) for key, *_ in known[1:]]
        at = 0
        for stale, run in groupby(known, key=lambda row: bool(row[3])):
            some = [*run]
            first = _key(some[0][0]) if at else ()
            at += len(some)
            if stale:
                yield from _made(section, first, ends[at - 1] if at <= len(ends) else None)
            else:
                yield from ((_key(key), range(start, start + length)) for key, start, length, _ in some)

    def close(self, path: str, stamp: str, written: Iterable[Written]) -> None:
        """Keep of what an output is made, now that it is written."""
        self._connection.execute("DELETE FROM pieces WHERE path = ?", (path,))
        self._connection.executemany(
            "INSERT INTO pieces VALUES (?, ?, ?, ?, ?, ?, ?, false)",
            ((path, stamp, one.section, one.source, json.dumps(one.key), one.start, one.length) for one in written),
        )
        self._connection.commit()

    def kept(self, name: str, version: str, section: Section[T]) -> Iterator[bytes]:
        """The pieces of a section that stands in no file as it is: those that stay as they were kept, the others made
        and kept."""
        self.open(name, version)
        written, end = list[Written](), 0
        for key, data in self.pieces(name, section):
            held = self._keep(name, key, data) if isinstance(data, bytes) else self._held(name, json.dumps(key))
            assert held is not None
            yield held
            written.append(Written(section.name, section.source.name, key, end, len(held)))
            end += len(held)
        self.close(name, version, written)
        gone = "key NOT IN (SELECT key FROM pieces WHERE path = ?1)"
        self._connection.execute(f"DELETE FROM blocks WHERE name = ?1 AND {gone}", (name,))

    def _keep(self, name: str, key: Key, data: bytes) -> bytes:
        self._connection.execute("INSERT OR REPLACE INTO blocks VALUES (?, ?, ?)", (name, json.dumps(key), data))
        return data

    def _held(self, name: str, key: str) -> bytes | None:
        row = self._connection.execute("SELECT data FROM blocks WHERE (name, key) = (?, ?)", (name, key)).fetchone()
        return row and bytes(row[0])

    def remembered(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """What was made last under a name where it depends on the same, as the key has it; else it is made."""
        held = self._held(name, key)
        if held is None:
            held = make()
            self._connection.execute("DELETE FROM blocks WHERE name = ?", (name,))
            self._connection.execute("INSERT INTO blocks VALUES (?, ?, ?)", (name, key, held))
        return held

    def groups(self, path: str) -> list[Key]:
        """The keys of the places of an output that was written, in their order."""
        rows = self._connection.execute("SELECT key FROM pieces WHERE path = ? ORDER BY start", (path,))
        return [key for (text,) in rows if len(key := _key(text)) == MENTIONS.group]


def touch(connection: sqlite3.Connection, source: str, query: str) -> None:
    """Mark what is to be made anew where the rows of a source came, went or changed at the keys that a query gives.

    Beside the piece in which a key falls these are its neighbours: a row that begins a piece also ends one.
    """
    sections = connection.execute("SELECT DISTINCT path, section FROM pieces WHERE source = ?", (source,)).fetchall()
    keys = connection.execute(query).fetchall() if sections else []
    for section in sections if keys else ():
        known = connection.execute(
            "SELECT rowid, key FROM pieces WHERE (path, section) = (?, ?) ORDER BY start", section
        ).fetchall()
        begin = [_key(key) for _, key in known]
        places = {bisect_right(begin, key) - 1 for key in keys}
        stale = {near for place in places for near in (place - 1, place, place + 1)} & {*range(len(known))}
        connection.executemany("UPDATE pieces SET stale = true WHERE rowid = ?", ((known[one][0],) for one in stale))


def _made(section: Section[T], start: Key, end: Key | None) -> Iterator[tuple[Key, bytes]]:
    source = section.source
    for piece in pieces(source.between(start, end), source.order, start, end):
        yield piece.key, section.make(piece)


def _key(text: str) -> Key:
    return tuple(json.loads(text))
