# ruff: noqa: E501 (tables and calls read better on long lines)
"""Care: what is withheld is nowhere in what is published, and what need not be withheld stays."""

import base64
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from pyarrow import parquet

from eventgeo import pipeline
from eventgeo.records import Actor, EventDate, Incident, MentionedPlace, Place, Report, Toll, TollClaim, km
from eventgeo.records.place import PlaceMention
from eventgeo.render import EXPORTS
from eventgeo.render.brief import FORMATS, write_brief
from eventgeo.render.care import Care, published
from eventgeo.render.care.masks import mask
from eventgeo.render.care.redact import private_names
from eventgeo.render.site import write_site
from tests.render.brief_samples import sample

START = 200
TEXT = (
    "Shells hit Lipova Hospital No. 7 at 12 Vyshneva Street in Zelenohirka at 47.83127, 35.16384, killing "
    "Halyna Dovzhenko, 34, and her son Pavlyk, officials of Zelenohirka said."
)
SPOT = Place(
    "Zelenohirka",
    "Zelenohirka",
    47.83127,
    35.16384,
    "UA",
    "Southern Oblast",
    "Zelenohirskyi Raion",
    9998887,
    "PPL",
    "city",
    2.0,
    0.9,
)


def told(text: str, place: str, trigger: str, **changes: object) -> Report:
    """A report of a sentence."""
    at, hit = text.index(place), text.index(trigger)
    whole = Report(
        doc="2023/zelenohirka-dovzhenko.txt", sha256="ab" * 32, source="Wire", url="https://news.example/2023/zelenohirka-halyna-dovzhenko",
        archive_url="https://archive.example/zelenohirka", published="2023-02-21", title="Zelenohirka mourns Dovzhenko family", quote=text,
        start=START, end=START + len(text), trigger=(START + hit, START + hit + len(trigger)),
        place_span=(START + at, START + at + len(place)), date=EventDate(as_written="Tuesday in Zelenohirka"), place=place,
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


SECRET = Incident(
    id="5ec3e7", formerly=("01d5ec3e7",), type="Explosions/Remote violence", subtype="shelling",
    date=EventDate(date(2023, 2, 21), date(2023, 2, 21), "day"), place=SPOT,
    actors=(Actor("Zelenohirka Administration", "speaker", "UA", "government"),),
    killed=Toll(2, 2, (TollClaim(2, 2, "the mayor of Zelenohirka"),)), confidence=0.8, sources=1,
    reports=(told(TEXT, "Zelenohirka", "Shells"),), why=("the place Zelenohirka stands next to the trigger",),
)  # fmt: skip
MENTIONED = MentionedPlace(
    "Zelenohirka", 47.83127, 35.16384, "UA", "Southern Oblast", 9998887, "PPL", "city", 2.0,
    (PlaceMention("2023/zelenohirka-dovzhenko.txt", START + TEXT.index("Zelenohirka"), START + TEXT.index("Zelenohirka") + 11, TEXT),),
)  # fmt: skip
SPOT_TOLD = (
    "zelenohir",
    "lipova",
    "vyshneva",
    "47.83127",
    "35.16384",
    "47.8312",
    "47.8313",
    "35.1638",
    "9998887",
    "hospital no. 7",
)
NAMES_TOLD = ("halyna", "dovzhenko", "pavlyk")


POINT_TOLD = tuple(
    struct.pack(form, value)
    for degrees in (47.83127, 35.16384)
    for form, value in (("<d", degrees), (">d", degrees), ("<f", degrees), ("<i", round(degrees * 100_000)))
)
"""The withheld coordinates as bytes: of well-known binary, SQLite, and the columns of the map's page."""
PACKED = re.compile(rb'<script type="application/deflate;base64"[^>]*>([^<]*)')


def contents(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A file's bytes, and those of everything packed into it: archives, the streams and words of a PDF, the data in
    a map's page, the cells of a Parquet file.
    """
    yield name, data
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from contents(archive.read(member), f"{name}/{member}")
    elif data[:4] == b"%PDF":
        yield from ((name, part) for part in parts_of_pdf(data))
    elif data[:4] == b"PAR1":
        rows = parquet.read_table(BytesIO(data)).to_pylist()
        yield name, b"".join(row.pop("geometry") or b"" for row in rows) + repr(rows).encode()
    else:
        yield from ((name, zlib.decompress(base64.b64decode(block), -15)) for block in PACKED.findall(data))


def parts_of_pdf(data: bytes) -> Iterator[bytes]:
    """All strings and streams of a PDF, decompressed, and the words that its pages show."""
    reader = pypdf.PdfReader(BytesIO(data))
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        yield repr(found).encode("utf-8", "replace")
        if isinstance(found, pypdf.generic.StreamObject) and found.get("/Subtype") != "/Image":
            yield found.get_data()
    for page in reader.pages:
        yield page.extract_text().encode("utf-8", "replace")


def leaks(folder: Path, words: Iterable[str]) -> list[str]:
    """Where a word, or the withheld point as bytes, stands in any file, packed or not, or in the name of one."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for name, data in contents(path.read_bytes(), str(path.relative_to(folder))):
            text = (name + "\n" + data.decode("utf-8", "replace")).casefold()
            found += [f"{name}: {word}" for word in words if word in text]
            found += [f"{name}: a coordinate" for point in POINT_TOLD if "47.83127" in words and point in data]
    return found


def publish(folder: Path, care: Care) -> None:
    """Everything that can be published of the secret, beside an incident that is none."""
    incidents = [SECRET, sample(1), sample(2)]
    write_brief(folder / "brief", incidents, (*FORMATS, "zip"), care=care)
    write_site(folder / "site", incidents, [MENTIONED], care=care, base_url="https://site.example/")
    for suffix in EXPORTS:
        pipeline.export(incidents, folder / f"events{suffix}", care)
    compared = pipeline.compare(incidents, [SECRET], care=care)
    pipeline.export(compared, folder / "compared.gpkg")
    (folder / "compared.html").write_text(pipeline.show_comparison(compared), "utf-8")


@pytest.fixture(scope="module")
def unmasked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published without care for names or places."""
    folder = tmp_path_factory.mktemp("unmasked")
    publish(folder, Care(redact=False))
    return folder


def test_what_is_coarsened_and_redacted_is_in_no_output(tmp_path: Path) -> None:
    """No file of site, briefing, exports and comparisons, unpacked, has the place, its coordinates, the street or the
    names, as words or as bytes.
    """
    publish(tmp_path, Care(coarsen_km=10))
    assert leaks(tmp_path, SPOT_TOLD + NAMES_TOLD) == []


def test_the_search_for_leaks_finds_them(unmasked: Path) -> None:
    """Without care every kind of file gives away the place, so that the search above proves something."""
    told = {Path(leak.split(":")[0].split("/xl")[0]).suffix for leak in leaks(unmasked, SPOT_TOLD)}
    assert {".pdf", ".html", ".gpkg", ".parquet", ".csv", ".jsonl", ".geojson", ".kml", ".svg", ".js"} <= told


def test_names_are_masked_unless_they_are_asked_for(tmp_path: Path, unmasked: Path) -> None:
    """By default names are masked in every output and the place is not; asked for, both are there."""
    publish(tmp_path, Care())
    found = leaks(tmp_path, [*NAMES_TOLD, "vyshneva"])
    assert found
    assert {leak.rpartition(": ")[2] for leak in found} == {"vyshneva"}
    assert leaks(unmasked, ["dovzhenko"]) != []


def test_a_coarse_place_holds_the_true_one() -> None:
    """Its circle contains the true point with its own radius, on a fixed grid, and the incident keeps the rest."""
    one = published([SECRET], [MENTIONED], Care(coarsen_km=10)).incidents[0]
    place = one.place
    assert place is not None
    assert place.lat is not None
    assert place.lon is not None
    assert place.radius_km is not None
    assert km(place.lat, place.lon, 47.83127, 35.16384) + 2.0 <= place.radius_km <= 12.2
    assert (place.name, place.role, place.country) == ("Southern Oblast", "about", "UA")
    assert (one.type, one.killed and one.killed.low, one.date) == (SECRET.type, 2, SECRET.date)


@pytest.mark.parametrize("least_km", [1, 5, 25, 100])
@pytest.mark.parametrize(
    "spot", [(47.83127, 35.16384), (-33.9, 18.4), (0.001, -0.001), (69.9, 179.99), (5.5, -179.999)]
)
def test_the_grid_is_never_further_than_asked(spot: tuple[float, float], least_km: float) -> None:
    """Anywhere on the Earth the middle of the cell is within the distance asked for."""
    one = replace(SECRET, place=replace(SPOT, lat=spot[0], lon=spot[1]))
    place = published([one], (), Care(coarsen_km=least_km)).incidents[0].place
    assert place is not None
    assert place.lat is not None
    assert place.lon is not None
    assert km(place.lat, place.lon, *spot) <= least_km + 0.1


@pytest.mark.parametrize(
    ("text", "place", "is_coarse"),
    [
        ("Shells hit a house in Zelenohirka.", SPOT, True),
        ("Shells hit two shelters in Zelenohirka.", SPOT, True),
        ("Shells hit the maternity ward of Zelenohirka.", SPOT, True),
        ("Shells hit a bridge in Zelenohirka.", SPOT, False),
        ("Shells hit the warehouse of Zelenohirka.", SPOT, False),
        ("Shells hit Zelenohirka.", replace(SPOT, feature="HSP"), True),
        ("Shells hit a house in Zelenohirka.", replace(SPOT, radius_km=40.0, precision="admin2"), False),
    ],
)  # fmt: skip
def test_only_chosen_places_are_made_coarse(text: str, place: Place, is_coarse: bool) -> None:
    """Homes, shelters and hospitals are; other places, and places that are coarse already, keep name and point."""
    one = replace(SECRET, place=place, reports=(told(text, "Zelenohirka", "Shells", title=None),))
    made = published([one], (), Care(coarsen_km=10)).incidents[0]
    assert (made.place != place) is is_coarse


def test_other_categories_can_be_chosen() -> None:
    """A school is coarsened where schools are asked for."""
    one = replace(SECRET, reports=(told("Shells hit a school in Zelenohirka.", "Zelenohirka", "Shells", title=None),))
    assert published([one], (), Care(coarsen_km=10)).incidents[0].place == SPOT
    assert published([one], (), Care(coarsen_km=10, categories=("school",))).incidents[0].place != SPOT


def test_another_incident_of_the_document_does_not_tell_it() -> None:
    """The title and the addresses that two incidents share keep the secret of the one."""
    other = replace(
        SECRET,
        id="other",
        place=None,
        actors=(),
        killed=None,
        reports=(told("Troops met near Zelenohirka.", "Zelenohirka", "met"),),
    )
    report = published([SECRET, other], (), Care(coarsen_km=10)).incidents[1].reports[0]
    assert "elenohir" not in f"{report.title} {report.url} {report.archive_url} {report.doc}"


def test_who_signed_stays_unless_the_name_is_withheld() -> None:
    """A byline is public; where the same name is that of a private person it is masked there too."""
    quote = "Halyna Dovzhenko, 34, was killed."
    for author, is_told in (("Halyna Dovzhenko", False), ("A. Writer", True)):
        one = replace(SECRET, reports=(replace(told(quote, "killed", "killed", title=None), author=author),))
        assert (published([one]).incidents[0].reports[0].author == author) is is_told


def test_masks_move_the_marks_with_the_words() -> None:
    """After masking, the spans still mark the same words of the quote."""
    text = "Halyna Dovzhenko, 34, was killed when shells hit Zelenohirka."
    one = replace(SECRET, reports=(told(text, "Zelenohirka", "killed"),))
    report = published([one], ()).incidents[0].reports[0]
    marked = [report.quote[start - START : end - START] for start, end in (report.trigger, report.place_span or (0, 0))]
    assert marked == ["killed", "Zelenohirka"]
    assert report.end - report.start == len(report.quote)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Halyna Dovzhenko, 34, was killed.", {"Halyna Dovzhenko"}),
        ("A 12-year-old boy named Omar was shot.", {"Omar"}),
        ("Pavlyk, 8, was wounded.", {"Pavlyk"}),
        ("Mykola Petrenko, a local teacher, told reporters.", {"Mykola Petrenko"}),
        ("Gunmen kidnapped Maria Lopez and her daughter Ana.", {"Maria Lopez", "Ana"}),
        ("Witness Ahmed al-Sayed saw it.", {"Ahmed al-Sayed"}),
        ("Relatives mourned his brother Idris.", {"Idris"}),
        ("The body of Ivan Kovalchuk was found.", {"Ivan Kovalchuk"}),
        ("Fatou Diallo (22) died in the blast.", {"Fatou Diallo"}),
        ("“We ran,” said resident Олена Коваленко.", {"Олена Коваленко"}),
        ("José Ñáñez, a farmer, was abducted.", {"José Ñáñez"}),
        ("Halyna’s mother and Pavlo O'Neil's wife fled.", {"Halyna", "Pavlo O'Neil"}),
        ("Olena Hryn, Ivan Sych and Petro Lys were killed.", {"Olena Hryn", "Ivan Sych", "Petro Lys"}),
        ("“We ran,” said Maria, a teacher.", {"Maria"}),
        ("Olena, 43, lost her home.", {"Olena"}),
        ("They helped Taras (67) out.", {"Taras"}),
        ("The dead include Olena, 43.", {"Olena"}),
        ("Oksana, who lived next door, saw the flash.", {"Oksana"}),
        ("“We ran,” said Maria Kovalenko.", {"Maria Kovalenko"}),
        ("“We ran,” Maria Kovalenko recalled.", {"Maria Kovalenko"}),
        ("Yusuf Ali told reporters that shells fell.", {"Yusuf Ali"}),
        ("Human Rights Watch said so.", set()),
        ("Russia said so, and Kyiv denied it.", set()),
        ("Al Jazeera said that Kherson was hit.", set()),
        ("Governor Ivan Horbunov said so.", set()),
        ("said Ivan Horbunov, the head of the regional administration.", set()),
        ("President Ana Morales said so.", set()),
        ("US President Ana Morales said so.", set()),
        ("Stephen King, 45, was killed.", {"Stephen King"}),
        ("Ivan Horbunov, the governor of the region, was wounded.", set()),
        ("General Omar Idris was killed.", set()),
        ("The Red Cross said nothing.", set()),
        ("Krasna Hora was attacked.", set()),
        ("Residents of Krasna Hora fled.", set()),
        ("The United Nations was told.", set()),
        ("In Zelenohirka, 12 people were killed.", set()),
    ],
)  # fmt: skip
def test_private_persons_are_told_from_others(text: str, names: set[str]) -> None:
    """Age, kin, harm and private callings make a name private; offices, organisations and places do not."""
    assert private_names(text) == names


def test_an_office_told_once_makes_a_name_public() -> None:
    """Whoever is called by an office in one report is not masked where another calls that person by name alone."""
    titled = replace(
        SECRET, id="a", reports=(told("Governor Ivan Horbunov of Zelenohirka was hit.", "Zelenohirka", "hit"),)
    )
    named = replace(
        SECRET, id="b", reports=(told("In Zelenohirka, Ivan Horbunov said, guns hit.", "Zelenohirka", "hit"),)
    )
    assert "Ivan Horbunov" in published([titled, named]).incidents[1].reports[0].quote
    assert "Ivan Horbunov" not in published([named]).incidents[0].reports[0].quote


def test_actors_and_places_are_never_taken_for_private_persons() -> None:
    """A name that is an actor's or a place's stays, whatever stands about it."""
    one = replace(SECRET, actors=(Actor("Halyna Dovzhenko", "speaker"),))
    assert "Halyna Dovzhenko" in published([one]).incidents[0].reports[0].quote


@pytest.mark.parametrize(
    ("subtype", "when", "is_held"),
    [
        ("troop movement", EventDate(date(2023, 2, 20), date(2023, 2, 20), "day"), True),
        ("troop movement", EventDate(date(2023, 2, 10), date(2023, 2, 10), "day"), False),
        ("troop movement", EventDate(date(2023, 2, 10), None, "ongoing"), True),
        ("exercise", EventDate(date(2024, 1, 1), date(2024, 1, 1), "day"), True),
        ("withdrawal", EventDate(), True),
        ("shelling", EventDate(date(2023, 2, 20), date(2023, 2, 20), "day"), False),
    ],
)
def test_current_movements_of_forces_wait(subtype: str, when: EventDate, is_held: bool) -> None:
    """Movements of the last days, going on, planned or undated are held back, with a note that says how many."""
    one = replace(SECRET, type="Strategic developments", subtype=subtype, date=when)
    made = published([one], [MENTIONED], Care(delay_days=7, redact=False))
    assert (made.incidents == ()) is is_held
    assert (made.places == ()) is is_held
    assert any("held back for 7 days" in note for note in made.notes) is is_held


def test_a_plan_far_ahead_does_not_open_the_door() -> None:
    """The delay counts from the newest report, not from a planned incident in the future."""
    plan = replace(sample(0), id="plan", modality="planned", date=EventDate(date(2030, 1, 1), date(2030, 1, 1), "day"))
    movement = replace(SECRET, subtype="troop movement", date=EventDate(date(2023, 3, 30), date(2023, 3, 30), "day"))
    assert [one.id for one in published([plan, movement], (), Care(delay_days=7)).incidents] == ["plan"]


def test_the_originals_are_untouched() -> None:
    """Care makes new records; the ones given, which local outputs use, are as they were."""
    before = repr(SECRET)
    published([SECRET], [MENTIONED], Care(coarsen_km=10))
    assert repr(SECRET) == before


@pytest.mark.parametrize(
    ("stretches", "text", "offsets"),
    [
        ([], "abc def ghi", {0: 0, 11: 11}),
        ([(4, 7)], "abc [x] ghi", {4: 4, 5: 7, 7: 7, 8: 8}),
        ([(0, 3), (4, 7)], "[x] ghi", {0: 0, 7: 3, 8: 4}),
        ([(2, 5), (3, 6)], "ab[x]f ghi", {2: 2, 6: 5, 11: 10}),
    ],
)
def test_masking_moves_offsets(stretches: list[tuple[int, int]], text: str, offsets: dict[int, int]) -> None:
    """Stretches that touch become one mask; offsets after them move by the difference."""
    made = mask("abc def ghi", stretches, "[x]")
    assert made.text == text
    assert {old: made.moved(old) for old in offsets} == offsets
