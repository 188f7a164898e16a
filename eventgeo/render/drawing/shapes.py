"""What a drawing is made of. Units are those of the sheet, counted from its upper left corner; colours are #rrggbb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Lines or rings in one style.

    Rings inside of rings are holes, unless they are `united` (many small shapes in one, which may overlap).
    """

    lines: tuple[Points, ...]
    closed: bool = False
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    united: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its base line, `halo` the colour of a rim that keeps it readable on lines."""

    x: float
    y: float
    text: str
    size: float
    fill: str = "#1b1b1b"
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    italic: bool = False
    halo: str | None = None


Shape = Path | Disc | Words
