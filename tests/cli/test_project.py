"""`init`, `build`, `status`, `diff` and `doctor` in a project, as an analyst uses them from one morning to the next."""

import json
import shutil
import signal
import sys
import time
from collections.abc import Callable
from importlib.metadata import requires
from pathlib import Path

import pytest

from eventgeo.pipeline import doctor
from tests.conftest import EXAMPLE, Run, running

REPORTS = EXAMPLE / "reports"


@pytest.fixture
def project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one report, in which the commands run."""
    folder = tmp_path / "watch the east"
    assert run("init", folder).exit_code == 0
    shutil.copy(REPORTS / "2023-02-21-kherson.txt", folder / "reports")
    monkeypatch.chdir(folder)
    return folder


def test_a_project_from_one_day_to_the_next(run: Run, project: Path) -> None:
    """What came, what changed and what was taken back is told in lines, and as records."""
    assert "there is no store yet" in run("status").output
    assert "1 document, " in run("build").output
    shutil.copy(REPORTS / "2023-02-05-kharkiv.txt", project / "reports")
    assert "files came, changed or went" in run("status").output
    run("build")
    (project / "reports" / "2023-02-21-kherson.txt").unlink()
    run("build")
    assert "Missile strike, Kharkiv" in run("diff", "1").output
    kinds = [line.split()[0] for line in run("diff", "1").stdout.splitlines()]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"new", "withdrawn"}
    records = [json.loads(line) for line in run("diff", "2", "--json").stdout.splitlines()]
    assert {record["change"] for record in records} == {"withdrawn"}
    assert all(record["incident"]["reports"] for record in records)
    assert run("diff", "3").stdout == ""
    lines = run("status").output.splitlines()
    assert [line.split()[1] for line in lines[:3]] == ["3", "2", "1"]
    assert lines[-1] == "all files are read"
    facts = json.loads(run("status", "--json").output)
    assert (facts["reports"], facts["changed"], len(facts["builds"])) == (2, False, 3)
    assert set(run("diff", "2020-01-01").stdout.split()) & {"new"}
    assert run("diff", "2999-01-01").stdout == ""


def test_a_build_in_a_project_is_the_build_of_its_configuration(run: Run, project: Path, tmp_path: Path) -> None:
    """The same bytes as with all of it said on the command line, from wherever it is called."""
    (project / "eventgeo.toml").write_text(
        'sources = ["reports", "more/*.txt"]\noutput = "map"\ntitle = "East"\npublished = 2023-02-22\nregion = "ua"\n'
        'boundaries = "none"\nsince = 2023-02-01\nattach = ["csv"]\nsite = true\n'
    )
    (project / "more").mkdir()
    (project / "more" / "one.txt").write_text("Shelling killed two people in Nikopol on Monday.")
    assert run("build", "--project", project).exit_code == 0
    said = ("--title", "East", "--published", "2023-02-22", "--region", "UA", "--boundaries", "none")
    more = ("--since", "2023-02-01", "--attach", "csv", "--site")
    run("build", "reports", "more/*.txt", "-o", tmp_path / "out", *said, *more)
    for name in ("index.html", "events.jsonl", "issues.jsonl", "brief/incidents.csv", "site/index.html"):
        assert (project / "map" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


@pytest.mark.parametrize(
    ("configuration", "reason"),
    [
        ("sources = 1", "“sources” must be a list of texts"),
        ("sources = " + 5000 * "[", "cannot be read"),
        ("outptu = 'map'", "“outptu” is nothing that a project can say (sources, output"),
        ("sources = ['a']", "“output” is missing"),
        ("sources = ['a']\noutput = 'b'\nsince = '2023'", "“since” must be a day"),
        ("sources = ['a']\noutput = 'b'\nboundaries = 'mine'", "“boundaries” must be one of un, de_facto, none"),
        ("sources = ['a']\noutput = 'b'\ntime_limit = true", "“time_limit” must be a number of seconds"),
        ("sources = ['a']\noutput = 'b'\ntime_limit = 1" + 400 * "0", "“time_limit” must be a number of seconds"),
        ("sources = ['a']\noutput = 'b'\ngeocoder = 'x'", "needs “user_agent”"),
        ("sources = ['a']\noutput = 'b'\nlimits = {pages = 0}", "“limits” pages must be a whole number from 1"),
        ("sources = ['a']\noutput = 'b'\nlimits = 5", "“limits” must be a table"),
        ("sources = [", "cannot be read"),
    ],
)
def test_a_configuration_that_cannot_be_followed_is_told(
    run: Run, project: Path, configuration: str, reason: str
) -> None:
    """One line with the file, the key and the reason."""
    (project / "eventgeo.toml").write_text(configuration)
    result = run("build")
    assert result.exit_code == 2
    assert reason in result.output
    assert "eventgeo.toml" in result.output


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("build", "--title", "x"), "in a project --title is said in"),
        (("build", "reports"), "in a project SOURCES is said in"),
        (("init", "."), "this is a project already"),
        (("build", "--project", "elsewhere"), "there is no project here"),
        (("diff", "7"), "there was no build 7"),
        (("diff", "yesterday"), "neither the number of a build nor a day"),
        (("diff", "2023-02-31"), "not an ISO date"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, project: Path, arguments: tuple[str, ...], reason: str) -> None:
    """Each in one line, with exit code 2."""
    if arguments[0] == "diff":
        run("build")
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.output


def test_a_build_needs_sources_and_a_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a project, that is."""
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert "name SOURCES and -o DIR" in result.output


def _until(happened: Callable[[], bool]) -> None:
    ends = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.2)


def test_watching_follows_a_folder(project: Path) -> None:
    """A report that comes while it runs is on the map soon; an interrupt ends the watch well."""
    events = project / "map" / "events.jsonl"
    command = [sys.executable, "-m", "eventgeo.cli", "build", "--watch"]
    with running(command) as process:
        _until(events.exists)
        before = events.read_bytes()
        shutil.copy(REPORTS / "2023-02-05-kharkiv.txt", project / "reports")
        _until(lambda: events.read_bytes() != before)
        assert process.stderr
        assert process.stderr.readline().startswith("1 document, ")
        assert process.stderr.readline().startswith("2 documents")
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert process.stderr.read() == "no longer watching\n"


def test_the_doctor_finds_this_installation_well(run: Run, project: Path) -> None:
    """Every line is ok, and the project's store is among them."""
    run("build")
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert [line for line in result.output.splitlines() if not line.startswith("ok ")] == []
    assert "store: " in result.output


def test_the_doctor_names_what_to_install(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that some formats need is told with its extra; one that all needs is wrong, as is a broken reading."""
    known = doctor._installed
    monkeypatch.setattr(doctor, "_installed", lambda name: None if name in ("warcio", "folium") else known(name))
    monkeypatch.setattr(doctor, "SAMPLE", doctor.Document("sample", "Nothing happened."))
    findings = [json.loads(line) for line in run("doctor", "--json").output.splitlines()]
    told = {finding["about"]: finding for finding in findings if finding["well"] is not True}
    assert told["reading web archives"]["says"] == "lacks warcio: pip install 'eventgeo[warc]'"
    assert told["reading web archives"]["well"] is None
    assert told["libraries"]["well"] is False
    assert told["weights"]["well"] is False
    assert run("doctor").exit_code == 1


def test_the_doctor_knows_what_each_extra_is_for() -> None:
    """Every extra of the package is described, or is for its maintainers."""
    extras = set(doctor._required()) - {""}
    assert extras <= {*doctor.EXTRAS, *doctor.FOR_MAINTAINERS}
    assert requires("eventgeo")
