"""The seats of the last merging: which incident each event was put into, and by what changes are known to reach it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import tee

from eventgeo.records import Event
from eventgeo.records.codec import exact_from_each
from eventgeo.records.seat import Reach, Seat

COLUMNS = "event, family, doc, day, ground, published, incident, lasting, why"
HERE = "document IN (SELECT document FROM present)"


class Ledger:
    """The seats of a store. What changes it is kept with what is next committed to the store."""

    def __init__(self, connection: sqlite3.Connection, attributed: Callable[[Event], Event]) -> None:
        """`attributed` gives an event with what the user knows of its source."""
        self._connection = connection
        self._attributed = attributed

    def open(self, digest: str | None) -> None:
        """Begin a merging that depends on what the digest is of: seats of another one count nothing.

        None for a merging whose seats cannot serve the next one.
        """
        if self._connection.execute("SELECT digest FROM merging").fetchone() != (digest,):
            self._connection.execute("DELETE FROM seats")
            self._connection.execute("DELETE FROM merging")
            self._connection.executemany("INSERT INTO merging VALUES (?)", [(digest,)] if digest else [])

    def count(self) -> int:
        """How many seats there are, those of events that went among them."""
        (count,) = self._connection.execute("SELECT count(*) FROM seats").fetchone()
        return int(count)

    def came(self) -> Sequence[int]:
        """The numbers of the events that have no seat yet."""
        rows = self._connection.execute(
            "SELECT events.rowid FROM present CROSS JOIN events USING (document) "
            "WHERE document NOT IN (SELECT document FROM seats)"
        )
        return [number for (number,) in rows]

    def went(self) -> Sequence[Seat]:
        """The seats of events whose reports are present no more, or (under numbers below 0) were read anew."""
        return self._seats(f"NOT {HERE}")

    def told(self, numbers: Iterable[int] | None) -> Iterator[tuple[int, Event]]:
        """The events of these numbers, or of all reports that are present (None)."""
        where = "JOIN present USING (document)" if numbers is None else f"WHERE rowid IN {self._these(numbers)}"
        numbers, lines = tee(self._connection.execute(f"SELECT events.rowid, line FROM events {where}"))
        found = exact_from_each(Event, (line for _, line in lines))
        return ((number, self._attributed(event)) for (number, _), event in zip(numbers, found, strict=True))

    def reached(self, group: str, reach: Reach, near: int) -> list[Seat]:
        """The seats of a group that a change reaches, of events that are still there, with days up to `near` apart."""
        later = f"published >= ? AND {HERE}"
        found = [
            *self._seats(f"family = ? AND day IN {self._days(reach.days, near)} AND {later}", group, reach.published),
            *self._seats(f"family = ? AND doc IN {self._these(reach.docs)} AND {later}", group, reach.published),
        ]
        if reach.lasting:
            found += self._seats(f"family = ? AND ground AND {later}", group, reach.published)
        return found

    def beside(self, group: str, seats: Collection[Seat], near: int) -> list[Seat]:
        """The seats of a group in all incidents that these events are in or may be compared with, of events that are
        still there: those with days up to `near` apart, those of the same documents, and, where one of the events is
        fighting on the ground, battles that go on."""
        days = {seat.day for seat in seats if seat.day is not None}
        found = {seat.incident for seat in seats}
        found.update(self._incidents(f"family = ? AND day IN {self._days(days, near)}", group))
        found.update(self._incidents(f"family = ? AND doc IN {self._these({seat.doc for seat in seats})}", group))
        if any(seat.ground for seat in seats):
            found.update(self._incidents("family = ? AND lasting", group))
        return self._seats(f"incident IN {self._these(found)} AND {HERE}")

    def members(self, incidents: Collection[str]) -> list[Seat]:
        """All seats of some incidents."""
        return self._seats(f"incident IN {self._these(incidents)}")

    def seat(self, seats: Iterable[Seat], *, anew: bool) -> None:
        """Keep these seats, in the place of the events' former ones; forget those of events that went, or (anew) all
        others."""
        self._connection.execute("DELETE FROM seats" if anew else f"DELETE FROM seats WHERE NOT {HERE}")
        self._connection.executemany(
            "INSERT OR REPLACE INTO seats SELECT ?1, document, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 "
            "FROM events WHERE rowid = ?1",
            ((*seat[:-1], json.dumps(seat.why)) for seat in seats),
        )

    def _seats(self, condition: str, *values: object) -> list[Seat]:
        rows = self._connection.execute(f"SELECT {COLUMNS} FROM seats WHERE {condition}", values)
        return [
            Seat(event, group, doc, day, bool(ground), published, incident, bool(lasting), _why(why))
            for event, group, doc, day, ground, published, incident, lasting, why in rows
        ]

    def _incidents(self, condition: str, *values: object) -> Iterator[str]:
        rows = self._connection.execute(f"SELECT DISTINCT incident FROM seats WHERE {condition}", values)
        return (incident for (incident,) in rows)

    def _days(self, days: Iterable[int], near: int) -> str:
        return self._these({other for day in days for other in range(day - near, day + near + 1)})

    def _these(self, values: Iterable[object]) -> str:
        """An expression for these values, which holds until the next one is asked for."""
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS these (value PRIMARY KEY) WITHOUT ROWID")
        self._connection.execute("DELETE FROM temp.these")
        self._connection.executemany("INSERT OR IGNORE INTO temp.these VALUES (?)", ((value,) for value in values))
        return "(SELECT value FROM temp.these)"


@lru_cache
def _why(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
