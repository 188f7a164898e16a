"""A whole map sheet: ground, circles, pins, names and furniture, in the order in which they are painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from eventgeo.render.drawing import clip, furniture, labels, pins
from eventgeo.render.drawing.frame import Frame, around, bulk
from eventgeo.render.drawing.ground import Ground, Name, Point, ground_under
from eventgeo.render.drawing.pins import Pin
from eventgeo.render.drawing.shapes import Path, Points, Shape
from eventgeo.render.map.ground import BoundaryView
from eventgeo.render.map.types import EventType
from eventgeo.render.wording import isolated, plural

SEA = "#dceaf1"
LAND = "#fbf8f1"
RIVER = "#a9cbdc"
ADMIN1 = "#cdc3b4"
BORDER = "#8d8172"
OFF_NAMED = 8
"""Places off the map that are named below it, where they have no numbers."""
SAME_SPOT = 9.0
"""A city of the ground so near to a named pin, in units of the sheet, is taken for the pin's own place."""
THIN = 0.6
"""Points of the ground nearer than this, in units of the sheet, are drawn as one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn map: its shapes, its size, the boundary view that its borders follow, and the pins that lie off it."""

    shapes: tuple[Shape, ...]
    width: float
    height: float
    view: str
    off: tuple[Pin, ...] = ()


def draw(
    marks: Sequence[Pin],
    *,
    width: float = 1000.0,
    height: float = 640.0,
    small_print: Sequence[str] = (),
    legend: bool = True,
    view: BoundaryView = "un",
) -> Sheet:
    """The map of some pins in a boundary view.

    Numbered pins are moved aside rather than hidden, and names are put where there is room; the few far out are named
    below instead of drawn. `height` is that of the map; legend and small print (the boundary view among it) come below.
    """
    extent = bulk(((pin.lon, pin.lat) for pin in marks), width, height)
    frame = around(extent, width, height)
    off = tuple(pin for pin in marks if not frame.shows(pin.lon, pin.lat))
    marks = [pin for pin in marks if frame.shows(pin.lon, pin.lat)]
    base = ground_under(frame, view)
    shapes: list[Shape] = [*_ground(base, frame)]
    with_number = [pin for pin in marks if pin.label]
    marked, taken = pins.numbered(with_number, frame)
    bar, bar_box = furniture.scale_bar(frame)
    north, north_box = furniture.north_arrow(frame)
    circles = list(pins.circles(marks, frame))
    unnumbered = [pin for pin in marks if not pin.label]
    radius = pins.SMALL if with_number else pins.dot_radius(len(unnumbered))
    named = with_number if radius == pins.SMALL else unnumbered
    taken += pins.boxes(unnumbered, frame, radius) if radius > pins.SMALL else ()
    names = labels.placed(_names(named, base, frame), [*taken, bar_box, north_box], width, height)
    shapes += [*circles, *pins.dots(unnumbered, frame, radius), *names, *marked, *bar, *north]
    shapes += _edge(width, height)
    bottom, below = height, list[Shape]()
    if legend:
        kinds = _kinds(marks)
        items = furniture.legend_items(
            kinds, hollow=any(pin.hollow for pin in marks), dots=bool(unnumbered and with_number), circles=bool(circles)
        )
        below, high = furniture.legend(items, width, bottom)
        bottom += high
    lines = [*_off(off), *small_print, *([base.view] if base.view else [])]
    drawn, high = furniture.stamp(lines, bottom, width)
    bottom += high if lines else 0
    return Sheet((*shapes, *_margin(width, height, bottom), *below, *drawn), width, bottom, base.view, off)


def _off(pins: Sequence[Pin]) -> Iterator[str]:
    """A line that names what lies off the map: all that has a number, the rest while there is room, then its count."""
    named = [f"{pin.label} {isolated(pin.name)}".strip() for pin in pins if pin.label]
    named += [isolated(pin.name) for pin in pins if pin.name and not pin.label][: max(0, OFF_NAMED - len(named))]
    rest = len(pins) - len(named)
    if rest:
        named.append(plural(rest, "small pin"))
    if named:
        yield f"Off this map: {', '.join(named)}"


