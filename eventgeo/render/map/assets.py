"""The scripts and styles of the page, as text: this project's own, and Leaflet's out of its installed package."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

SCRIPTS = (
    "dom", "days", "data", "incidents", "selection", "symbols", "canvas_layer", "basemap", "names",
    "incident_layer", "places_layer", "timeline", "player", "list", "lists", "corrections", "card", "filter_panel",
    "area", "link_state", "exports", "print", "frame", "app", "main",
)  # fmt: skip
"""In the order in which they are joined; each may use what stands before it when it is loaded."""
COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:(?!\*/).|\n)*\*/)\n", re.MULTILINE)
"""A comment on lines of its own: a tenth of the scripts, which no page needs."""


@cache
def own_script() -> str:
    """All scripts as one without their comments, which leaves `startEventgeo` alone as a name on the page."""
    parts = (COMMENT.sub("", _read(f"{name}.js")) for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{"".join(parts)}\nwindow.startEventgeo = startEventgeo;\n}})();'


@cache
def own_style() -> str:
    return _read("page.css")


@cache
def noscript_style() -> str:
    return _read("noscript.css")


@cache
def leaflet_script() -> str:
    """Leaflet, made fit to stand inside a script element."""
    return _leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "").replace("</script", "<\\/script")


@cache
def leaflet_style() -> str:
    """Leaflet's style without its pictures, which this page does not use and could not load."""
    return re.sub(r"^.*url\([^)]*\).*$\n?", "", _leaflet("leaflet.css"), flags=re.MULTILINE)


def _read(name: str) -> str:
    return (files("eventgeo.render.assets.map") / name).read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    return (files("js_lib_leaflet") / "static" / "js_lib_leaflet" / name).read_text(encoding="utf-8")
