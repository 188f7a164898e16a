"""What is taken over from the outputs of before is what a writing of everything comes to, byte for byte."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from random import Random

import pytest

from eventgeo import pipeline, render, store
from eventgeo.pipeline import outputs as writing
from eventgeo.pipeline.building import Plan, build
from eventgeo.records import Incident, MentionedPlace
from eventgeo.records import pieces as cutting
from eventgeo.render.files import Rewritten

TOWNS = ("Kherson", "Bakhmut", "Lyman", "Kupiansk", "Izium", "Mykolaiv", "Odesa", "Kharkiv")
TOLD = (
    "Shelling killed {n} civilians in {town} on Monday, officials said.",
    "A car bomb wounded {n} people in {town} on Sunday.",
    "Protesters marched through {town}. Nobody was killed, and talks in {other} went on.",
    "Troops attacked near {town} and {other}; {n} soldiers were captured.",
    "The minister went from {town} to {other}.",
)


class Project:
    """Invented reports in a folder, built with a store."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.folder, self.chance, self.came = folder, chance, 0
        (folder / "reports").mkdir()

    def add(self) -> None:
        """A report more, or another text in the place of one."""
        self.came += 1
        name = self.came if self.chance.random() < 0.8 else self.chance.randint(1, self.came)
        town, other = self.chance.sample(TOWNS, 2)
        told = self.chance.sample(TOLD, self.chance.randint(1, 3))
        text = " ".join(one.format(n=self.chance.randint(2, 9), town=town, other=other) for one in told)
        day = self.chance.choice([f"2023-02-{self.chance.randint(10, 28)}", None])
        record = {"id": f"report-{name}", "text": text, "published": day}
        (self.folder / "reports" / f"{name:03}.jsonl").write_text(json.dumps(record))

    def take(self, share: float) -> None:
        """Reports go; now and then a file comes that cannot be read, so that an Issue of the run is noted."""
        for path in sorted((self.folder / "reports").iterdir()):
            if self.chance.random() < share:
                path.unlink()
        if self.chance.random() < 0.5:
            (self.folder / "reports" / f"empty-{self.chance.randint(0, 4)}.txt").write_text("")

    def build(self, out: str = "out") -> dict[str, bytes]:
        """The outputs, by name."""
        build(Plan((str(self.folder / "reports"),), self.folder / out), self.folder / "store")
        return {path.name: path.read_bytes() for path in (self.folder / out).iterdir()}

    def whole(self) -> dict[str, bytes]:
        """The outputs as they are where none were before."""
        return self.build(f"whole-{self.came}-{self.chance.random()}")

    def pieces(self) -> list[tuple[object, ...]]:
        """The pieces of the outputs as the store knows them."""
        with store.looking(self.folder / "store") as connection:
            query = "SELECT path, section, key, start, length, stale FROM pieces WHERE path LIKE ? ORDER BY 1, 2, 4"
            return connection.execute(query, (f"{self.folder / 'out'}/%",)).fetchall()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of which each third row may begin a piece."""
    begins = cutting._begins
    monkeypatch.setattr(cutting, "_begins", lambda word, rows: begins(word, 3))
    return Project(tmp_path, Random(7))


@pytest.mark.parametrize("seed", range(3))
def test_changes_come_out_as_if_all_was_written(project: Project, seed: int) -> None:
    """Reports come, go and change; whole outputs are made of the same pieces."""
    project.chance = Random(seed)
    for _ in range(20):
        project.add()
    project.build()
    for _ in range(8):
        for _ in range(project.chance.choice([0, 1, 1, 4])):
            project.add()
        project.take(project.chance.choice([0, 0, 0.1, 0.6]))
        made = project.build()
        assert made == project.whole()
        known = project.pieces()
        with store.writing(project.folder / "store") as connection:
            connection.execute("DELETE FROM pieces")
            connection.execute("UPDATE builds SET written = NULL")
            connection.commit()
        assert project.build() == made
        assert project.pieces() == known
    project.take(1)
    assert project.build() == project.whole()


def test_what_did_not_change_is_taken_over(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report more leaves most bytes where they were, in each file."""
    for _ in range(60):
        project.add()
    project.build()
    taken: list[int] = []
    write = Rewritten.write
    monkeypatch.setattr(
        Rewritten,
        "write",
        lambda self, data: (isinstance(data, range) and taken.append(len(data))) or write(self, data),
    )
    project.add()
    made = project.build()
    assert sum(taken) > 0.6 * sum(len(data) for name, data in made.items() if name.endswith("l") and "html" not in name)


