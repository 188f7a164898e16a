"""Whatever is in a file that a user gives beside reports, a command reads it or refuses it by name."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgeo.corrections.tables import write_table
from eventgeo.reading.others.gdelt import COLUMNS as GDELT
from tests.conftest import Run
from tests.fuzzing import bounded, damaged, fuzz, swollen
from tests.places.test_dumps import PLACES
from tests.reading.test_events import ACLED, UCDP

pytestmark = pytest.mark.fuzz
GOLDEN = Path(__file__).with_name("golden")
GIVEN, OUT = "{given}", "{out}"
EVENTS = str(GOLDEN / "events.jsonl")
SQUARE = {"type": "Polygon", "coordinates": [[[30, 45], [38, 45], [38, 50], [30, 50], [30, 45]]]}
ROW = {
    "action": "place",
    "value": "Kherson; 46.6, 32.6; 3 km",
    "who": "me",
    "why": "read",
    "doc": "a.txt",
    "sha256": "00",
}
MORE = {"start": "3", "end": "9", "quote": "Shells hit Kherson.", "also": '[["b.txt", "00", 1, 2, "x"]]'}
RULES = [
    ROW | MORE,
    ROW | MORE | {"action": "date", "value": "2023-02"},
    ROW | MORE | {"action": "toll", "value": "killed 3-5"},
]
PLACE = {"name": "Depot", "lat": 48.1, "lon": 37.1, "mentions": [{"doc": "a", "start": 0, "end": 5, "quote": "Depot"}]}
MINE = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": SQUARE, "properties": PLACE}]}
OUTLETS = b"name,kind,reliability,known_by\nDesk,wire,B,desk.example|a*\n"
PROJECT = b'sources = ["reports"]\noutput = "map"\nattach = ["csv"]\nsince = 2023-02-01\n'
GDELT_ROW = {"GLOBALEVENTID": "99", "SQLDATE": "20230214", "EventCode": "1831", "ActionGeo_Type": "4"} | {
    "ActionGeo_FullName": "Kherson", "ActionGeo_Lat": "46.65", "ActionGeo_Long": "32.61", "SOURCEURL": "https://a.example/1",
}  # fmt: skip


def packed(text: str) -> bytes:
    """A place dump as GeoNames offers it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UA.txt", text)
    return buffer.getvalue()


class File(NamedTuple):
    """A file that a command takes: a good one, the command, and the code that it ends with."""

    name: str
    content: bytes
    command: tuple[str, ...]
    code: int = 0


EXPORT = ("export", GIVEN, "-o", f"{OUT}.geojson")
EXTRACT = ("extract", str(GOLDEN.parent / "reading" / "files" / "word.docx"), "-o", OUT)
FILES = (
    File("events.jsonl", (GOLDEN / "events.jsonl").read_bytes(), EXPORT),
    File("events.geojson", (GOLDEN / "events.geojson").read_bytes(), EXPORT),
    File("events.csv", (GOLDEN / "events.csv").read_bytes(), EXPORT),
    File("acled.csv", ACLED.encode(), EXPORT, 1),
    File("ucdp.csv", UCDP.encode(), EXPORT),
    File("gdelt.tsv", "\t".join(GDELT_ROW.get(name, "") for name in GDELT).encode() + b"\n", EXPORT),
    File("places.jsonl", json.dumps(PLACE).encode(), ("map", EVENTS, "--places", GIVEN, "-o", f"{OUT}.html")),
    File("area.geojson", json.dumps(SQUARE).encode(), ("map", EVENTS, "--area", GIVEN, "-o", f"{OUT}.html")),
    File("outlets.csv", OUTLETS, (*EXTRACT, "--sources", GIVEN)),
    File("rules.csv", write_table(Path("rules.csv"), RULES), (*EXTRACT, "--corrections", GIVEN), 1),
    File("rules.xlsx", write_table(Path("rules.xlsx"), RULES), (*EXTRACT, "--corrections", GIVEN), 1),
    File("mine.csv", b"name,lat,lon,alternatives\nDepot,48.1,37.1,Store|Dump\n", ("gazetteer", "add", GIVEN)),
    File("mine.geojson", json.dumps(MINE).encode(), ("gazetteer", "add", GIVEN)),
    File("UA.txt", PLACES.encode(), ("gazetteer", "build", GIVEN, "-o", OUT)),
    File("UA.zip", packed(PLACES), ("gazetteer", "build", GIVEN, "-o", OUT)),
    File("eventgeo.toml", PROJECT, ("status",), 2),
)  # fmt: skip

Check = Callable[[File, bytes], int]


