"""What the standing incidents look like in the outputs: drawn once, and anew where they or the drawing changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator

from eventgeo.records import Incident
from eventgeo.records.codec import line
from eventgeo.store.history import ORDER, as_it_stands
from eventgeo.store.reports import Rows

Drawn = tuple[str, str, str]
"""An incident as a GeoJSON feature, as a CSV record, and as what a map page holds of it."""


class Drawings:
    """The drawings of a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def update(self, version: str, draw: Callable[[Incident], Drawn]) -> None:
        """Draw what this version of the drawing has not drawn as it stands; forget what stands no more."""
        self._connection.execute(
            "DELETE FROM drawings WHERE version != ? "
            "OR (id, since) NOT IN (SELECT id, since FROM incidents WHERE until IS NULL)",
            (version,),
        )
        missing = self._connection.execute(
            "SELECT id, since, formerly, line FROM incidents "
            "WHERE until IS NULL AND id NOT IN (SELECT id FROM drawings)"
        )
        rows = ((id, since, version, *draw(as_it_stands(formerly, text))) for id, since, formerly, text in missing)
        self._connection.executemany("INSERT INTO drawings VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._connection.commit()

    @property
    def data(self) -> Rows[tuple[str, str, str]]:
        """Each incident as an Events line, a GeoJSON feature and a CSV record, in the order of their dates."""
        return Rows(self._data)

    def _data(self) -> Iterator[tuple[str, str, str]]:
        for formerly, text, feature, record in self._standing("formerly, line, feature, record"):
            yield _line(formerly, text), feature, record

    @property
    def entries(self) -> Rows[str]:
        """What a map page holds of each incident, in the order of their dates."""
        return Rows(lambda: (entry for (entry,) in self._standing("entry")))

    def _standing(self, columns: str) -> Iterator[tuple[str, ...]]:
        return self._connection.execute(
            f"SELECT {columns} FROM incidents JOIN drawings USING (id) WHERE until IS NULL ORDER BY {ORDER}"
        )


def _line(formerly: str, text: str) -> str:
    return text if formerly == "[]" else line(json.loads(text) | {"formerly": json.loads(formerly)})
