"""The words of a whole text, as the scanners read them."""

from eventgeo.events.patterns import Words
from eventgeo.records import Layout


def words_of(layout: Layout) -> Words:
    """Each token in lower case with plain apostrophes, and whether it is capitalised in the reading."""
    return Words(layout.low, layout.capital)
