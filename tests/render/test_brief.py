# ruff: noqa: E501 (tables and calls read better on long lines)
"""Briefings: what is selected, what is counted, and what each attachment says to its own reader."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pptx
import pytest
from PIL import Image
from pypdf import PdfReader

from eventgeo.records import BadRecord, EventDate, EventgeoError, Incident, OutputError, Place, Toll
from eventgeo.render import MissingExtra, UnknownFormat
from eventgeo.render.brief import FORMATS, Selection, briefing, picture, plain_pdf, read_area, tagged_pdf, write_brief
from eventgeo.render.brief.write import _created
from eventgeo.render.drawing.frame import bulk
from tests.render.brief_samples import LAST, sample, samples
from tests.render.incidents import ALL, HOSTILE, hostile

TITLE = "Front — фронт — جبهة"
EVERY = (*FORMATS, "zip")


def text_of_pdf(path: Path) -> str:
    """What pdftotext reads."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler-utils is not installed")
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout


def about_pdf(path: Path) -> dict[str, str]:
    """What pdfinfo tells."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler-utils is not installed")
    told = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    return {key: value.strip() for key, _, value in (line.partition(":") for line in told.splitlines())}


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (Selection(), range(40)),
        (Selection(period="week"), range(7)),
        (Selection(period="day"), range(1)),
        (Selection(period="week", until=date(2023, 3, 20)), range(11, 18)),
        (Selection(since=date(2023, 3, 30)), range(2)),
        (Selection(since=date(2023, 3, 1), until=date(2023, 3, 2)), range(29, 31)),
        (Selection(region="sy"), range(2, 40, 3)),
        (Selection(region="Donetsk oblast"), range(1, 40, 3)),
        (Selection(types=("battles",)), range(0, 40, 3)),
        (Selection(types=("Shelling", "peaceful")), [at for at in range(40) if at % 3]),
        (Selection(min_confidence=0.9), range(4, 40, 5)),
        (Selection(period="week", region="UA", min_confidence=0.6), [1, 3, 4, 6]),
    ],
)
def test_a_selection_keeps_what_was_asked_for(selection: Selection, numbers: Sequence[int]) -> None:
    """Days, areas, types and confidence narrow the incidents; all of them hold together."""
    found = briefing(samples(), selection).incidents
    assert {one.id for one in found} == {sample(number).id for number in numbers}


@pytest.mark.parametrize(
    ("changes", "is_in"),
    [
        ({}, True),
        ({"kind": "summary"}, False),
        ({"modality": "planned"}, False),
        ({"modality": "claimed"}, True),
        ({"background": True}, False),
        ({"date": EventDate()}, False),
        ({"date": EventDate(date(2023, 3, 1), None, "ongoing")}, False),
        ({"date": EventDate(date(2023, 3, 1), date(2023, 3, 31), "month")}, True),
    ],
)
def test_only_what_a_map_shows_and_the_period_holds_is_in_it(changes: dict[str, object], is_in: bool) -> None:
    """Plans, summaries, background and undated incidents are not counted for a week; intervals that meet it are."""
    one = replace(sample(0), id="special", **changes)  # type: ignore[arg-type]
    assert (
        "special" in {found.id for found in briefing([one, sample(1)], Selection(period="week")).incidents}
    ) is is_in


@pytest.mark.parametrize(
    ("geojson", "numbers"),
    [
        ({"type": "Polygon", "coordinates": [[[37, 36], [38, 36], [38, 37], [37, 37], [37, 36]]]}, range(2, 9, 3)),
        ({"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[[[30, 46], [33, 46], [33, 47], [30, 47]]]]}}, range(0, 9, 3)),
        ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "coordinates": [[[30, 30], [40, 30], [40, 50], [30, 50]], [[37.5, 48], [38.5, 48], [38.5, 49], [37.5, 49]]]}]}}]}, [0, 2, 3, 5, 6, 8]),
    ],
)  # fmt: skip
def test_an_area_keeps_what_lies_inside(tmp_path: Path, geojson: object, numbers: Sequence[int]) -> None:
    """Polygons of any GeoJSON count, their holes do not."""
    path = tmp_path / "area.geojson"
    path.write_text(json.dumps(geojson), encoding="utf-8")
    found = briefing(samples(9), Selection(area=read_area(path))).incidents
    assert {one.id for one in found} == {sample(number).id for number in numbers}


@pytest.mark.parametrize(
    "content",
    [
        "nonsense",
        "[]",
        "{}",
        '{"type": "Point", "coordinates": [1, 2]}',
        '{"type": "Polygon", "coordinates": [["x"]]}',
        '{"type": "Polygon", "oordinates": [[[30, 45], [38, 45], [38, 50]]]}',
        '{"type": "Polygon", "coordinates": [[[30, 45], [38, 45], [38, 5%s]]]}' % ("0" * 400),
        '{"type": "Polygon", "coordinates": [[[30, 45], [38, 45], [38, 95]]]}',
    ],
)
def test_an_area_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    """A file without polygons is refused with its name."""
    path = tmp_path / "area.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadRecord, match=r"area\.geojson"):
        read_area(path)


def test_figures_stand_against_the_period_before() -> None:
    """The week's counts come with those of the week before and the change; tolls are sums of ranges."""
    made = briefing(samples(12), Selection(period="week"))
    told = {figure.label: (figure.value, figure.before, figure.change) for figure in made.figures}
    assert made.period == "25–31 Mar 2023"
    assert made.before == "18–24 Mar 2023"
    assert told["Incidents"] == ("7", "5", "+2")
    assert told["Killed, as reported"] == ("9–16", "9–14", "")
    assert told["Battles"] == ("3", "1", "+2")
    assert told["Reported by one source alone"] == ("4", "2", "+2")


