"""Exports: each format holds what it should, as its readers read it, and hostile text stays text."""

import csv
import io
import json
import os
import sqlite3
import struct
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pytest

from eventgeo.records import Incident, Issue, MentionedPlace, OutputError
from eventgeo.records.codec import incident_from, line, mentioned_place_json
from eventgeo.records.pieces import Piece
from eventgeo.records.place import PlaceMention
from eventgeo.render import DATA, EXPORTS, MissingExtra, UnknownFormat, credits_text, export, to_frame, to_geodataframe
from eventgeo.render.export import columns, row
from tests.render.incidents import ALL, BARE, FULL, HOSTILE, QUOTE, SUMMARY, hostile

GOLDEN = Path(__file__).parents[1] / "golden"
TEXTS = [".jsonl", ".geojson", ".csv", ".kml"]
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., Path]:
    """Exports incidents under a suffix and gives the file."""

    def write(suffix: str, *incidents: Incident) -> Path:
        path = tmp_path / f"events{suffix}"
        export(incidents, path)
        return path

    return write


@pytest.mark.parametrize("suffix", TEXTS)
def test_a_format_writes_what_it_wrote_before(exported: Callable[..., Path], suffix: str) -> None:
    """Every text format gives the bytes of its golden file (EVENTGEO_GOLDEN=write puts new ones there)."""
    written, golden = exported(suffix, *ALL).read_bytes(), GOLDEN / f"events{suffix}"
    if os.environ.get("EVENTGEO_GOLDEN") == "write":
        golden.write_bytes(written)
    assert written == golden.read_bytes()


@pytest.mark.parametrize("suffix", EXPORTS)
def test_the_same_incidents_give_the_same_bytes(exported: Callable[..., Path], suffix: str) -> None:
    """Exporting twice gives one and the same file, packed formats included."""
    assert exported(suffix, *ALL).read_bytes() == exported(suffix, *ALL).read_bytes()


@pytest.mark.parametrize("suffix", EXPORTS)
def test_no_incident_is_a_file_too(exported: Callable[..., Path], suffix: str) -> None:
    """An export of nothing is a whole, readable file without rows."""
    assert exported(suffix).exists()


def test_json_lines_read_back_as_they_were(exported: Callable[..., Path]) -> None:
    """What Events lines hold is read back without a loss, but for the reasons, which are no part of them."""
    lines = exported(".jsonl", *ALL).read_text("utf-8").splitlines()
    back = [incident_from(json.loads(line)) for line in lines]
    assert [incident.id for incident in back] == ["a1b2c3", "b0", "c0"]
    assert back[0].reports == FULL.reports
    assert back[0].killed == FULL.killed


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, read as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_an_incident(exported: Callable[..., Path]) -> None:
    """A row holds typed values under the documented columns, and empty cells for what is not known."""
    full, bare, _ = rows(exported(".csv", *ALL))
    assert list(full) == [column.name for column in columns()]
    assert (full["date_start"], full["lat"], full["lon"]) == ("2023-02-14", "46.65581", "32.6178")
    assert (full["killed_low"], full["killed_high"], full["wounded_high"]) == ("2", "3", "")
    assert (full["initiators"], full["targets"]) == ("Russian forces (RU)", "residents (UA)")
    assert (full["quote"], full["doc"], full["other_docs"]) == (QUOTE, "kherson.txt", "brief.html")
    assert (bare["lat"], bare["place"], bare["date_start"], bare["shown"]) == ("", "", "", "true")


def test_csv_opens_as_utf8_in_excel(exported: Callable[..., Path]) -> None:
    """The file begins with the mark by which Excel knows UTF-8."""
    assert exported(".csv", FULL).read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_of_a_csv_begins_a_formula(exported: Callable[..., Path], text: str) -> None:
    """Whether split at commas or, carelessly, at semicolons, no cell begins with a formula's sign or breaks its row."""
    path = exported(".csv", hostile(FULL, text))
    (only,) = rows(path)
    assert not [value for value in only.values() if value[:1] in tuple("=+@\t\r＝＋－＠")]
    assert not [name for name, value in only.items() if value.startswith("-") and name not in ("lat", "lon")]
    careless = path.read_text("utf-8").replace('"', "").split(";")
    assert not [piece for piece in careless[1:] if piece[:1] in tuple("=+-@")]


def test_negative_numbers_stay_numbers(exported: Callable[..., Path]) -> None:
    """A western longitude is a bare number, for an apostrophe would make it text."""
    west = incident_from({"id": "w", "type": "Battles", "place": {"name": "x", "lat": -1.5, "lon": -70.25}})
    (only,) = rows(exported(".csv", west))
    assert (only["lat"], only["lon"]) == ("-1.5", "-70.25")


