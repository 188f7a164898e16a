"""Pins: numbered markers in the colour and shape of their event type, moved aside where they would hide each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from eventgeo.render.drawing.frame import Frame
from eventgeo.render.drawing.shapes import Disc, Path, Points, Shape, Words
from eventgeo.render.map.types import EventType

PAPER = "#ffffff"
INK = "#1b1b1b"
RADIUS = 8.5
"""Of a numbered marker, in units of the sheet."""
UNCERTAIN_KM = 8.0
"""Places less sure than this get their circle drawn, as far as it is larger than the marker."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A marker: where (WGS84 degrees), what it says, its type, whether it is hollow, the radius of the place in km.

    Without a label it is a dot, the smaller the more there are.
    """

    lon: float
    lat: float
    kind: EventType
    label: str = ""
    name: str = ""
    hollow: bool = False
    radius_km: float | None = None


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour (WCAG's relative luminance, simplified)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return INK if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.22 else PAPER


def _polygon(x: float, y: float, r: float, corners: int, turn: float, inner: float = 1.0) -> Points:
    steps = corners * (2 if inner < 1 else 1)
    return tuple(
        (
            round(x + r * (inner if inner < 1 and at % 2 else 1) * cos(turn + 2 * pi * at / steps), 2),
            round(y + r * (inner if inner < 1 and at % 2 else 1) * sin(turn + 2 * pi * at / steps), 2),
        )
        for at in range(steps)
    )


def _cross(x: float, y: float, r: float) -> Points:
    a, b = 1.1 * r, 0.62 * r
    corners = (
        (-b, -a),
        (b, -a),
        (b, -b),
        (a, -b),
        (a, b),
        (b, b),
        (b, a),
        (-b, a),
        (-b, b),
        (-a, b),
        (-a, -b),
        (-b, -b),
    )
    return tuple((round(x + dx, 2), round(y + dy, 2)) for dx, dy in corners)


def outline(shape: str, x: float, y: float, r: float) -> Points | None:
    """The corners of the shape of an event type around a point; None for a circle."""
    match shape:
        case "square":
            return _polygon(x, y, 1.25 * r, 4, pi / 4)
        case "diamond":
            return _polygon(x, y, 1.4 * r, 4, 0)
        case "up":
            return _polygon(x, y - 0.1 * r, 1.6 * r, 3, -pi / 2)
        case "down":
            return _polygon(x, y + 0.1 * r, 1.6 * r, 3, pi / 2)
        case "star":
            return _polygon(x, y, 1.35 * r, 8, -pi / 2, inner=0.78)
        case "cross":
            return _cross(x, y, r)
        case _:
            return None


def marker(shape: str, x: float, y: float, r: float, fill: str, stroke: str, width: float = 1.2) -> Shape:
    """The shape of an event type around a point."""
    corners = outline(shape, x, y, r)
    if corners is None:
        return Disc(x, y, r, fill, stroke, width)
    return Path((corners,), closed=True, fill=fill, stroke=stroke, width=width)


Box = tuple[float, float, float, float]
SMALL = 2.6
DOT_SIZES = ((40, 5.5), (200, 4.0))
"""Up to how many markers without a number have which radius, in units of the sheet."""


def _seats(x: float, y: float) -> Iterator[tuple[float, float]]:
    """Where a marker may sit: on its point, then in widening rings about it."""
    yield x, y
    for ring in range(1, 9):
        reach = RADIUS * (1.4 + 1.1 * ring)
        for step in range(16):
            turn = 2 * pi * step / 16 - pi / 4
            yield x + reach * cos(turn), y + reach * sin(turn)


def seated(points: Sequence[tuple[float, float]], width: float, height: float) -> list[tuple[float, float]]:
    """A seat for the marker of each point: none hides another or leaves the sheet, as long as there is room."""
    taken: list[tuple[float, float]] = []
    edge = RADIUS * 1.6
    for x, y in points:
        free = (
            seat
            for seat in _seats(x, y)
            if edge <= seat[0] <= width - edge
            and edge <= seat[1] <= height - edge
            and all(hypot(seat[0] - other[0], seat[1] - other[1]) >= 2.35 * RADIUS for other in taken)
        )
        taken.append(next(free, (x, y)))
    return taken


def circles(pins: Iterable[Pin], frame: Frame) -> Iterator[Shape]:
    """The circle in which an uncertain place lies, dashed, where it is larger than a marker."""
    drawn = sorted({(pin.lon, pin.lat, pin.radius_km) for pin in pins if (pin.radius_km or 0) >= UNCERTAIN_KM})
    for lon, lat, radius in drawn:
        x, y = frame.xy(lon, lat)
        r = (radius or 0) * frame.per_km(lat)
        if 1.5 * RADIUS < r < 2 * frame.width:
            yield Disc(x, y, r, None, "#5b5b5b", 0.9, (4, 3), 0.8)


def dot_radius(count: int) -> float:
    """How large so many markers without a number are: as large as leaves the map readable."""
    return next((radius for most, radius in DOT_SIZES if count <= most), SMALL)


def dots(pins: Iterable[Pin], frame: Frame, radius: float = SMALL) -> Iterator[Shape]:
    """Markers without a number: one path for all of a kind, and one marker for those that would coincide."""
    kinds: dict[tuple[EventType, bool], dict[tuple[int, int], Points]] = {}
    for pin in pins:
        x, y = frame.xy(pin.lon, pin.lat)
        corners = outline(pin.kind.shape, x, y, radius) or _polygon(x, y, radius, 12, 0)
        kinds.setdefault((pin.kind, pin.hollow), {}).setdefault((round(x), round(y)), corners)
    for (kind, is_hollow), found in kinds.items():
        fill = PAPER if is_hollow else kind.colour
        yield Path(tuple(found.values()), closed=True, fill=fill, stroke=kind.colour, width=0.9, united=True)


def boxes(pins: Iterable[Pin], frame: Frame, radius: float) -> list[Box]:
    """The room that markers without a number take."""
    points = (frame.xy(pin.lon, pin.lat) for pin in pins)
    return [(x - radius, y - radius, x + radius, y + radius) for x, y in points]


def numbered(pins: Sequence[Pin], frame: Frame) -> tuple[list[Shape], list[Box]]:
    """Markers with their numbers, each tied by a line to its point where it had to move, and the boxes they take."""
    points = [frame.xy(pin.lon, pin.lat) for pin in pins]
    seats = seated(points, frame.width, frame.height)
    ties: list[Shape] = []
    marks: list[Shape] = []
    for pin, (x, y), (sx, sy) in zip(pins, points, seats, strict=True):
        if (x, y) != (sx, sy):
            ties += [Path((((x, y), (sx, sy)),), stroke=INK, width=0.9), Disc(x, y, 1.8, INK, PAPER, 0.6)]
        marks += _mark(pin, sx, sy)
    room = [(x - RADIUS * 1.2, y - RADIUS * 1.2, x + RADIUS * 1.2, y + RADIUS * 1.2) for x, y in seats]
    return ties + marks, room


def _mark(pin: Pin, x: float, y: float) -> list[Shape]:
    fill = PAPER if pin.hollow else pin.kind.colour
    rim = pin.kind.colour if pin.hollow else PAPER
    size = {1: 9.0, 2: 8.5}.get(len(pin.label), 6.5)
    ink = INK if pin.hollow else ink_on(pin.kind.colour)
    text = Words(x, y + size * 0.36, pin.label, size, ink, "middle", bold=True)
    return [marker(pin.kind.shape, x, y, RADIUS, fill, rim, 2.0 if pin.hollow else 1.2), text]