def test_without_a_first_day_there_is_nothing_to_compare() -> None:
    """Figures of all incidents have no period before, rather than an empty one."""
    made = briefing(samples(12))
    assert made.before == ""
    assert {figure.before for figure in made.figures} == {""}


@pytest.mark.parametrize(
    ("incidents", "selection", "lines"),
    [
        (
            samples(12),
            Selection(period="week"),
            (
                "7 incidents were reported for 25–31 Mar 2023, 2 more than in the period before (5); "
                "4 of them by one source alone.",
                "By type: Battles (3), Explosions/Remote violence (2), Protests (2). "
                "Most often named: Kherson (3), Бахмут (2), \u2068حلب\u2069 (2).",
                "Killed, as reported: 9–16; wounded: none reported.",
            ),
        ),
        (
            [replace(sample(1), killed=None), replace(sample(4), killed=Toll(2, None))],
            Selection(),
            (
                "2 incidents were reported for 27–30 Mar 2023; 1 of them by one source alone.",
                "By type: Explosions/Remote violence (2). Place: Бахмут.",
                "Killed, as reported: at least 2; wounded: none reported; 1 incident without any number.",
            ),
        ),
        ([], Selection(), ("No incidents were reported.",)),
    ],
    ids=["a week", "two at a place", "none"],
)
def test_the_summary_counts_and_says_nothing_else(
    incidents: list[Incident], selection: Selection, lines: tuple[str, ...]
) -> None:
    """Three lines from counts alone: how many, what and where, how many hurt."""
    assert briefing(incidents, selection).summary == lines


@pytest.mark.parametrize(
    ("kinds", "line"),
    [
        ("ABCD", "By type: A (1), B (1), C (1), D (1). Place: Kherson."),
        ("ABCDE", "By type: A (1), B (1), C (1), and 2 other types. Place: Kherson."),
    ],
)
def test_the_summary_never_counts_one_type_that_it_could_name(kinds: str, line: str) -> None:
    """Of five types or more the most are named and the rest counted; fewer are all named."""
    assert briefing([replace(sample(3 * at), type=kind) for at, kind in enumerate(kinds)]).summary[1] == line


