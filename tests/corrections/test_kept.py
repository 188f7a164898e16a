"""Decisions in the store of a project: they outlive their file, and whoever takes one back is heard."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.corrections.project import about, events, row, write_reports, write_rows

CONFIG = 'sources = ["reports"]\noutput = "map"\ncorrections = ["desk.csv"]\n'


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    """A project of which two persons corrected two incidents, as it stands after a build."""
    reports = write_reports(tmp_path / "reports")
    run("build", reports, "-o", tmp_path / "read")
    read = events(tmp_path / "read" / "events.jsonl")
    rows = [
        row(about(read, "08-mosul"), "toll", "killed 5-6"),
        row(about(read, "04-odesa"), "date", "2023-02-14", who="B. Reader"),
        row(about(read, "05-brussels"), ""),
    ]
    write_rows(tmp_path / "desk.csv", list(rows))
    (tmp_path / "eventgeo.toml").write_text(CONFIG)
    assert build(run, tmp_path) == 0
    return tmp_path


def build(run: Run, project: Path) -> int:
    """A build in the project; gives its exit code."""
    return run("build", "--project", project, "--quiet").exit_code


def corrected(project: Path) -> dict[str, tuple[Any, Any]]:
    """The two values that were corrected, as the outputs have them."""
    found = events(project / "map" / "events.jsonl")
    return {"toll": about(found, "08-mosul")["killed"]["high"], "day": about(found, "04-odesa")["date"]["start"]}


def status(run: Run, project: Path) -> tuple[dict[str, int], int]:
    """The decisions that stand by who made them, and how many were taken back."""
    told = json.loads(run("status", "--project", project, "--json").output)
    return told["corrections"], told["taken_back"]


SET, READ = {"toll": 6, "day": "2023-02-14"}, {"toll": 4, "day": "2023-02-15"}
BOTH = {"A. Analyst": 1, "B. Reader": 1}


def test_status_tells_whose_decisions_stand(run: Run, project: Path) -> None:
    """By name, beside the reports; what nobody decided is none."""
    assert corrected(project) == SET
    assert status(run, project) == (BOTH, 0)
    assert (
        "corrections that stand: 1 of A. Analyst, 1 of B. Reader; 0 were taken back"
        in run("status", "--project", project).output
    )


@pytest.mark.parametrize("lost", ["gone", "spoilt"])
def test_decisions_outlive_their_file(run: Run, project: Path, lost: str) -> None:
    """Where the table is gone, or no table any more, they stand as they were kept, and the build says so."""
    table = project / "desk.csv"
    text = table.read_text("utf-8")
    table.write_text("spoilt") if lost == "spoilt" else table.unlink()
    (project / "reports" / "more.txt").write_text("KYIV, Feb 18, 2023 - Shelling hit Nikopol on Friday.")
    assert build(run, project) == 1
    assert corrected(project) == SET
    issues = [issue for issue in events(project / "map" / "issues.jsonl") if issue["code"] == "bad correction"]
    assert ["2 decisions stand as they were kept" in issue["message"] for issue in issues] == [True]
    table.write_text(text, "utf-8")
    assert build(run, project) == 0
    assert status(run, project) == (BOTH, 0)


def test_a_row_that_is_deleted_is_taken_back(run: Run, project: Path) -> None:
    """The incident is as it was read, and the store keeps that somebody had decided otherwise."""
    table = project / "desk.csv"
    lines = [line for line in table.read_text("utf-8").splitlines(True) if "B. Reader" not in line]
    table.write_text("".join(lines), "utf-8")
    assert build(run, project) == 0
    assert corrected(project) == SET | {"day": READ["day"]}
    assert status(run, project) == ({"A. Analyst": 1}, 1)


def test_a_file_that_is_not_named_any_more_counts_no_more(run: Run, project: Path) -> None:
    """Its decisions are taken back, and stand again when it is named again."""
    config = project / "eventgeo.toml"
    config.write_text(CONFIG.replace('"desk.csv"', ""))
    assert build(run, project) == 0
    assert corrected(project) == READ
    assert status(run, project) == ({}, 2)
    config.write_text(CONFIG)
    assert build(run, project) == 0
    assert corrected(project) == SET
    assert status(run, project) == (BOTH, 2)


def test_a_file_that_never_was_ends_the_build(run: Run, project: Path) -> None:
    """A name that was mistyped is no lost table."""
    (project / "eventgeo.toml").write_text(CONFIG.replace("desk", "dusk"))
    result = run("build", "--project", project)
    assert result.exit_code == 2
    assert "dusk.csv" in result.output
