"""`--since`, `--until` and `--area`: what a map or a build keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

AROUND_KHERSON = {"type": "Polygon", "coordinates": [[[32, 46], [33, 46], [33, 47], [32, 47], [32, 46]]]}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two days, two towns."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("KYIV, Feb 14, 2023 - Russian shells hit Kherson on Monday, killing two people.")
    (folder / "b.txt").write_text("KYIV, Feb 17, 2023 - A missile hit Kharkiv on Thursday, wounding 12 people.")
    (tmp_path / "area.geojson").write_text(json.dumps(AROUND_KHERSON))
    return folder


@pytest.mark.parametrize(
    ("bounds", "kept", "code"),
    [
        ((), ["Kherson", "Kharkiv"], None),
        (("--since", "2023-02-15"), ["Kharkiv"], "outside the period"),
        (("--until", "2023-02-15"), ["Kherson"], "outside the period"),
        (("--area", "area.geojson"), ["Kherson"], "outside the area"),
    ],
)
def test_a_build_and_a_map_keep_what_was_asked_for(
    run: Run, reports: Path, bounds: tuple[str, ...], kept: list[str], code: str | None
) -> None:
    """What lies outside of the period or the area is in no output; the build says so of each."""
    folder = reports.parent
    asked = [str(folder / one) if one.endswith("geojson") else one for one in bounds]
    built = run("build", reports, "-o", folder / "out", "--quiet", *asked)
    assert built.exit_code == 0, built.output
    lines = [json.loads(line) for line in (folder / "out" / "events.jsonl").read_text("utf-8").splitlines()]
    assert [line["place"]["name"] for line in lines] == kept
    issues = (folder / "out" / "issues.jsonl").read_text("utf-8")
    assert code is None or f'"{code}"' in issues
    run("build", reports, "-o", folder / "all", "--quiet")
    drawn = run("map", folder / "all" / "events.jsonl", "-o", folder / "map.html", *asked)
    assert drawn.exit_code == 0, drawn.output
    assert drawn.output.startswith(f"{len(kept)} incident")


@pytest.mark.parametrize("command", [("build", "reports"), ("map", "events.jsonl")])
def test_a_period_that_ends_before_it_begins_is_refused(run: Run, tmp_path: Path, command: tuple[str, str]) -> None:
    """Two days that were swapped end the command with 2, instead of replacing a map by an empty one."""
    result = run(*command, "-o", tmp_path / "out", "--since", "2023-03-01", "--until", "2023-02-01")
    assert result.exit_code == 2
    assert "would end (2023-02-01) before it begins (2023-03-01)" in result.output
    assert not (tmp_path / "out").exists()
