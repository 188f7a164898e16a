"""What the shipped gazetteer knows, and how it bears damage."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from eventgeo.places.gazetteer import BrokenGazetteer, Gazetteer, NameTag, fold, search
from eventgeo.places.gazetteer.data import __path__ as shipped
from eventgeo.records import km

NAMES = [
    # name, country, latitude, longitude, km: one of its readings is there
    ("Bakhmut", "UA", 48.59, 38.0, 10),
    ("Artemivsk", "UA", 48.59, 38.0, 10),
    ("Бахмут", "UA", 48.59, 38.0, 10),
    ("Kiev", "UA", 50.45, 30.52, 15),
    ("Donbass", "UA", 48.3, 38.2, 100),
    ("Azovstal", "UA", 47.1, 37.61, 5),
    ("Snake Island", "UA", 45.26, 30.2, 5),
    ("Zaporizhzhia NPP", "UA", 47.51, 34.59, 5),
    ("al-Raqqa", "SY", 35.95, 39.01, 10),
    ("الرقة", "SY", 35.95, 39.01, 10),
    ("Deir Ezzor", "SY", 35.34, 40.14, 10),
    ("Hodeidah", "YE", 14.8, 42.95, 10),
    ("Nagorno-Karabakh", "AZ", 39.9, 46.75, 60),
    ("Sahel", "", 15.0, 5.0, 500),
    ("West Bank", "PS", 31.9, 35.2, 60),
    ("Darfur", "SD", 13.0, 24.5, 200),
    ("Black Sea", "", 43.0, 35.0, 200),
    ("Jefferson County", "US", 38.2, -85.7, 30),
    ("Texas", "US", 31.3, -99.3, 50),
    ("United States", "US", 39.8, -98.5, 100),
    ("Bavaria", "DE", 48.9, 11.4, 80),
    ("Heathrow", "GB", 51.47, -0.45, 10),
    ("Lake Chad", "", 13.0, 14.0, 50),
    ("Klishchiivka", "UA", 48.53, 37.97, 5),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer.open()


@pytest.mark.parametrize(("name", "country", "lat", "lon", "far"), NAMES)
def test_a_name_has_the_reading_that_news_means(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float, far: float
) -> None:
    """Each spelling leads to the place, in its country and near its point."""
    found = [entry for entry in gazetteer.candidates(name) if entry.country == country]
    assert any(km(entry.lat, entry.lon, lat, lon) <= far for entry in found)


@pytest.mark.parametrize(
    ("key", "tag"),
    [
        ("ukraine", NameTag("C", 7, True)),
        ("us", NameTag("C", 7, True)),
        ("africa", NameTag("K", 7, True)),
        ("texas", NameTag("A", 7, True)),
        ("bakhmut", NameTag("P", 4, True)),
        ("syrian", NameTag("D", 0, True)),
    ],
)
def test_a_tag_tells_what_a_name_means_at_best(gazetteer: Gazetteer, key: str, tag: NameTag) -> None:
    """Countries, continents, units, settlements and demonyms are told apart."""
    found = gazetteer.tag(key)
    assert found is not None
    assert (found.cls, found.primary) == (tag.cls, tag.primary)
    assert abs(found.logpop - tag.logpop) <= 1


@pytest.mark.parametrize(
    ("word", "true"), [("saint", True), ("new", True), ("west", True), ("killed", False), ("notwithstanding", False)]
)
def test_the_first_words_of_names_are_known(gazetteer: Gazetteer, word: str, true: bool) -> None:
    """Whether a word may begin a name of several is told by the names of places and of peoples, as they are folded."""
    assert gazetteer.begins(fold(f"{word} x")[:-1]) is true


def test_a_word_that_names_nothing_has_no_tag(gazetteer: Gazetteer) -> None:
    """What is no place is not looked for further."""
    assert gazetteer.tag("notwithstanding") is None
    assert gazetteer.candidates("notwithstanding") == []


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("syrians", "SY"),
        ("Ukrainian", "UA"),
        ("French", "FR"),
        ("Scottish", "GB"),
        ("European", None),
        ("Bakhmut", None),
    ],
)
def test_a_demonym_stands_for_its_country(gazetteer: Gazetteer, word: str, country: str | None) -> None:
    """Peoples lead to ISO codes, those of several countries to none."""
    assert gazetteer.demonym(fold(word)) == country


def test_places_have_radius_precision_and_units(gazetteer: Gazetteer) -> None:
    """What is shown of a place comes from the gazetteer: its unit in English, its extent, who disputes it."""
    town = next(entry for entry in gazetteer.candidates("Bakhmut") if entry.precision == "city")
    assert (town.admin1, town.country, town.feature_class) == ("Donetsk Oblast", "UA", "P")
    assert 2 < town.radius_km < 10
    oblast = next(entry for entry in gazetteer.candidates("Donetsk Oblast") if entry.feature == "ADM1")
    assert oblast.precision == "admin1"
    assert oblast.radius_km > 50
    golan = gazetteer.candidates("Golan Heights")[0]
    assert golan.disputed == ("SY", "IL")


@pytest.mark.parametrize(
    ("query", "name"),
    [("Bahkmut", "Bakhmut"), ("Avdievka", "Avdiivka"), ("Deir Ezor", "Deir ez-Zor"), ("Marioupol", "Mariupol")],
)
def test_search_forgives_misspellings(gazetteer: Gazetteer, query: str, name: str) -> None:
    """A slip of the pen still leads to the place, with a likeness."""
    found = search(gazetteer, query, limit=5)
    assert name in [entry.name for entry, _ in found]
    assert all(70 <= likeness <= 100 for _, likeness in found)


def test_it_opens_at_once() -> None:
    """Opening reads next to nothing: a tenth of a second of the processor is ample."""
    started = time.process_time()
    Gazetteer.open()
    assert time.process_time() - started < 0.1


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped gazetteer, to be broken."""
    return Path(
        shutil.copytree(next(iter(shipped)), tmp_path / "gazetteer", ignore=shutil.ignore_patterns("*.py", "__*"))
    )


@pytest.mark.parametrize("name", ["names.trie", "entries.npy", "readings.npy", "tags.npy", "labels.bin", "meta.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    """A half-written gazetteer is refused by the name of what is missing."""
    (copy / name).unlink()
    with pytest.raises(BrokenGazetteer, match=name):
        Gazetteer.open(copy)


@pytest.mark.parametrize("name", ["names.trie", "entries.npy", "tags.npy", "meta.json"])
def test_a_cut_file_is_named(copy: Path, name: str) -> None:
    """A truncated file is refused by its name, without a traceback of numpy's."""
    whole = (copy / name).read_bytes()
    (copy / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BrokenGazetteer, match=name):
        Gazetteer.open(copy)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """A folder without a gazetteer is told to be so."""
    with pytest.raises(BrokenGazetteer, match="no such file"):
        Gazetteer.open(tmp_path)
