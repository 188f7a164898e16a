"""What the standing incidents look like in the outputs: drawn once, and anew where they or the drawing changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from eventgeo.records import Incident
from eventgeo.records.codec import line
from eventgeo.records.pieces import INCIDENTS, ON_PAGE
from eventgeo.store.history import ORDER, as_it_stands
from eventgeo.store.outputs import Source, touch

STANDING = "SELECT rowid FROM incidents WHERE until IS NULL"
THESE = "FROM temp.redrawn CROSS JOIN incidents ON incidents.rowid = redrawn.incident"
GONE = "incident IN (SELECT incident FROM temp.redrawn)"


class Drawn(NamedTuple):
    """An incident as a map page has it: its place in the order, what is in the columns (JSON), its quotes one after the
    other, and its dossier (JSON); as a CSV record, and as a GeoJSON feature.
    """

    first: int
    last: int
    entry: str
    record: str
    quotes: str
    dossier: str
    feature: str


class Drawings:
    """The drawings of a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def update(self, version: str, draw: Callable[[Incident], Drawn]) -> None:
        """Draw what this version of the drawing has not drawn as it stands, and forget what stands no more; mark the
        pieces of outputs in which they are."""
        execute = self._connection.execute
        execute("CREATE TEMP TABLE IF NOT EXISTS redrawn (incident INTEGER PRIMARY KEY)")
        execute("DELETE FROM temp.redrawn")
        execute(
            "INSERT INTO temp.redrawn SELECT incident FROM drawings "
            f"WHERE version != ? OR incident NOT IN ({STANDING})",
            (version,),
        )
        self._touch()
        gone = f"SELECT first, last, id FROM drawings JOIN incidents ON incidents.rowid = incident WHERE {GONE}"
        execute(f"DELETE FROM entries WHERE (first, last, id) IN ({gone})")
        execute(f"DELETE FROM drawings WHERE {GONE}")
        execute("DELETE FROM temp.redrawn")
        execute(f"INSERT INTO temp.redrawn SELECT * FROM ({STANDING}) EXCEPT SELECT incident FROM drawings")
        for incident, identity, *texts in execute(f"SELECT incident, id, formerly, line {THESE}"):
            self._keep(version, incident, identity, draw(as_it_stands(*texts)))
        self._touch()
        self._connection.commit()

    def _keep(self, version: str, incident: int, identity: str, drawn: Drawn) -> None:
        first, last, entry, *texts = drawn
        self._connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", (first, last, identity, incident, entry))
        row = (incident, version, first, last, *texts)
        self._connection.execute("INSERT INTO drawings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _touch(self) -> None:
        """Mark the pieces in which these incidents are."""
        touch(self._connection, "incidents", f"SELECT {ORDER} {THESE}")
        touch(self._connection, "entries", f"SELECT first, last, id {THESE} CROSS JOIN drawings USING (incident)")

    @property
    def lines(self) -> Source[str]:
        """Each incident as an Events line, in the order of their dates."""
        return self._standing("formerly, line", lambda rows: (_line(*row) for row in rows))

    @property
    def features(self) -> Source[str]:
        """Each incident as a GeoJSON feature, in the same order."""
        return self._standing("feature", _texts)

    @property
    def records(self) -> Source[str]:
        """Each incident as a CSV record, in the same order."""
        return self._standing("record", _texts)

    @property
    def entries(self) -> Source[str]:
        """What the columns of a map page hold of each incident, in the order of the page."""
        return self._on_page("entries", "entry")

    @property
    def quotes(self) -> Source[str]:
        """The quotes of each incident, in the same order."""
        return self._on_page("entries CROSS JOIN drawings USING (incident)", "quotes")

    @property
    def dossiers(self) -> Source[str]:
        """The dossier of each incident, in the same order."""
        return self._on_page("entries CROSS JOIN drawings USING (incident)", "dossier")

    def _standing(self, values: str, load: Callable[[Iterator[tuple[str, ...]]], Iterator[str]]) -> Source[str]:
        table = "(SELECT * FROM incidents CROSS JOIN drawings ON incident = incidents.rowid WHERE until IS NULL)"
        return Source(self._connection, "incidents", table, tuple(ORDER.split(", ")), values, INCIDENTS, load)

    def _on_page(self, table: str, values: str) -> Source[str]:
        key = ("entries.first", "entries.last", "id")
        return Source(self._connection, "entries", table, key, values, ON_PAGE, _texts)


def _texts(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    return (text for (text,) in rows)


def _line(formerly: str, text: str) -> str:
    return text if formerly == "[]" else line(json.loads(text) | {"formerly": json.loads(formerly)})
