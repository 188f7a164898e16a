"""Incidents over time: which stand now, which stood when a build ended, and who they were formerly.

An incident keeps its id while its founding report stays. Where that changes, the incident that tells the same takes
the old id among its former ones: by reports that stand in both, sentence by sentence.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from eventgeo.records import Incident
from eventgeo.records.codec import incident_from, incident_json, line

ORDER = "day, doc, start, end, id"
STAGED = (
    "CREATE TEMP TABLE staged (id TEXT PRIMARY KEY, day TEXT NOT NULL, doc TEXT NOT NULL, start INTEGER NOT NULL, "
    "end INTEGER NOT NULL, formerly TEXT NOT NULL, line TEXT NOT NULL)",
    "CREATE TEMP TABLE replaced (id TEXT PRIMARY KEY)",
    "CREATE TEMP TABLE told (id TEXT NOT NULL, old INTEGER NOT NULL, sentence TEXT NOT NULL, at INTEGER NOT NULL)",
    "CREATE INDEX temp.told_sentence ON told (sentence, old)",
)
"""The incidents that an update brings, the ids of those whose place they take, and what of these is to be compared."""
STANDING = "SELECT id FROM incidents WHERE until IS NULL"
HEIRS = f"""
SELECT was.id AS former, now.id AS heir, sum(was.at = now.at) AS exactly, count(*) AS loosely
FROM told was JOIN told now ON was.sentence = now.sentence AND was.old AND NOT now.old
GROUP BY former, heir
HAVING exactly OR heir NOT IN ({STANDING})
ORDER BY former, exactly DESC, loosely DESC, heir
"""
"""A vanished id goes to the incident that shares most of its triggers, else sentences: the latter to new ones alone."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an incident: as it is now, or, for one that was withdrawn, as it last was."""

    kind: Literal["new", "changed", "withdrawn"]
    incident: Incident


