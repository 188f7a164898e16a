"""Names in a list of places: what is listed between towns, or with one as lying in a land, is a place too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.places.recognition.matches import Names
from eventgeo.places.recognition.stretches import is_known, is_unheard, runs
from eventgeo.places.recognition.words import Case, Words


def in_lists(
    words: Words, names: Names, found: Sequence[tuple[int, int, bool]], free: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The spans of free names that a list joins to a place that was `found`, and leads on to another one.

    "near Kupiansk, Lyman and Avdiivka": Lyman is a surname where nothing stands beside it. "Dansadau, Mada and Ruwan
    Doruwa in Zamfara": nobody else has heard of them.
    """
    places = {first: last for first, last, demonym in found if not demonym}
    for begin, end, case in words.sentences if len(places) > 1 else ():
        if case is not Case.MIXED or not any(begin <= first < end for first in places):
            continue
        others = {
            first: last
            for first, last in runs(words, begin, end)
            if all(free[first:last]) and (is_known(words, names, first, last) or is_unheard(words, first, last))
        }
        for first in [first for first in places if others and begin <= first < end]:
            yield from _listed(words.forms, places[first], places, others)


def _listed(forms: Sequence[str], at: int, places: dict[int, int], others: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The names of a list, behind its first place that ends before word `at`, up to its last one or what it lies in."""
    waiting: list[tuple[int, int]] = []
    while (first := _next(forms, at)) is not None:
        if first in places:
            yield from waiting
            return
        if first not in others:
            break
        waiting.append((first, others[first]))
        at = others[first]
    inside = at + 1 + (forms[at + 1 : at + 2] == ["the"])
    if forms[at : at + 1] == ["in"] and inside in places:
        yield from waiting


def _next(forms: Sequence[str], at: int) -> int | None:
    """The word behind the comma or "and" that goes on a list; None where it ends."""
    joint = at
    joint += forms[joint : joint + 1] == [","]
    joint += forms[joint : joint + 1] == ["and"]
    return joint if joint > at else None
