"""The armed groups that a report names, which tell where it is: the Beni that the ADF attacks is in Congo."""

from __future__ import annotations

import re
from functools import cache

from eventgeo.language.tokens import runs
from eventgeo.places.ranking.tables import forces


def homes(text: str) -> frozenset[str]:
    """The countries (ISO 3166-1 alpha-2) of the armed groups that a text names.

    >>> sorted(homes("ADF fighters burned houses.")), sorted(homes("The ADFX index fell."))
    (['CD'], [])
    """
    opening = _by_first_word()
    return frozenset(
        code
        for word in opening.keys() & set(runs(text))
        for name, codes in opening[word]
        if name.search(text)
        for code in codes
    )


@cache
def _by_first_word() -> dict[str, list[tuple[re.Pattern[str], frozenset[str]]]]:
    """The names of the armed groups as patterns, with their countries, by the word that each begins with."""
    found: dict[str, list[tuple[re.Pattern[str], frozenset[str]]]] = {}
    for name, codes in forces().items():
        found.setdefault(runs(name)[0], []).append((re.compile(rf"\b{re.escape(name)}\b"), codes))
    return found
