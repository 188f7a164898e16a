"""The colours of a drawing by night: for pages whose reader's screen is dark. Paper and attachments keep the day's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from eventgeo.render.drawing.shapes import Shape, Words

NIGHT = {
    "#dceaf1": "#16202b",  # sea
    "#fbf8f1": "#262b33",  # land, and the rim of words on it
    "#a9cbdc": "#2f4658",  # rivers
    "#cdc3b4": "#3d4450",  # lines of admin units
    "#8d8172": "#7b8593",  # borders
    "#ffffff": "#16181c",  # paper
    "#b8b0a2": "#4d5561",  # frames
    "#1b1b1b": "#eef0f3",  # ink
    "#2b2b2b": "#d5dae1",
    "#3c3c3c": "#c3cad3",
    "#4a453d": "#aab3bf",
    "#4a7d9c": "#7fb0cd",
    "#5b5b5b": "#aab3bf",
    "#5d5348": "#b9b2a6",
    "#857a6c": "#968f84",
}
"""The colour of day to that of night; what is not here, the colours of types, is seen on both."""


def by_night(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """The same shapes in the colours of night."""
    return tuple(map(_by_night, shapes))


def _by_night(shape: Shape) -> Shape:
    if isinstance(shape, Words):
        return replace(shape, fill=NIGHT.get(shape.fill, shape.fill), halo=_night(shape.halo))
    return replace(shape, fill=_night(shape.fill), stroke=_night(shape.stroke))


def _night(colour: str | None) -> str | None:
    return None if colour is None else NIGHT.get(colour, colour)
