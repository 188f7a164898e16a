"""Expressions of place: what point, radius and role a phrase has."""

from __future__ import annotations

import re

import pytest

from eventgeo.language import layout
from eventgeo.places.coordinates import written_coordinates
from eventgeo.places.locations import locations
from eventgeo.records import Candidate, Location, PlacePrecision, Toponym, km

KNOWN: dict[str, tuple[float, float, float, PlacePrecision, str, str | None]] = {
    "Bakhmut": (48.59, 38.00, 4.3, "city", "UA", "Donetsk Oblast"),
    "Sloviansk": (48.85, 37.60, 4.0, "city", "UA", "Donetsk Oblast"),
    "Opytne": (48.10, 37.72, 2.0, "city", "UA", "Donetsk Oblast"),
    "Kharkiv": (50.00, 36.23, 12.0, "city", "UA", "Kharkiv Oblast"),
    "Donetsk": (48.00, 37.80, 90.0, "admin1", "UA", None),
    "Ukraine": (49.00, 32.00, 500.0, "country", "UA", None),
    "Russia": (60.00, 90.00, 2000.0, "country", "RU", None),
    "Paris": (48.85, 2.35, 12.0, "city", "FR", "Ile-de-France"),
    "Pisky": (50.30, 30.30, 2.0, "city", "UA", "Kyiv Oblast"),
    "Aleppo": (36.25, 37.62, 86.8, "admin1", "SY", None),
}
OTHERS = {
    "Pisky": Candidate(None, "Pisky", "UA", "Donetsk", "PPL", 48.06, 37.68, 0.1),
    "Aleppo": Candidate(None, "Aleppo", "SY", "Aleppo", "PPLA", 36.20, 37.16, 0.1),
}
UNKNOWN = {"Nowhereivka", "Shakhtersky"}


def named(text: str) -> tuple[Toponym, ...]:
    """The toponyms of a text by the tables above: Pisky may be one in Donetsk, Aleppo the town of its province."""
    found = []
    for match in re.finditer(r"[A-Z]\w+", text):
        name = match.group()
        if name in KNOWN:
            lat, lon, radius, precision, country, admin1 = KNOWN[name]
            others = (OTHERS[name],) if name in OTHERS else ()
            found.append(
                Toponym(match.start(), match.end(), name, "literal", lat=lat, lon=lon, name=name, country=country,
                        admin1=admin1, precision=precision, radius_km=radius, alternatives=others)
            )  # fmt: skip
        elif name in UNKNOWN:
            found.append(Toponym(match.start(), match.end(), name, "literal"))
    return tuple(found)


def read(text: str) -> list[Location]:
    """The locations of a text."""
    return list(locations(layout(text), named(text)))


ROAD = (48.72, 37.80)
PHRASES = [
    ("the stretch of the road connecting Sloviansk and the town of Bakhmut", ROAD, "between"),
    ("on the road from Sloviansk to Bakhmut", ROAD, "between"),
    ("the Sloviansk post on the highway linking Sloviansk with Bakhmut", ROAD, "between"),
    ("along the Sloviansk-Bakhmut highway", ROAD, "between"),
    ("Pisky, Staro-Zavodsky district, Donetsk region", (48.06, 37.68), "at"),
    ("Nowhereivka, Bakhmut district", (48.59, 38.0), "about"),
    ("a field between Sloviansk and Bakhmut", ROAD, "between"),
    ("between the towns of Sloviansk and Bakhmut", ROAD, "between"),
    ("20 km north-west of Bakhmut", (48.717, 37.807), "near"),
    ("20 km north-west of the regional capital Bakhmut", (48.717, 37.807), "near"),
    ("20 km north-west of the rebel-held city of Bakhmut", (48.717, 37.807), "near"),
    ("20 kilometres to the north of Bakhmut", (48.77, 38.0), "near"),
    ("some 10 miles (16 km) south of Kharkiv city", (49.855, 36.23), "near"),
    ("15km NW of Bakhmut", (48.685, 37.856), "near"),
    ("about twenty kilometers east of Bakhmut", (48.589, 38.272), "near"),
    ("12 km from Bakhmut", (48.59, 38.0), "near"),
    ("Opytne, 10 km north of Donetsk", (48.10, 37.72), "at"),
    ("Nowhereivka, 20 km north of Bakhmut", (48.77, 38.0), "near"),
    ("Opytne, Shakhtersky district, Donetsk region", (48.10, 37.72), "at"),
    ("the vegetable market of Opytne, south of Bakhmut", (48.10, 37.72), "at"),
    ("Nowhereivka, on the outskirts of Bakhmut", (48.59, 38.0), "near"),
    ("close to the Kharkiv-controlled village near Bakhmut", (48.59, 38.0), "near"),
    ("the village of Opytne (Donetsk region)", (48.10, 37.72), "at"),
    ("Bakhmut in the Donetsk region", (48.59, 38.0), "at"),
    ("Bakhmut, Ukraine", (48.59, 38.0), "at"),
    ("the village of Pisky in the Donetsk region", (48.06, 37.68), "at"),
    ("Nowhereivka, Donetsk region", (48.0, 37.8), "about"),
    ("the village of Nowhereivka near Bakhmut", (48.59, 38.0), "near"),
    ("the village of Opytne near Donetsk", (48.10, 37.72), "at"),
    ("near Bakhmut", (48.59, 38.0), "near"),
    ("on the outskirts of Kharkiv", (50.0, 36.23), "near"),
    ("just outside Kharkiv", (50.0, 36.23), "near"),
    ("the northern countryside of Aleppo", (36.20, 37.16), "near"),
    ("in Aleppo countryside", (36.20, 37.16), "near"),
    ("at 48.5942, 37.9989", (48.5942, 37.9989), "at"),
    ("at 48°35′39″N 37°59′56″E", (48.594, 37.999), "at"),
    ("at 48° 35.65' N, 37° 59.9' W", (48.594, -37.998), "at"),
    ("grid square 37U DQ 1234 5678", (49.2576, 37.7954), "at"),
]


