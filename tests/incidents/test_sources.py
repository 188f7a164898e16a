"""Independent sources: copies of one wire count once, and confidence grows with the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eventgeo.incidents import merge
from eventgeo.incidents.sources import independent
from tests.incidents.made import event

WIRE = "Shells fell on the market of the river port on Tuesday morning and killed six people, the governor said."
COPY = "Shells fell on the market of the river port on Tuesday morning and killed six people, the governor told us."
OTHER = "Six died when mortars struck stalls by the docks, according to medics."

REPORTS = [
    ("two papers in their own words", [("a", "Paper A", WIRE), ("b", "Paper B", OTHER)], 2),
    ("two papers that print one wire", [("a", "Paper A", WIRE), ("b", "Paper B", COPY)], 1),
    ("two articles of one paper", [("a", "Paper A", WIRE), ("b", "paper a ", OTHER)], 1),
    ("two sentences of one article", [("a", None, WIRE), ("a", None, OTHER)], 1),
    ("articles without a source", [("a", None, WIRE), ("b", None, OTHER)], 2),
    ("a copy joins two outlets", [("a", "A", WIRE), ("b", "B", COPY), ("c", "C", OTHER)], 2),
    ("short quotes that differ", [("a", "A", "Six dead."), ("b", "B", "Ten hurt.")], 2),
]


@pytest.mark.parametrize(("told", "sources"), [case[1:] for case in REPORTS], ids=[case[0] for case in REPORTS])
def test_copies_count_once(told: list[tuple[str, str | None, str]], sources: int) -> None:
    """Outlets are counted, those that print nearly the same sentence as one."""
    reports = [event(doc, quote=quote, source=source, at=at).report for at, (doc, source, quote) in enumerate(told)]
    assert independent(reports) == sources


def test_the_same_text_under_two_names_is_one_source() -> None:
    """Documents with one text are copies, whatever their quotes."""
    reports = [event("a", quote=WIRE, text="same").report, event("b", quote=OTHER, text="same").report]
    assert independent(reports) == 1


def test_confidence_grows_with_independent_sources_and_not_with_copies() -> None:
    """A second paper makes the reading surer, a reprint does not."""
    single, copied, confirmed = (
        next(merge([event("a", quote=WIRE, source="A"), *more]))
        for more in (
            [],
            [event("b", quote=COPY, source="B")],
            [event("b", quote=OTHER, source="B")],
        )
    )
    assert single.confidence == copied.confidence < confirmed.confidence < 1
    assert (single.sources, copied.sources, confirmed.sources) == (1, 1, 2)


def test_copies_of_one_text_are_one_source_whatever_their_quotes() -> None:
    """Two papers whose texts differ in a few bits print one wire; those of two texts do not."""
    first, second = event("a", quote=WIRE, source="A").report, event("b", quote=OTHER, source="B").report
    mark = "0123456789abcdef"
    for other, sources in ((f"{int(mark, 16) ^ 0b111:016x}", 1), ("fedcba9876543210", 2)):
        marked = [replace(first, fingerprint=mark), replace(second, fingerprint=other)]
        assert independent(marked) == sources