@pytest.fixture
def check(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Check:
    """`check(file, content)` gives a file with this content to its command, and gives the code that it ends with."""
    monkeypatch.setenv("EVENTGEO_HOME", str(tmp_path / "home"))
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path)

    def give(file: File, content: bytes) -> int:
        path, out = tmp_path / file.name, tmp_path / "out"
        for left in (out, tmp_path / "home"):
            shutil.rmtree(left, ignore_errors=True)
        path.write_bytes(content)
        with bounded():
            result = run(*(word.format(given=path, out=out) for word in file.command))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code in (0, 1, 2)
        return result.exit_code

    return give


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_good_file_is_taken(file: File, check: Check) -> None:
    """The files that are damaged below are good ones: what is refused of them is refused on purpose."""
    assert check(file, file.content) == file.code


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_damaged_file_is_read_or_refused(file: File, check: Check) -> None:
    """A good file with some bytes replaced, dropped, doubled or cut off."""

    @fuzz(20)
    @given(damaged(file.content))
    def each(content: bytes) -> None:
        check(file, content)

    each()


@pytest.mark.soak
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_swollen_file_is_read_or_refused_in_time(file: File, check: Check) -> None:
    """A good file in which a piece is repeated up to a megabyte."""

    @fuzz(2)
    @given(swollen(file.content, 999_000))
    def each(content: bytes) -> None:
        check(file, content)

    each()


@pytest.mark.parametrize("name", ["area.geojson", "mine.geojson", "events.geojson", "places.jsonl"])
@pytest.mark.parametrize("deep", ['{"type":', '{"type": "FeatureCollection", "features": [[', "["])
def test_what_is_nested_too_deep_is_refused(name: str, deep: str, check: Check) -> None:
    """Found by fuzzing: JSON that is nested deeper than it can be read is refused by name."""
    file = next(file for file in FILES if file.name == name)
    assert check(file, (deep * 100_000).encode()) in (1, 2)


@pytest.mark.parametrize("name", ["mine.csv", "outlets.csv", "rules.csv", "acled.csv", "events.csv"])
@pytest.mark.parametrize("part", ["heading", "row"])
def test_a_cell_without_end_is_no_fault(name: str, part: str, check: Check) -> None:
    """Found by fuzzing: a cell longer than the csv module may take is read or refused, in the heading and below it."""
    file = next(file for file in FILES if file.name == name)
    start = b"" if part == "heading" else file.content.splitlines(keepends=True)[0]
    check(file, start + b'"' + b"x," * 100_000)


@pytest.mark.parametrize(
    "value", [[], 1, {"type": "FeatureCollection", "features": [[], {"geometry": [], "properties": []}]}]
)
def test_places_that_are_no_features_are_refused(value: object, check: Check) -> None:
    """JSON of another shape than GeoJSON has no places."""
    file = next(file for file in FILES if file.name == "mine.geojson")
    assert check(file, json.dumps(value).encode()) in (1, 2)


KEYS = st.sampled_from(
    "type features geometry geometries coordinates properties id date place lat lon reports name".split()
)
LEAVES = st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(
    ["Feature", "FeatureCollection", "Polygon", "Point", "MultiPolygon", "GeometryCollection", "2023-02-14", "x", ""]
)  # fmt: skip
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


@pytest.mark.parametrize("file", [file for file in FILES if b"{" in file.content[:1]], ids=lambda file: file.name)
def test_any_json_is_read_or_refused(file: File, check: Check) -> None:
    """JSON of any shape under the keys that matter."""

    @fuzz(25)
    @given(st.dictionaries(KEYS, VALUES, max_size=6))
    def each(value: object) -> None:
        check(file, json.dumps(value).encode())

    each()


NUMBERS = ["", "0", "-1", "1e999", "nan", "9" * 400, "٣", "2023-02-30", "2023-02-14", "0000-00-00"]
CELLS = st.sampled_from([*NUMBERS, "=1+1", "'", '"', "a;b", "x" * 99])


@pytest.mark.parametrize("file", [file for file in FILES if file.name.endswith((".csv", ".tsv"))], ids=lambda f: f.name)
def test_any_cells_are_read_or_refused(file: File, check: Check) -> None:
    """Rows of strange cells below the right columns."""
    header = file.content.decode("utf-8-sig").partition("\n")[0]
    mark = "\t" if "\t" in header else ","

    @fuzz(25)
    @given(st.lists(st.lists(CELLS, min_size=header.count(mark) + 1, max_size=header.count(mark) + 1), max_size=4))
    def each(rows: list[list[str]]) -> None:
        check(file, "\n".join([header, *(mark.join(row) for row in rows)]).encode())

    each()


def test_many_unknown_places_are_refused_in_time(check: Check) -> None:
    """Found by fuzzing: each name that the gazetteer lacks was sought among all names like it."""
    rules = next(file for file in FILES if file.name == "rules.csv")
    head, *_ = rules.content.split(b"\n")
    rows = b"".join(b"place,no such place %d,me,read\n" % number for number in range(20_000))
    assert check(rules, head + b"\n" + rows) == 1
