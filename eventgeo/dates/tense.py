"""Whether a clause tells of what was or of what will be: by the nearest cue, first left of the date, then right."""

import re
from functools import cache
from typing import Literal

from eventgeo.dates.tables import table

Tense = Literal["past", "future", "none"]
WIDTH = 70  # characters to the left in which a cue counts


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("cues.tsv")
    by_kind = {kind: "|".join(pattern for row, pattern in rows if row == kind) for kind in ("future", "past", "ahead")}
    return (
        re.compile(rf"\b(?:{by_kind['future']})\b|['’]ll\b", re.IGNORECASE),
        re.compile(rf"\b(?:{by_kind['past']})\b"),
        re.compile(rf"\W*(?:[A-Za-z'’]+\W+){{0,3}}(?:{by_kind['ahead']})\b"),
    )


def tense(text: str, start: int, end: int, first: int, last: int) -> Tense:
    """The tense around `start:end` in the sentence `first:last`."""
    future, past, ahead = _cues()
    right = text[end : min(last, end + 45)]
    if ahead.match(right):
        return "future"
    left = text[max(first, start - WIDTH) : start]
    coming = max((match.start() for match in future.finditer(left)), default=-1)
    gone = max((match.start() for match in past.finditer(left)), default=-1)
    if coming < 0 and gone < 0:
        return "past" if past.search(right) else "none"
    return "future" if coming > gone else "past"