def test_a_page_is_put_together_of_what_was_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The columns of what did not change are not made again, nor is the basemap of the same places; nothing else is
    kept."""
    for _ in range(40):
        project.add()
    project.build()
    pieces, grounds = list[int](), list[object]()
    block, ground = render.packed_block, render.packed_ground
    monkeypatch.setattr(render, "packed_block", lambda lines: pieces.append(len(lines)) or block(lines))
    monkeypatch.setattr(render, "packed_ground", lambda *some: grounds.append(some) or ground(*some))
    project.add()
    made = project.build()
    with store.looking(project.folder / "store") as connection:
        incidents, kept = (
            connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in ("drawings", "blocks")
        )
        known = connection.execute("SELECT count(*) FROM pieces WHERE path = 'blocks'").fetchone()[0]
    assert 0 < sum(pieces) < incidents
    assert not grounds
    assert kept == known + 1
    assert made["index.html"].decode() == pipeline.show(*_told(made), title=pipeline.TITLE)


def _told(made: dict[str, bytes]) -> tuple[list[Incident], list[MentionedPlace]]:
    """The incidents and the places of some outputs."""
    events, places = (io.StringIO(made[name].decode()) for name in ("events.jsonl", "places.jsonl"))
    return writing.read_events(events, "-")[0], writing.read_places(places, "-")[0]


@pytest.mark.parametrize("name", ["events.csv", "places.jsonl", "index.html"])
def test_a_file_that_somebody_changed_is_written_whole(project: Project, name: str) -> None:
    """Also where its size stayed: nothing of it is taken over."""
    for _ in range(10):
        project.add()
    project.build()
    path = project.folder / "out" / name
    data = path.read_bytes()
    path.write_bytes(data.replace(b"a", b"x"))
    os.utime(path, ns=(1, 1))
    project.add()
    assert project.build() == project.whole()


def test_a_killed_writing_takes_nothing_over_that_changed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever between two files, and between a file and what the store knows of it, a build ends."""

    class Killed(BaseException):
        pass

    for _ in range(20):
        project.add()
    project.build()
    for number in range(16):
        project.add()
        left = [number]

        def dies(*arguments: object, whole: object = None, left: list[int] = left) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return whole(*arguments)  # type: ignore[operator]

        with monkeypatch.context() as patched:
            for name in ("open", "close"):
                method = getattr(store.Outputs, name)
                patched.setattr(store.Outputs, name, lambda *a, method=method, dies=dies: dies(*a, whole=method))
            with pytest.raises(Killed):
                project.build()
        project.take(0.1)
        assert project.build() == project.whole()


def test_another_version_of_the_writing_takes_nothing_over(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version wrote may look otherwise."""
    for _ in range(10):
        project.add()
    project.build()
    version, taken = pipeline.building.stage_version, list[object]()
    write = Rewritten.write
    monkeypatch.setattr(
        pipeline.building, "stage_version", lambda stage, *a: version(stage, *a) + "x" * (stage == "render")
    )
    monkeypatch.setattr(
        Rewritten, "write", lambda self, data: taken.append(data) if isinstance(data, range) else write(self, data)
    )
    assert writing.stamp(project.folder / "out" / "events.csv")
    project.build()
    assert not taken
