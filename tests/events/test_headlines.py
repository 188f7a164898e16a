"""Headlines of today's wars, read whole; and those that only sound like war."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgeo.events import triggers
from eventgeo.language import layout
from eventgeo.records import Toll
from tests.events.readings import told


def _rows(name: str) -> list[list[str]]:
    """The rows of a table beside this file, without comments and its line of names."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def _range(toll: Toll | None) -> str:
    """Least and most as the table writes them."""
    return "-" if toll is None else f"{toll.low}–{'' if toll.high is None else toll.high}"


@pytest.mark.parametrize("row", _rows("headlines.tsv"), ids=lambda row: row[0])
def test_a_headline_is_read_whole(row: list[str]) -> None:
    """Subtype, modality, weapon, the dead, and who did it to whom."""
    first = told(row[0])[0]
    who = ", ".join(f"{actor.name} {actor.role}" for actor in first.actors) or "-"
    assert [first.subtype, first.modality, first.weapon or "-", _range(first.killed), who] == row[1:]


@pytest.mark.parametrize("headline", [row[0] for row in _rows("figures.tsv")])
def test_what_only_sounds_like_war_tells_nothing(headline: str) -> None:
    """Sport, business, accidents, disasters and the arts borrow the words of war."""
    assert triggers(layout(headline)) == ()
