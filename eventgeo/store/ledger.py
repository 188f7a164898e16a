"""The seats of the last merging: which incident each event was put into, and by what changes are known to reach it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import tee
from typing import Protocol

from eventgeo.records import Event
from eventgeo.records.codec import exact_from_each
from eventgeo.records.seat import Reach, Seat

COLUMNS = "event, family, doc, day, ground, published, incident, lasting, why"
HERE = "document IN (SELECT document FROM present)"


class Hand(Protocol):
    """What persons decided about events."""

    def concerns(self, event: Event) -> bool:
        """Whether anything may be about an event."""

    def bind(self, events: Sequence[Event]) -> None:
        """Find what is about which of all the events that anything may be about."""

    def corrected(self, event: Event) -> Event:
        """An event as persons set it."""

    def treatment(self, event: Event) -> str:
        """What persons did to an event, before incidents are made and in making them; "" where nothing."""


class Ledger:
    """The seats of a store. What changes it is kept with what is next committed to the store."""

    def __init__(
        self, connection: sqlite3.Connection, attributed: Callable[[Event], Event], hand: Hand | None = None
    ) -> None:
        """`attributed` gives an event with what the user knows of its source."""
        self._connection = connection
        self._attributed = attributed
        self._hand = hand

    def open(self, digest: str) -> bool:
        """Begin a merging that depends on what the digest is of: seats of another one count nothing.

        Gives back whether what persons decided finds its events anew.
        """
        if self._connection.execute("SELECT digest FROM merging").fetchone() == (digest,):
            return self._hand is not None and self._rebind(self._hand)
        for table in ("seats", "merging", "decided"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute("INSERT INTO merging VALUES (?)", (digest,))
        return True

    def _rebind(self, hand: Hand) -> bool:
        """Find anew what persons decided about which event, where any came or went; an event to which they do otherwise
        than before loses its seat."""
        came = set(self.came())
        if not came and not self.went():
            return False
        known = dict(self._connection.execute("SELECT event, treatment FROM decided"))
        concerned = [
            (number, event)
            for number, event in self._read(came | known.keys())
            if number not in came or hand.concerns(event)
        ]
        treatments = self._bind(hand, concerned)
        moved = [number for number in known.keys() - came if treatments.get(number, "") != known[number]]
        self._connection.execute(
            "UPDATE seats SET event = -event, document = -document WHERE document IN "
            f"(SELECT document FROM events WHERE rowid IN {self._these(moved)})"
        )
        return True

    def _bind(self, hand: Hand, concerned: Sequence[tuple[int, Event]]) -> dict[int, str]:
        """What persons did to each of the events that anything of theirs may be about, now kept."""
        hand.bind([event for _, event in concerned])
        treatments = {number: hand.treatment(event) for number, event in concerned}
        self._connection.execute("DELETE FROM decided")
        self._connection.executemany("INSERT INTO decided VALUES (?, ?)", treatments.items())
        return treatments

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
        """The events of these numbers, or of all reports that are present (None), as persons set them.

        When all have come, it is known what persons decided about which of them.
        """
        hand = self._hand
        if hand is None:
            yield from self._read(numbers)
        elif numbers is not None:
            yield from ((number, hand.corrected(event)) for number, event in self._read(numbers))
        else:
            concerned: list[tuple[int, Event]] = []
            for number, event in self._read(None):
                if hand.concerns(event):
                    concerned.append((number, event))
                else:
                    yield number, event
            self._bind(hand, concerned)
            yield from ((number, hand.corrected(event)) for number, event in concerned)

    def _read(self, numbers: Iterable[int] | None) -> Iterator[tuple[int, Event]]:
        """The events of these numbers, of reports that are present, or of all of these (None)."""
        where = "" if numbers is None else f"WHERE events.rowid IN {self._these(numbers)}"
        query = f"SELECT events.rowid, line FROM events JOIN present USING (document) {where}"
        numbers, lines = tee(self._connection.execute(query))
        found = exact_from_each(Event, (line for _, line in lines))
        return ((number, self._attributed(event)) for (number, _), event in zip(numbers, found, strict=True))

    def decided(self) -> Collection[int]:
        """The numbers of the events that persons decided about."""
        return [number for (number,) in self._connection.execute("SELECT event FROM decided WHERE treatment != ''")]

    def seats(self, numbers: Iterable[int]) -> list[Seat]:
        """The seats of the events of these numbers, where they have any."""
        return self._seats(f"event IN {self._these(numbers)} AND {HERE}")

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
        """The seats of some incidents, of events that are still there."""
        return self._seats(f"incident IN {self._these(incidents)} AND {HERE}")

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
