"""What goes wrong on a disk or in a process: a clear line, nothing half-written, nothing finished lost."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eventgeo.pipeline import gathering
from eventgeo.store import looking
from tests.conftest import EXAMPLE, Run, invoke, running

REPORTS = EXAMPLE / "reports"
COMMAND = [sys.executable, "-m", "eventgeo.cli", "build", str(REPORTS)]


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The outputs of a build that nothing went wrong with."""
    out = tmp_path_factory.mktemp("alone")
    assert invoke("build", REPORTS, "-o", out).exit_code == 0
    return files(out)


def _no_bigger_than(size: int) -> None:
    """As a full disk does it: no file of this process grows past so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 20_000, 120_000, 500_000])
def test_a_full_disk_is_told_and_leaves_no_half(run: Run, alone: dict[str, bytes], tmp_path: Path, size: int) -> None:
    """Wherever room ends (in the lock, the store, the data, the page), the old outputs stand; with room it goes on."""
    old, out, store = tmp_path / "old", tmp_path / "out", tmp_path / "store"
    run("build", REPORTS / "2023-02-05-kharkiv.txt", "-o", old)
    shutil.copytree(old, out)
    command = [*COMMAND, "-o", str(out), "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=lambda: _no_bigger_than(size))
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert not [name for name in files(out) if name.endswith(".part")]
    for name, data in files(out).items():
        assert data in (files(old)[name], alone[name]), f"{name} is half-written"
    assert run("build", REPORTS, "-o", out, "--store", store).exit_code == 0
    assert files(out) == alone


def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    """A file in the way of the folder, or of the store: one line that names it, exit code 2."""
    (tmp_path / "file").write_text("mine")
    for arguments in (("-o", tmp_path / "file"), ("-o", tmp_path / "out", "--store", tmp_path / "file" / "store")):
        result = run("build", REPORTS, *arguments)
        assert result.exit_code == 2
        assert str(tmp_path / "file") in result.output
    assert (tmp_path / "file").read_text() == "mine"


AS_NOBODY = """
import os, pathlib, sys, tempfile
from eventgeo.store import StoreError, database, writing
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    held = folder / "held"
    with writing(held):
        pass
    os.chmod(held, 0o444)
    os.chmod(folder, 0o555)
    os.geteuid() or os.seteuid(65534)
    for store in (held, folder / "new"):
        try:
            with writing(store):
                pass
        except StoreError as error:
            print(error)
    os.getuid() or os.seteuid(0)
    os.chmod(folder, 0o755)
"""


def test_what_is_read_only_is_told() -> None:
    """A store, and a folder for one, that the user may only look at (root, who may everything, steps aside)."""
    done = subprocess.run([sys.executable, "-c", AS_NOBODY], capture_output=True, text=True)
    held, new = done.stdout.splitlines()
    assert "held: it cannot be " in held
    assert "new: it cannot be opened: its folder is missing, or read-only for you" in new


def test_two_builds_at_once(run: Run, alone: dict[str, bytes], tmp_path: Path) -> None:
    """The second one is told who is there, at once, and the first is not disturbed."""
    out = tmp_path / "out"
    with subprocess.Popen([*COMMAND, "-o", str(out)], stderr=subprocess.DEVNULL) as first:
        _wait_for(out / ".eventgeo-store")
        second = run("build", REPORTS, "-o", out)
        assert second.exit_code == 2
        assert "another build is at work" in second.output
        assert first.wait(120) == 0
    assert files(out) == alone


def test_a_store_locked_by_another_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some patience, one line says so."""
    arguments = ("build", REPORTS, "-o", tmp_path / "out", "--store", tmp_path / "store")
    run(*arguments)
    monkeypatch.setattr("eventgeo.store.database.PATIENCE", 0.2)
    other = sqlite3.connect(tmp_path / "store", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = run(*arguments)
    other.close()
    assert result.exit_code == 2
    assert "locked by another program" in result.output
    assert run(*arguments).exit_code == 0


def _wait_for(path: Path, size: int = 0) -> None:
    ends = time.monotonic() + 120
    while not path.exists() or path.stat().st_size < size:
        assert time.monotonic() < ends
        time.sleep(0.01)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_finishes_what_is_in_hand(run: Run, alone: dict[str, bytes], tmp_path: Path, jobs: str) -> None:
    """It says what is kept and how to go on, ends with 1, and the next run does the rest."""
    out, store = tmp_path / "out", tmp_path / "store"
    command = [*COMMAND, "-o", str(out), "--store", str(store), "--jobs", jobs]
    with running(command) as process:
        _wait_for_reports(store, 1)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read()
        assert process.wait(120) == 1, said
    assert said.startswith("Error: stopped: ")
    assert "run it again to go on" in said
    kept = _reports(store)
    assert kept >= 1
    assert f"{kept} reports are read and kept" in said
    assert run("build", REPORTS, "-o", out, "--store", store).exit_code == 0
    assert files(out) == alone


def test_an_interrupt_while_files_are_read_loses_nothing(run: Run, tmp_path: Path, monkeypatch: Any) -> None:
    """What earlier builds read is counted, and nothing of it is taken for gone."""
    arguments = ("build", REPORTS, "-o", tmp_path / "out", "--store", tmp_path / "store")
    assert run(*arguments).exit_code == 0
    before, kept = files(tmp_path / "out"), _reports(tmp_path / "store")
    recall = gathering.recall

    def interrupted(*rest: Any) -> Iterator[Any]:
        for item in recall(*rest):
            os.kill(os.getpid(), signal.SIGINT)
            yield item

    with monkeypatch.context() as patch:
        patch.setattr(gathering, "recall", interrupted)
        result = run(*arguments)
    assert result.exit_code == 1
    assert f"{kept} reports are read and kept" in result.output
    assert run(*arguments).exit_code == 0
    assert files(tmp_path / "out") == before


def _reports(store: Path) -> int:
    with looking(store) as connection:
        (count,) = connection.execute("SELECT count(*) FROM readings").fetchone()
        return int(count)


def _wait_for_reports(store: Path, count: int) -> None:
    _wait_for(store, 4096)
    ends = time.monotonic() + 120
    while _reports(store) < count:
        assert time.monotonic() < ends
        time.sleep(0.01)
