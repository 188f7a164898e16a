"""Casualties read whole: which happening has how many, of which side, and who says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgeo.records import Event, Toll, TollClaim
from tests.events.readings import told

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("tolls.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
KINDS = ("killed", "wounded", "missing", "captured", "displaced")


def _number(toll: Toll | TollClaim) -> str:
    if toll.low == toll.high:
        return str(toll.low)
    return f"{toll.low}+" if toll.high is None else f"{'' if toll.low is None else toll.low}-{toll.high}"


def _claim(claim: TollClaim) -> str:
    side = f" {claim.side}" if claim.side else ""
    return f"{_number(claim)}{side}{f' by {claim.said_by}' if claim.said_by else ''}"


def _toll(toll: Toll) -> str:
    return _number(toll) + (f" ({', '.join(map(_claim, toll.by))})" if len(toll.by) > 1 else "")


def shown(event: Event) -> str | None:
    """An event as the table writes it; None for one without numbers."""
    tolls = [f"{kind} {_toll(toll)}" for kind in KINDS if (toll := getattr(event, kind)) is not None]
    where = event.place.name if event.place else "-"
    marks = (" summary" if event.kind == "summary" else "") + (" background" if event.background else "")
    return f"{where}{marks}: {'; '.join(tolls)}" if tolls else None


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}: {row[1][:60]}" for row in ROWS])
def test_casualties_are_read_as_an_analyst_signs_them(row: list[str]) -> None:
    """The numbers of each event of the text, and of no other; a row without events has no numbers to sign."""
    _, text, *expected = row
    found = [line for line in map(shown, told(text, "2024-06-12")) if line is not None]
    assert found == [event for event in expected if event]
