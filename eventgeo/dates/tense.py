"""Whether a clause tells of what was or of what will be: by the nearest cue, first left of the date, then right."""

import re
from functools import cache
from typing import Literal

from eventgeo.dates.tables import table

Tense = Literal["past", "future", "none"]
WIDTH = 70  # characters to the left in which a cue counts


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    rows = table("cues.tsv")
    kinds = {kind: "|".join(pattern for row, pattern in rows if row == kind) for kind, _ in rows}
    return {
        "future": re.compile(rf"\b(?:{kinds['future']})\b|['’]ll\b", re.IGNORECASE),
        "past": re.compile(rf"\b(?:{kinds['past']})\b"),
        "participle": re.compile(rf"\b(?:{kinds['participle']})\b(?P<last>\s+(?:on|in|at|late|early|last|by)?\s*\Z)?"),
        "ahead": re.compile(rf"\W*(?:[A-Za-z'’]+\W+){{0,3}}(?:{kinds['ahead']})\b"),
    }


def _last(kind: str, text: str) -> int:
    return max((match.start() for match in _cues()[kind].finditer(text)), default=-1)


def tense(text: str, start: int, end: int, first: int, last: int) -> Tense:
    """The tense around `start:end` in the sentence `first:last`."""
    right = text[end : min(last, end + 45)]
    if _cues()["ahead"].match(right):
        return "future"
    left = text[max(first, start - WIDTH) : start]
    coming, gone = _last("future", left), _last("past", left)
    for match in _cues()["participle"].finditer(left):
        if coming < 0 or match.group("last"):
            gone = max(gone, match.start() if match.start() != coming else -1)
    if coming < 0 and gone < 0:
        return "past" if _cues()["past"].search(right) or _cues()["participle"].search(right) else "none"
    return "future" if coming >= gone else "past"
