"""A gazetteer built from files in the format of GeoNames' dumps."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from eventgeo.places.gazetteer import Gazetteer, WrongFile, build, dumps


def place(key: int, name: str, code: str, lat: float, lon: float, **more: str | int) -> str:
    """A line of a place dump, in the columns of GeoNames."""
    major = {"P": "P", "A": "A", "S": "H"}[code[0]]
    fields = [
        str(key),
        name,
        name,
        str(more.get("others", "")),
        str(lat),
        str(lon),
        major,
        code,
        str(more.get("cc", "UA")),
        "",
    ]
    fields += [str(more.get("admin1", "")), str(more.get("admin2", "")), "", "", str(more.get("people", 0)), "", "120"]
    return "\t".join([*fields, "Europe/Kyiv", "2024-01-01"]) + "\n"


PLACES = (
    place(690791, "Ukraine", "PCLI", 49, 32, people=40_000_000)
    + place(709717, "Donets’ka Oblast’", "ADM1", 48, 37.67, admin1="05")
    + place(
        999001, "Nova Vesela", "PPL", 48.1, 37.4, admin1="05", people=150, others="Новая Весёлая,Novaya Vesyolaya,KBP"
    )
    + place(999002, "Nova Vesela", "PPL", 50.4, 30.2, people=90)
    + place(999003, "Sukhyi Torets", "STM", 48.7, 37.5, admin1="05")
)
NAMES = "1\t999001\ten\tMerryville\t1\t\t\t\n2\t999001\tiata\tNVS\t\t\t\t\nbroken line\n3\t42\ten\tElsewhere\t\t\t\t\n"
CODES = "UA.05\tDonetsk Oblast\tDonetsk Oblast\t709717\n"
HIERARCHY = "690791\t709717\tADM\n709717\t999002\t\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Dumps of a small country: zipped places, alternate names, unit names, hierarchy."""
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.writestr("readme.txt", "of no matter")
        archive.writestr("UA.txt", PLACES + "too\tshort\n" + place(999004, "Wrong", "PPL", 148, 37))
    (tmp_path / "alternateNamesV2.txt").write_text(NAMES, encoding="utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text(CODES, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "hierarchy.zip", "w") as archive:
        archive.writestr("hierarchy.txt", HIERARCHY)
    return sorted(file for file in tmp_path.iterdir() if file.is_file())


def test_places_names_units_and_hierarchy_come_together(files: list[Path], tmp_path: Path) -> None:
    """A village has its names, its unit in English, and what is wrong in the dumps is told by line."""
    built = build(files, tmp_path / "built")
    assert built.places == 5
    assert [(Path(item.path).name, item.line) for item in built.refused] == [
        ("UA.zip", 6),
        ("UA.zip", 7),
        ("alternateNamesV2.txt", 3),
    ]
    gazetteer = Gazetteer.open(tmp_path / "built")
    village = next(entry for entry in gazetteer.candidates("Merryville") if entry.country == "UA")
    assert (village.geonameid, village.name, village.admin1, village.population) == (
        999001,
        "Nova Vesela",
        "Donetsk Oblast",
        150,
    )
    assert [entry.geonameid for entry in gazetteer.candidates("Новая Весёлая")] == [999001]
    assert {entry.admin1 for entry in gazetteer.candidates("Nova Vesela")} == {"Donetsk Oblast"}
    assert gazetteer.candidates("Sukhyi Torets")[0].feature == "STM"
    assert gazetteer.country("UA") is not None


def test_a_build_that_was_killed_goes_on(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are there already are not read anew, and the result is byte for byte that of one go."""
    monkeypatch.setattr(dumps, "PART_LINES", 2)
    build(files, tmp_path / "whole")

    def killed(name: str, lines: int) -> None:
        if lines >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(files, tmp_path / "again", progress=killed)
    parts = sorted(file.name for file in (tmp_path / "again.half" / "parts").iterdir())
    assert len(parts) == 2
    assert not (tmp_path / "again").exists()
    seen: list[int] = []
    build(files, tmp_path / "again", progress=lambda name, lines: seen.append(lines))
    assert max(seen) == 7
    for name in ("names.trie", "entries.npy", "readings.npy", "meta.json"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert not (tmp_path / "again.half").exists()


@pytest.mark.parametrize("name", ["missing.zip", "broken.zip", "admin1CodesASCII.txt"])
def test_dumps_without_places_are_refused_by_name(tmp_path: Path, name: str) -> None:
    """A missing or broken dump, or one without places, is told by its name."""
    if name == "broken.zip":
        (tmp_path / name).write_bytes(b"PK, but no archive")
    if name.endswith(".txt"):
        (tmp_path / name).write_text(CODES, encoding="utf-8")
    with pytest.raises(WrongFile, match=name):
        build([tmp_path / name], tmp_path / "built")


@pytest.mark.parametrize(("damage", "reason"), [((38, 255), "invalid"), ((6, 1), "encrypted")])
def test_archives_that_do_not_unpack_are_refused_by_name(tmp_path: Path, damage: tuple[int, int], reason: str) -> None:
    """An archive whose packed bytes are broken, or that says that it is locked: found by fuzzing."""
    dump = tmp_path / "UA.zip"
    with zipfile.ZipFile(dump, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UA.txt", PLACES)
    content = bytearray(dump.read_bytes())
    at, byte = damage
    content[at] |= byte
    if at == 6:  # the flags stand in the directory at the end too
        content[content.rindex(b"PK\x01\x02") + 8] |= byte
    dump.write_bytes(content)
    with pytest.raises(WrongFile, match=f"UA.zip.*{reason}"):
        build([dump], tmp_path / "built")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (place(6_666_666_666_690_791, "Nova", "PPL", 48, 37), "6666666666690791 is no geonameid"),
        (place(7, "Nova", "PPL", 48, 37, people=-5), "-5 people"),
        (place(7, "Nova", "PPL", 148, 37), "148, 37 is no point on Earth"),
    ],
)
def test_numbers_that_no_place_has_are_refused_by_line(tmp_path: Path, line: str, reason: str) -> None:
    """An id past 32 bits, fewer people than none, a point off the Earth: the line is told, the others are taken."""
    (tmp_path / "UA.txt").write_text(PLACES + line, encoding="utf-8")
    built = build([tmp_path / "UA.txt"], tmp_path / "built")
    assert [str(refused) for refused in built.refused] == [f"{tmp_path / 'UA.txt'}:6: {reason}"]
    assert built.places == 5
