"""A build with a store does only what changed, and comes to the same as one that begins anew."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eventgeo import pipeline, store
from eventgeo.pipeline import building, documents, gathering
from eventgeo.records import Document, Event
from tests.conftest import EXAMPLE, Run

EARLY = ("early.txt", "2023-02-13", "Russian shelling killed three civilians in Bakhmut on Monday, officials said.")
LATE = ("late.txt", "2023-02-14", "Three civilians were killed in Russian shelling of Bakhmut on Monday.")
OTHER = ("other.txt", "2023-02-14", "A car bomb killed 12 people in Baghdad on Tuesday, police said.")
OUTPUTS = ("events.jsonl", "events.geojson", "events.csv", "places.jsonl", "issues.jsonl", "CREDITS.txt", "index.html")

Text = tuple[str, str, str]
Build = Callable[..., dict[str, bytes]]


@pytest.fixture
def build(run: Run, tmp_path: Path) -> Build:
    """`build((name, day, text), …)` builds a map of exactly these reports, with a store, and gives back its files."""

    def made(*reports: Text) -> dict[str, bytes]:
        folder = tmp_path / "reports"
        folder.mkdir(exist_ok=True)
        for name, day, text in reports:
            path = folder / f"{name}.jsonl"
            line = json.dumps({"id": name, "text": text, "published": day})
            if not path.exists() or path.read_text() != line:
                path.write_text(line)
        for path in folder.iterdir():
            if path.stem not in [name for name, _, _ in reports]:
                path.unlink()
        result = run("build", folder, "-o", tmp_path / "out", "--store", tmp_path / "store")
        assert result.exit_code == 0, result.output
        return files(tmp_path / "out")

    return made


def files(folder: Path) -> dict[str, bytes]:
    """The outputs of a build, by name."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(OUTPUTS)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def incidents(made: dict[str, bytes]) -> list[dict[str, Any]]:
    """The Events lines of a build."""
    return [json.loads(line) for line in made["events.jsonl"].splitlines()]


