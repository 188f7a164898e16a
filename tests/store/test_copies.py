"""Copies of one text are read once, and count as one source, whatever comes first."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from eventgeo import pipeline
from eventgeo.pipeline import documents, gathering
from eventgeo.pipeline.copies import told_by
from eventgeo.records import Document
from eventgeo.store import Findings, Reports, Versions
from eventgeo.store.database import migrate
from tests.conftest import Run

TEXT = (
    "KHERSON, February 14 — Shelling killed two civilians in Kherson on Tuesday, officials said. Nikopol was shelled."
)
REPORTS = [
    {"id": "c", "source": "Courier", "url": "https://courier.example/1", "title": "Two killed"},
    {"id": "a", "source": "Post", "title": "Shells hit Kherson"},
    {"id": "b", "source": "Times"},
]


def lines(*reports: dict[str, Any], day: str = "2023-02-15") -> str:
    """Documents of one text."""
    return "".join(json.dumps({"text": TEXT, "published": day} | report) + "\n" for report in reports)


def built(run: Run, folder: Path, *options: str) -> dict[str, bytes]:
    """The outputs of a build of the reports in a folder."""
    result = run("build", folder / "reports", "-o", folder / "out", *options)
    assert result.exit_code in (0, 1), result.output
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir() if path.is_file()}


def objects(data: bytes) -> list[dict[str, Any]]:
    """The JSON lines of a file."""
    return [json.loads(line) for line in data.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three copies of a text in one file, and a place for outputs."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "wire.jsonl").write_text(lines(*REPORTS), "utf-8")
    return tmp_path


def read_ids(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that fills with the ids of the documents that are read, one by one."""
    read: list[str] = []
    whole = documents.read_document
    monkeypatch.setattr(documents, "read_document", lambda item, *a, **k: read.append(item.id) or whole(item, *a, **k))
    return read


def test_a_text_is_read_once_and_told_by_all(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its incidents have a report of each outlet and one source; an Issue says whose copy each is."""
    read = read_ids(monkeypatch)
    made = built(run, folder)
    assert read == ["c"]
    assert objects(made["events.jsonl"])
    for incident in objects(made["events.jsonl"]):
        assert [report["source"] for report in incident["reports"]] == ["Post", "Times", "Courier"]
        assert incident["sources"] == 1
    notes = {issue["doc"]: issue["message"] for issue in objects(made["issues.jsonl"]) if issue["code"] == "copy"}
    assert list(notes) == ["b", "c"]
    assert all("the text of a" in message for message in notes.values())
    monkeypatch.setattr(gathering.Copies, "spare", lambda *_: False)
    (folder / "out" / "events.jsonl").unlink()
    assert built(run, folder) == made
    assert read == ["c", "c", "a", "b"]


def test_neither_order_nor_processes_nor_times_show(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same comes of the reports backwards, by two processes, and one after the other into a store."""
    made = built(run, folder)
    wire = folder / "reports" / "wire.jsonl"
    wire.write_text(lines(*reversed(REPORTS)), "utf-8")
    assert built(run, folder) == made
    assert built(run, folder, "--jobs", "2") == made
    read = read_ids(monkeypatch)
    for count in (1, 2, 3):
        wire.write_text(lines(*REPORTS[:count]), "utf-8")
        last = built(run, folder, "--store", str(folder / "store"))
    assert read == ["c"]
    assert told(last) == told(made)


def told(made: dict[str, bytes]) -> list[dict[str, Any]]:
    """The incidents of a build, without the ids that they had in builds before it."""
    return [incident | {"formerly": []} for incident in objects(made["events.jsonl"])]


def test_a_text_of_another_day_is_read_for_itself(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Tuesday” is another day there, so its dates may be others."""
    wire = folder / "reports" / "wire.jsonl"
    wire.write_text(lines(REPORTS[0]) + lines(REPORTS[1], day="2023-02-22") + lines({"id": "d", "published": None}))
    read = read_ids(monkeypatch)
    made = built(run, folder)
    assert read == ["c", "a", "d"]
    assert not [issue for issue in objects(made["issues.jsonl"]) if issue["code"] == "copy"]


def test_a_copy_of_what_cannot_be_read_is_refused_by_its_own_name(run: Run, folder: Path) -> None:
    """Each copy of a text in another language, though it is looked at once."""
    text = "Les bombardements ont tué deux civils à Kherson mardi, ont déclaré les autorités de la région. " * 4
    wire = folder / "reports" / "wire.jsonl"
    wire.write_text(lines({"id": "x", "text": text}, {"id": "y", "text": text}), "utf-8")
    refused = [issue["doc"] for issue in objects(built(run, folder)["issues.jsonl"]) if issue["code"] == "language"]
    assert refused == ["x", "y"]


def test_what_is_told_of_a_copy_is_what_reading_it_tells() -> None:
    """Events, places and Issues of a copy are those of reading it for itself."""
    one = Document("one", TEXT, "2023-02-15", "given", "Shelling", "Post", "https://post.example/2")
    two = Document("two", TEXT, "2023-02-15", "given", None, "Times", None, retrieved="2023-02-16")
    first, second = pipeline.read_document(one, wanted="events"), pipeline.read_document(two, wanted="events")
    assert first.annotations
    found = Findings(first.annotations, first.events, first.places, first.issues)
    told = told_by(two, found)
    assert (told.annotations, told.events, told.places, told.issues) == (
        second.annotations, second.events, second.places, second.issues,
    )  # fmt: skip


def test_a_copy_is_looked_for_among_those_of_its_mark_alone() -> None:
    """Whatever else was read: 20 times as many reports cost a question no more than a few steps."""

    def steps(count: int) -> int:
        connection = sqlite3.connect(":memory:")
        migrate(connection, Path("memory"))
        reports, taken = Reports(connection, Versions("a", "e")), list[int]()
        for number in range(count):
            key = reports.put(Document(str(number), f"Text {number}.", "2023-02-15", "given"))
            connection.execute("INSERT INTO readings VALUES (?, 'a', 'e', '[]')", (key,))
        mark = reports.reads_as(reports.put(Document("one", "Another text.", "2023-02-15", "given")))
        connection.set_progress_handler(lambda: taken.append(1) or 0, 1)
        assert reports.twin(mark or "") is None
        return len(taken)

    assert steps(400) < 2 * steps(20)