def test_geojson_has_points_for_placed_incidents_alone(exported: Callable[..., Path]) -> None:
    """A placed incident is a point, longitude first; one without a place and a summary have null for geometry."""
    collection = json.loads(exported(".geojson", *ALL).read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert "GeoNames" in collection["attribution"]
    points = [feature["geometry"] for feature in collection["features"]]
    assert points == [{"type": "Point", "coordinates": [32.6178, 46.65581]}, None, None]
    properties = collection["features"][0]["properties"]
    assert (properties["date_start"], properties["killed_low"]) == ("2023-02-14", 2)
    assert properties["killed_by"] == [{"low": 2, "high": 3, "said_by": "the governor", "side": None}]
    assert [report["doc"] for report in properties["reports"]] == ["kherson.txt", "brief.html"]


@pytest.mark.parametrize("suffix", [".jsonl", ".geojson"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_json_holds_any_text(exported: Callable[..., Path], suffix: str, text: str) -> None:
    """Any text in any field leaves a file that reads as JSON with that text in it."""
    path = exported(suffix, hostile(FULL, text))
    value = json.loads(path.read_text("utf-8").strip())
    reports = value["features"][0]["properties"]["reports"] if suffix == ".geojson" else value["reports"]
    assert reports[0]["quote"] == text


def placemarks(data: bytes) -> list[ElementTree.Element]:
    """The placemarks of a KML document."""
    return list(ElementTree.fromstring(data).iter(f"{KML}Placemark"))


def test_kml_has_times_points_and_data(exported: Callable[..., Path]) -> None:
    """A placemark has the span of its days, its point, its balloon and all columns; an unplaced one has no point."""
    full, bare, summary = placemarks(exported(".kml", *ALL).read_bytes())
    assert full.findtext(f"{KML}name") == "shelling, the southern city of Kherson"
    assert [element.text for element in full.find(f"{KML}TimeSpan") or ()] == ["2023-02-14", "2023-02-14"]
    assert full.findtext(f"{KML}Point/{KML}coordinates") == "32.6178,46.65581"
    assert QUOTE in (full.findtext(f"{KML}description") or "")
    data = {item.get("name"): item.findtext(f"{KML}value") for item in full.iter(f"{KML}Data")}
    assert data["killed_high"] == "3"
    assert bare.find(f"{KML}Point") is None
    assert summary.find(f"{KML}Point") is None
    assert summary.findtext(f"{KML}visibility") == "0"
    assert b"http://maps" not in exported(".kml", *ALL).read_bytes()


class Tags(HTMLParser):
    """Collects the tags that a balloon would make."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Notes a tag."""
        self.found.add(tag)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_balloon_has_no_markup_but_ours(exported: Callable[..., Path], text: str) -> None:
    """Text of reports makes no element in the XML and no tag in the HTML of a balloon."""
    (only,) = placemarks(exported(".kml", hostile(FULL, text)).read_bytes())
    tags = Tags()
    tags.feed(only.findtext(f"{KML}description") or "")
    assert tags.found <= {"p", "br", "i"}


def test_kmz_is_the_kml_packed(exported: Callable[..., Path]) -> None:
    """A KMZ holds the KML as `doc.kml`."""
    with zipfile.ZipFile(exported(".kmz", *ALL)) as archive:
        assert archive.namelist() == ["doc.kml"]
        assert archive.read("doc.kml") == exported(".kml", *ALL).read_bytes()


def test_xlsx_has_typed_cells(exported: Callable[..., Path]) -> None:
    """A workbook has typed dates and numbers, frozen and filtered headers, every report, and a data dictionary."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(exported(".xlsx", *ALL))
    assert book.sheetnames == ["Incidents", "Reports", "Data dictionary", "Credits"]
    sheet = book["Incidents"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.endswith("4")
    header = [cell.value for cell in sheet[1]]
    first = dict(zip(header, sheet[2], strict=True))
    assert first["date_start"].value.date() == FULL.date.start
    assert first["lat"].value == 46.65581
    assert first["quote"].value == QUOTE
    assert book["Reports"].max_row == 1 + len(FULL.reports) + len(BARE.reports) + len(SUMMARY.reports)
    assert [cell.value for cell in book["Data dictionary"]["A"]][1:] == header


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_of_a_workbook_is_a_formula(exported: Callable[..., Path], text: str) -> None:
    """Text is typed as text, whatever it begins with."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(exported(".xlsx", hostile(FULL, text)))
    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


def test_a_geopackage_holds_points_and_whole_records(exported: Callable[..., Path]) -> None:
    """A layer of points in WGS84 with typed columns; each row holds its whole Events line too."""
    database = sqlite3.connect(exported(".gpkg", *ALL))
    found = database.execute("SELECT geom, date_start, killed_low, shown, record FROM events ORDER BY fid").fetchall()
    assert [struct.unpack("<dd", geom[-16:]) if geom else None for geom, *_ in found] == [
        (32.6178, 46.65581),
        None,
        None,
    ]
    assert found[0][1:4] == ("2023-02-14", 2, 1)
    assert incident_from(json.loads(found[0][4])).reports == FULL.reports
    assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_geopackage_holds_any_text(exported: Callable[..., Path], text: str) -> None:
    """Text is a value in the database, never a part of a command."""
    database = sqlite3.connect(exported(".gpkg", hostile(FULL, text)))
    assert len(database.execute("SELECT quote FROM events").fetchall()) == 1
    database.close()


def test_every_column_has_a_value_and_a_meaning() -> None:
    """The table of columns and the rows agree, and each column says what it means."""
    assert list(row(FULL)) == [column.name for column in columns()]
    assert all(column.about and column.kind in ("text", "number", "count", "day", "flag") for column in columns())


def test_an_unknown_suffix_is_told(tmp_path: Path) -> None:
    """A suffix that names no format is refused with the list of those that do, and nothing is written."""
    with pytest.raises(UnknownFormat, match=r"\.geojson"):
        export(ALL, tmp_path / "events.docm")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", EXPORTS)
def test_an_output_that_cannot_be_written_is_named(tmp_path: Path, suffix: str) -> None:
    """Where a folder is a file, the error names the output, and what stood there is untouched."""
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(OutputError, match="folder"):
        export(ALL, tmp_path / "folder" / f"events{suffix}")
    assert (tmp_path / "folder").read_text() == "in the way"


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    """An error in the middle of writing leaves the file as it was, and no other beside it."""
    path = tmp_path / "events.csv"
    path.write_text("old")

    def breaks():  # type: ignore[no-untyped-def]
        yield FULL
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        export(breaks(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_data_come_in_pieces() -> None:
    """What the pieces of a file of places and of Issues come to is what these files are when written at once."""
    place = MentionedPlace(
        "Kherson", 46.6558, 32.6178, "UA", None, 706448, "PPLA", "city", 7.5, (PlaceMention("x", 0, 7, "Kherson"),)
    )
    twice = replace(place, mentions=(*place.mentions, PlaceMention("y", 3, 10, "In Kherson")))
    first = DATA["places.jsonl"].make(Piece((), [place], opens=True, closes=False))
    second = DATA["places.jsonl"].make(Piece((), [replace(twice, mentions=twice.mentions[1:])], False, True))
    assert first + second == line(mentioned_place_json(twice)) + "\n"
    issue = Issue("read", "bad.txt", "empty", "holds no text", refused=True)
    assert json.loads(DATA["issues.jsonl"].make(Piece((), [issue], True, True)))["doc"] == "bad.txt"
    assert "Creative Commons Attribution 4.0" in credits_text()


def test_parquet_has_types_points_and_records(exported: Callable[..., Path]) -> None:
    """geopandas reads points where we put them, typed columns, and the whole record of each incident."""
    frame = geopandas.read_parquet(exported(".parquet", *ALL))
    assert frame.crs == "OGC:CRS84"
    assert [(point.x, point.y) for point in frame.geometry if point] == [(32.6178, 46.65581)]
    assert frame["killed_high"].tolist()[0] == 3
    assert frame["date_start"].tolist()[0] == date(2023, 2, 14)
    assert incident_from(json.loads(frame["record"][0])).reports == FULL.reports


def test_frames_have_the_columns_of_the_table_with_types() -> None:
    """Whole numbers, flags and days have their types, missing values included; a geo frame is in WGS84."""
    frame, placed = to_frame(ALL), to_geodataframe(ALL)
    assert list(frame.columns) == [column.name for column in columns()]
    assert frame["killed_low"].sum() == 4
    assert frame["date_start"].max().date() == date(2023, 2, 14)
    assert frame["shown"].tolist() == [True, True, False]
    assert placed.crs.to_epsg() == 4326
    assert placed.geometry.notna().tolist() == [True, False, False]
    assert len(to_frame([])) == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_frames_and_parquet_hold_any_text(exported: Callable[..., Path], text: str) -> None:
    """Any text in any field is a cell of text."""
    quote = geopandas.read_parquet(exported(".parquet", hostile(FULL, text)))["quote"][0]
    assert quote == to_frame([hostile(FULL, text)])["quote"][0]


def test_without_its_library_a_format_says_what_is_missing(
    exported: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """GeoParquet without pyarrow names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"eventgeo\[geo\]"):
        exported(".parquet", FULL)
