"""The words of a whole text, as the scanners read them."""

from eventgeo.events.patterns import Words
from eventgeo.records import Layout

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})


def words_of(layout: Layout) -> Words:
    """Each token in lower case with plain apostrophes, and whether it is capitalised in the reading."""
    reading = layout.reading
    low = [text.lower() for _, _, text in layout.tokens]
    if not layout.text.isascii():
        low = [word if word.isascii() else word.translate(APOSTROPHES) for word in low]
    return Words(low, [reading[start].isupper() for start, _, _ in layout.tokens])
