"""Corrections files are read strictly: each row is a decision, is left empty, or is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgeo.corrections import Vocabulary, read_corrections
from eventgeo.corrections.ruling import COLUMNS
from eventgeo.corrections.tables import write_table
from eventgeo.corrections.values import date_of, date_words, place_of, place_words, tolls_of
from eventgeo.records import BadRecord, EventDate, Place, Toll


def resolve(name: str) -> Place:
    """A gazetteer of one place."""
    if name != "Kherson":
        raise BadRecord(f"place {name!r}: the gazetteer has no such place")
    return Place("Kherson", name, 46.63, 32.61, "UA")


VOCABULARY = Vocabulary(resolve, {"shelling": ("Explosions/Remote violence", "ASSAULT"), "arrest": ("S", "COERCE")})
GOOD = {"action": "drop", "who": "me", "why": "wrong", "doc": "a.txt", "sha256": "00", "start": "3", "end": "9"}


def table(path: Path, *rows: dict[str, str], suffix: str = ".csv") -> Path:
    """A corrections file of these rows."""
    file = (path / "c").with_suffix(suffix)
    file.write_bytes(write_table(file, rows))
    return file


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str) -> None:
    """A quote that begins like a formula comes back as it was, from CSV and from a workbook."""
    quote = "=cmd|' /c calc'!A1, he said; \"so\""
    rulings, issues = read_corrections(table(tmp_path, GOOD | {"quote": quote}, suffix=suffix), VOCABULARY)
    assert not issues
    (ruling,) = rulings
    assert (ruling.evidence.quote, ruling.evidence.trigger) == (quote, (3, 9))
    assert (ruling.correction.action, ruling.correction.who, ruling.correction.why) == ("drop", "me", "wrong")
    assert ruling.origin == f"c{suffix}:2"


def test_a_table_with_semicolons_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    """As spreadsheets of half of Europe write it."""
    file = tmp_path / "c.csv"
    file.write_text("\ufeff" + ";".join(GOOD) + "\n" + ";".join(GOOD.values()) + "\n", encoding="utf-8")
    rulings, issues = read_corrections(file, VOCABULARY)
    assert (len(rulings), issues) == (1, [])


def test_rows_without_an_action_are_passed_over(tmp_path: Path) -> None:
    """What nobody decided is no error."""
    assert read_corrections(table(tmp_path, GOOD | {"action": ""}), VOCABULARY) == ([], [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"action": "delete"}, "action 'delete' is none of place, date, type"),
        ({"who": ""}, "who decided it is missing"),
        ({"why": ""}, "why it is to be dropped is missing"),
        ({"value": "yes"}, "drop takes no value, not 'yes'"),
        ({"start": "x"}, "start and end must be whole numbers"),
        ({"sha256": ""}, "doc and sha256 must name the report"),
        ({"also": "[[1]]"}, "also is no list of reports"),
        ({"also": "{"}, "also is no list of reports"),
        ({"action": "place"}, "place needs a value"),
        ({"action": "place", "value": "Nowhere"}, "the gazetteer has no such place"),
        ({"action": "place", "value": "0, 0"}, "is no point on land or sea"),
        ({"action": "place", "value": "91, 5"}, "is no point on land or sea"),
        ({"action": "place", "value": "A; B; 1, 2"}, "is no place"),
        ({"action": "date", "value": "14/02/2023"}, "'14' is no date: write 2023-02-14"),
        ({"action": "date", "value": "2023-02-30"}, "'2023-02-30' is no date"),
        ({"action": "date", "value": "../.."}, "a date needs a day on one side"),
        ({"action": "date", "value": "2023-02-14/2023-02-10"}, "ends before it begins"),
        ({"action": "type", "value": "bombardment"}, "'bombardment' is no type: write one of arrest, shelling"),
        ({"action": "type", "value": "Battles: shelling"}, "is no type"),
        ({"action": "toll", "value": "three killed"}, "'three killed' is no toll"),
        ({"action": "toll", "value": "killed 5-3"}, "5-3 is no range"),
        ({"action": "merge", "value": "the other one"}, "is no id of an incident"),
    ],
)
def test_a_bad_row_is_refused_by_file_line_and_reason(tmp_path: Path, row: dict[str, str], reason: str) -> None:
    """The good row after it is read all the same."""
    file = table(tmp_path, GOOD | row, GOOD)
    rulings, issues = read_corrections(file, VOCABULARY)
    assert len(rulings) == 1
    assert [issue.doc for issue in issues] == [f"{file}:2"]
    assert reason in issues[0].message
    assert issues[0].refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "lacks the columns action, doc, sha256, start, end"),
        (b"name,city\n1,2\n", "lacks the columns"),
        (",".join(COLUMNS).encode() + b"\n\xff\xfe", "not in UTF-8"),
    ],
)
def test_what_is_no_corrections_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """An empty file, another table, another encoding."""
    file = tmp_path / "c.csv"
    file.write_bytes(content)
    rulings, issues = read_corrections(file, VOCABULARY)
    assert not rulings
    assert reason in issues[0].message


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    """Text under the name of a workbook."""
    file = tmp_path / "c.xlsx"
    file.write_bytes(b"action,value")
    assert "no XLSX workbook" in read_corrections(file, VOCABULARY)[1][0].message


@pytest.mark.parametrize(
    ("member", "damage"),
    [
        ("xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2]),
        ("xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="A2"', b'r="2A"')),
        ("xl/workbook.xml", lambda xml: re.sub(rb"<sheet [^>]*>", b"", xml)),
        ("xl/workbook.xml", lambda _: b""),
        ("[Content_Types].xml", lambda xml: b"\x00" + xml),
    ],
    ids=["cut", "an impossible cell", "no sheet", "an empty member", "no XML"],
)
def test_a_workbook_that_is_damaged_inside_is_refused(
    tmp_path: Path, member: str, damage: Callable[[bytes], bytes]
) -> None:
    """By its name, and no decision of it counts, though its archive is whole."""
    file = table(tmp_path, GOOD, suffix=".xlsx")
    with ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert damage(parts[member]) != parts[member]
    with ZipFile(file, "w") as broken:
        for name, content in parts.items():
            broken.writestr(name, damage(content) if name == member else content)
    rulings, issues = read_corrections(file, VOCABULARY)
    assert not rulings
    (issue,) = issues
    assert (issue.doc, issue.refused) == (str(file), True)
    assert "no XLSX workbook" in issue.message


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2023-02-14", "2023-02-14", "2023-02-14", "day"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-02-14/2023-02-20", "2023-02-14", "2023-02-20", "interval"),
        ("../2023-02-14", None, "2023-02-14", "interval"),
        ("2023-02-14/..", "2023-02-14", None, "interval"),
        ("2023-02/2023-03", "2023-02-01", "2023-03-31", "interval"),
        ("unknown", None, None, "unknown"),
    ],
)
def test_dates(text: str, start: str | None, end: str | None, precision: str) -> None:
    """EDTF of level 1."""
    found = date_of(text)
    assert (found.start and str(found.start), found.end and str(found.end)) == (start, end)
    assert found.precision == precision


@pytest.mark.parametrize(
    ("text", "name", "lat", "radius"),
    [
        ("Kherson", "Kherson", 46.63, None),
        ("46.6, 32.6", "46.6, 32.6", 46.6, 1.0),
        ("The bridge; -1.5, 29", "The bridge", -1.5, 1.0),
        ("The bridge; -1.5, 29; 0.2 km", "The bridge", -1.5, 0.2),
        ("Kherson; 3 km", "Kherson", 46.63, 3.0),
    ],
)
def test_places(text: str, name: str, lat: float, radius: float | None) -> None:
    """A name of the gazetteer, a point, or both, with a radius."""
    found = place_of(text, VOCABULARY)
    assert found is not None
    assert (found.name, found.lat, found.radius_km) == (name, lat, radius)


def test_tolls() -> None:
    """Several at once; open, ranged, exact, and not known."""
    assert tolls_of("killed 3-5; wounded 12+; missing 2; captured unknown") == {
        "killed": Toll(3, 5),
        "wounded": Toll(12, None),
        "missing": Toll(2, 2),
        "captured": None,
    }


DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@given(st.one_of(DAYS, st.none()), st.one_of(DAYS, st.none()))
def test_a_date_that_is_written_is_read_as_it_was(one: date | None, other: date | None) -> None:
    """Any span of days, whether open, a month or a year."""
    start, end = (min(one, other), max(one, other)) if one and other else (one, other)
    found = date_of(date_words(EventDate(start, end)))
    assert (found.start, found.end) == (start, end)


@given(st.floats(-90, 90), st.floats(-180, 180), st.text(min_size=1).filter(lambda name: name.strip(" ;\n\t\r")))
def test_a_place_that_is_written_is_read_where_it_was(lat: float, lon: float, name: str) -> None:
    """Any name and point, to a metre."""
    lat, lon = round(lat, 5), round(lon, 5)
    if (lat, lon) == (0, 0) or not name.isprintable():
        return
    found = place_of(place_words(Place(name, name, lat, lon)), VOCABULARY)
    assert found is not None
    assert (found.lat, found.lon) == (pytest.approx(lat), pytest.approx(lon))
