"""Demonyms and national adjectives, and the country that each stands for."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

from eventgeo.places.gazetteer.fold import fold

_NO_PLURAL = ("s", "sh", "ese", "men", "French", "Dutch", "x", "z")


class People(NamedTuple):
    """What a demonym stands for: a country (ISO 3166-1 alpha-2) and the part or region meant, each "" for none."""

    country: str
    part: str


@cache
def demonyms() -> dict[str, People]:
    """What each folded demonym stands for, plurals included, from demonyms.tsv."""
    text = (resources.files(__package__) / "demonyms.tsv").read_text(encoding="utf-8")
    found: dict[str, People] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            place, names = line.split("	")
            country, _, part = place.partition("/")
            for name in names.split(", "):
                found.setdefault(fold(name), People(country, part))
                if not name.endswith(_NO_PLURAL):
                    found.setdefault(fold(name) + "s", People(country, part))
    return found


@cache
def phrases() -> tuple[str, ...]:
    """The folded demonyms of several words, sorted."""
    return tuple(sorted(name for name in demonyms() if " " in name))
