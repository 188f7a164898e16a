"""A comparison as a map and as files: each incident says which set has it."""

import csv
import json
from pathlib import Path

import geopandas
import pytest

from eventgeo.evaluation import compare
from eventgeo.records import Comparison
from eventgeo.render import EXPORTS, compared, comparison_page, export
from eventgeo.render.export import COLUMNS
from tests.conftest import EXAMPLE, Run
from tests.render.brief_samples import sample, samples
from tests.render.incidents import HOSTILE, hostile

EVENTS = EXAMPLE / "events.jsonl"


@pytest.fixture
def comparison() -> Comparison:
    """Samples 0 to 5 against 3 to 8: three in both."""
    theirs = [sample(number, id=f"their-{number}") for number in range(3, 9)]
    return compare(samples(6), theirs, within_days=0, within_km=1)


def test_a_table_tells_the_set(tmp_path: Path, comparison: Comparison) -> None:
    """Every incident is a row with the set that has it, and what it is paired with."""
    made = compared(comparison)
    path = tmp_path / "compared.csv"
    export(made.incidents, path, made.table(COLUMNS["eventgeo"]))
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["found_in"] for row in rows] == ["Both"] * 3 + ["Ours alone"] * 3 + ["Theirs alone"] * 3
    assert {row["their_id"] for row in rows} == {"their-3", "their-4", "their-5", ""}
    assert {row["apart_days"] for row in rows[:3]} == {"0"}


@pytest.mark.parametrize("suffix", EXPORTS)
@pytest.mark.parametrize("columns", COLUMNS)
def test_every_format_can_hold_it(tmp_path: Path, comparison: Comparison, suffix: str, columns: str) -> None:
    """No format and no table of columns loses a row."""
    made = compared(comparison)
    assert export(made.incidents, tmp_path / f"x{suffix}", made.table(COLUMNS[columns])) == 0
    if suffix == ".parquet":
        assert list(geopandas.read_parquet(tmp_path / "x.parquet")["found_in"].value_counts()) == [3, 3, 3]
    if suffix == ".jsonl":
        lines = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text("utf-8").splitlines()]
        assert [line["found_in"] for line in lines].count("Both") == 3


def test_the_map_has_the_sets_for_types(comparison: Comparison) -> None:
    """Colours stand for the sets, and the title has their counts."""
    page = comparison_page(comparison, title="Coverage")
    assert "Coverage: 3 in both, 3 ours alone, 3 theirs alone, 0 not comparable" in page
    assert '"name": "Theirs alone"' in page


def test_both_have_the_evidence_of_both(comparison: Comparison) -> None:
    """An incident in both sets shows the reports of both."""
    assert [len(one.reports) for one in compared(comparison).incidents] == [2] * 3 + [1] * 6


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_sets_are_compared_too(text: str) -> None:
    """Any text in any field of either set leaves a page."""
    ours, theirs = [hostile(sample(1), text)], [hostile(sample(2), text)]
    assert "</html>" in comparison_page(compare(ours, theirs, within_days=1, within_km=25), title=text)


def test_map_and_export_compare(run: Run, tmp_path: Path) -> None:
    """`--compare` of the example with itself finds all in both, on the map and in a file, with counts."""
    for command in (("map", EVENTS, "-o", tmp_path / "x.html"), ("export", EVENTS, "-o", tmp_path / "x.csv")):
        result = run(*command, "--compare", EVENTS, "--json")
        counts = json.loads(result.output.splitlines()[-1])
        assert result.exit_code == 0
        assert counts["in both"] > 10
        assert (counts["ours alone"], counts["theirs alone"]) == (0, 0)


def test_a_table_of_others_is_a_map(run: Run, tmp_path: Path) -> None:
    """`map acled.csv` draws, and so does a comparison with it; what ACLED's columns cannot say is told."""
    result = run("export", EVENTS, "-o", tmp_path / "acled.csv", "--columns", "acled")
    assert "left out" in result.output
    assert run("map", tmp_path / "acled.csv", "-o", tmp_path / "acled.html").exit_code in (0, 1)
    result = run("map", EVENTS, "-o", tmp_path / "both.html", "--compare", tmp_path / "acled.csv", "--json")
    counts = json.loads(result.output.splitlines()[-1])
    assert counts["in both"] > 10
    assert counts["ours alone"] == 0


def test_another_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    """A file to compare with that cannot be read ends the command by its name."""
    result = run("map", EVENTS, "-o", tmp_path / "x.html", "--compare", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "none.csv" in result.output
