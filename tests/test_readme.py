"""What the README says is true: its commands run, its links lead somewhere, its tables are fresh."""

import re
import runpy
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)
COMMANDS = [
    line.split("  #")[0].strip().removeprefix(".venv/bin/")
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if line.removeprefix(".venv/bin/").startswith("eventgeo ")
]
DOCUMENT = '{"id": "a", "published": "2023-02-21", "text": "Russian artillery shelled Kherson on Tuesday."}\n'
DUMP_ROW = (
    "713174\tBakhmut\tBakhmut\tBahmut,Artemivsk\t48.59441\t37.99894\tP\tPPLA2\tUA\t\t05\t\t\t\t73212\t\t110\tEurope/Kyiv"
    "\t2023-01-01\n"
)
NAMES_ROW = "1\t713174\tuk\tБахмут\t1\t\t\t\t\t\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README's commands name."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(EXAMPLE / "reports", folder / "reports")
    shutil.copy(EXAMPLE / "reports" / "2023-02-21-kherson.txt", folder / "article.txt")
    (folder / "documents.jsonl").write_text(DOCUMENT, "utf-8")
    (folder / "posts.csv").write_text("name,lat,lon\nCamp Sundown,48.5,37.9\n", "utf-8")
    for name, member, row in (("UA", "UA.txt", DUMP_ROW), ("alternateNamesV2", "alternateNamesV2.txt", NAMES_ROW)):
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.writestr(member, row)
    return folder


def test_every_command_of_the_readme_runs(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given one after the other in a folder with those files, each ends well."""
    monkeypatch.setenv("EVENTGEO_HOME", str(desk / "home"))
    monkeypatch.chdir(desk)
    assert len(COMMANDS) >= 12
    for command in COMMANDS:
        done = run(*shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}\n{done.output[-1500:]}\n{done.exception!r}"


def test_the_python_of_the_readme_runs(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines for Python give a page."""
    monkeypatch.chdir(desk)
    script = desk / "lines.py"
    script.write_text(next(block for language, block in BLOCKS if language == "python"), "utf-8")
    page = runpy.run_path(str(script))["page"]
    assert page[:15].lower() == "<!doctype html>"


def test_generated_parts_are_fresh() -> None:
    """`make readme` would change nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "README.md"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)|`([\w./-]+\.md)`", README), ids=str)
def test_links_lead_somewhere(target: tuple[str, str]) -> None:
    """Every relative link, picture and file named is there."""
    path = target[0] or target[1]
    if not path.startswith("http"):
        assert (ROOT / path).exists()


def test_make_map_and_make_test_stand_in_the_first_screen() -> None:
    """The two commands are in the first 20 lines, under the picture."""
    first = "\n".join(README.splitlines()[:20])
    assert first.index("![") < first.index("make map") < first.index("make test") < first.index("pip install")
