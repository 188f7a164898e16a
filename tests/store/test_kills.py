"""SIGKILL at any moment: no finished report is lost, no output is half-written, and the next build ends as ever."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Run

LAST = "2023-02-22-kherson-toll.txt"
"""The report that is new to the builds that are killed, where they have a store and outputs from before."""


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, hidden ones too, by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def arguments(out: Path, store: Path | None, reports: Path) -> list[str]:
    """The words of a build with everything that it may write."""
    words = ["build", str(reports), "-o", str(out), "--site", "--attach", "csv", "--quiet"]
    return [*words, *(("--store", str(store)) if store else ())]


def command(*words: str) -> list[str]:
    """What starts a build as a program of its own, which works by two processes more."""
    return [sys.executable, "-m", "eventgeo.cli", *words, "--jobs", "2"]


class Kills:
    """Builds that are killed, beside one that was left alone."""

    def __init__(self, run: Run, folder: Path, seed: int) -> None:
        self.run, self.folder = run, folder
        self.chance = random.Random(seed)
        self.reports, earlier = folder / "reports", folder / "fewer reports"
        shutil.copytree(EXAMPLE / "reports", self.reports, ignore=shutil.ignore_patterns("*.html", "*.jsonl"))
        shutil.copytree(self.reports, earlier, ignore=shutil.ignore_patterns(LAST))
        assert run(*arguments(folder / "before", folder / "store", earlier)).exit_code == 0
        started = time.monotonic()
        subprocess.run(command(*arguments(folder / "undisturbed", None, self.reports)), check=True)
        self.takes = time.monotonic() - started
        self.old, self.new = files(folder / "before"), files(folder / "undisturbed")

    def once(self, name: str) -> str:
        """One kill, and the build after it; gives back what was killed and when."""
        out, store = self.folder / name, self._before(self.folder / name)
        victim, moment = self.chance.choice(("parent", "parent", "worker")), self.chance.uniform(0, self.takes)
        words = arguments(out, store, self.reports)
        with subprocess.Popen(command(*words), stderr=subprocess.PIPE) as process:
            time.sleep(moment)
            workers = _workers(process.pid) if victim == "worker" else []
            for pid in (workers or [process.pid])[:1]:
                _kill(pid)
            process.communicate(timeout=300)
        if workers:
            assert process.returncode == 0, "a worker's death ended the build"
        self._whole(out)
        assert self.run(*words).exit_code == 0
        assert files(out) == self.new
        return f"{victim} at {moment:.1f} s of {self.takes:.1f}"

    def _before(self, out: Path) -> Path | None:
        """Half of the builds go on from an earlier one with its store; the others begin anew, some without a store."""
        if self.chance.random() < 0.5:
            shutil.copytree(self.folder / "before", out)
            return Path(shutil.copy(self.folder / "store", f"{out}.store"))
        return Path(f"{out}.store") if self.chance.random() < 0.5 else None

    def _whole(self, out: Path) -> None:
        """Each output that is there is that of before or that of an undisturbed build."""
        for name, data in files(out).items() if out.exists() else ():
            if not Path(name).name.startswith("."):
                assert data in (self.old.get(name), self.new.get(name)), f"{name} is half-written"


def _workers(parent: int) -> list[int]:
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    except OSError:
        return []


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def test_five_kills(run: Run, tmp_path: Path) -> None:
    """At moments drawn by lot, of the parent or of a worker."""
    kills = Kills(run, tmp_path, seed=5)
    for number in range(5):
        kills.once(f"out{number}")


@pytest.mark.soak
def test_sixty_kills(run: Run, tmp_path: Path) -> None:
    """The same for long."""
    kills = Kills(run, tmp_path, seed=60)
    for number in range(60):
        print(kills.once(f"out{number}"))
