"""The wheel does the job alone, from another folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT

MAX_MB = 40


def attempt(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, which sees no package but those installed."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([str(a) for a in arguments], cwd=cwd, capture_output=True, text=True, env=alone)


def command(*arguments: str | Path, cwd: Path) -> None:
    """Run a command in a folder, and fail with what it said."""
    done = attempt(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from what is committed and not, without the folders that builds leave behind."""
    folder = tmp_path_factory.mktemp("wheel")
    command(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_is_small_and_whole(wheel: Path) -> None:
    """Its size is under the limit, and every data file of the package is in it."""
    assert wheel.stat().st_size < MAX_MB * 1e6
    packed = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "eventgeo"
    files = [p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert not [str(path) for path in files if str(path.relative_to(ROOT)) not in packed]


def test_the_wheel_builds_the_example_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed alone, it writes the same files as the ones in `maps/`."""
    command(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    # The pip of the tests installs for the other environment; compiling what no build imports takes most of its time.
    pip = (sys.executable, "-m", "pip", "--python", tmp_path / "venv/bin/python")
    installed = attempt(*pip, "install", "--quiet", "--no-compile", wheel, cwd=tmp_path)
    if "No matching distribution" in installed.stderr and "Connection" in installed.stderr:
        pytest.skip("no package index within reach")
    assert installed.returncode == 0, installed.stderr[-2000:]
    reports = EXAMPLE / "reports"
    title = "Bakhmut to Brussels, February 2023"
    command(tmp_path / "venv/bin/eventgeo", "build", reports, "-o", "out", "--title", title, cwd=tmp_path)
    for name in ("events.jsonl", "index.html"):
        assert (tmp_path / "out" / name).read_bytes() == (EXAMPLE / name).read_bytes()
