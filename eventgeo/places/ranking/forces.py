"""The armed groups that a report names, which tell where it is: the Beni that the ADF attacks is in Congo."""

from __future__ import annotations

import re
from functools import cache

from eventgeo.places.ranking.tables import forces


def homes(text: str) -> frozenset[str]:
    """The countries (ISO 3166-1 alpha-2) of the armed groups that a text names.

    >>> sorted(homes("ADF fighters burned houses.")), sorted(homes("The ADFX index fell."))
    (['CD'], [])
    """
    return frozenset(
        code for name, codes in forces().items() if name in text and _names(name).search(text) for code in codes
    )


@cache
def _names(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")
