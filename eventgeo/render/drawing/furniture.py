"""The furniture of a map: scale bar, north arrow, legend, stamp."""

from __future__ import annotations

from collections.abc import Sequence

from eventgeo.render.drawing.frame import Frame
from eventgeo.render.drawing.labels import text_width
from eventgeo.render.drawing.pins import INK, PAPER, Box, marker
from eventgeo.render.drawing.shapes import Disc, Path, Shape, Words
from eventgeo.render.map.types import EventType

STEPS = (1, 2, 5)
RIM = "#b8b0a2"
SMALL = 8.5


def _rectangle(x: float, y: float, wide: float, high: float, fill: str, stroke: str | None = None) -> Path:
    corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
    return Path((corners,), closed=True, fill=fill, stroke=stroke, width=0.8, opacity=1.0)


def bar_km(frame: Frame, most: float) -> float:
    """The longest round length (1, 2 or 5 times a power of ten) whose bar fits into `most` units of the sheet."""
    lengths = sorted(step * 10.0**power for step in STEPS for power in range(-1, 5))
    return max((km for km in lengths if km * frame.per_km(frame.middle) <= most), default=lengths[0])


def scale_bar(frame: Frame) -> tuple[list[Shape], Box]:
    """A bar with its length in km, true at the middle of the map, in the lower left corner."""
    km = bar_km(frame, frame.width / 5)
    long = km * frame.per_km(frame.middle)
    x, y = 14.0, frame.height - 14.0
    text = f"{km:g} km"
    box = (x - 6, y - 19, x + max(long, text_width(text, SMALL)) + 6, y + 6)
    return [
        _rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1], PAPER, RIM),
        Path((((x, y - 5), (x, y), (x + long, y), (x + long, y - 5)),), stroke=INK, width=1.4),
        Words(x, y - 8, text, SMALL, INK),
    ], box


def north_arrow(frame: Frame) -> tuple[list[Shape], Box]:
    """An arrow to the north, which is up all over a map in Mercator's projection, in the upper right corner."""
    x, y = frame.width - 20.0, 12.0
    box = (x - 12, y - 6, x + 12, y + 32)
    arrow = ((x, y), (x + 6, y + 16), (x, y + 12), (x - 6, y + 16))
    return [
        _rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1], PAPER, RIM),
        Path((arrow,), closed=True, fill=INK),
        Words(x, y + 27, "N", 10.0, INK, "middle", bold=True),
    ], box


def legend_items(kinds: Sequence[EventType], *, hollow: bool, dots: bool, circles: bool) -> list[tuple[Shape, str]]:
    """What the map's signs mean, drawn about the point (0, 0): only the signs that the map has."""
    items: list[tuple[Shape, str]] = [
        (marker(kind.shape, 0, 0, 4.2, kind.colour, PAPER, 0.5), kind.name or "Other") for kind in kinds
    ]
    if hollow:
        items.append((Disc(0, 0, 3.8, PAPER, "#5b5b5b", 1.6), "Hollow: claimed, or one source alone"))
    if dots:
        items.append((Disc(0, 0, 2.4, "#5b5b5b"), "Small: not in the table"))
    if circles:
        items.append((Disc(0, 0, 4.2, None, "#5b5b5b", 0.9, (2, 1.5)), "Dashed: the place lies within"))
    return items


def moved(shape: Shape, x: float, y: float) -> Shape:
    """A shape drawn about (0, 0), moved to a point."""
    match shape:
        case Path():
            lines = tuple(tuple((px + x, py + y) for px, py in line) for line in shape.lines)
            return Path(lines, shape.closed, shape.fill, shape.stroke, shape.width, shape.dash, shape.opacity)
        case Disc():
            return Disc(x, y, shape.r, shape.fill, shape.stroke, shape.width, shape.dash, shape.opacity)
        case Words():
            return shape


def legend(items: Sequence[tuple[Shape, str]], width: float, top: float) -> tuple[list[Shape], float]:
    """The legend below the map, in as many lines as it needs, and how high it is."""
    shapes: list[Shape] = []
    x, y = 8.0, top + 14.0
    for sign, text in items:
        wide = 16 + text_width(text, SMALL) + 12
        if x + wide > width and x > 8:
            x, y = 8.0, y + 15.0
        shapes += [moved(sign, x + 5, y - 3), Words(x + 14, y, text, SMALL, INK)]
        x += wide
    return shapes, (y - top + 8.0) if items else 0.0


def stamp(texts: Sequence[str], top: float, width: float) -> tuple[list[Shape], float]:
    """Lines of small print below the map: date, boundary view, credits; wrapped, and how high they are."""
    shapes: list[Shape] = []
    y = top + 9.0
    for text in texts:
        for line in _wrapped(text, width - 16):
            shapes.append(Words(8.0, y, line, 7.5, "#4a453d"))
            y += 10.0
    return shapes, y - top


def _wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, 7.5) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
