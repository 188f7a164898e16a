"""The page as folium makes it. This file alone knows how folium and branca put a page together.

What is relied on, and held by a contract test: a Figure renders `header`, `html` and `script` elements into one
document; a map with `default_js` and `default_css` cut to Leaflet links that alone; ids are 32 hexadecimal digits after
a name; whatever is given to an Element becomes a Jinja template. So nothing from a report goes through folium: our
element writes markers, and `render` swaps them for the data at the very end, when no template is left to read it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from typing import Any, TypeGuard

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.raster_layers import TileLayer
from folium.template import Template

from eventgeo.records import Incident, MentionedPlace
from eventgeo.render.map import assets
from eventgeo.render.map.columns import whole
from eventgeo.render.map.ground import VIEWS, BoundaryView, credit, packed_ground
from eventgeo.render.map.packing import END
from eventgeo.render.map.payload import PACKED, Payload, payload
from eventgeo.render.map.policy import Outside, outside, policy
from eventgeo.render.map.types import OTHER, TYPES, EventType

MARKER = "eventgeo-{}-goes-here"
NEEDS = {"jquery": "$(", "bootstrap": "bootstrap", "awesome_markers": "AwesomeMarkers"}
"""Of folium's other links: the word in the script of a user's layer that tells that the layer needs the link."""
MARKER_STYLES = frozenset(("bootstrap_css", "glyphicons_css", "awesome_markers_font_css", "awesome_markers_css",
                           "awesome_rotate_css"))  # fmt: skip
"""Of folium's styles, those that markers with icons need."""


