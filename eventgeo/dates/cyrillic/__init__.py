"""Dates in Ukrainian and Russian: a small grammar finds them, dateparser reads them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from eventgeo.dates.cyrillic.place import Place, words
from eventgeo.dates.cyrillic.values import ACTIONS
from eventgeo.dates.tables import table
from eventgeo.records import Timex

__all__ = ["cyrillic_timexes", "written_in_cyrillic"]

LETTER = re.compile("[а-яіїєґ]", re.IGNORECASE)
PIECE = re.compile(r"\{([a-z]+)\}")


@cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    def choice(match: re.Match[str]) -> str:
        found = sorted(words(match.group(1)), key=lambda word: (-len(word), word))
        return "(?:" + "|".join(map(re.escape, found)) + ")"

    return tuple(
        (name, action, re.compile(rf"(?<!\w){PIECE.sub(choice, pattern)}(?!\w)", re.IGNORECASE))
        for name, action, pattern in table("cyrillic_forms.tsv")
    )


def written_in_cyrillic(text: str) -> bool:
    """Whether a text has letters that Ukrainian or Russian is written in."""
    return not text.isascii() and LETTER.search(text) is not None


def cyrillic_timexes(text: str, published: date | None) -> Iterator[Timex]:
    """The Ukrainian and Russian dates of a text, in its order; of those that overlap, the longest."""
    found = [
        (match.start(), match.start() - match.end(), rank, name, match, action)
        for rank, (name, action, pattern) in enumerate(_forms())
        for match in pattern.finditer(text)
    ]
    end, told = 0, None
    for start, length, _, name, match, action in sorted(found, key=lambda each: each[:3]):
        if start < end:
            continue
        end = start - length
        for timex in ACTIONS[action](Place(name, text, match, published, told)):
            told = timex if timex.first and timex.first == timex.last else told
            yield timex