class History:
    """The incidents of a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def update(self, incidents: Iterable[Incident], build: int, replaced: Collection[str] | None = None) -> None:
        """Make these the incidents that stand from a build on, in the place of some others, by their ids, or (None) of
        all; all of it or, where the run ends before, nothing."""
        for statement in STAGED:
            self._connection.execute(statement)
        self._replace(replaced)
        self._stage(incidents)
        self._find_former()
        same = "SELECT 1 FROM staged WHERE (id, formerly, line) = (incidents.id, incidents.formerly, incidents.line)"
        self._connection.execute(
            "UPDATE incidents SET until = ? "
            f"WHERE until IS NULL AND id IN (SELECT id FROM replaced) AND NOT EXISTS ({same})",
            (build,),
        )
        self._connection.execute(
            "INSERT INTO incidents (id, since, day, doc, start, end, formerly, line) "
            "SELECT id, ?, day, doc, start, end, formerly, line FROM staged "
            f"WHERE id NOT IN ({STANDING}) ORDER BY {ORDER}",
            (build,),
        )
        self._connection.commit()
        self._connection.executescript("DROP TABLE temp.staged; DROP TABLE temp.replaced; DROP TABLE temp.told;")

    def _replace(self, ids: Collection[str] | None) -> None:
        if ids is None:
            self._connection.execute(f"INSERT INTO replaced {STANDING}")
        else:
            self._connection.executemany(
                f"INSERT INTO replaced {STANDING} AND id = ?", ((identity,) for identity in ids)
            )

    def _stage(self, incidents: Iterable[Incident]) -> None:
        self._connection.executemany(
            "INSERT INTO staged SELECT ?1, ?2, ?3, ?4, ?5, "
            "coalesce((SELECT formerly FROM incidents WHERE id = ?1 AND until IS NULL), '[]'), ?6",
            map(_row, incidents),
        )
        self._stage_those_renamed()

    def _stage_those_renamed(self) -> None:
        """Stage, as they are, the others that bear the id of a staged one among their former ones."""
        rows = self._connection.execute(
            "SELECT DISTINCT i.id FROM incidents AS i, json_each(i.formerly) WHERE i.until IS NULL "
            "AND i.formerly != '[]' AND value IN (SELECT id FROM staged) AND i.id NOT IN (SELECT id FROM staged) "
            "AND i.id NOT IN (SELECT id FROM replaced)"
        ).fetchall()
        self._replace([identity for (identity,) in rows])
        self._connection.executemany(
            "INSERT INTO staged SELECT id, day, doc, start, end, formerly, line FROM incidents "
            "WHERE until IS NULL AND id = ?",
            rows,
        )

    def _find_former(self) -> None:
        """Give each id that vanished to the incident that tells the same now."""
        vanished = (
            "SELECT id, line FROM incidents WHERE until IS NULL "
            "AND id IN (SELECT id FROM replaced) AND id NOT IN (SELECT id FROM staged)"
        )
        if self._tell(vanished, old=True):
            self._find_heirs()
        self._drop_living()

    def _find_heirs(self) -> None:
        """Note what the new and the changed incidents tell, and let them take the ids."""
        self._tell(
            "SELECT id, line FROM staged AS s WHERE NOT EXISTS "
            "(SELECT 1 FROM incidents AS i WHERE i.until IS NULL AND i.id = s.id AND i.line = s.line)",
            old=False,
        )
        inherited: defaultdict[str, list[str]] = defaultdict(list)
        seen: set[str] = set()
        for former, heir, _, _ in self._connection.execute(HEIRS):
            if former not in seen:
                seen.add(former)
                inherited[heir].append(former)
        for heir, ids in inherited.items():
            self._inherit(heir, ids)

    def _tell(self, query: str, *, old: bool) -> bool:
        """Note which triggers of which sentences the incidents of a query have; false where there are none."""
        rows = (
            (identity, old, *key)
            for identity, text in self._connection.execute(query)
            for key in _sentences(incident_from(json.loads(text)))
        )
        return self._connection.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", rows).rowcount > 0

    def _inherit(self, heir: str, ids: list[str]) -> None:
        (own,) = self._connection.execute("SELECT formerly FROM staged WHERE id = ?", (heir,)).fetchone()
        marks = ", ".join("?" * len(ids))
        older = self._connection.execute(
            f"SELECT formerly FROM incidents WHERE until IS NULL AND id IN ({marks}) ORDER BY id", ids
        )
        everything = [*json.loads(own), *ids, *(each for (text,) in older for each in json.loads(text))]
        value = json.dumps(sorted(dict.fromkeys(everything)))
        self._connection.execute("UPDATE staged SET formerly = ? WHERE id = ?", (value, heir))

    def _drop_living(self) -> None:
        """An id that stands again is nobody's former one."""
        for identity, text in self._connection.execute("SELECT id, formerly FROM staged WHERE formerly != '[]'"):
            ids = [each for each in json.loads(text) if not self._stands(each)]
            self._connection.execute("UPDATE staged SET formerly = ? WHERE id = ?", (json.dumps(ids), identity))

    def _stands(self, identity: str) -> bool:
        """Whether an id stands after the update."""
        query = (
            "SELECT 1 FROM staged WHERE id = ?1 UNION ALL "
            f"SELECT 1 FROM ({STANDING} AND id = ?1) WHERE id NOT IN (SELECT id FROM replaced)"
        )
        return self._connection.execute(query, (identity,)).fetchone() is not None

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM incidents WHERE until IS NULL").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[Incident]:
        """The incidents that stand, in the order of their dates; as often as one asks."""
        rows = self._connection.execute(f"SELECT formerly, line FROM incidents WHERE until IS NULL ORDER BY {ORDER}")
        return (as_it_stands(*row) for row in rows)

    def changes(self, since: int) -> Iterator[Change]:
        """What is new, changed and withdrawn, in this order, since a build had ended.

        An incident that took over the id of one that stood then has changed; that one is not withdrawn.
        """
        then = "since <= :n AND (until IS NULL OR until > :n)"
        stood = f"SELECT id FROM incidents WHERE {then}"
        now = "SELECT formerly, line FROM incidents WHERE until IS NULL AND since > :n"
        known = f"(id IN ({stood}) OR EXISTS (SELECT 1 FROM json_each(formerly) WHERE value IN ({stood})))"
        order = f"ORDER BY {ORDER}"
        yield from self._changes("new", f"{now} AND NOT {known} {order}", since)
        yield from self._changes("changed", f"{now} AND {known} {order}", since)
        taken = "SELECT value FROM incidents, json_each(formerly) WHERE until IS NULL"
        gone = f"id NOT IN ({STANDING})"
        yield from self._changes(
            "withdrawn",
            f"SELECT formerly, line FROM incidents WHERE {then} AND {gone} AND id NOT IN ({taken}) {order}",
            since,
        )

    def _changes(self, kind: Literal["new", "changed", "withdrawn"], query: str, since: int) -> Iterator[Change]:
        for row in self._connection.execute(query, {"n": since}):
            yield Change(kind, as_it_stands(*row))

    def withdrawn(self) -> list[str]:
        """The ids of the incidents that stood once and are gone, and never had an heir."""
        rows = self._connection.execute(
            f"SELECT DISTINCT id FROM incidents WHERE id NOT IN ({STANDING}) "
            "AND id NOT IN (SELECT value FROM incidents, json_each(formerly)) ORDER BY id"
        )
        return [identity for (identity,) in rows]


def _row(incident: Incident) -> tuple[object, ...]:
    day, doc, trigger, identity = incident.order
    return (identity, day, doc, *trigger, line(incident_json(incident)))


def as_it_stands(formerly: str, text: str) -> Incident:
    """The incident of an Events line with its former ids (a JSON list)."""
    return replace(incident_from(json.loads(text)), formerly=tuple(json.loads(formerly)))


def _sentences(incident: Incident) -> Iterator[tuple[str, int]]:
    """What each report of an incident is known by, also where other words of its article change: the sentence, and
    where in it the trigger stands."""
    for report in incident.reports:
        digest = hashlib.sha256(f"{report.doc}\n{report.quote}".encode("utf-8", "surrogatepass")).hexdigest()
        yield digest, report.trigger[0] - report.start
