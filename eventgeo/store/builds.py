"""The log of builds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

COLUMNS = "number, started, finished, version, written, outputs, counts"


@dataclass(frozen=True, slots=True)
class Build:
    """One run: when it began and ended (UTC; None: it was ended before, or runs), by which versions of the stages.

    `written` is a digest of all that its outputs depend on, `outputs` the files that it wrote, each with its stamp,
    `counts` its summary.
    """

    number: int
    started: str
    finished: str | None
    version: str
    written: str | None = None
    outputs: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, Any] = field(default_factory=dict)


def _build(row: tuple[Any, ...]) -> Build:
    number, started, finished, version, written, outputs, counts = row
    return Build(number, started, finished, version, written, json.loads(outputs or "{}"), json.loads(counts or "{}"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Builds:
    """The builds of a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(self, version: str) -> int:
        """The number of a build that begins now."""
        row = (_now(), version)
        number = self._connection.execute("INSERT INTO builds (started, version) VALUES (?, ?)", row).lastrowid
        self._connection.commit()
        return int(number or 0)

    def forget(self) -> None:
        """Forget all builds and what came of them, and keep what was read: for a run that is to know of none before."""
        for table in ("builds", "incidents", "drawings", "entries", "pieces", "blocks", "decisions", "merging"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.commit()

    def note_merged(self, number: int, digest: str) -> None:
        """Log that a build has kept its incidents, which depend on what the digest is of."""
        self._connection.execute("UPDATE builds SET merged = ? WHERE number = ?", (digest, number))
        self._connection.commit()

    def merged(self) -> str | None:
        """The digest of what the incidents that stand depend on; None where there are none yet."""
        query = "SELECT merged FROM builds WHERE merged IS NOT NULL ORDER BY number DESC LIMIT 1"
        row = self._connection.execute(query).fetchone()
        return str(row[0]) if row else None

    def end(self, number: int, written: str, outputs: Mapping[str, str], counts: Mapping[str, Any]) -> None:
        """Log that a build has ended well."""
        row = (_now(), written, json.dumps(outputs), json.dumps(counts), number)
        self._connection.execute(
            "UPDATE builds SET finished = ?, written = ?, outputs = ?, counts = ? WHERE number = ?", row
        )
        self._connection.commit()

    def last(self) -> Build | None:
        """The last build that ended well; None where none did."""
        return self._one("finished IS NOT NULL ORDER BY number DESC")

    def before(self, moment: str) -> Build | None:
        """The last build that had ended before a day or moment (ISO, UTC) began; None where none had."""
        return self._one("finished < ? ORDER BY number DESC", moment)

    def numbered(self, number: int) -> Build | None:
        """The build of this number; None where there is none."""
        return self._one("number = ?", number)

    def _one(self, condition: str, *values: object) -> Build | None:
        row = self._connection.execute(f"SELECT {COLUMNS} FROM builds WHERE {condition} LIMIT 1", values).fetchone()
        return _build(row) if row else None

    def __iter__(self) -> Iterator[Build]:
        """All builds, the latest first."""
        return map(_build, self._connection.execute(f"SELECT {COLUMNS} FROM builds ORDER BY number DESC"))