def test_what_happened_at_one_place_shares_a_pin() -> None:
    """Pins are numbered by place in the order of the table; an incident without coordinates has none."""
    nowhere = replace(sample(5), place=None)
    made = briefing([sample(4), sample(3), nowhere, sample(1), sample(0)])
    assert [row.pin for row in made.rows] == ["", "1", "2", "1", "2"]
    assert [(pin.label, pin.name) for pin in made.pins] == [("1", "Бахмут"), ("2", "Kherson")]


def test_a_country_gets_no_pin() -> None:
    """What is known to a country alone is in the table, without a pin in the middle of nowhere."""
    place = sample(0).place
    assert place is not None
    made = briefing([replace(sample(0), place=replace(place, name="Ukraine", precision="country", radius_km=600.0))])
    assert [(row.pin, row.place) for row in made.rows] == [("", "somewhere in Ukraine, Kherson Oblast")]
    assert made.pins == ()


def test_a_full_table_says_what_it_left_out() -> None:
    """The table keeps those with most killed and says how many others there are; the map has small pins for them."""
    made = briefing(samples(40), limit=2)
    assert len(made.rows) == 2
    assert all(row.tolls == "3–4 killed" for row in made.rows)
    assert "2 of 40 incidents" in made.left_out
    assert "38 others left out" in made.left_out


