"""The curated tables hold what their headers promise."""

from __future__ import annotations

import re

import pytest

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.gazetteer.curated import NAMESAKE_KM, table, with_curated
from eventgeo.places.gazetteer.features import features
from eventgeo.places.gazetteer.fold import fold
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.geocoder import GazetteerGeocoder
from eventgeo.records import km

TABLES = ("curated.tsv", "ucdp.tsv")
CODE = re.compile(r"[A-Z]{2}")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_can_be_read(name: str) -> None:
    """Coordinates, feature, country and source are of the kinds that the columns are for."""
    for place in table(name):
        assert place["name"].strip(), place
        assert -90 <= float(place["lat"]) <= 90, place
        assert -180 <= float(place["lon"]) <= 180, place
        assert place["feature"] in features(), place
        assert not place["country"] or CODE.fullmatch(place["country"]), place
        assert all(CODE.fullmatch(code) for code in place["disputed"].split("|") if code), place
        assert place["source"] in ("unverified", "ucdp"), place


@pytest.mark.parametrize("name", TABLES)
def test_what_is_not_certain_says_so_by_its_radius(name: str) -> None:
    """No row of the tables claims to be nearer than 5 km."""
    assert [place["name"] for place in table(name) if float(place["radius_km"]) < 5] == []


def test_there_are_hundreds_of_them() -> None:
    """At least 400 places that matter to conflicts are curated, some of them disputed."""
    rows = [place for name in TABLES for place in table(name)]
    assert len(rows) >= 400
    assert sum(bool(place["disputed"]) for place in rows) >= 40


def test_settlements_lie_in_their_country() -> None:
    """Near each curated settlement there is one of the same country, or the border: a slip of the pen would show."""
    geocoder = GazetteerGeocoder(Gazetteer.open())
    strays = []
    for name in TABLES:
        for place in table(name):
            if place["feature"] != "PPL" or not place["country"]:
                continue
            near = geocoder.reverse((float(place["lat"]), float(place["lon"])), exactly_one=False, limit=12)
            if place["country"] not in {answer.raw["country"] for answer in near}:
                strays.append((place["name"], place["country"]))
    assert strays == []


def test_no_settlement_is_told_of_twice() -> None:
    """No two curated settlements of a country share a name within 15 km: one would hide what the other says."""
    towns = [place for place in table("curated.tsv") if place["feature"].startswith("PPL")]
    seen: dict[tuple[str, str], list[dict[str, str]]] = {}
    twice = []
    for place in towns:
        lat, lon = float(place["lat"]), float(place["lon"])
        for name in {fold(name.split(" (")[0]) for name in (place["name"], *place["alternatives"].split("|")) if name}:
            others = seen.setdefault((place["country"], name), [])
            twice += [name for other in others if km(lat, lon, float(other["lat"]), float(other["lon"])) < NAMESAKE_KM]
            others.append(place)
    assert twice == []


def test_a_district_that_stands_for_its_province_is_put_at_the_town_of_its_name() -> None:
    """It takes the town's point, in whatever spelling, from the same province alone, and a radius of districts."""
    rows = [
        Row("A1", "Ruritania", "XX", "ADM1", 10.0, 20.0),
        Row("A2", "Graustark", "XX", "ADM1", 11.0, 20.0),
        Row("D1", "Vulkhovka", "XX", "ADM2", 10.0, 20.0, admin1="A1"),
        Row("D2", "Strelsau", "XX", "ADM2", 10.0, 20.0, admin1="A1"),
        Row("D3", "Zenda", "XX", "ADM2", 10.4, 20.4, admin1="A1"),
        Row("D4", "Tarlenheim North", "XX", "ADM2", 10.0, 20.0, admin1="A1"),
        Row("T4", "Tarlenheim", "XX", "PPL", 10.2, 20.3, admin1="A1"),
        Row("T1", "Volkhovka", "XX", "PPL", 10.5, 20.5, admin1="A1"),
        Row("T2", "Strelsau", "XX", "PPL", 11.2, 20.0, admin1="A2"),
        Row("T3", "Zenda", "XX", "PPL", 10.1, 20.1, admin1="A1"),
    ]
    placed = {row.key: (row.lat, row.lon, row.radius_km) for row in with_curated(rows, strict=False)}
    assert placed["D1"] == (10.5, 20.5, 25.0)
    assert placed["D2"] == (10.0, 20.0, 0.0)
    assert placed["D3"] == (10.4, 20.4, 0.0)
    assert placed["D4"] == (10.2, 20.3, 25.0)
