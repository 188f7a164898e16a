"""Incidents as one offline page: a map, a timeline, a list, and the evidence for each incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from eventgeo.records import Incident, MentionedPlace
from eventgeo.render.map.entry import Entry, Sheet, compact, entries, sheet
from eventgeo.render.map.ground import BoundaryView, ground_key, packed_ground
from eventgeo.render.map.payload import (
    Payload,
    TooManyIncidents,
    packed_block,
    packed_dossiers,
    packed_mentions,
    packed_quotes,
    payload_of_pieces,
)
from eventgeo.render.map.types import TYPES, EventType

if TYPE_CHECKING:
    from eventgeo.render.map.page import TimeMap

__all__ = [
    "BoundaryView",
    "Entry",
    "Payload",
    "Sheet",
    "TooManyIncidents",
    "compact",
    "entries",
    "ground_key",
    "map_page",
    "map_parts",
    "packed_block",
    "packed_dossiers",
    "packed_ground",
    "packed_mentions",
    "packed_quotes",
    "payload_of_pieces",
    "sheet",
]
P = TypeVar("P")


def map_page(
    incidents: Iterable[Incident],
    *,
    places: Iterable[MentionedPlace] = (),
    title: str = "Events",
    boundary_view: BoundaryView = "un",
    theme: str | None = None,
    tiles: str | None = None,
    tiles_credit: str = "",
    kinds: Sequence[EventType] = TYPES,
) -> str:
    """The page as HTML: it makes no request, and the same incidents in any order give the same bytes.

    `places` are all places that the reports mention, for a layer of their own. Only with `tiles`, a tile template or a
    name that folium knows, does it load anything: that template's pictures. `kinds` are what `Incident.type` names and
    colours stand for. TooManyIncidents past 300,000.
    """
    page = _time_map()(
        incidents,
        places=places,
        title=title,
        boundary_view=boundary_view,
        theme=theme,
        tiles=tiles,
        tiles_credit=tiles_credit,
        kinds=kinds,
    )
    return "".join(page.parts())


def map_parts(
    data: Payload[P], *, title: str = "Events", boundary_view: BoundaryView = "un", ground: str | None = None
) -> Iterator[str | P]:
    """The page of data (and of a basemap) that was put together before, part by part, with what stands in it for
    pieces."""
    return _time_map()(data, title=title, boundary_view=boundary_view, ground=ground).parts()


def _time_map() -> type[TimeMap]:
    # folium takes 0.3 s to import, which a command that draws no map should not pay.
    from eventgeo.render.map.page import TimeMap  # noqa: PLC0415

    return TimeMap