def test_who_signed_is_named_beside_the_outlet() -> None:
    """Each outlet stands once with all who signed its reports, and is counted among the sources without them."""
    (first,) = sample(0).reports
    signed = (
        replace(first, author="A. Writer"),
        replace(first, author="B. Other; A. Writer"),
        replace(first, source="Wire X"),
    )
    made = briefing([sample(0, reports=signed)])
    assert [name for name, _ in made.rows[0].sources] == ["Wire 0 (A. Writer, B. Other)", "Wire X"]
    assert made.sources == (("Wire 0", 1), ("Wire X", 1))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All attachments of one briefing."""
    folder = tmp_path_factory.mktemp("brief")
    write_brief(
        folder, samples(), EVERY, title=TITLE, selection=Selection(period="fortnight"), handling="For members only"
    )
    return folder


@pytest.mark.parametrize("made_by", ["weasyprint", "fpdf2"])
def test_the_pdf_says_all_of_it(written: Path, tmp_path: Path, made_by: str) -> None:
    """Both libraries put title, handling, summary, figures, incidents in three scripts, sources and method on paper."""
    path = written / "briefing.pdf"
    if made_by == "fpdf2":
        made = briefing(samples(), Selection(period="fortnight"), title=TITLE, handling="For members only")
        path = tmp_path / "plain.pdf"
        path.write_bytes(plain_pdf.pdf(made, "a4", _created(made)))
    text = " ".join(text_of_pdf(path).split())
    for words in (
        "For members only", "Front", "фронт", "18–31 Mar 2023", "14 incidents were reported", "Key figures",
        "4–17 Mar 2023", "Shelling", "Бахмут", "Northern Army", "Reported by", "Wire 0", "Sources",
        "Method, confidence, credits", "never confirmed", "GeoNames", "Page 1 of",
    ):  # fmt: skip
        assert words in text, words
    # Arabic comes out of a PDF in its joined forms or its plain letters, with marks of direction about it.
    assert any(word in text for word in ("حلب", "ﺣﻠﺐ", "بلح"))


@pytest.mark.parametrize("made_by", ["weasyprint", "fpdf2"])
def test_each_page_of_the_pdf_has_the_handling_line(written: Path, tmp_path: Path, made_by: str) -> None:
    """A page that is torn from the others still tells how it may be handed on; so does the picture."""
    path = written / "briefing.pdf"
    if made_by == "fpdf2":
        made = briefing(samples(), Selection(period="fortnight"), title=TITLE, handling="For members only")
        path = tmp_path / "plain.pdf"
        path.write_bytes(plain_pdf.pdf(made, "a4", _created(made)))
    pages = PdfReader(path).pages
    assert len(pages) > 1
    assert all("For members only" in page.extract_text() for page in pages)
    assert "For members only" in (written / "map.svg").read_text("utf-8")


def test_the_pdf_is_tagged_and_titled(written: Path) -> None:
    """It says that it is tagged, has its title, no script, and the size of its page."""
    told = about_pdf(written / "briefing.pdf")
    assert told["Tagged"] == "yes"
    assert told["JavaScript"] == "no"
    assert told["Title"].startswith("Front")
    assert "A4" in told["Page size"]
    assert b"pdfuaid" in (written / "briefing.pdf").read_bytes() or told["Metadata Stream"] == "yes"


@pytest.mark.parametrize("figures", [9, 10, 11])
def test_a_plain_heading_stands_over_its_table(tmp_path: Path, figures: int) -> None:
    """However full the page before is, the heading of the incidents is on the page that their table begins on."""
    made = briefing(samples())
    long = replace(made.rows[0], quote=" ".join([made.rows[0].quote] * 6))
    made = replace(made, figures=(made.figures * 4)[:figures], rows=(long,))
    path = tmp_path / "plain.pdf"
    path.write_bytes(plain_pdf.pdf(made, "a4", _created(made)))
    pages = [page for page in text_of_pdf(path).split("\f") if "As reported" in page]
    assert "Incidents" in [line.strip() for line in pages[0].splitlines()]


@pytest.mark.parametrize("make", [tagged_pdf.pdf, plain_pdf.pdf])
def test_the_pdf_comes_on_letter_paper(tmp_path: Path, make: object) -> None:
    """US Letter is as wide and high as it should be."""
    made = briefing(samples(3))
    path = tmp_path / "letter.pdf"
    path.write_bytes(make(made, "letter", _created(made)))  # type: ignore[operator]
    assert about_pdf(path)["Page size"].startswith("612 x 792")


def test_the_map_has_its_furniture(written: Path) -> None:
    """The drawing is well-formed, runs nothing, and has scale, north, legend, names, stamp and boundary view."""
    root = ElementTree.fromstring((written / "map.svg").read_bytes())
    texts = {"".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")}
    assert {"N", "Battles", "Protests", "Kherson", "Бахмут", "حلب", "1", "2", "3"} <= texts
    assert any(text.endswith(" km") for text in texts)
    assert any("Reports up to 31 Mar 2023" in text for text in texts)
    assert any("Boundaries: as recognised by the United Nations" in text for text in texts)
    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "path",
        "circle",
        "text",
        "tspan",
    }


def test_the_picture_is_large_and_full(written: Path) -> None:
    """The PNG is wide enough for print, and shows many colours."""
    picture = Image.open(written / "map.png")
    assert picture.width == 2000
    assert len(picture.convert("RGB").getcolors(1 << 24)) > 200


def test_word_has_headings_tables_and_a_described_map(written: Path) -> None:
    """The document has native headings, both tables, links to the reports, and words for the map."""
    document = docx.Document(str(written / "briefing.docx"))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings == ["Map", "Key figures", "Incidents", "Sources", "Method, confidence, credits"]
    figures, incidents = document.tables
    assert [cell.text for cell in figures.rows[1].cells] == ["Incidents", "14", "14", "no change"]
    assert len(incidents.rows) == 15
    assert "Бахмут" in "".join(cell.text for row in incidents.rows for cell in row.cells)
    links = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert "https://news.example/0" in links
    assert "Map of 3 places with 14 incidents" in document.inline_shapes[0]._inline.docPr.get("descr")
    assert document.core_properties.created.date() == LAST
    assert document.sections[0].header.paragraphs[0].text == "For members only"


def test_slides_have_native_text_and_tables(written: Path) -> None:
    """Title, map, figures, incidents and sources have slides; words are words, and the map is described."""
    slides = pptx.Presentation(str(written / "briefing.pptx")).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert titles == [
        TITLE,
        "Map",
        "Key figures",
        "Incidents (1 of 3)",
        "Incidents (2 of 3)",
        "Incidents (3 of 3)",
        "Sources, method, credits",
    ]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    for slide in slides:
        assert "For members only" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert tables[1].cell(1, 3).text.endswith("Reported by Wire 1 · confidence 80%")
    assert tables[0].cell(1, 1).text == "14"
    assert "حلب" in "".join(cell.text for row in tables[1].rows for cell in row.cells)
    picture = next(shape for shape in slides[1].shapes if shape.name == "Map")
    assert "Numbered: 1 " in picture._element.nvPicPr.cNvPr.get("descr")


def test_the_workbook_has_the_briefings_incidents(written: Path) -> None:
    """Dates are dates, the header is frozen and filtered, and only what was selected is there."""
    sheet = openpyxl.load_workbook(written / "incidents.xlsx")["Incidents"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == 14
    assert rows[-1][header.index("date_start")].date() == LAST
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref


def test_the_archive_holds_all_with_their_hashes(written: Path) -> None:
    """The manifest names every file with its size and SHA-256; the files are the same as those beside it."""
    with zipfile.ZipFile(written / "briefing.zip") as archive:
        manifest = json.loads(archive.read("MANIFEST.json"))
        assert {one["file"] for one in manifest["files"]} == {form.file for form in FORMATS.values()}
        for one in manifest["files"]:
            data = archive.read(one["file"])
            assert (len(data), hashlib.sha256(data).hexdigest()) == (one["bytes"], one["sha256"])
            assert data == (written / one["file"]).read_bytes()
        assert "GeoNames" in archive.read("CREDITS.txt").decode()
    assert manifest["incidents"] == 14
    assert manifest["handling"] == "For members only"


def test_the_archive_keeps_its_budget(tmp_path: Path) -> None:
    """What does not fit is left out by name, in the manifest as in what the call gives back."""
    done = write_brief(tmp_path, samples(), ["zip"], title=TITLE, max_mb=0.15)
    assert (tmp_path / "briefing.zip").stat().st_size <= 150_000
    with zipfile.ZipFile(tmp_path / "briefing.zip") as archive:
        left_out = json.loads(archive.read("MANIFEST.json"))["left_out"]
        assert "briefing.pdf" in archive.namelist()
        assert "briefing.docx" not in archive.namelist()
    assert any("briefing.docx left out" in sentence for sentence in left_out)
    assert set(left_out) <= set(done.left_out)


def test_a_rebuild_is_the_same_whatever_the_order(tmp_path: Path, written: Path) -> None:
    """The same incidents in another order give the same bytes in every format."""
    write_brief(
        tmp_path, reversed(samples()), EVERY, title=TITLE, selection=Selection(period="fortnight"), handling="For members only"
    )  # fmt: skip
    for path in sorted(written.iterdir()):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_dates_come_from_the_environment_where_it_gives_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH dates the files; nonsense in it is named."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    write_brief(tmp_path, samples(2), ["docx"])
    assert docx.Document(str(tmp_path / "briefing.docx")).core_properties.created.year == 1970
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(EventgeoError, match="SOURCE_DATE_EPOCH"):
        write_brief(tmp_path, samples(2), ["docx"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    """Every format is made and whole with hostile text in each field; markup in it is shown as it was written."""
    incidents = [hostile(one, text) for one in ALL]
    write_brief(tmp_path, incidents, ["svg", "docx", "pptx", "xlsx", "kmz", "zip"], title=text, handling=text)
    root = ElementTree.fromstring((tmp_path / "map.svg").read_bytes())
    assert not [node for node in root.iter() if node.tag.rpartition("}")[2] in ("script", "img", "x", "foreignObject")]
    docx.Document(str(tmp_path / "briefing.docx"))
    pptx.Presentation(str(tmp_path / "briefing.pptx"))
    for row in openpyxl.load_workbook(tmp_path / "incidents.xlsx")["Incidents"].iter_rows():
        assert "f" not in {cell.data_type for cell in row}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "briefing.docx", "briefing.pptx", "briefing.zip", "incidents.kmz", "incidents.xlsx", "map.svg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", [HOSTILE[8], HOSTILE[10], HOSTILE[13], "url(http://evil.example/x) @import", '"; } * { x: y']
)
def test_hostile_text_prints_as_it_was_written(tmp_path: Path, text: str) -> None:
    """Both PDFs are made; tags of a report stand on the paper as letters."""
    made = briefing([hostile(one, text) for one in ALL], title=text, handling=text)
    for name, make in (("tagged", tagged_pdf.pdf), ("plain", plain_pdf.pdf)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(make(made, "a4", _created(made)))
        if "<" in text:
            assert "alert(1)" in text_of_pdf(path)


def test_a_briefing_of_nothing_is_whole(tmp_path: Path) -> None:
    """No incident in the period is a briefing too, which says so, in every format."""
    done = write_brief(tmp_path, samples(2), EVERY, selection=Selection(since=date(2030, 1, 1)))
    assert done.incidents == 0
    assert {path.name for path in done.files} == {*(form.file for form in FORMATS.values()), "briefing.zip"}
    assert all(path.stat().st_size > 0 for path in done.files)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    """A slip of the pen gives a sentence, not an empty briefing."""
    with pytest.raises(EventgeoError, match="before it begins"):
        briefing(samples(2), Selection(since=date(2023, 3, 2), until=date(2023, 3, 1)))


@pytest.mark.parametrize(("formats", "page_size"), [(("doc",), "a4"), (("pdf",), "a3")])
def test_what_is_no_format_is_named(tmp_path: Path, formats: tuple[str, ...], page_size: str) -> None:
    """An unknown format or paper is refused before anything is written."""
    with pytest.raises(UnknownFormat):
        write_brief(tmp_path, samples(1), formats, page_size=page_size)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file where the folder should be is an OutputError with its name."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        write_brief(tmp_path / "file", samples(1), ["svg"])


def test_the_picture_needs_no_fonts_of_the_system(written: Path) -> None:
    """The docx embeds the same picture as the PNG beside it."""
    with zipfile.ZipFile(written / "briefing.docx") as archive:
        media = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert Image.open(io.BytesIO(media[0])).width == 2000


def test_without_weasyprint_the_plainer_pdf_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where WeasyPrint cannot be imported the briefing is a PDF all the same, with the same words and no tags."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    path = write_brief(tmp_path, samples(3), ["pdf"], title=TITLE).files[0]
    assert about_pdf(path)["Tagged"] == "no"
    assert "Kherson" in text_of_pdf(path)


def test_a_missing_library_is_named_or_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for by name, a format without its library is an error that says what to install; the archive does without."""
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(MissingExtra, match="pip install"):
        write_brief(tmp_path, samples(2), ["pptx"])
    done = write_brief(tmp_path, samples(2), ["zip"])
    assert any("briefing.pptx left out" in sentence for sentence in done.left_out)


