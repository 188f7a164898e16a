"""`--sources FILE.csv`: outlets under their names, with kind and reliability, in the events and on the map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Run
from tests.render.map_driver import open_map

TEXT = "KHERSON, Ukraine, February 21, 2023 — Russian artillery shelled {} on Tuesday, killing six people.\n"
TABLE = """name,kind,reliability,known_by
The Example,newspaper,b,example.org|The Example (online)
Channel of the South,channel,E,channels/*
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A web page, a line with a source and a file in a folder, of three towns."""
    reports = tmp_path / "reports"
    (reports / "channels").mkdir(parents=True)
    lines = [
        {"id": "a", "text": TEXT.format("Kherson"), "source": "the example (Online) "},
        {"id": "b", "text": TEXT.format("Beryslav"), "url": "https://news.example.org/1"},
        {"id": "c", "text": TEXT.format("Nikopol"), "url": "https://example.com/1", "source": "Another"},
    ]
    (reports / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (reports / "channels" / "d.txt").write_text(TEXT.format("Mykolaiv"), "utf-8")
    (tmp_path / "outlets.csv").write_text(TABLE, "utf-8")
    return reports


def known(out: Path) -> dict[str, tuple[Any, ...]]:
    """Document to the name, kind and grade of its source."""
    lines = out.read_text("utf-8").splitlines()
    reports = (report for line in lines for report in json.loads(line)["reports"])
    return {r["doc"]: (r["source"], r.get("source_kind"), r.get("reliability")) for r in reports}


EXPECTED = {
    "a": ("The Example", "newspaper", "B"),
    "b": ("The Example", "newspaper", "B"),
    "c": ("Another", None, None),
    "channels/d.txt": ("Channel of the South", "channel", "E"),
}


def test_reports_bear_what_the_user_knows_of_their_outlets(run: Run, folder: Path, tmp_path: Path) -> None:
    """Names, hosts and patterns of ids tell an outlet; what is not in the table stays as it is."""
    options = ("--sources", tmp_path / "outlets.csv")
    assert run("extract", folder, "-o", tmp_path / "e.jsonl", *options).exit_code == 0
    assert known(tmp_path / "e.jsonl") == EXPECTED
    assert run("build", folder, "-o", tmp_path / "out", *options).exit_code == 0
    assert known(tmp_path / "out" / "events.jsonl") == EXPECTED


def test_another_table_changes_what_a_store_has_built(run: Run, folder: Path, tmp_path: Path) -> None:
    """A grade that changes is shown by the next build, though no report has changed."""
    options = ("--sources", tmp_path / "outlets.csv", "--store", tmp_path / "store")
    run("build", folder, "-o", tmp_path / "out", *options)
    (tmp_path / "outlets.csv").write_text(TABLE.replace(",b,", ",C,"), "utf-8")
    run("build", folder, "-o", tmp_path / "out", *options)
    assert known(tmp_path / "out" / "events.jsonl")["a"] == ("The Example", "newspaper", "C")


def test_a_project_names_its_table(run: Run, folder: Path, tmp_path: Path) -> None:
    """The configuration of a project says where outlets are known; a table that is not there is told."""
    config = 'sources = ["reports"]\noutput = "out"\noutlets = "outlets.csv"\n'
    (tmp_path / "eventgeo.toml").write_text(config, "utf-8")
    assert run("build", "--project", tmp_path).exit_code == 0
    assert known(tmp_path / "out" / "events.jsonl") == EXPECTED
    (tmp_path / "outlets.csv").unlink()
    result = run("build", "--project", tmp_path)
    assert (result.exit_code, "“outlets” names" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("outlet,kind\nx,y\n", "no column name"),
        ("name,reliability\nThe Example,G\n", ":2: the reliability 'G' is none of A, B, C, D, E, F"),
        ("name,kind\n,paper\n", ":2: the name is missing"),
        ("name,known_by\nA,x.org\nB,X.org\n", ":3: X.org stands for A already"),
    ],
)
def test_a_wrong_table_is_told_by_its_line(run: Run, folder: Path, tmp_path: Path, table: str, said: str) -> None:
    """Nothing is read by a table that cannot be trusted; the line and the reason are named."""
    (tmp_path / "outlets.csv").write_text(table, "utf-8")
    result = run("build", folder, "-o", tmp_path / "out", "--sources", tmp_path / "outlets.csv")
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.browser
def test_the_map_shows_and_filters_by_reliability(run: Run, folder: Path, tmp_path: Path, chromium: Browser) -> None:
    """A card tells kind and grade beside the source, and the filters let one keep a grade."""
    run("build", folder, "-o", tmp_path / "out", "--sources", tmp_path / "outlets.csv")
    one = open_map(chromium, tmp_path / "out" / "index.html")
    one.page.get_by_role("button", name="Filters", exact=True).click()
    one.page.get_by_role("group", name="Reliability of a source").get_by_role("checkbox", name="E").check()
    assert one.shown == 1
    one.rows().filter(has_text="Mykolaiv").click()
    card = one.page.get_by_role("region", name="Evidence")
    expect(card).to_contain_text("Channel of the South (channel, reliability E)")
    one.page.close()