def test_an_unchanged_project_is_left_alone(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build opens no report, merges nothing and writes nothing; its summary is that of the first."""
    arguments = ("build", EXAMPLE / "reports", "-o", tmp_path / "out", "--store", tmp_path / "store", "--json")
    first = run(*arguments)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    for module, name in ((documents, "_annotations"), (documents.events, "extract"), (building, "_merge")):
        monkeypatch.setattr(module, name, None)
    second = run(*arguments)
    assert second.output == first.output
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == times


def test_a_lost_output_is_written_again(run: Run, tmp_path: Path) -> None:
    """A file that somebody took away or changed is made anew, though nothing is to be read or merged."""
    arguments = ("build", EXAMPLE / "reports", "-o", tmp_path / "out", "--store", tmp_path / "store")
    run(*arguments)
    before = files(tmp_path / "out")
    (tmp_path / "out" / "events.csv").unlink()
    (tmp_path / "out" / "events.jsonl").write_text("by hand\n")
    run(*arguments)
    assert files(tmp_path / "out") == before


def test_a_report_more_comes_to_the_same_as_a_new_build(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the report that came is read, and the outputs are those of a build that knows nothing."""
    reports = tmp_path / "reports"
    shutil.copytree(EXAMPLE / "reports", reports)
    held = reports / "2023-02-04-prisoners.md"
    text = held.read_text()
    held.unlink()
    run("build", reports, "-o", tmp_path / "out", "--store", tmp_path / "store")
    held.write_text(text)
    read: list[str] = []
    whole = documents.read_document
    monkeypatch.setattr(documents, "read_document", lambda item, *a, **k: read.append(item.id) or whole(item, *a, **k))
    run("build", reports, "-o", tmp_path / "out", "--store", tmp_path / "store")
    assert read == [held.name]
    run("build", reports, "-o", tmp_path / "anew")
    assert files(tmp_path / "out") == files(tmp_path / "anew")


def test_a_new_version_redoes_its_own_stage_alone(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events are read anew out of the places and dates of before; a new version of the merging reads nothing."""
    first = build(EARLY, OTHER)
    version = gathering.stage_version
    monkeypatch.setattr(documents, "_annotations", None)
    with monkeypatch.context() as changed:
        changed.setattr(gathering, "stage_version", lambda s, *a: version(s, *a) + "x" * (s == "extract"))
        assert build(EARLY, OTHER) == first
        changed.setattr(documents, "read_document", None)
        changed.setattr(building, "stage_version", lambda s, *a: version(s, *a) + "x" * (s == "merge"))
        assert build(EARLY, OTHER) == first


def test_only_what_changed_is_drawn_again(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """An incident is drawn when it is new or told otherwise, and all are by a new version of the drawing."""
    drawn: list[str] = []
    draw, version = building.draw, building.stage_version
    monkeypatch.setattr(building, "draw", lambda incident: drawn.append(incident.place.name) or draw(incident))
    build(LATE, OTHER)
    assert sorted(drawn) == ["Baghdad", "Bakhmut"]
    both = build(LATE, OTHER, EARLY)
    assert drawn[2:] == ["Bakhmut"]
    monkeypatch.setattr(building, "stage_version", lambda s, *a: version(s, *a) + "x" * (s == "render"))
    assert build(LATE, OTHER, EARLY) == both
    assert sorted(drawn[3:]) == ["Baghdad", "Bakhmut"]
    assert build(OTHER) != both
    assert len(drawn) == 5


def test_an_id_that_changes_stands_in_formerly(build: Build) -> None:
    """An earlier report of the incident founds it anew: the old id stays known, until it stands again."""
    (late,) = incidents(build(LATE))
    (both,) = incidents(build(LATE, EARLY))
    assert both["id"] != late["id"]
    assert both["formerly"] == [late["id"]]
    assert incidents(build(LATE, EARLY, OTHER))[0]["formerly"] == [late["id"]]
    (alone,) = incidents(build(LATE))
    assert (alone["id"], alone["formerly"]) == (late["id"], [both["id"]])


def test_a_build_without_a_store_knows_of_none_before(run: Run, build: Build, tmp_path: Path) -> None:
    """What a killed one left is read no more than once, but its incidents are nobody's former ones."""
    build(LATE)
    left = tmp_path / "again" / building.SPOOL
    left.parent.mkdir()
    shutil.copy(tmp_path / "store", left)
    build(LATE, EARLY)
    assert run("build", tmp_path / "reports", "-o", left.parent).exit_code == 0
    (both,) = incidents(files(left.parent))
    assert both["formerly"] == []


def test_an_article_that_changed_keeps_its_incident(build: Build) -> None:
    """Words put before the sentence move its trigger, and so change the id: the old one stands in `formerly`."""
    (before,) = incidents(build(OTHER))
    name, day, text = OTHER
    (after,) = incidents(build((name, day, f"The weather was fine. {text}")))
    assert after["id"] != before["id"]
    assert after["formerly"] == [before["id"]]


def test_changes_since_a_build(build: Build, tmp_path: Path) -> None:
    """New, changed and withdrawn incidents, since any build; one that took over an id has changed."""
    build(LATE)
    (both,) = incidents(build(LATE, EARLY))
    build(LATE, EARLY, OTHER)
    build(OTHER)
    with store.looking(tmp_path / "store") as connection:
        history = store.History(connection)
        kinds = {since: [_said(change) for change in history.changes(since)] for since in range(4)}
        gone = history.withdrawn()
    assert kinds == {
        0: [("new", "Baghdad")],
        1: [("new", "Baghdad"), ("withdrawn", "Bakhmut")],
        2: [("new", "Baghdad"), ("withdrawn", "Bakhmut")],
        3: [("withdrawn", "Bakhmut")],
    }
    assert gone == [both["id"]]


def test_merged_incidents_hold_both_ids(tmp_path: Path) -> None:
    """Where one incident swallows another, the id that is gone stands among the former ones of the other."""
    told = [*_told(*LATE), *_told(*EARLY)]
    with store.writing(tmp_path / "store") as connection:
        history = store.History(connection)
        history.update(pipeline.alone(told), 1)
        apart = {incident.id for incident in history}
        history.update(pipeline.merge(told), 2)
        (together,) = history
    assert {together.id, *together.formerly} == apart


def test_a_withdrawn_incident_leaves_a_page_that_says_so(run: Run, tmp_path: Path) -> None:
    """Whoever kept its address learns that it is no more, and nothing of what it told."""
    reports, page = tmp_path / "reports", tmp_path / "out" / "site" / "incidents"
    shutil.copytree(EXAMPLE / "reports", reports)
    arguments = ("build", reports, "-o", tmp_path / "out", "--store", tmp_path / "store", "--site")
    run(*arguments)
    before = {path.name for path in page.iterdir()}
    (reports / "2023-02-21-kherson.txt").unlink()
    (reports / "2023-02-22-kherson-toll.txt").unlink()
    run(*arguments)
    told = {path.name for path in page.iterdir() if "was withdrawn" in path.read_text("utf-8")}
    assert told
    assert told < before
    assert not any("Kherson" in (page / name).read_text("utf-8") for name in told)


def _said(change: store.Change) -> tuple[str, str]:
    assert change.incident.place
    return change.kind, change.incident.place.name


def _told(name: str, day: str, text: str) -> tuple[Event, ...]:
    return pipeline.read_document(Document(name, text, published=day)).events


def test_outputs_do_not_depend_on_order_or_jobs(run: Run, tmp_path: Path) -> None:
    """Sources in another order, read by two processes, give the same bytes."""
    reports = sorted((EXAMPLE / "reports").iterdir())
    run("build", *reports, "-o", tmp_path / "one")
    run("build", *reversed(reports), "-o", tmp_path / "two", "--jobs", "2")
    assert files(tmp_path / "one") == files(tmp_path / "two")
