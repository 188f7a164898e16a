"""The places that a name as written may mean: looked up whole, as an abbreviation, as a demonym, or shortened."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from eventgeo.places.gazetteer import Gazetteer, bare, fold
from eventgeo.places.gazetteer.gazetteer import SHORT
from eventgeo.places.gazetteer.skeleton import skeleton, sound
from eventgeo.places.gazetteer.write import TRANSLITERATED
from eventgeo.places.ranking.tables import abbreviations, endings, openings
from eventgeo.places.scripts import is_other, nominatives

_ADJECTIVES = (
    re.compile(r"sk(?:y|yi|iy|ii|i|a|aya)$|k(?:y|yi|iy|ii|i)$"),
    re.compile(r"(?:y?an|iv|ov|ev)s?k(?:y|yi|iy|ii|i|a|aya)$"),
)
"""How Russian and Ukrainian make a district's name of its town's: Sverdlovsky of Sverdlovsk, Popasnyansky of
Popasna."""
_TOWN_ENDINGS = ("", "a", "e", "o", "y", "ka", "sk")
"""What such a town's name may have behind the stem that the two share."""
_REGION = ("oblast", "province", "governorate", "region")
"""What the gazetteer calls a first-level unit behind its seat's name."""
INITIALS = re.compile(r"(?:the )?(?:[A-Z]\.)+[A-Z]?\.?", re.I)
"""What initials look like: "U.N."; short words with a full stop ("Ala.") are none."""
How = Literal["whole", "abbreviation", "demonym", "shortened", "inside", "respelled", "none"]
LIMIT = 48
ALIKE, SAME = 74.0, 84.0
"""The least likeness (0–100) of a name and the place that another transliteration makes it mean, and that from which
the name counts for one in daily use."""
RIVAL = 14.0
"""How much less like a name than the likest place one may be that it may mean as well."""
METROPOLIS = 6
"""The logarithm of a population from which a longer name that nobody knows is taken to begin with a city's."""
WELL_KNOWN = 5
"""The logarithm of a population from which a place's name is not looked for under other spellings, nor is one among
them."""


class Readings(NamedTuple):
    """What a name may mean: entries with whether the name is in daily use for each, how they were found, what cue the
    name itself gives (a kind of cues.tsv, "" for none), the folded name under which they were found, those entries
    that the gazetteer shows under this very name, those that it shows as a city of it ("New York City"), and those
    that it shows as its republic ("Republic of the Congo")."""

    entries: tuple[tuple[int, bool], ...]
    how: How
    cue: str
    key: str
    own: frozenset[int] = frozenset()
    cities: frozenset[int] = frozenset()
    states: frozenset[int] = frozenset()


def readings(gazetteer: Gazetteer, surface: str) -> Readings:
    """The places that a name as written may mean; `entries` is empty where nothing is known by it.

    A name is taken apart only as far as needed: "Karak district" is looked up whole, then as Karak with the cue of an
    admin unit; for a site ("Colchester Hospital") the entries are of the place that it is named after.
    """
    read = _read(gazetteer, surface)
    key = bare(read.key)
    shown = [(index, bare(fold(gazetteer.entry(index).name))) for index, _ in read.entries]
    own, cities = (frozenset(index for index, name in shown if name == form) for form in (key, f"{key} city"))
    states = frozenset(index for index, name in shown if name.endswith(f"republic of the {key}"))
    return read._replace(own=own, cities=cities, states=states)


def _read(gazetteer: Gazetteer, surface: str) -> Readings:
    key = fold(surface)
    known = abbreviations().get(surface.strip(" -–—"))
    if known is not None and (index := gazetteer.index_of(known)) is not None:
        return Readings(((index, True),), "abbreviation", "", key)
    if is_initials(surface) and ((tag := gazetteer.tag(key)) is None or tag.cls not in "CKRA"):
        return Readings((), "none", "", key)
    cue = _ending(key)[1]
    people = gazetteer.people(key)
    found = gazetteer.readings(key)
    if is_other(surface) and (inflected := _inflected(gazetteer, surface)).entries:
        return inflected._replace(cue=cue)
    if people is not None and all(index != people.index for index, _ in found):
        found = [(people.index, True), *found]
    if found:
        found = [(index, daily or _transcribed(gazetteer, key, index)) for index, daily in found]
        found += _regions(gazetteer, key, found)
        found += _plain(gazetteer, key) or _spelt(gazetteer, key, exact=any(daily for _, daily in found))
        return Readings(_capped(found), "demonym" if people is not None else "whole", cue, key)
    shorter = _shortened(gazetteer, key)
    if not shorter.entries or shorter.how == "inside":
        shorter = _respelled(gazetteer, key, shorter)
    return shorter if shorter.entries else _named_after(gazetteer, shorter)


def _regions(gazetteer: Gazetteer, key: str, found: list[tuple[int, bool]]) -> list[tuple[int, bool]]:
    """The regions that a city's old name stands for as well, which none bears alone: Kharkov of "Kharkov region"."""
    if any(gazetteer.entry(index).feature_class != "P" for index, _ in found):
        return []
    units = dict.fromkeys(index for unit in _REGION for index, _ in gazetteer.readings(f"{key} {unit}"))
    return [(index, False) for index in units]


