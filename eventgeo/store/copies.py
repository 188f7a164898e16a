"""Which reports of a build stand whole in others (`language.wholes`): found anew on the days that a change is of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from eventgeo import language
from eventgeo.language import Marked
from eventgeo.records import Document

CHANGED = (
    "SELECT day FROM temp.here CROSS JOIN documents ON key = document "
    "WHERE day IS NOT NULL AND document NOT IN (SELECT document FROM copies) "
    "UNION SELECT day FROM copies WHERE document NOT IN temp.here "
    "UNION SELECT day FROM readings CROSS JOIN copies USING (document) WHERE annotated != ?"
)
"""The days of inputs that were not compared yet, of reports that were and are inputs no more, and of those that another
version has read, which may have held others for copies."""


class Copies:
    """The reports of the last build that were compared, each with the one that it is a copy of, if of any."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def mark(self, key: int, document: Document) -> None:
        """Keep what a report is compared by. Where that was another, those of its former day are compared anew."""
        mark = tuple(language.mark(document) or (None, None, None))
        update = "UPDATE documents SET (day, passages, length) = (?, ?, ?) WHERE key = ?"
        if self._connection.execute(
            f"{update} AND (day, passages, length) IS NOT (?, ?, ?)", (*mark, key, *mark)
        ).rowcount:
            former = "SELECT day FROM copies WHERE document = ?"
            self._connection.execute(f"DELETE FROM copies WHERE day IN ({former})", (key,))

    def compare(self, version: str) -> None:
        """Find which of the inputs are copies, on the days on which some came or went since the last build, or all of
        them where the stage that annotates has another version than then."""
        for (day,) in self._connection.execute(CHANGED, (version,)).fetchall():
            texts = self._connection.execute(
                "SELECT key, json_extract(line, '$[0]'), day, passages, length FROM documents "
                "WHERE day = ? AND key IN temp.here",
                (day,),
            )
            marked = [Marked(key, name, language.Mark(*mark)) for key, name, *mark in texts]
            found = language.wholes(marked)
            self._connection.execute("DELETE FROM copies WHERE day = ?", (day,))
            rows = [(one.key, day, found.get(one.key)) for one in marked]
            self._connection.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", rows)

    def __iter__(self) -> Iterator[tuple[str, str, bool]]:
        """The id of each report that is present and read as a copy, with that of the one that it is a copy of, and
        whether they say the same throughout."""
        rows = self._connection.execute(
            "SELECT json_extract(part.line, '$[0]') AS id, json_extract(whole.line, '$[0]'), "
            "part.passages = whole.passages FROM copies CROSS JOIN present USING (document) "
            "JOIN readings USING (document) JOIN documents AS part ON part.key = document "
            "JOIN documents AS whole ON whole.key = copies.whole "
            "WHERE copies.whole IS NOT NULL AND readings.whole IS NOT NULL ORDER BY id"
        )
        yield from ((part, whole, bool(same)) for part, whole, same in rows)
