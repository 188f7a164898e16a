"""The words of a whole text, as the scanners read them."""

from eventgeo.events.patterns import Words
from eventgeo.records import Layout

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})


def words_of(layout: Layout) -> Words:
    """Each token in lower case with plain apostrophes, and whether it is capitalised in the reading."""
    reading = layout.reading
    lowered = [token.text.lower() for token in layout.tokens]
    low = [word if word.isascii() else word.translate(APOSTROPHES) for word in lowered]
    return Words(low, [reading[token.start].isupper() for token in layout.tokens])
