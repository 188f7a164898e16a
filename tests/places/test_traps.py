"""Names that are no places: persons, organisations, months, ships, common words."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("traps.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    """The shipped geoparser."""
    return Geoparser()


def test_table_is_long_enough() -> None:
    """The table holds at least 60 traps."""
    assert len(ROWS) >= 60
    assert all(name in row[0] for row in ROWS for name in row[1].split("|"))


@pytest.mark.parametrize(("sentence", "traps", "places"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_trap(sentence: str, traps: str, places: str, geoparser: Geoparser) -> None:
    """A name that is no place is not taken for one, and the places beside it are found."""
    mentions = geoparser.toponyms(layout(sentence))
    shown = [m for m in mentions if m.kind in ("literal", "associative")]
    for trap in traps.split("|"):
        start = sentence.index(trap)
        wrong = [sentence[m.start : m.end] for m in shown if m.start < start + len(trap) and start < m.end]
        assert not wrong, f"{wrong} taken for a place"
    found = [sentence[m.start : m.end] for m in mentions]
    for place in filter(None, places.split("|")):
        assert place in found