def _inflected(gazetteer: Gazetteer, surface: str) -> Readings:
    """What a name in Cyrillic or Arabic letters may mean in any of the nominatives that it may have."""
    key, found = "", dict[int, bool]()
    for form in map(fold, nominatives(surface)):
        for index, daily in gazetteer.readings(form):
            key = key or form
            found[index] = found.get(index, False) or daily
    return Readings(_capped(list(found.items())), "whole" if found else "none", "", key)


def is_initials(surface: str) -> bool:
    """Whether a name is written as initials with full stops, which stand for a town only where a table says so."""
    return INITIALS.fullmatch(surface) is not None and surface.count(".") > 1


def _plain(gazetteer: Gazetteer, key: str) -> list[tuple[int, bool]]:
    """What the name means without its last word, where that is no part of it: the Karak of "Karak district"."""
    shorter, kind = _ending(key)
    if kind in ("", "site", "water", "mountain", "island"):
        return []
    known = {index for index, _ in gazetteer.readings(key)}
    return [(index, False) for index, _ in gazetteer.readings(shorter) if index not in known]


def _transcribed(gazetteer: Gazetteer, key: str, index: int) -> bool:
    """Whether a settlement's rare name is but another transcription of the one in daily use: Opytnoye of Opytne.

    Not so where a well-known place has the name in daily use: New York is none of Niu-York.
    """
    entry = gazetteer.entry(index)
    settled = entry.country in TRANSLITERATED and entry.feature_class == "P"
    return settled and _likeness(key, entry.name) >= SAME and not _well_known(gazetteer, key)


def _well_known(gazetteer: Gazetteer, key: str) -> bool:
    """Whether a place of 100,000 people has a name in daily use."""
    known = (gazetteer.entry(index) for index, daily in gazetteer.readings(key) if daily)
    return any(entry.population >= 10**WELL_KNOWN for entry in known)


def _spelt(gazetteer: Gazetteer, key: str, exact: bool) -> list[tuple[int, bool]]:
    """What a name that no well-known place bears may mean in another transliteration: Troitske for Troitskoye.

    Where a place is called exactly so or but transcribed otherwise, others of the gazetteer are less likely meant:
    Berislav is Beryslav, not Boryslav.
    """
    tag = gazetteer.tag(key)
    if tag is None or tag.cls in "CKAD" or tag.logpop >= WELL_KNOWN:
        return []
    known = {index for index, _ in gazetteer.readings(key)}
    long = len(skeleton(key)) > SHORT
    found = [(gazetteer.entry(index), like) for (index, _), like in _alike(gazetteer, key) if index not in known]
    return [
        (entry.index, long and like >= SAME and not (exact and entry.geonameid))
        for entry, like in found
        if entry.population < 10**WELL_KNOWN
    ]


def _alike(gazetteer: Gazetteer, key: str) -> list[tuple[tuple[int, bool], float]]:
    """The places whose names another transliteration may spell so, each with its likeness, less those outdone."""
    found = [(reading, _likeness(key, gazetteer.entry(reading[0]).name)) for reading in gazetteer.respelled(key)]
    least = max([ALIKE, *(like - RIVAL for _, like in found)])
    return [(reading, like) for reading, like in found if like >= least]


def _respelled(gazetteer: Gazetteer, key: str, shorter: Readings) -> Readings:
    """Names that another transliteration spells alike; what the shortened name gives where there are none."""
    if shorter.cue in ("admin1", "admin2", "") and (found := _seats(gazetteer, shorter.key)):
        return Readings(_capped(found), "respelled", shorter.cue, shorter.key)
    tries = [(key, ""), (shorter.key, shorter.cue)] if shorter.cue != "site" else [(key, "")]
    for name, cue in dict.fromkeys(tries):
        if found := [reading for reading, _ in _alike(gazetteer, name)]:
            return Readings(_capped(found), "respelled", cue, name)
    return shorter


def _seats(gazetteer: Gazetteer, key: str) -> list[tuple[int, bool]]:
    """The places that an adjective may be, or name a district after: Popasna, Krasny Liman, Telmanovo or Makeevka."""
    for ending in _ADJECTIVES:
        if (stem := ending.sub("", key)) == key:
            continue
        found = _alike(gazetteer, key)
        for end in _TOWN_ENDINGS:
            found += [(reading, 100.0) for reading in gazetteer.readings(stem + end)] or _alike(gazetteer, stem + end)
        if found:
            best = max(like for _, like in found)
            return list({index: daily for (index, daily), like in found if like >= best - RIVAL}.items())
    return []


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


def _named_after(gazetteer: Gazetteer, unknown: Readings) -> Readings:
    """What a name that nobody knows begins with, where that is well known: "Maiduguri Borno State"."""
    words = unknown.key.split(" ")
    for size in range(len(words) - 1, 0, -1):
        part = " ".join(words[:size])
        tag = gazetteer.tag(part)
        if tag is not None and tag.primary and (tag.cls in "CKA" or tag.logpop >= METROPOLIS):
            return Readings(_capped(gazetteer.readings(part)), "inside", unknown.cue, part)
    return unknown


def _likeness(key: str, name: str) -> float:
    """How like (0–100) a folded name and a place's name are, written or spoken, Arabic articles aside."""
    one, other = bare(key), bare(fold(name))
    return max(fuzz.ratio(one, other), fuzz.ratio(sound(one), sound(other)))


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
