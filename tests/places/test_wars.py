"""Places of recent wars as news spells them, found and resolved in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser
from eventgeo.records import Toponym, km


def table(name: str) -> list[list[str]]:
    """The rows of a table beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    """The shipped geoparser."""
    return Geoparser()


def right(toponym: Toponym, lat: str, lon: str, far: str) -> bool:
    """Whether a toponym lies where the table says."""
    if toponym.lat is None or toponym.lon is None:
        return False
    return km(toponym.lat, toponym.lon, float(lat), float(lon)) <= float(far)


@pytest.mark.parametrize(("name", "lat", "lon", "far", "sentence"), [*table("wars.tsv"), *table("scripts.tsv")])
def test_given_places_resolve(geoparser: Geoparser, name: str, lat: str, lon: str, far: str, sentence: str) -> None:
    """Each name, given its span among those that are found, is resolved to the place that the sentence means."""
    shape, start = layout(sentence), sentence.index(name)
    span = (start, start + len(name))
    others = [(t.start, t.end) for t in geoparser.toponyms(shape) if not t.overlaps(*span)]
    found = {(t.start, t.end): t for t in geoparser.toponyms(shape, sorted([span, *others]))}[span]
    assert right(found, lat, lon, far), (found.name, found.country, found.lat, found.lon)


@pytest.mark.parametrize(("file", "least"), [("wars.tsv", 0.96), ("scripts.tsv", 0.92)])
def test_places_are_found_and_resolve(geoparser: Geoparser, file: str, least: float) -> None:
    """Nearly all names are found by themselves, too, and resolved to the place that the sentence means."""
    rows, missed = table(file), []
    for name, lat, lon, far, sentence in rows:
        start = sentence.index(name)
        found = [t for t in geoparser.toponyms(layout(sentence)) if t.overlaps(start, start + len(name))]
        if not any(right(toponym, lat, lon, far) for toponym in found):
            missed.append(name)
    assert 1 - len(missed) / len(rows) >= least, missed