FRONT = [(38.0 + at / 10, 48.5 + at % 3 / 10) for at in range(12)]


@pytest.mark.parametrize(
    ("points", "off"),
    [
        (FRONT, []),
        ([*FRONT, (-74.0, 40.7)], [(-74.0, 40.7)]),
        ([*FRONT[:6], (-74.0, 40.7)], []),
        ([*FRONT, (-74.0, 40.7), (4.4, 50.8)], [(-74.0, 40.7)]),
        ([*FRONT, *FRONT, (179.0, -17.0)], [(179.0, -17.0)]),
        ([*FRONT, (40.0, 48.0)], []),
    ],
)
def test_the_few_far_out_do_not_make_the_map_small(
    points: list[tuple[float, float]], off: list[tuple[float, float]]
) -> None:
    """One of eight or more that would make a wide map much smaller is left off, and never more than one in eight."""
    assert sorted(set(points) - bulk(points, 800, 480)) == off


def test_what_lies_off_the_map_is_named_below_it() -> None:
    """The pin overseas is named in the small print, keeps its number, and is counted."""
    far = replace(sample(0).place or Place("", "", None, None), name="New York", lat=40.7, lon=-74.0)
    near = [replace(sample(at), place=replace(far, name=f"Town {at}", lat=48 + at / 50, lon=38.0)) for at in range(16)]
    made = briefing([*near, replace(sample(20), place=far)])
    number = next(pin.label for pin in made.pins if pin.name == "New York")
    assert f"Off this map: {number} New York" in picture.svg(made)
    made = briefing([*near, replace(sample(20), place=far, killed=None)], limit=5)
    assert "Off this map: New York" in picture.svg(made)
