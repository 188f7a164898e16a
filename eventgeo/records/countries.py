"""Countries by their ISO 3166-1 codes and the names that public event tables write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """A country: ISO 3166-1 alpha-2 and numeric code ("" where it has none), its English name and others."""

    alpha2: str
    numeric: str
    name: str
    others: tuple[str, ...]


@cache
def _by_code() -> Mapping[str, Country]:
    lines = files(__package__).joinpath("countries.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    parts = ((alpha2, numeric, written.split("|")) for alpha2, numeric, written in rows)
    return {alpha2: Country(alpha2, numeric, names[0], tuple(names[1:])) for alpha2, numeric, names in parts}


@cache
def _codes() -> Mapping[str, str]:
    """Alpha-2 codes by numeric code and by each name."""
    return {
        name.casefold(): one.alpha2
        for one in _by_code().values()
        for name in (one.numeric, one.name, *one.others)
        if name
    }


def country(alpha2: str | None) -> Country | None:
    """The country of an alpha-2 code, None for a code that is none.

    >>> country("UA").name, country("UA").numeric
    ('Ukraine', '804')
    """
    return _by_code().get(alpha2 or "")


def country_code(written: str | None) -> str | None:
    """The alpha-2 code of a country's name or numeric code, None for one that is not known.

    >>> country_code("Russia (Soviet Union)"), country_code("804"), country_code("DR Congo (Zaire)")
    ('RU', 'UA', 'CD')
    """
    name = (written or "").strip().casefold()
    return _codes().get(name) or _codes().get(name.split(" (")[0])
