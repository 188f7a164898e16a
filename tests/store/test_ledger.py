"""What is merged again after a change is, with what stays, what merging everything gives."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eventgeo.corrections import Docket, Ruling
from eventgeo.corrections.ruling import Evidence, Kind
from eventgeo.incidents import ByHand, incident_id, merge, remerge
from eventgeo.records import Correction, Event, Incident, Issue
from eventgeo.records.codec import exact_line
from eventgeo.store import History, Ledger
from eventgeo.store.database import migrate
from tests.incidents.made import DAY, PLACES, QUOTES, TYPES, actors, day, event, killed

KINDS = ("armed clash", "armed clash", "shelling", "missile strike", "killing", "territory gained", "statement")


def store() -> sqlite3.Connection:
    """An empty store in memory."""
    connection = sqlite3.connect(":memory:")
    migrate(connection, Path("memory"))
    return connection


class Project:
    """A store of invented reports, and the incidents that stand by what each merging changed."""

    def __init__(self, days: int, chance: Random) -> None:
        self.connection = store()
        self.rulings: list[Ruling] = []
        self.issues: list[Issue] = []
        self.ledger = Ledger(self.connection, lambda one: one)
        self.history = History(self.connection)
        self.builds = 0
        self.documents: dict[int, list[Event]] = {}
        self.present: set[int] = set()
        self._days, self._chance = days, chance

    def add(self, count: int) -> None:
        """Reports of their own days, each with up to four events."""
        for _ in range(count):
            self.put(*self._events(len(self.documents) + 1))

    def put(self, *events: Event) -> None:
        """A report of these events."""
        key = len(self.documents) + 1
        self.documents[key] = [*events]
        self.connection.executemany("INSERT INTO events VALUES (?, ?)", [(key, exact_line(one)) for one in events])
        self.bring(key)

    def _events(self, key: int) -> Iterator[Event]:
        pick = self._chance.choice
        late = self._chance.randrange(self._days)
        published = pick([None, str(DAY + timedelta(days=late)), str(DAY + timedelta(days=late))])
        for at in range(self._chance.randrange(5)):
            told: dict[str, Any] = {
                "actors": pick([(), actors("Red Army"), actors("Blue Army"), actors("X", role="speaker")]),
                "killed": pick([None, None, killed(2), killed(5, 9)]),
                "modality": pick(["asserted", "asserted", "claimed", "denied"]),
            }
            precision = pick(["day", "day", "day", "week", "interval", "ongoing"])
            first = late - self._chance.randrange(1, 30) if precision == "interval" else None
            when = day(
                late - pick([0, 0, 1, 3, 9]), precision=precision, basis=pick(["stated", "published"]), first=first
            )
            where = pick([None, *sorted(PLACES)])
            yield event(
                f"doc-{key}", pick(KINDS), where, when, quote=pick(QUOTES), at=at * 50, published=published, **told
            )

    def bring(self, key: int) -> None:
        """A report is present from now on."""
        self.present.add(key)
        self.connection.execute("INSERT INTO present VALUES (?)", (key,))

    def take(self, key: int) -> None:
        """A report is present no more."""
        self.present.discard(key)
        self.connection.execute("DELETE FROM present WHERE document = ?", (key,))

    def merge(self, terms: str = "as ever") -> int:
        """Merge anew what changed; how many incidents came out, or -1 where all did."""
        docket = Docket(self.rulings, incident_id)
        if self.rulings:
            self.ledger = Ledger(self.connection, lambda one: one, docket)
        bound = self.ledger.open(terms)
        remerged = remerge(self.ledger, ByHand(docket.together, docket.apart))
        came, self.builds = list(docket.settled(remerged.incidents)), self.builds + 1
        if bound or remerged.replaced is None:
            self.issues = docket.issues
        self.history.update(came, self.builds, remerged.replaced)
        return -1 if remerged.replaced is None else len(came)

    def everything(self) -> list[Event]:
        """All events that are present."""
        return [one for key in self.present for one in self.documents[key]]

    def whole(self) -> tuple[list[Incident], list[Issue]]:
        """All incidents and what became of the decisions, if all events are merged."""
        docket = Docket(self.rulings, incident_id)
        by_hand = ByHand(docket.together, docket.apart)
        found = list(docket.settled(merge(docket.all_corrected(self.everything()), by_hand)))
        return found, docket.issues

    def decide(self, count: int) -> None:
        """So many decisions about reports by lot: also some of reports that are still to come."""
        told = [one for events in self.documents.values() for one in events]
        for number in range(count):
            one, other = self._chance.choice(told), self._chance.choice(told)
            values: dict[str, Any] = {
                "place": PLACES[self._chance.choice(sorted(PLACES))],
                "date": day(self._chance.randrange(self._days)),
                "type": Kind(TYPES[kind := self._chance.choice(KINDS)], kind, None),
                "toll": {"killed": killed(self._chance.randrange(9))},
                "merge": incident_id([other.report]),
                "split": None,
                "drop": None,
                "confirm": None,
            }
            action: Any = self._chance.choice(sorted(values))
            about = [
                Evidence(each.report.doc, each.report.sha256, each.report.trigger, each.report.quote)
                for each in (one, self._chance.choice(told))
            ]
            also = (about[1],) if self._chance.random() < 0.3 else ()
            made = Correction(action, str(number), "A. Analyst", "so")
            self.rulings.append(Ruling(made, values[action], about[0], also, origin=f"desk.csv:{number}"))


@pytest.mark.parametrize("days", [12, 400])
@pytest.mark.parametrize("seed", range(2))
def test_changes_come_out_as_if_all_were_merged(days: int, seed: int) -> None:
    """Reports that come, go and come back, in crowded weeks and over a year; ids are inherited alike."""
    chance, whole = Random(f"{days} {seed}"), History(store())
    project = Project(days, chance)
    project.add(150)
    assert project.merge() == -1
    whole.update(merge(project.everything()), 1)
    for _ in range(8):
        project.add(chance.randrange(4))
        for key in chance.sample(sorted(project.present), chance.randrange(4)):
            project.take(key)
        gone = sorted(project.documents.keys() - project.present)
        for key in gone[: chance.randrange(2)]:
            project.bring(key)
        assert project.merge() >= 0
        whole.update(merge(project.everything()), project.builds)
        assert [*project.history] == [*whole]
        assert [*project.history.changes(1)] == [*whole.changes(1)]
    assert days == 400 or any(one.formerly for one in whole)


@pytest.mark.parametrize("days", [12, 400])
@pytest.mark.parametrize("seed", range(3))
def test_with_corrections_changes_come_out_as_if_all_were_merged(days: int, seed: int) -> None:
    """Decisions of all kinds, whose reports come and go and are found in other ones of the same sentence."""
    chance, whole = Random(f"{days} {seed} by hand"), History(store())
    project = Project(days, chance)
    project.add(150)
    for key in range(100, 120):
        project.take(key)
    project.decide(40)
    assert project.merge() == -1
    whole.update(project.whole()[0], 1)
    alone = 0
    for _ in range(12):
        project.add(chance.randrange(3))
        for key in chance.sample(sorted(project.present), chance.randrange(3)):
            project.take(key)
        gone = sorted(project.documents.keys() - project.present)
        for key in chance.sample(gone, min(len(gone), chance.randrange(3))):
            project.bring(key)
        alone += project.merge() >= 0
        incidents, issues = project.whole()
        whole.update(incidents, project.builds)
        assert [*project.history] == [*whole]
        assert [*project.history.changes(1)] == [*whole.changes(1)]
        assert sorted(map(repr, project.issues)) == sorted(map(repr, issues))
    assert alone > 5


def test_with_corrections_only_what_a_change_reaches_is_made_again() -> None:
    """Beside the incidents that persons decided about."""
    project = Project(400, Random(1))
    project.add(600)
    project.decide(10)
    project.merge()
    project.add(1)
    assert 0 <= project.merge() < len(project.history) / 10
    assert project.merge() == 0


def test_only_what_a_change_reaches_is_made_again() -> None:
    """Of a year's incidents one report touches a few, and none where nothing came or went."""
    project = Project(400, Random(1))
    project.add(600)
    project.merge()
    project.add(1)
    assert 0 <= project.merge() < len(project.history) / 10
    assert project.merge() == 0


