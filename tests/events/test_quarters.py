"""Quarters that the gazetteer lacks or knows abroad alone, in the report's own country."""

from __future__ import annotations

import pytest

from eventgeo.events.quarters import at_home
from eventgeo.language import layout
from eventgeo.records import Document, Mentions, Publication, Toponym

POINTS = {
    "San Salvador": ("SV", 13.7, -89.2, "PPLC"),
    "Soyapango": ("SV", 13.7, -89.1, "PPL"),
    "El Salvador": ("SV", 13.8, -88.9, "PCLI"),
    "Escalon": ("US", 37.8, -121.0, "PPL"),
    "Modesto": ("US", 37.6, -121.0, "PPL"),
    "Managua": ("NI", 12.1, -86.2, "PPLC"),
    "Zacamil": (None, None, None, None),
}
REPORT = "San Salvador is calm, El Salvador's army said in Soyapango. "


def _mentions(text: str) -> Mentions:
    found = []
    for name, (country, lat, lon, feature) in POINTS.items():
        start = text.find(name)
        if start >= 0:
            precision = None if lat is None else "country" if feature == "PCLI" else "city"
            found.append(
                Toponym(start, start + len(name), name, "literal", lat, lon, None, name, country,
                        feature=feature, precision=precision)  # type: ignore[arg-type]
            )  # fmt: skip
    found.sort(key=lambda each: each.start)
    return Mentions(Document("report", text), layout(text), Publication(), tuple(found))


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("A bomb exploded in the Escalon neighborhood.", "Escalon", ("SV", None)),
        ("A bomb exploded in the town of Escalon.", "Escalon", ("SV", None)),
        ("A bomb exploded in Escalon, a suburb.", "Escalon", ("SV", None)),
        ("A bomb exploded in the Zacamil district.", "Zacamil", ("SV", None)),
        ("A bomb exploded in Escalon.", "Escalon", ("US", 37.8)),
        ("A bomb exploded in the Escalon district, near Modesto.", "Escalon", ("US", 37.8)),
        ("A bomb exploded in the Managua district.", "Managua", ("NI", 12.1)),
    ],
)
def test_a_quarter_known_abroad_alone_is_at_home(sentence: str, name: str, expected: tuple[str, float | None]) -> None:
    """What is called a quarter, and is the only small place of its country, is of the country of the other names."""
    found = at_home(_mentions(REPORT + sentence)).toponyms
    assert [(each.country, each.lat) for each in found if each.surface == name] == [expected]


def test_a_quarter_lies_in_the_town_that_is_named_behind_it() -> None:
    """It keeps its own name, and has the town's point."""
    text = "El Salvador is calm, but for the Zacamil neighborhood of San Salvador and for Soyapango."
    found = next(each for each in at_home(_mentions(text)).toponyms if each.surface == "Zacamil")
    assert (found.name, found.country, found.lat, found.precision) == ("Zacamil", "SV", 13.7, "city")


def test_a_report_of_no_one_country_is_left_as_it_is() -> None:
    """Too few names tell nothing of whose country it is."""
    mentions = _mentions("A bomb exploded in the Escalon neighborhood of Managua.")
    assert at_home(mentions) is mentions
