"""Reports and what the reading of each found: kept when the report is done, so that a run that ends loses none."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, TypeVar

from eventgeo.records import Annotations, Document, Event, Issue, MentionedPlace
from eventgeo.records.codec import exact_from, exact_from_each, exact_line
from eventgeo.records.pieces import ISSUES, MENTIONS
from eventgeo.store.copies import Copies
from eventgeo.store.outputs import Source

RUN, MERGING = 0, -1
"""Stand in the place of a report where an Issue is of none."""
OURS = "(document <= 0 OR document IN (SELECT document FROM present))"
READ = (
    "SELECT document FROM readings INDEXED BY readings_versions LEFT JOIN copies USING (document) "
    "WHERE annotated = ? AND extracted = ? AND readings.whole IS copies.whole AND document IN temp.here"
)
"""Those of the inputs that versions have read as what they are: by the index, without a look at what was found."""
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
        self.copies = Copies(connection)

    def begin(self) -> None:
        """A new build: no report is present yet, and nothing is wrong with the run."""
        self._connection.execute("DELETE FROM present")
        self._connection.execute("DELETE FROM issues WHERE document = ?", (RUN,))
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS here (document INTEGER PRIMARY KEY)")
        self._connection.execute("DELETE FROM temp.here")

    def put(self, document: Document) -> int:
        """The key of a report, kept from now on. When it was fetched is no part of what it is known by; it stays as it
        was when it was first put."""
        line = exact_line(document)
        known = line if document.retrieved is None else exact_line(replace(document, retrieved=None))
        digest = hashlib.sha256(known.encode()).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO documents (hash, line) VALUES (?, ?)", (digest, line))
        query = "SELECT key, line FROM documents WHERE hash = ?"
        key, first = self._connection.execute(query, (digest,)).fetchone()
        self.copies.mark(key, document if first == line else exact_from(Document, first))
        return int(key)

    def document(self, key: int) -> Document:
        """The report of a key."""
        (text,) = self._connection.execute("SELECT line FROM documents WHERE key = ?", (key,)).fetchone()
        return exact_from(Document, text)

    def bring(self, keys: Iterable[int]) -> None:
        """Have reports among the inputs of this build; what the store has learnt of them is on disk from now on."""
        self._connection.executemany("INSERT OR IGNORE INTO temp.here VALUES (?)", ((key,) for key in keys))
        self._connection.commit()

    def unread(self) -> list[tuple[int, int | None]]:
        """Of the inputs, those that the present versions have not read, each with the one that it is a copy of (None:
        of none). They are present once they are kept, the others from now on.
        """
        self.copies.compare(self._versions.annotate)
        self._connection.execute(f"INSERT INTO present {READ}", (self._versions.annotate, self._versions.extract))
        rows = self._connection.execute(
            "SELECT document, whole FROM temp.here LEFT JOIN copies USING (document) "
            "WHERE document NOT IN (SELECT document FROM present) ORDER BY document"
        )
        return [(key, whole) for key, whole in rows]

    def findings(self, key: int) -> Findings | None:
        """What the present versions found in a report that is a copy of none; None where they have not read it."""
        row = self._connection.execute(
            "SELECT annotations FROM readings WHERE document = ? AND annotated = ? AND extracted = ? AND whole IS NULL",
            (key, self._versions.annotate, self._versions.extract),
        ).fetchone()
        if row is None:
            return None
        return Findings(
            exact_from(Annotations, row[0]),
            tuple(self._records(Event, "SELECT line FROM events WHERE document = ?", key)),
            tuple(self._records(MentionedPlace, "SELECT line FROM places WHERE document = ?", key)),
            tuple(self._records(Issue, "SELECT line FROM issues WHERE document = ?", key)),
        )

    def annotations(self, key: int) -> Annotations | None:
        """What the present version of the annotating stage found in the report; None where it has not read it."""
        row = self._connection.execute(
            "SELECT annotations FROM readings WHERE document = ? AND annotated = ? AND whole IS NULL",
            (key, self._versions.annotate),
        ).fetchone()
        return exact_from(Annotations, row[0]) if row else None

    def keep(self, key: int, found: Findings, whole: int | None = None) -> None:
        """Keep what the reading of a report found, or that of another one that it is a copy of, for good: it is on disk
        when this returns. What was found in it before went, as far as the next merging goes."""
        self._connection.execute("UPDATE seats SET event = -event, document = -document WHERE document = ?", (key,))
        self._connection.execute("DELETE FROM pieces WHERE EXISTS (SELECT 1 FROM followed WHERE document = ?)", (key,))
        for table in ("events", "places", "issues"):
            self._connection.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
        self._many("events", [(key, exact_line(event)) for event in found.events])
        self._many("places", [_place_row(key, place) for place in found.places])
        self._many("issues", [_issue_row(key, issue) for issue in found.issues])
        versions = (self._versions.annotate, self._versions.extract)
        annotations = exact_line(found.annotations) if whole is None else ""
        self._many("readings", [(key, *versions, annotations, whole)])
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

    def forget_decisions(self) -> None:
        """Before it is noted anew what became of persons' decisions, and which of them could not be read."""
        self._connection.execute("DELETE FROM issues WHERE document = ? AND incident IS NULL", (MERGING,))

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
        """How many reports have been read, by any version, and are kept: those that are not present among them."""
        (count,) = self._connection.execute("SELECT count(*) FROM readings").fetchone()
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
