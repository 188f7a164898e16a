"""Reports and what the reading of each found: kept when the report is done, so that a run that ends loses none."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, TypeVar

from eventgeo.records import Annotations, Document, Event, Issue, MentionedPlace
from eventgeo.records.codec import exact_from, exact_from_each, exact_line
from eventgeo.records.pieces import ISSUES, MENTIONS
from eventgeo.store.outputs import Source

RUN, MERGING = 0, -1
"""Stand in the place of a report where an Issue is of none."""
OURS = "(document <= 0 OR document IN (SELECT document FROM present))"
READ = (
    "SELECT document FROM readings INDEXED BY readings_versions "
    "WHERE annotated = ? AND extracted = ? AND document IN (SELECT value FROM json_each(?))"
)
"""Those of some reports that versions have read: by the index alone, without a look at what was found in them."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """Records that come out of the store anew each time that one goes through them, and so are never held all."""

    read: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.read()


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of the stages that a report goes through: what another version found is found anew."""

    annotate: str
    extract: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was read out of one report; of `places` each has one mention."""

    annotations: Annotations
    events: tuple[Event, ...]
    places: tuple[MentionedPlace, ...]
    issues: tuple[Issue, ...]


class Reports:
    """The reports of a store and what they tell. A report is known by what it holds: its text, id and source."""

    def __init__(self, connection: sqlite3.Connection, versions: Versions) -> None:
        self._connection = connection
        self._versions = versions

    def begin(self) -> None:
        """A new build: no report is present yet, and nothing is wrong with the run."""
        self._connection.execute("DELETE FROM present")
        self._connection.execute("DELETE FROM issues WHERE document = ?", (RUN,))

    def put(self, document: Document) -> int:
        """The key of a report, kept from now on. When it was fetched is no part of what it is known by."""
        line = exact_line(document)
        known = line if document.retrieved is None else exact_line(replace(document, retrieved=None))
        digest = hashlib.sha256(known.encode()).hexdigest()
        self._connection.execute(
            "INSERT INTO documents (hash, line, reads_as) VALUES (?, ?, ?) "
            "ON CONFLICT (hash) DO UPDATE SET reads_as = excluded.reads_as",
            (digest, line, _reads_as(document)),
        )
        (key,) = self._connection.execute("SELECT key FROM documents WHERE hash = ?", (digest,)).fetchone()
        return int(key)

    def document(self, key: int) -> Document:
        """The report of a key."""
        (text,) = self._connection.execute("SELECT line FROM documents WHERE key = ?", (key,)).fetchone()
        return exact_from(Document, text)

    def admit(self, keys: Sequence[int]) -> list[int]:
        """Those of some reports that the present versions have not read: these are present once they are kept, the
        others from now on."""
        values = (self._versions.annotate, self._versions.extract, json.dumps(keys))
        if self._connection.execute(f"INSERT OR IGNORE INTO present {READ}", values).rowcount == len(keys):
            return []
        known = {key for (key,) in self._connection.execute(READ, values)}
        return [key for key in keys if key not in known]

    def reads_as(self, key: int) -> str | None:
        """What copies of a report share, which are read as it is; None where its reading depends on more."""
        row = self._connection.execute("SELECT reads_as FROM documents WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row and row[0] else None

    def twin(self, mark: str) -> Findings | None:
        """What the present versions found in a report of this mark; None where they have read none."""
        row = self._connection.execute(
            "SELECT key, annotations FROM documents CROSS JOIN readings ON key = document "
            "WHERE reads_as = ? AND annotated = ? AND extracted = ? LIMIT 1",
            (mark, self._versions.annotate, self._versions.extract),
        ).fetchone()
        return self._findings(*row) if row else None

    def _findings(self, key: int, annotations: str) -> Findings:
        return Findings(
            exact_from(Annotations, annotations),
            tuple(self._records(Event, "SELECT line FROM events WHERE document = ?", key)),
            tuple(self._records(MentionedPlace, "SELECT line FROM places WHERE document = ?", key)),
            tuple(self._records(Issue, "SELECT line FROM issues WHERE document = ?", key)),
        )

    def copies(self) -> Iterator[tuple[str, str]]:
        """The ids of reports that are present and are copies, each with that of the first one of their text."""
        marks = self._connection.execute(
            "SELECT reads_as FROM documents WHERE reads_as IS NOT NULL GROUP BY reads_as HAVING count(*) > 1"
        )
        for (mark,) in marks.fetchall():
            rows = self._connection.execute(
                "SELECT json_extract(line, '$[0]') FROM documents JOIN present ON key = document WHERE reads_as = ?",
                (mark,),
            )
            ids = sorted(identity for (identity,) in rows)
            yield from ((other, ids[0]) for other in ids[1:])

    def annotations(self, key: int) -> Annotations | None:
        """What the present version of the annotating stage found in the report; None where it has not read it."""
        row = self._connection.execute(
            "SELECT annotations FROM readings WHERE document = ? AND annotated = ?", (key, self._versions.annotate)
        ).fetchone()
        return exact_from(Annotations, row[0]) if row else None

    def keep(self, key: int, found: Findings) -> None:
        """Keep what the reading of a report found, for good: it is on disk when this returns."""
        self._connection.execute("DELETE FROM merging WHERE EXISTS (SELECT 1 FROM seats WHERE document = ?)", (key,))
        self._connection.execute("DELETE FROM pieces WHERE EXISTS (SELECT 1 FROM followed WHERE document = ?)", (key,))
        for table in ("events", "places", "issues"):
            self._connection.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
        self._many("events", [(key, exact_line(event)) for event in found.events])
        self._many("places", [_place_row(key, place) for place in found.places])
        self._many("issues", [_issue_row(key, issue) for issue in found.issues])
        versions = (self._versions.annotate, self._versions.extract)
        self._many("readings", [(key, *versions, exact_line(found.annotations))])
        self._connection.execute("INSERT OR IGNORE INTO present VALUES (?)", (key,))
        self._connection.commit()

    def note(self, issues: Iterable[Issue]) -> None:
        """Keep what went wrong in this run, outside of any report that could be read."""
        self._many("issues", [_issue_row(RUN, issue) for issue in issues])

    def note_merging(self, issues: Iterable[Issue], incident: str | None = None) -> None:
        """Keep what went wrong in merging what reports tell, or that an incident was left out."""
        self._many("issues", [_issue_row(MERGING, issue, incident) for issue in issues])

    def forget_merging(self, incidents: Iterable[str] | None = None) -> None:
        """Before incidents are merged anew: what was left out then is no more; of some of them or (None) of all."""
        if incidents is None:
            self._connection.execute("DELETE FROM issues WHERE document = ?", (MERGING,))
        else:
            rows = ((incident,) for incident in incidents)
            self._connection.executemany("DELETE FROM issues WHERE incident = ?", rows)

    def _many(self, table: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)

    @property
    def events(self) -> Rows[Event]:
        """The events of all reports that are present."""
        return Rows(lambda: self._records(Event, "SELECT line FROM events JOIN present USING (document)"))

    @property
    def places(self) -> Rows[MentionedPlace]:
        """The places that these reports mention, by name then id, each with all its mentions by document and offset."""
        return Rows(self._places)

    def _places(self) -> Iterator[MentionedPlace]:
        rows = self._connection.execute(
            "SELECT name, geonameid, lat, lon, line FROM places JOIN present USING (document) "
            "ORDER BY name, geonameid, lat, lon, doc, start"
        )
        for _, group in groupby(rows, key=itemgetter(0, 1, 2, 3)):
            found = exact_from_each(MentionedPlace, map(itemgetter(4), group))
            first = next(found)
            yield replace(first, mentions=(*first.mentions, *chain.from_iterable(one.mentions for one in found)))

    @property
    def mentions(self) -> Source[MentionedPlace]:
        """The same, mention by mention: a group is a place."""
        key = ("name", "geonameid", "lat", "lon", "doc", "start")
        table = "places CROSS JOIN present USING (document)"
        return Source(self._connection, "places", table, key, "line", MENTIONS, partial(_loaded, MentionedPlace))

    @property
    def issues(self) -> Source[Issue]:
        """What was left out of these reports, and of the run, by report and offset."""
        key, table = ("doc", "start", "code", "message", "line"), f"(SELECT * FROM issues WHERE {OURS})"
        return Source(self._connection, "issues", table, key, "line", ISSUES, partial(_loaded, Issue))

    @property
    def refused(self) -> Rows[Issue]:
        """What of this was refused, in the same order."""
        query = f"SELECT line FROM issues WHERE refused AND {OURS} ORDER BY doc, start, code, message, line"
        return Rows(lambda: self._records(Issue, query))

    def _records(self, kind: type[T], query: str, *values: object) -> Iterator[T]:
        return exact_from_each(kind, (line for (line,) in self._connection.execute(query, values)))

    def __len__(self) -> int:
        """How many reports are present."""
        (count,) = self._connection.execute("SELECT count(*) FROM present").fetchone()
        return int(count)

    def counts(self) -> dict[str, int]:
        """How many reports are present, how many events they tell of, and Issues there are."""
        queries = {
            "documents": "present",
            "events": "events JOIN present USING (document)",
            "issues": f"issues WHERE {OURS}",
        }
        return {
            name: self._connection.execute(f"SELECT count(*) FROM {query}").fetchone()[0]
            for name, query in queries.items()
        }

    def issues_of(self, code: str) -> int:
        """How many Issues there are of a code."""
        query = f"SELECT count(*) FROM issues WHERE code = ? AND {OURS}"
        (count,) = self._connection.execute(query, (code,)).fetchone()
        return int(count)

    def state(self) -> str:
        """A digest of what is present and what went wrong: as long as it stays, so does all that is made of it."""
        digest = hashlib.sha256(repr(self._versions).encode())
        query = "SELECT group_concat(document) FROM (SELECT document FROM present ORDER BY document)"
        (keys,) = self._connection.execute(query).fetchone()
        digest.update(str(keys).encode())
        for (line,) in self._connection.execute("SELECT line FROM issues WHERE document = 0 ORDER BY line"):
            digest.update(line.encode())
        return digest.hexdigest()


def _reads_as(document: Document) -> str | None:
    """A digest of all that its reading depends on; None without a day of its own, which its address may then tell."""
    if document.published is None:
        return None
    known = (document.text, document.published, document.published_basis, document.extra.get("pages"))
    return hashlib.sha256(exact_line(known).encode()).hexdigest()


def _loaded(kind: type[T], rows: Iterator[tuple[str]]) -> Iterator[T]:
    return exact_from_each(kind, (line for (line,) in rows))


def kept(connection: sqlite3.Connection) -> int:
    """How many reports a store keeps, present or not."""
    (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    return int(count)


def _issue_row(document: int, issue: Issue, incident: str | None = None) -> tuple[object, ...]:
    """An Issue as a row of its table."""
    start, line = issue.start or 0, exact_line(issue)
    return (document, issue.doc, start, issue.code, issue.message, issue.refused, line, incident)


def _place_row(key: int, place: MentionedPlace) -> tuple[object, ...]:
    (mention,) = place.mentions
    where = (place.name, place.geonameid or 0, place.lat, place.lon)
    return (*where, mention.doc, mention.start, key, exact_line(place))
