"""Parts of lands: where the east of a country lies."""

from __future__ import annotations

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser
from eventgeo.records import Location, km


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    """The shipped geoparser."""
    return Geoparser()


def located(geoparser: Geoparser, text: str) -> tuple[Location, ...]:
    """The locations of a text."""
    shape = layout(text)
    return geoparser.locations(shape, geoparser.toponyms(shape))


PARTS = [
    ("Shelling killed three people in eastern Ukraine.", "eastern Ukraine", (48.5, 38.0)),
    ("An ambush in the east of Chad killed three.", "the east of Chad", (14.0, 21.0)),
    ("Bandits attacked a village in Nigeria's north-west.", "Nigeria's north-west", (12.0, 6.0)),
    ("Gunmen killed six in southwestern Niger.", "southwestern Niger", (13.5, 2.5)),
    ("Protesters marched in southern Chile.", "southern Chile", (-41.5, -72.0)),
    ("A drone killed two in southern Lebanon.", "southern Lebanon", (33.3, 35.4)),
    ("Two farmers died in the far north of Cameroon.", "the far north of Cameroon", (10.5, 14.3)),
    ("Bandits struck across the north-west of Nigeria.", "the north-west of Nigeria", (12.0, 6.3)),
]


@pytest.mark.parametrize(("text", "surface", "point"), PARTS)
def test_a_part_lies_on_its_side_of_the_land(
    text: str, surface: str, point: tuple[float, float], geoparser: Geoparser
) -> None:
    """What happened in the east of a country is not put at its middle, and the radius covers the part."""
    (found,) = located(geoparser, text)
    assert found.surface == surface
    assert (found.role, found.precision) == ("about", "region")
    assert found.lat is not None
    assert found.lon is not None
    assert found.radius_km is not None
    assert km(found.lat, found.lon, *point) < min(200.0, found.radius_km)


@pytest.mark.parametrize(
    "text",
    [
        "Troops moved north of Syria.",
        "Police raided homes in eastern Leeds.",
        "Shots were fired in North Korea.",
    ],
)
def test_what_is_no_part_stays_as_it_is(text: str, geoparser: Geoparser) -> None:
    """The north of a land is not what lies north of it; towns have no parts of their own here."""
    assert [found for found in located(geoparser, text) if found.role == "about"] == []
