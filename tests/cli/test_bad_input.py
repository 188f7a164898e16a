"""Bad input costs itself alone: it is named with its reason, the rest is done, and there is no traceback."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.conftest import Run

GOOD = "KHERSON, Ukraine, February 21, 2023 — Russian artillery shelled Kherson on Tuesday, killing six people.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.txt").write_text(GOOD, "utf-8")
    return reports


def built(run: Run, folder: Path, code: int) -> tuple[Result, list[dict[str, object]], list[dict[str, object]]]:
    """Build a folder; the result, its events and its issues."""
    out = folder.parent / "out"
    result = run("build", folder, "-o", out)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    read = [
        [json.loads(x) for x in (out / name).read_text("utf-8").splitlines()]
        for name in ("events.jsonl", "issues.jsonl")
    ]
    return result, read[0], read[1]


def noise(size: int) -> bytes:
    """Bytes that are no text in any encoding."""
    return random.Random(1).randbytes(size)


BAD_FILES = [
    ("empty.txt", b"", "empty.txt"),
    ("blank.txt", b" \n\n\t", "blank.txt"),
    ("binary.txt", b"\x7fELF\x02\x01\x01\x00" + noise(4000), "binary.txt"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + noise(4000), "picture.txt"),
    ("not-json.jsonl", b'{"id": "a", "text": "x"}\nthis is no JSON\n', "not-json.jsonl:2"),
    ("no-text.jsonl", b'{"id": "a"}\n', "no-text.jsonl:1"),
    ("text-is-a-list.jsonl", b'{"id": "a", "text": ["x"]}\n', "text-is-a-list.jsonl:1"),
    ("bad-date.jsonl", b'{"id": "a", "text": "x", "published": "2023-02-30"}\n', "bad-date.jsonl:1"),
    ("twice.jsonl", b'{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n', "twice.jsonl:2"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_a_bad_file_is_refused_by_name(run: Run, folder: Path, name: str, content: bytes, said: str) -> None:
    """Exit code 1; the file (and line) and a reason on standard error and among the issues; the good one is read."""
    (folder / name).write_bytes(content)
    result, events, issues = built(run, folder, 1)
    assert said in result.output
    assert any(said in str(issue["doc"]) and issue["message"] for issue in issues)
    assert [event["subtype"] for event in events] == ["shelling"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig", "utf-16-le"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    """Latin-1, Windows and UTF-16 text is read with its letters and its offsets right."""
    reports = tmp_path / "reports"
    reports.mkdir()
    text = "TÉMACO, February 21, 2023 - José said that the army had shelled Kherson on Tuesday, killing six people.\n"
    (reports / "a.txt").write_bytes((b"\xff\xfe" if encoding == "utf-16-le" else b"") + text.encode(encoding))
    _, events, _ = built(run, reports, 0)
    quote = str(events[0]["reports"][0]["quote"])  # type: ignore[index]
    assert "José" in quote


@pytest.mark.skipif(sys.platform == "darwin", reason="has no such names")
def test_names_that_are_no_utf8_are_read(run: Run, tmp_path: Path) -> None:
    """A report and its folder with names in Latin-1 are read, remembered, and shown."""
    folder = tmp_path / os.fsdecode(b"d\xe9p\xeaches")
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD, "utf-8")
    (folder / "corrections.csv").write_text("action\n", "utf-8")
    options = ("--store", folder / "store.sqlite", "--corrections", folder / "corrections.csv", "--site")
    for _ in range(2):
        result = run("build", folder / os.fsdecode(b"caf\xe9.txt"), "-o", folder / "out", *options)
        assert result.exit_code == 1
        assert "1 document, 1 event" in result.stderr
        assert result.stderr.count(": the first line lacks") == 1
    event = json.loads((folder / "out" / "events.jsonl").read_text("utf-8"))
    assert event["reports"][0]["doc"] == "caf\ufffd.txt"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Russian artillery shelled Kherson on Tuesday, killing six people",
        "<p>Russian artillery shelled <b>Kherson</i> on Tuesday, killing six people.</p></div></div>",
        "<!DOCTYPE html><html><head><title>x</title></head><body></body></html>",
        "<html>" + "<div>" * 3000 + "Kherson was shelled.",
    ],
)
def test_broken_html_is_read_or_refused(run: Run, folder: Path, page: str) -> None:
    """A page that is cut off, ill-nested, empty or very deep gives its text or an Issue, and no crash."""
    (folder / "page.html").write_text(page, "utf-8")
    out = folder.parent / "out"
    result = run("build", folder, "-o", out)
    assert result.exit_code in (0, 1)
    assert "Traceback" not in result.output
    if result.exit_code == 1:
        assert "page.html" in result.output


def test_a_huge_text_is_refused_with_the_limit(run: Run, folder: Path) -> None:
    """A text of 50 MB is no report: it is refused by name, and quickly."""
    (folder / "huge.txt").write_text(GOOD * (50_000_000 // len(GOOD)), "utf-8")
    result, events, _ = built(run, folder, 1)
    assert "huge.txt" in result.output
    assert len(events) == 1


def test_a_folder_without_reports_is_said(run: Run, tmp_path: Path) -> None:
    """An empty folder is no success."""
    (tmp_path / "empty").mkdir()
    result = run("build", tmp_path / "empty", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "empty" in result.output


@pytest.mark.parametrize("command", ["build", "extract"])
def test_reports_without_a_day_of_publication_are_counted(run: Run, tmp_path: Path, command: str) -> None:
    """A report that tells no day is counted in the summary; one to which a day is given is not."""
    (tmp_path / "undated.txt").write_text("Shells hit Kherson on Tuesday.", "utf-8")
    arguments = (command, tmp_path / "undated.txt", "-o", tmp_path / "out")
    assert "1 document without a date" in run(*arguments).stderr
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    (tmp_path / "out").unlink(missing_ok=True)
    assert "without a date" not in run(*arguments, "--published", "2023-02-14").stderr


def test_a_source_that_is_not_there_is_said(run: Run, tmp_path: Path, folder: Path) -> None:
    """A missing file is named, and the others are read."""
    result = run("build", tmp_path / "missing.txt", folder, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "missing.txt" in result.output
    assert (tmp_path / "out" / "events.jsonl").read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize("source", ["missing", "missing/**/*.txt", "nul\0"])
def test_a_build_of_nothing_replaces_no_map(run: Run, tmp_path: Path, folder: Path, source: str) -> None:
    """Where no source exists (a wrong name, a disk that is not there), what was written before stays."""
    built(run, folder, 0)
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for command, output in (("build", "out"), ("extract", "out/events.jsonl"), ("annotate", "out/events.jsonl")):
        result = run(command, tmp_path / source, "-o", tmp_path / output)
        assert result.exit_code == 2
        assert "there is nothing to read" in result.stderr
        assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_an_output_that_cannot_be_written_is_said(run: Run, tmp_path: Path, folder: Path) -> None:
    """A file where the output folder should be ends the command with exit code 2 and its name."""
    (tmp_path / "out").write_text("a file", "utf-8")
    for arguments in (
        ("build", folder, "-o", tmp_path / "out"),
        ("extract", folder, "-o", tmp_path / "out" / "x.jsonl"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert str(tmp_path / "out") in result.output
        assert "Traceback" not in result.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_said(run: Run, folder: Path) -> None:
    """A file without the right to read it is named."""
    (folder / "secret.txt").write_text(GOOD, "utf-8")
    (folder / "secret.txt").chmod(0)
    result, _, _ = built(run, folder, 1)
    assert "secret.txt" in result.output


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_takes_too_long_is_refused_by_name(run: Run, folder: Path, jobs: int) -> None:
    """Past the time limit a report is given up with the reason, and nothing vanishes without a word."""
    (folder / "long.txt").write_text(GOOD * 800, "utf-8")
    out = folder.parent / "out"
    result = run("build", folder, "-o", out, "--time-limit", "0.2", "--jobs", jobs, "--json")
    assert result.exit_code == 1
    (issue,) = (
        issue
        for issue in map(json.loads, (out / "issues.jsonl").read_text("utf-8").splitlines())
        if issue["doc"] == "long.txt"
    )
    assert (issue["code"], issue["stage"]) == ("too slow", "annotate")
    assert "longer than 0.2 s" in issue["message"]
    summary = json.loads(result.stderr.splitlines()[-1])
    assert summary["documents"] + summary["refused"] == 2


def test_a_report_in_another_language_is_refused_by_name(run: Run, folder: Path) -> None:
    """What is not English is told by its language; Ukrainian and Russian are read by a smaller reader."""
    spanish = "Un ataque con explosivos contra una estación de policía dejó tres muertos en el departamento del Cauca."
    (folder / "es.txt").write_text(spanish, "utf-8")
    (folder / "uk.txt").write_text("Російська армія обстріляла Бахмут 14 лютого 2023 року.", "utf-8")
    result, _, issues = built(run, folder, 1)
    told = {str(issue["doc"]): str(issue["message"]) for issue in issues if issue["code"] == "language"}
    assert told["es.txt"] == "is written in Spanish, which is not read"
    assert "es.txt: is written in Spanish" in result.stderr
    assert "its dates and places are read, and the main types of events" in told["uk.txt"]
    assert '"doc":"uk.txt"' in (folder.parent / "out" / "events.jsonl").read_text("utf-8").replace('": "', '":"')
    places = (folder.parent / "out" / "places.jsonl").read_text("utf-8")
    assert '"doc":"uk.txt"' in places.replace('": "', '":"')


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to write to")
def test_a_full_standard_output_is_told_in_one_line(folder: Path) -> None:
    """Nothing of it is tried again at the end."""
    command = [sys.executable, "-m", "eventgeo.cli", "extract", str(folder), "-o", "-", "--quiet"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Error: standard output cannot be written: No space left on device\n")
