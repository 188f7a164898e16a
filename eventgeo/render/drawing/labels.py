"""Names on a drawn map, put down one by one where there is room."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from eventgeo.render.drawing.ground import Name
from eventgeo.render.drawing.pins import Box
from eventgeo.render.drawing.shapes import Disc, Shape, Words

STYLES: dict[str, tuple[float, str, bool, bool]] = {
    "country": (13.0, "#5d5348", True, False),
    "admin1": (10.0, "#857a6c", False, True),
    "water": (10.0, "#4a7d9c", False, True),
    "capital": (11.0, "#1b1b1b", True, False),
    "city": (9.5, "#2b2b2b", False, False),
    "pin": (9.5, "#1b1b1b", True, False),
}
"""Size, colour, bold and italic by kind of name."""
AREAS = ("country", "admin1", "water")
"""Names that stand in the middle of what they name; the others stand beside a dot."""
HALO = "#fbf8f1"


def text_width(text: str, size: float) -> float:
    """About how wide a text is in DejaVu Sans; wide letters (East Asian) count double, marks nothing."""
    units = sum(
        0 if unicodedata.combining(letter) else 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6
        for letter in text
    )
    return units * size


def _spots(x: float, y: float, wide: float, size: float, kind: str) -> Iterator[tuple[float, float]]:
    """Left end and base line of the text, best spot first."""
    if kind in AREAS:
        yield x - wide / 2, y + size * 0.35
        return
    gap = 12.0 if kind == "pin" else 4.0
    yield x + gap, y + size * 0.35
    yield x - gap - wide, y + size * 0.35
    yield x - wide / 2, y - gap
    yield x - wide / 2, y + gap + size * 0.8


def _free(box: Box, taken: Iterable[Box]) -> bool:
    return not any(
        box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1] for other in taken
    )


def placed(
    names: Iterable[tuple[float, float, Name]], taken: list[Box], width: float, height: float
) -> Iterator[Shape]:
    """The names that find room, in the order given, each at its point (x, y) of the sheet; `taken` grows by them."""
    written: set[str] = set()
    for x, y, name in names:
        if name.text in written:
            continue
        size, colour, bold, italic = STYLES[name.kind]
        wide = text_width(name.text, size) * (1.08 if bold else 1.0)
        for left, base in _spots(x, y, wide, size, name.kind):
            box = (left - 1, base - size * 0.85, left + wide + 1, base + size * 0.25)
            if box[0] >= 2 and box[1] >= 2 and box[2] <= width - 2 and box[3] <= height - 2 and _free(box, taken):
                taken.append(box)
                written.add(name.text)
                if name.kind in ("city", "capital"):
                    yield Disc(x, y, 1.5, "#3c3c3c")
                yield Words(left, base, name.text, size, colour, "start", bold, italic, HALO)
                break