class _Start(MacroElement):
    """Our element on the map: its data as markers, and the call that starts the page."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}"""
        + MARKER.format("data")
        + """{% endmacro %}
        {% macro script(this, kwargs) %}startEventgeo({{ this._parent.get_name() }});{% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Eventgeo"


class _OfflineFigure(Figure):
    """A figure whose render is the finished page of the map in it."""

    def __init__(self, page: TimeMap) -> None:
        super().__init__(height="720px")
        self.page = page

    def render(self, **kwargs: Any) -> str:
        return "".join(self.parts(**kwargs))

    def parts(self, **kwargs: Any) -> Iterator[str]:
        """The page part by part: as one text a large one takes several times its bytes."""
        return self.page._finished(super().render(**kwargs))


class TimeMap(folium.Map):
    """A folium map of incidents with a timeline: show it in a notebook, `save` it, add layers to it.

    `boundary_view` is "un" (borders as the United Nations recognise them), "de_facto" or "none"; the map names it.
    `theme` is "light" or "dark", or None for what the reader's system prefers. `tiles` is a tile template (or a name
    that folium knows) to draw over the embedded basemap, for those who are online. Tiles, and layers that load from
    elsewhere, relax the page's policy by their hosts alone, and the page says so. `kinds` are what
    `Incident.type` names and colours stand for. `incidents` may be the whole data of the page, put together before, and
    `ground` its basemap.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's own form)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(
        self,
        incidents: Iterable[Incident] | Payload[Any],
        *,
        places: Iterable[MentionedPlace] = (),
        title: str = "Events",
        boundary_view: BoundaryView = "un",
        theme: str | None = None,
        tiles: str | None = None,
        tiles_credit: str = "",
        kinds: Sequence[EventType] = TYPES,
        ground: str | None = None,
    ) -> None:
        self._payload: Payload[Any] = incidents if isinstance(incidents, Payload) else payload(incidents, places, kinds)
        self._kinds = kinds
        self._ground = ground or packed_ground(self._payload.points, boundary_view)
        self._title = title
        self._boundaries = VIEWS[boundary_view]
        self._theme = theme
        super().__init__(
            location=[25, 20], tiles=None, zoom_start=3, min_zoom=2, max_zoom=14, control_scale=True,
            zoom_snap=0.25, zoom_delta=0.5, wheel_px_per_zoom_level=100, zoom_animation=False, fade_animation=False,
            inertia=False, attribution_control=False,
        )  # fmt: skip
        self._identity = hashlib.sha256(whole(f"{title}{self._payload.columns}{self._ground}").encode()).hexdigest()
        _OfflineFigure(self).add_child(self)
        self.add_child(_Start(), name="eventgeo")
        if tiles:
            self.add_child(TileLayer(tiles, attr=tiles_credit or tiles), name="eventgeo_tiles")

    def parts(self) -> Iterator[str]:
        """The page as HTML, part by part."""
        figure = self.get_root()
        assert isinstance(figure, _OfflineFigure)
        return figure.parts()

    def _finished(self, shell: str) -> Iterator[str]:
        """The page out of what folium rendered: links swapped for text, data put in, a policy in front."""
        foreign = [one for one in _below(self) if not isinstance(one, _Start) and one is not self]
        loads = outside(shell, (one.tiles for one in filter(_is_tiles, foreign)), foreign=bool(foreign))
        head, tail = _shell(self._stable(shell)).split(MARKER.format("data"))
        plain = f"<noscript><style>{assets.noscript_style()}</style></noscript>"
        rules = policy(head + tail + plain, loads)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(rules)}">'
        head = head.replace(
            "<head>", f'<head>\n<meta charset="utf-8">\n{meta}\n<title>{escape(whole(self._title))}</title>', 1
        )
        head = head.replace("</head>", f"{plain}\n</head>", 1)
        yield head
        yield from self._data(loads, [credit(), *map(_credit_of, filter(_is_tiles, foreign))])
        yield tail

    def _data(self, loads: Outside, credits_: Iterable[str]) -> Iterator[str]:
        """The elements that carry the page's data, none of which a browser runs."""
        options = {
            "title": whole(self._title),
            "types": [kind._asdict() for kind in self._kinds],
            "other": OTHER._asdict(),
            "credits": "".join(f"{one}. " for one in credits_ if one).strip(),
            "boundaries": self._boundaries,
            "relaxed": loads.hosts,
            "theme": self._theme,
        }
        safe = json.dumps(options, ensure_ascii=False).replace("<", "\\u003c")
        yield f'<script type="application/json" id="eventgeo-options">{safe}</script>\n'
        data = self._payload
        packs = {"columns": [data.columns], "ground": [self._ground], "quotes": [*data.quotes, END]}
        for name, pack in (packs | {"places": [*data.places, END]}).items():
            yield f'<script type="{PACKED}" id="eventgeo-{name}">'
            yield from pack
            yield "</script>\n"
        yield from data.dossiers
        yield f"<noscript>{self._payload.table.html(self._title)}</noscript>"

    def _stable(self, shell: str) -> str:
        """The page with folium's random ids replaced by ones that follow from its content."""
        ids = dict.fromkeys(re.findall(r"_([0-9a-f]{32})\b", shell))
        for number, old in enumerate(ids):
            shell = shell.replace(old, hashlib.sha256(f"{self._identity} {number}".encode()).hexdigest()[:32])
        return shell

    def render(self, **kwargs: Any) -> str:
        """Register with the figure what the map and its layers need: Leaflet as text, folium's other links on need."""
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        figure = self.get_root()
        assert isinstance(figure, Figure)
        script = "".join(child.render() for child in figure.script._children.values())
        needed = {name for name, word in NEEDS.items() if word in script}
        for name, url in folium.Map.default_js:
            if name in needed:
                figure.header.add_child(JavascriptLink(url), name=name, index=1)
        for name, url in folium.Map.default_css:
            if name in MARKER_STYLES and "awesome_markers" in needed:
                figure.header.add_child(CssLink(url), name=name, index=1)
        for index, text in enumerate(
            (f"<style>{assets.leaflet_style()}</style>", f"<script>{assets.leaflet_script()}</script>"), 1
        ):
            figure.header.add_child(_Text(text), name=f"eventgeo_leaflet_{index}", index=index)
        figure.header.add_child(_Text(f"<style>{assets.own_style()}</style>"), name="eventgeo_style")
        figure.header.add_child(_Text(f"<script>{assets.own_script()}</script>"), name="eventgeo_script")
        return ""


class _Text(Element):
    """An element that comes out as it went in: branca's own would read and compile it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **kwargs: Any) -> str:
        return self._text


def _below(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():
        yield from _below(child)


def _is_tiles(element: Element) -> TypeGuard[TileLayer]:
    return isinstance(element, TileLayer)


def _credit_of(layer: TileLayer) -> str:
    """The attribution of a tile layer as text; it may be markup."""
    return unescape(re.sub(r"<[^>]*>", "", str(layer.options.get("attribution") or "")))


def _shell(html: str) -> str:
    """Folium's document with a language, a viewport that can be zoomed, and no script after the body."""
    html = html.replace("<html>", '<html lang="en">', 1)
    html = re.sub(
        r'<meta name="viewport"[^>]*>',
        '<meta name="viewport" content="width=device-width, initial-scale=1" />',
        html,
        count=1,
    )
    head, script = html.rsplit("</body>", 1)
    return f"{head}{script.replace('</html>', '').strip()}\n</body>\n</html>\n"
