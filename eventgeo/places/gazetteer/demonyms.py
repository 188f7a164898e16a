"""Demonyms and national adjectives, and the country that each stands for."""

from __future__ import annotations

from functools import cache
from importlib import resources

from eventgeo.places.gazetteer.fold import fold


@cache
def demonyms() -> dict[str, str]:
    """ISO 3166-1 alpha-2 by folded demonym, plurals included, from demonyms.tsv."""
    text = (resources.files(__package__) / "demonyms.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, names = line.split("\t")
            for name in names.split(", "):
                found.setdefault(fold(name), code)
                if not name.endswith(("s", "sh", "ch", "ese", "x")):
                    found.setdefault(fold(name) + "s", code)
    return found
