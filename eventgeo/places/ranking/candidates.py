"""The places that a name as written may mean: looked up whole, as an abbreviation, as a demonym, or shortened."""

from __future__ import annotations

from typing import Literal, NamedTuple

from eventgeo.places.gazetteer import Gazetteer, fold
from eventgeo.places.ranking.tables import abbreviations, endings, openings

How = Literal["whole", "abbreviation", "demonym", "shortened", "inside", "none"]
LIMIT = 48


class Readings(NamedTuple):
    """What a name may mean: entries with whether the name is in daily use for each, how they were found, what cue the
    name itself gives (a kind of cues.tsv, "" for none), and the folded name under which they were found."""

    entries: tuple[tuple[int, bool], ...]
    how: How
    cue: str
    key: str


def readings(gazetteer: Gazetteer, surface: str) -> Readings:
    """The places that a name as written may mean; `entries` is empty where nothing is known by it.

    A name is taken apart only as far as needed: "Karak district" is looked up whole, then as Karak with the cue of an
    admin unit; for a site ("Colchester Hospital") the entries are of the place that it is named after.
    """
    key = fold(surface)
    known = abbreviations().get(surface.strip())
    if known is not None and (index := gazetteer.index_of(known)) is not None:
        return Readings(((index, True),), "abbreviation", "", key)
    cue = _ending(key)[1]
    if found := gazetteer.readings(key):
        return Readings(_capped(found), "whole", cue, key)
    if (people := gazetteer.people(key)) is not None:
        return Readings(((people.index, True),), "demonym", "", key)
    return _shortened(gazetteer, key)


def _shortened(gazetteer: Gazetteer, key: str) -> Readings:
    cue, how = "", "shortened"
    for _ in range(3):
        shorter, kind = _ending(key)
        if shorter == key:
            shorter, kind = _opening(key)
        if shorter == key:
            break
        key = shorter
        if kind == "site":
            how = "inside"
        if kind != "part":
            cue = cue or kind
        if found := gazetteer.readings(key):
            return Readings(_capped(found), "inside" if how == "inside" else "shortened", cue, key)
        if (people := gazetteer.people(key)) is not None:
            return Readings(((people.index, True),), "inside" if how == "inside" else "demonym", cue, key)
    return Readings((), "none", cue, key)


def _capped(found: list[tuple[int, bool]]) -> tuple[tuple[int, bool], ...]:
    if len(found) <= LIMIT:
        return tuple(found)
    daily = [reading for reading in found if reading[1]]
    return tuple((daily + [reading for reading in found if not reading[1]])[:LIMIT])


def _ending(key: str) -> tuple[str, str]:
    """The name without its last cue words, and what they tell; the name itself where it has none."""
    words = key.split(" ")
    for size in (3, 2, 1):
        if len(words) > size and (kind := endings().get(" ".join(words[-size:]))):
            return " ".join(words[:-size]), kind
    return key, ""


def _opening(key: str) -> tuple[str, str]:
    words = key.split(" ")
    for size in (3, 2, 1):
        if len(words) > size and (kind := openings().get(" ".join(words[:size]))):
            return " ".join(words[size:]), kind
    return key, ""
