"""Copies of one text are read once, and count as one source, whatever comes first."""

import json
from pathlib import Path
from typing import Any

import pytest

from eventgeo import language, pipeline
from eventgeo.pipeline import documents
from eventgeo.pipeline.copies import told_by
from eventgeo.records import Document
from eventgeo.store import Findings
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
    assert read == ["a"]
    assert objects(made["events.jsonl"])
    for incident in objects(made["events.jsonl"]):
        assert [report["source"] for report in incident["reports"]] == ["Post", "Times", "Courier"]
        assert incident["sources"] == 1
    notes = {issue["doc"]: issue["message"] for issue in objects(made["issues.jsonl"]) if issue["code"] == "copy"}
    assert list(notes) == ["b", "c"]
    assert all("the text of a" in message for message in notes.values())
    monkeypatch.setattr(language, "wholes", lambda _: {})
    (folder / "out" / "events.jsonl").unlink()
    apart = built(run, folder)
    assert read == ["a", "c", "a", "b"]
    assert apart["events.jsonl"] == made["events.jsonl"]


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
    assert read == ["c", "a"]
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
    first, second = pipeline.read_document(one, wanted="findings"), pipeline.read_document(two, wanted="findings")
    assert first.annotations
    found = Findings(first.annotations, first.events, first.places, first.issues)
    told = told_by(two, one, found)
    assert (told.annotations, told.events, told.places, told.issues) == (
        second.annotations, second.events, second.places, second.issues,
    )  # fmt: skip


WIRE = (
    "Two killed in Kherson shelling\n\n"
    "KHERSON, Ukraine, Feb 14 (Reuters) - Russian shells hit a market in Kherson on Tuesday, killing two civilians, "
    "the governor said.\n\n"
    "Ukrainian forces shot down four drones over Mykolaiv, the air force said.\n\n"
    "Rockets wounded five people in Nikopol on Monday, officials said.\n\n"
    "(Reporting by Jane Doe; Editing by John Smith)"
)
CUT = (
    WIRE.split("\n\nRockets")[0]
    .replace("shells hit", "shells  hit")
    .replace(" (Reuters)", "")
    .replace("Two k", "TWO K")
)
UPDATED = WIRE.replace("killing two", "killing three")


def of(text: str, **more: Any) -> dict[str, Any]:
    """What differs in a report of this text."""
    return {"text": text, **more}


NEAR = [
    {"id": "cut", "source": "Courier", "title": "Market shelled"} | of(CUT),
    {"id": "whole", "source": "Reuters"} | of(WIRE),
    {"id": "later", "source": "Times"} | of(UPDATED),
]


def test_a_cut_wire_is_a_source_of_what_it_still_tells(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its quotes are of its own text; what was cut has one report; an updated toll is read for itself."""
    (folder / "reports" / "wire.jsonl").write_text(lines(*NEAR), "utf-8")
    read = read_ids(monkeypatch)
    made = built(run, folder)
    assert sorted(read) == ["later", "whole"]
    texts = {one["id"]: one["text"] for one in NEAR}
    told: dict[str, set[str]] = {}
    for incident in objects(made["events.jsonl"]):
        assert incident["sources"] == 1
        for report in incident["reports"]:
            assert texts[report["doc"]][report["start"] : report["end"]] == report["quote"]
            told.setdefault(report["doc"], set()).add(report["quote"].split()[-3])
    assert len(told["whole"]) == 4
    assert len(told["cut"]) == 3
    (issue,) = [issue for issue in objects(made["issues.jsonl"]) if issue["code"] == "copy"]
    assert (issue["doc"], issue["message"].split(",")[0]) == ("cut", "stands in whole")
    places = objects(made["places.jsonl"])
    assert {mention["doc"] for place in places for mention in place["mentions"] if place["name"] == "Nikopol"} == {
        "whole",
        "later",
    }
    for place in places:
        for mention in place["mentions"]:
            assert mention["quote"] in texts[mention["doc"]]
            assert texts[mention["doc"]][mention["start"] : mention["end"]].title() == place["name"]


def test_extract_tells_the_same_as_a_build(run: Run, folder: Path) -> None:
    """In any order, and by any number of processes."""
    wire = folder / "reports" / "wire.jsonl"
    wire.write_text(lines(*NEAR), "utf-8")
    made = built(run, folder)["events.jsonl"]
    for reports, jobs in ((NEAR, 1), (NEAR[::-1], 1), (NEAR, 2)):
        wire.write_text(lines(*reports), "utf-8")
        assert run("extract", wire, "-o", "-", "--jobs", str(jobs)).stdout_bytes == made
        assert built(run, folder, "--jobs", str(jobs))["events.jsonl"] == made


def test_what_comes_and_goes_leaves_what_a_fresh_build_gives(run: Run, folder: Path) -> None:
    """A fuller text that comes later, one that goes, and one between them."""
    wire = folder / "reports" / "wire.jsonl"
    between = {"id": "between", "source": "Post"} | of(WIRE.split("\n\n", 1)[1])
    cut, whole, later = NEAR
    for reports in ([cut], [cut, between], NEAR, [*NEAR, between], [cut, between], [cut, later], [whole], [cut], []):
        wire.write_text(lines(*reports), "utf-8")
        kept = built(run, folder, "--store", str(folder / "store"))
        fresh = built(run, folder)
        assert told(kept) == told(fresh)
        assert kept["issues.jsonl"] == fresh["issues.jsonl"]
        assert kept["places.jsonl"] == fresh["places.jsonl"]


def test_what_was_fetched_again_is_compared_as_it_is_read(run: Run, folder: Path) -> None:
    """By what it was when it was first fetched, before the day that it tells: that day is not believed, nor lent."""
    told = {"published": "2023-02-15", "published_basis": "metadata"}
    cut, whole = (dict(report) | told for report in NEAR[:2])
    wire = folder / "reports" / "wire.jsonl"
    for fetched in ("2023-02-10", "2023-02-20"):
        wire.write_text(lines(whole | {"retrieved": fetched}), "utf-8")
        built(run, folder, "--store", str(folder / "store"))
    wire.write_text(lines(whole | {"retrieved": "2023-02-20"}, cut | {"retrieved": "2023-02-20"}), "utf-8")
    made = objects(built(run, folder, "--store", str(folder / "store"))["events.jsonl"])
    days = {(report["doc"], report["date"]["start"]) for one in made for report in one["reports"]}
    assert ("cut", "2023-02-14") in days
    assert {day for doc, day in days if doc == "whole"} == {None}


def test_a_part_of_what_cannot_be_read_is_read_for_itself(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever broke the reading of the whole."""
    (folder / "reports" / "wire.jsonl").write_text(lines(*NEAR[:2]), "utf-8")
    found = pipeline.documents.events.extract

    def breaks(mentions: Any, *rest: Any) -> Any:
        if mentions.document.id == "whole":
            raise RuntimeError("broken")
        return found(mentions, *rest)

    monkeypatch.setattr(pipeline.documents.events, "extract", breaks)
    made = built(run, folder)
    assert {report["doc"] for one in objects(made["events.jsonl"]) for report in one["reports"]} == {"cut"}
    assert [issue["doc"] for issue in objects(made["issues.jsonl"]) if issue["code"] == "failed"] == ["whole"]
    assert not [issue for issue in objects(made["issues.jsonl"]) if issue["code"] == "copy"]
