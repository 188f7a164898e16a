"""The maps of a site: one for all incidents, or one for each month where they are many; and the drawn overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from eventgeo.records import Incident, MentionedPlace
from eventgeo.render.brief.content import VAGUE, kind_of
from eventgeo.render.drawing import Pin, as_svg, by_night, draw
from eventgeo.render.map import map_page
from eventgeo.render.map.types import EventType
from eventgeo.render.site.folder import Folder
from eventgeo.render.site.groups import Group
from eventgeo.render.wording import hollow, plural

if TYPE_CHECKING:
    from eventgeo.render.site.pages import Site

ONE_MAP = 5_000
"""Incidents up to which one map holds all; its page is then about a megabyte."""
OVERVIEW_MOST = 400
"""Places on the overview: those with the most incidents, so that its file stays small."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map page: what it shows, its address from the root of the site, and how many incidents it has."""

    name: str
    page: str
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The drawn overview's size and alternative text."""

    width: float
    height: float
    alternative: str


@dataclass(frozen=True, slots=True)
class Maps:
    """The map pages of a site, the one shown first, and the overview."""

    pages: tuple[Drawn, ...]
    shown: Drawn
    overview: Overview

    def address(self, month: Group, identity: str) -> str:
        """Where an incident of a month is shown on a map, chosen there; from the root of the site."""
        page = self.pages[0].page if len(self.pages) == 1 else _month_page(month)
        return f"{page}#sel={quote(identity, safe='', errors='replace')}"


def _month_page(month: Group) -> str:
    return f"maps/{month.file}.html"


def write_maps(
    into: Folder, site: Site, incidents: Sequence[Incident], places: Sequence[MentionedPlace], months: Sequence[Group]
) -> Maps:
    """Writes the maps; by month where one page would be too large."""
    overview = _overview(into, site, incidents)
    if len(incidents) <= ONE_MAP:
        page = map_page(incidents, places=places, title=site.title, boundary_view=site.view)
        into.write("maps/all.html", page)
        drawn = Drawn("all incidents", "maps/all.html", len(incidents))
        return Maps((drawn,), drawn, overview)
    pages = []
    for month in months:
        found = [incidents[number] for number in month.members]
        title = f"{site.title}, {month.name}"
        into.write(_month_page(month), map_page(found, title=title, boundary_view=site.view))
        pages.append(Drawn(month.name, _month_page(month), len(found)))
    dated = [page for page in pages if not page.page.endswith("undated.html")]
    return Maps(tuple(pages), (dated or pages)[-1], overview)


def _overview(into: Folder, site: Site, incidents: Sequence[Incident]) -> Overview:
    pins = _pins([one for one in incidents if one.shown])
    sheet = draw(pins, width=800, height=420, small_print=(site.stamp, site.credits), view=site.view)
    alternative = f"Map of the {plural(len(pins), 'place')} with most incidents"
    for name, shapes in (("overview", sheet.shapes), ("overview-dark", by_night(sheet.shapes))):
        drawn = as_svg(shapes, sheet.width, sheet.height, title=site.title, description=alternative)
        into.write(f"assets/{name}.svg", drawn)
    return Overview(sheet.width, sheet.height, alternative)


def _pins(incidents: Sequence[Incident]) -> list[Pin]:
    kinds: dict[tuple[float, float], Counter[EventType]] = {}
    single: dict[tuple[float, float], bool] = {}
    names: dict[tuple[float, float], str] = {}
    for one in incidents:
        if one.place and one.place.lat is not None and one.place.lon is not None and one.place.precision not in VAGUE:
            point = (round(one.place.lon, 2), round(one.place.lat, 2))
            kinds.setdefault(point, Counter())[kind_of(one)] += 1
            names.setdefault(point, one.place.name)
            single[point] = single.get(point, True) and hollow(one)
    most = sorted(kinds, key=lambda point: (-kinds[point].total(), point))[:OVERVIEW_MOST]
    return [
        Pin(
            lon,
            lat,
            min(kinds[lon, lat], key=lambda kind: (-kinds[lon, lat][kind], kind.name)),
            hollow=single[lon, lat],
            name=names[lon, lat],
        )
        for lon, lat in most
    ]
