"""A capital may be spoken of without its name."""

from __future__ import annotations

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser

SPOKEN_OF = [
    ("Yemen's capital was struck by missiles overnight.", ["Sanaa"]),
    ("Missiles hit the capital of Yemen on Friday.", ["Sanaa"]),
    ("Explosions shook the Ukrainian capital.", ["Kyiv"]),
    ("Iran's capital and Iraq's capital were both hit.", ["Tehran", "Baghdad"]),
    ("A drone hit Ukraine's capital, Kyiv, at dawn.", []),
    ("Clashes spread to Damascus, the Syrian capital.", []),
    ("Aid reached the capital of Haiti, Port-au-Prince.", []),
    ("China's capital controls were eased.", []),
    ("Helmand's capital fell.", ["Lashkar Gāh"]),
    ("A bomb went off in the capital of Helmand province.", ["Lashkar Gāh"]),
    ("Gunmen raided Borno state's capital on Sunday.", ["Maiduguri"]),
    ("Fighters entered Helmand's capital, Lashkar Gah, at dawn.", []),
    ("Fighters reached Lashkar Gah, the capital of Helmand.", []),
]


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    """The shipped geoparser."""
    return Geoparser()


@pytest.mark.parametrize(("text", "names"), SPOKEN_OF)
def test_capital_spoken_of_is_the_city(text: str, names: list[str], geoparser: Geoparser) -> None:
    """ "Yemen's capital" is Sanaa, and one whose name stands beside it is given once."""
    found = [toponym for toponym in geoparser.toponyms(layout(text)) if toponym.surface == "capital"]
    assert [toponym.name for toponym in found] == names
    assert all(toponym.precision == "city" and text[toponym.start : toponym.end] == "capital" for toponym in found)


def test_given_spans_alone_are_resolved(geoparser: Geoparser) -> None:
    """Where the spans are given, no capital is added to them."""
    assert [t.name for t in geoparser.toponyms(layout("Yemen's capital fell."), [(0, 5)])] == ["Yemen"]
