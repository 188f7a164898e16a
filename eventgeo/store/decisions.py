"""What persons decided: a copy of the corrections files, which outlives them, with all that was ever taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

Row = Mapping[str, str]


class Decisions:
    """The decisions of a store. Two equal rows of a file are one decision."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, file: str, rows: Iterable[tuple[int, Row]], build: int) -> None:
        """Make these rows (each with its line) the decisions of a file from a build on; others of it are taken back."""
        found = [(file, line, row["who"], row["action"], _text(row), build) for line, row in rows]
        self._connection.executemany(
            "INSERT INTO decisions (file, line, who, action, row, since) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (file, row) WHERE until IS NULL DO UPDATE SET line = excluded.line",
            reversed(found),
        )
        kept = {text for *_, text, _ in found}
        gone = [text for text in self._texts(file) if text not in kept]
        self._connection.executemany(
            "UPDATE decisions SET until = ? WHERE until IS NULL AND file = ? AND row = ?",
            [(build, file, text) for text in gone],
        )

    def take_back_others(self, files: Iterable[str], build: int) -> None:
        """End the decisions of all files but these, which nobody names any more."""
        marks = json.dumps(list(files))
        self._connection.execute(
            "UPDATE decisions SET until = ? WHERE until IS NULL AND file NOT IN (SELECT value FROM json_each(?))",
            (build, marks),
        )

    def standing(self, file: str) -> list[tuple[int, Row]]:
        """The decisions of a file that stand, each with its line."""
        rows = self._connection.execute(
            "SELECT line, row FROM decisions WHERE until IS NULL AND file = ? ORDER BY line", (file,)
        )
        return [(line, json.loads(text)) for line, text in rows]

    def _texts(self, file: str) -> list[str]:
        rows = self._connection.execute("SELECT row FROM decisions WHERE until IS NULL AND file = ?", (file,))
        return [text for (text,) in rows]

    def by_author(self) -> dict[str, int]:
        """How many decisions of each person stand, by name."""
        return dict(
            self._connection.execute(
                "SELECT who, count(*) FROM decisions WHERE until IS NULL GROUP BY who ORDER BY who"
            )
        )

    def taken_back(self) -> int:
        """How many decisions stood once and stand no more."""
        (count,) = self._connection.execute("SELECT count(*) FROM decisions WHERE until IS NOT NULL").fetchone()
        return int(count)


def _text(row: Row) -> str:
    return json.dumps(row, sort_keys=True)
