"""Whether the next sentence says that what was told is not confirmed: "His claim could not be verified"."""

from functools import cache

from eventgeo.events.patterns import Scanner, Words
from eventgeo.events.tables import classes, rows
from eventgeo.records import Layout

NOT = frozenset(["not", "n't", "cannot", "never", "no", "unable"])
TELLS = classes()["say"] | {"claimed", "claims", "claim", "announced", "reported", "declared", "according"}


@cache
def _scanner() -> Scanner:
    return Scanner(row[0] for row in rows("unverified.tsv"))


def unverified(layout: Layout, words: Words, index: int) -> bool:
    """Whether a sentence is someone's account, and the next one of its paragraph says that nobody confirms it."""
    if index + 1 >= len(layout.sentences):
        return False
    told, after = layout.sentences[index], layout.sentences[index + 1]
    if told.block != after.block or TELLS.isdisjoint(words.low[told.first : told.last]):
        return False
    return not NOT.isdisjoint(words.low[after.first : after.last]) and bool(
        _scanner().all(words, after.first, after.last)
    )