@pytest.mark.parametrize(("text", "point", "role"), PHRASES, ids=[row[0] for row in PHRASES])
def test_phrase(text: str, point: tuple[float, float], role: str) -> None:
    """A phrase gives one location with its point, within 2 km, and its role."""
    found = read(text)
    assert len(found) == 1
    (one,) = found
    assert text[one.start : one.end] == one.surface
    assert one.lat is not None
    assert one.lon is not None
    assert km(one.lat, one.lon, *point) < 2
    assert one.role == role
    assert one.radius_km is not None
    assert one.radius_km > 0


NOTHING = [
    "talks between Ukraine and Russia",
    "in Kharkiv, Bakhmut and Opytne",
    "between Bakhmut and Paris",
    "He scored 48.123, 37.99 in two tries",
    "at 98.5942, 37.9989",
    "flight KA1234 5678",
    "20 km north of Nowhereivka",
    "the countryside of Nowhereivka",
    "the province of Aleppo",
    "Nowhereivka",
    "Bakhmut was calm.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_location(text: str) -> None:
    """Lists, talks, far pairs, impossible coordinates and unknown names give no location."""
    assert read(text) == []


def test_radius_grows_with_what_is_not_known() -> None:
    """Near is wider than at, between as wide as half the way, an unknown village as wide as its region."""
    (road,), (near,), (region,) = map(
        read, ("between Sloviansk and Bakhmut", "near Bakhmut", "Nowhereivka, Donetsk region")
    )
    assert road.radius_km == pytest.approx(20.6, abs=0.5)
    assert near.radius_km == pytest.approx(9.3)
    assert (region.radius_km, region.precision) == (90.0, "admin1")


def test_longer_expression_wins() -> None:
    """A name in a longer expression makes no location of its own."""
    text = "Shells fell 20 km north of Bakhmut, Donetsk region, and near Kharkiv."
    assert [one.surface for one in read(text)] == ["20 km north of Bakhmut, Donetsk region", "near Kharkiv"]


def test_indices_point_into_the_toponyms() -> None:
    """A location lists the names that it is made of."""
    text = "Kharkiv was calm. The road from Sloviansk to Bakhmut was cut."
    (one,) = read(text)
    assert [named(text)[number].surface for number in one.toponyms] == ["Sloviansk", "Bakhmut"]


COORDINATES = [
    ("48.5942, 37.9989", (48.5942, 37.9989)),
    ("-1.67890, 29.22100", (-1.6789, 29.221)),
    ("33.5138 N, 36.2765 E", (33.5138, 36.2765)),
    ("12.5 S 45.25 W", (-12.5, -45.25)),
    ("48°35'N 37°59'E", (48.5833, 37.9833)),
    ("48 degrees 30 minutes North, 37 degrees East", (48.5, 37.0)),
    ("31U DQ 48251 11932", (48.8582, 2.2945)),
]


@pytest.mark.parametrize(("text", "point"), COORDINATES)
def test_coordinates(text: str, point: tuple[float, float]) -> None:
    """Coordinates are read in each of their spellings."""
    ((start, end, found, radius),) = written_coordinates(f"The camp lies at {text} by the road.")
    assert found == pytest.approx(point, abs=2e-4)
    assert f"The camp lies at {text}"[start:end] == text
    assert radius > 0