def _kinds(marks: Iterable[Pin]) -> list[EventType]:
    return sorted({pin.kind for pin in marks}, key=lambda kind: (kind.name == "", kind.name))


def _names(marks: Sequence[Pin], base: Ground, frame: Frame) -> Iterator[tuple[float, float, Name]]:
    """Names of countries first (they keep a reader oriented), then of pins, then of the rest by rank."""
    for name in sorted(base.names, key=lambda name: (name.kind != "country", name.rank, name.text)):
        if name.kind == "country":
            yield *frame.xy(name.lon, name.lat), name
    for pin in marks:
        if pin.name:
            yield *frame.xy(pin.lon, pin.lat), Name(pin.lon, pin.lat, pin.name, "pin")
    named = [frame.xy(pin.lon, pin.lat) for pin in marks if pin.name]
    for name in sorted(base.names, key=lambda name: (name.rank, name.text)):
        x, y = frame.xy(name.lon, name.lat)
        # A pin's own name may be spelt in another way than the basemap's: one of them is enough.
        if name.kind != "country" and all(abs(x - px) + abs(y - py) > SAME_SPOT for px, py in named):
            yield x, y, name


def _ground(base: Ground, frame: Frame) -> Iterator[Shape]:
    # Land comes in tiles: a line round it would show their seams, one in its own colour closes them.
    sheet = ((0.0, 0.0), (frame.width, 0.0), (frame.width, frame.height), (0.0, frame.height))
    yield Path((sheet,), closed=True, fill=SEA)
    yield Path(tuple(_rings(base.land, frame)), closed=True, fill=LAND, stroke=LAND, width=0.4, united=True)
    lines = partial(_lines, frame=frame)
    yield Path(tuple(lines(base.rivers)), stroke=RIVER, width=0.9)
    yield Path(tuple(_rings(base.lakes, frame)), closed=True, fill=SEA, stroke=SEA, width=0.4, united=True)
    yield Path(tuple(lines(base.admin1)), stroke=ADMIN1, width=0.8, dash=(4, 2))
    yield Path(tuple(lines(base.borders)), stroke=BORDER, width=1.4)
    yield Path(tuple(lines(base.disputed)), stroke=BORDER, width=1.4, dash=(5, 3))


def _edge(width: float, height: float) -> Iterator[Shape]:
    sheet = ((0.5, 0.5), (width - 0.5, 0.5), (width - 0.5, height - 0.5), (0.5, height - 0.5))
    yield Path((sheet,), closed=True, stroke=BORDER, width=1.0)


def _margin(width: float, top: float, bottom: float) -> Iterator[Shape]:
    """The paper below the map, over what of the map runs out of it there."""
    corners = ((0.0, top + 0.5), (width, top + 0.5), (width, bottom), (0.0, bottom))
    if bottom > top:
        yield Path((corners,), closed=True, fill=pins.PAPER)


def _turns(points: Sequence[Point], frame: Frame) -> Iterator[tuple[list[Point], clip.Window]]:
    """A piece of ground at each turn about the Earth at which it meets the frame, with the window to cut it to."""
    window = (frame.west, frame.south, frame.east, frame.north)
    for turn in (-360.0, 0.0, 360.0):
        turned = [(lon + turn, lat) for lon, lat in points] if turn else list(points)
        if turned and clip.meets(turned, window):
            yield turned, window


def _rings(rings: Iterable[Sequence[Point]], frame: Frame) -> Iterator[Points]:
    for ring in rings:
        for turned, (west, south, east, north) in _turns(ring, frame):
            # A little beyond the sheet, so that no coast is drawn along its edge.
            more = 4 / frame.scale
            cut = clip.ring(turned, (west - more, south - more, east + more, north + more))
            drawn = clip.thinned((frame.plain_xy(*point) for point in cut), THIN)
            if len(drawn) > 2:
                yield drawn


def _lines(lines: Iterable[Sequence[Point]], frame: Frame) -> Iterator[Points]:
    for line in lines:
        for turned, window in _turns(line, frame):
            for run in clip.runs(turned, window):
                drawn = clip.thinned((frame.plain_xy(*point) for point in run), THIN)
                if len(drawn) > 1:
                    yield drawn
