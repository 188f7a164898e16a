"""The seven event types, with the colour and the shape that stand for each.

The colours are those of Okabe and Ito (Color Universal Design, 2008), told apart under the common forms of colour
blindness, the blue lightened so that it stands out on a dark map too, and a violet; the shapes tell them apart without
colour.
"""

from __future__ import annotations

from typing import NamedTuple


class EventType(NamedTuple):
    """A type's name, its colour as #rrggbb and the name of its shape (drawn in `assets/symbols.js`)."""

    name: str
    colour: str
    shape: str


TYPES = (
    EventType("Battles", "#d55e00", "square"),
    EventType("Explosions/Remote violence", "#e69f00", "star"),
    EventType("Violence against civilians", "#cc79a7", "down"),
    EventType("Protests", "#1f86cc", "circle"),
    EventType("Riots", "#56b4e9", "up"),
    EventType("Strategic developments", "#009e73", "diamond"),
    EventType("Diplomacy", "#7b77c4", "cross"),
)
OTHER = EventType("", "#808080", "circle")
"""How a type that is none of the seven is drawn."""
