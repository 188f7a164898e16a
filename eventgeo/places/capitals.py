"""Capitals, of countries and of their provinces, that are not called by their names: "the Syrian capital", "Helmand's
capital", "the capital of Haiti"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eventgeo.places.gazetteer import Entry, Gazetteer
from eventgeo.places.ranking import placed
from eventgeo.records import Layout, Toponym

_BEHIND = re.compile(r"(?: (?:province|region|state|governorate|oblast|department))?(?:['’]s?)? (capital)\b")
_BEFORE = re.compile(r"\b(capital)(?: city)? of (?:the )?\Z")
_OF_MONEY = re.compile(
    r" (?:punishment|crime|offen[cs]e|murder|gains?|markets?|flows?|flight|controls?|spending|expenditures?"
    r"|investments?|goods|stock|charges?|outflows?|inflows?|requirements?|letters?|region|district|territory|area)\b"
)
_NAMED_BEHIND = re.compile(r"(?: city)?(?: of|,|:)? ?\(?")
_NAMED_BEFORE = re.compile(r",? ?(?:is |was )?\(?(?:the )?")
RULED = ("country", "admin1")
"""The precisions of what has a capital."""
_NEAR = 30
"""How many characters from the words the capital's own name stands that they go with."""


def capitals(layout: Layout, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The capitals that a text speaks of beside the names of what they rule, as toponyms of the word "capital".

    Where a capital's own name stands beside it ("Yemen's capital, Sanaa"), that is the place, and nothing is given.
    """
    for number, toponym in enumerate(toponyms):
        span = _word(layout.text, toponym) if toponym.precision in RULED else None
        if span is None or _is_named(layout.text, toponyms, number, span):
            continue
        entry = _seat(toponym, gazetteer)
        if entry is not None:
            capital = Toponym(*span, layout.text[slice(*span)], "literal")
            yield placed(capital, entry, toponym.confidence)


def _seat(ruled: Toponym, gazetteer: Gazetteer) -> Entry | None:
    """The capital of a country or first-level unit, if the gazetteer knows it."""
    if ruled.precision == "country":
        return gazetteer.capital(ruled.country or "")
    unit = gazetteer.index_of(ruled.geonameid) if ruled.geonameid is not None else None
    return None if unit is None else gazetteer.seat(unit)


def _word(text: str, toponym: Toponym) -> tuple[int, int] | None:
    """Where the word stands that calls the capital of a name's place so, if it does."""
    found = _BEHIND.match(text, toponym.end) or _BEFORE.search(text, max(0, toponym.start - _NEAR), toponym.start)
    return None if found is None or _OF_MONEY.match(text, found.end(1)) else found.span(1)


def _is_named(text: str, toponyms: Sequence[Toponym], number: int, span: tuple[int, int]) -> bool:
    """Whether the capital is called by its name right before the words or right behind them."""
    ruled = toponyms[number]
    start, end = min(span[0], ruled.start), max(span[1], ruled.end)
    behind = [text[end : place.start] for place in toponyms[number + 1 : number + 2] if place.precision not in RULED]
    before = [text[place.end : start] for place in toponyms[:number][-1:] if place.precision not in RULED]
    return any(map(_NAMED_BEHIND.fullmatch, behind)) or any(map(_NAMED_BEFORE.fullmatch, before))