def test_a_change_that_reaches_much_is_merged_with_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a report reaches more seats than it pays to decide anew, all are, and come out alike."""
    monkeypatch.setattr(sys.modules[remerge.__module__], "LEAST", 5)
    project, whole = Project(12, Random(1)), History(store())
    project.add(150)
    project.merge()
    whole.update(merge(project.everything()), 1)
    project.add(3)
    assert project.merge() == -1
    whole.update(merge(project.everything()), 2)
    assert [*project.history] == [*whole]


BATTLE = event("battle", "armed clash", when=day(0, precision="interval", first=-27), published="2023-02-21")
CLASH = event("clash", "armed clash", when=day(-24), published="2023-02-22", quote="They fought for the bridge.")


@pytest.mark.parametrize("reports", [(BATTLE, CLASH), (CLASH, BATTLE)])
def test_a_battle_that_goes_on_reaches_over_weeks(reports: tuple[Event, Event]) -> None:
    """Whichever report comes later, both are of one battle."""
    project = Project(400, Random(3))
    project.add(20)
    for one in reports:
        project.put(one)
        project.merge()
    merged = sorted(merge(project.everything()), key=lambda one: one.order)
    assert [replace(one, formerly=()) for one in project.history] == merged
    assert any(len(one.reports) == 2 and "it went on" in one.why[-1] for one in project.history)


def test_another_merging_forgets_the_seats() -> None:
    """Seats of other terms, or of none that can be used again, count nothing."""
    project = Project(10, Random(2))
    project.add(20)
    project.merge()
    assert project.ledger.count()
    project.ledger.open("otherwise")
    assert not project.ledger.count()


def test_where_no_report_is_left_no_incident_stands() -> None:
    """Whether the last merging was of the same terms or of others."""
    for terms in ("as ever", "otherwise"):
        project = Project(10, Random(4))
        project.add(5)
        project.merge()
        assert len(project.history)
        for key in sorted(project.present):
            project.take(key)
        project.merge(terms)
        assert not len(project.history)
