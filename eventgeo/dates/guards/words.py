"""The neighbours of a match: the next word, the last word, and the lists of neighbours.tsv."""

import re
from functools import cache

from eventgeo.dates.hit import Hit
from eventgeo.dates.tables import table

NEXT_WORD = re.compile(r"[\s-]+([A-Za-z]+)")
LAST_WORD = re.compile(r"([A-Za-z]+)[\s(]+\Z")
TIME_LED = re.compile(
    r"\b(?:at|by|during|until|till|from|around|about|throughout|of|in|since|over|for|on)\s+\Z", re.IGNORECASE
)


@cache
def listed(role: str) -> frozenset[str]:
    """The words of one role in neighbours.tsv."""
    return frozenset(word for kind, words in table("neighbours.tsv") if kind == role for word in words.split("|"))


def next_word(hit: Hit) -> str:
    """The word right of a match, "" where something else stands there."""
    match = NEXT_WORD.match(hit.after(24))
    return match.group(1) if match else ""


def last_word(hit: Hit) -> str:
    """The word left of a match in lower case, "" where something else stands there."""
    match = LAST_WORD.search(hit.before(20))
    return match.group(1).lower() if match else ""


def named(hit: Hit) -> bool:
    """Whether a match is part of a name: a capital inside the sentence, before another capital."""
    word = hit.found.match.group().split()[-1]
    inside = hit.end - len(word) > hit.sentence[0]
    return word[0].isupper() and inside and next_word(hit)[:1].isupper()
