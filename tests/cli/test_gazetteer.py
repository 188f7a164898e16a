"""The `gazetteer` commands."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own for the gazetteer."""
    monkeypatch.setenv("EVENTGEO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_info_tells_what_is_in_use(run: Run, home: Path) -> None:
    """The number of places, the sources, whom to credit, and where one's own are kept."""
    facts = json.loads(run("gazetteer", "info", "--json").output)
    assert facts["places"] > 250_000
    assert "GeoNames" in facts["credit"]
    assert facts["folder for your own"] == str(home)


@pytest.mark.parametrize(("query", "name"), [("Bakhmut", "Bakhmut"), ("Bahmut", "Bakhmut"), ("Бахмут", "Bakhmut")])
def test_search_finds_places_by_names_alike(run: Run, home: Path, query: str, name: str) -> None:
    """A name, its misspelling and its Cyrillic form lead to the same place."""
    answers = [json.loads(text) for text in run("gazetteer", "search", query, "--json").output.splitlines()]
    assert name in [answer["name"] for answer in answers]


def test_search_says_when_there_is_none(run: Run, home: Path) -> None:
    """Exit code 1 for a name that is like no other."""
    result = run("gazetteer", "search", "Xqzzkvwy Qwrtplk")
    assert result.exit_code == 1
    assert "no place" in result.output


def test_places_of_ones_own_come_first(run: Run, home: Path, tmp_path: Path) -> None:
    """A place added is found by search and by the reading of a text; a wrong line is named, and the rest is taken."""
    table = tmp_path / "posts.csv"
    table.write_text("name,lat,lon,radius_km,country\nCamp Sundown,48.5,37.9,1,UA\nBad,148.5,37.9,1,UA\n", "utf-8")
    result = run("gazetteer", "add", table)
    assert result.exit_code == 1
    assert f"{table}:3" in result.output
    assert "1 place added" in result.output
    assert "Camp Sundown" in run("gazetteer", "search", "Camp Sundown").output


def test_a_file_with_wrong_columns_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    """The columns that are missing are named, in one line."""
    table = tmp_path / "posts.csv"
    table.write_text("where,x,y\nCamp,1,2\n", "utf-8")
    result = run("gazetteer", "add", table)
    assert result.exit_code == 2
    assert "no column name" in result.output
    assert "Traceback" not in result.output


def test_a_build_says_of_how_many_countries_it_has_places(run: Run, home: Path, tmp_path: Path) -> None:
    """A gazetteer of one country takes the place of that of all, which its user should know."""
    dump = tmp_path / "UA.txt"
    fields = [
        "3",
        "Nova",
        "Nova",
        "",
        "49",
        "31",
        "P",
        "PPL",
        "UA",
        *[""] * 5,
        "90",
        "",
        "120",
        "Europe/Kyiv",
        "2024-01-01",
    ]
    dump.write_text("\t".join(fields) + "\n", "utf-8")
    result = run("gazetteer", "build", dump)
    assert result.exit_code == 0
    assert ", 1 country, 0 lines refused" in result.output
    assert "countries of which there is no dump" in run("gazetteer", "build", "--help").output.replace("\n  ", " ")


def test_a_build_of_what_is_no_dump_leaves_the_gazetteer_as_it_was(run: Run, home: Path, tmp_path: Path) -> None:
    """A wrong file is refused by name, and places are found after it as before."""
    wrong = tmp_path / "report.txt"
    wrong.write_text("Shells hit Kherson.\n", "utf-8")
    result = run("gazetteer", "build", wrong)
    assert result.exit_code == 2
    assert f"{wrong}: no dump with places" in result.output
    assert "Kherson Oblast" in run("gazetteer", "search", "Kherson").output
