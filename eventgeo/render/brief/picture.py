"""The map of a briefing as SVG and PNG, with its alternative text."""

from __future__ import annotations

from functools import lru_cache

from eventgeo.render.brief.content import Briefing
from eventgeo.render.brief.fonts import fonts
from eventgeo.render.drawing import Sheet, as_svg, draw
from eventgeo.render.errors import MissingExtra
from eventgeo.render.wording import isolated, plural

WIDTH, HEIGHT = 800.0, 480.0
PNG_WIDTH = 2000
"""Pixels: sharp on a slide and on paper (300 dots an inch over 17 cm)."""


@lru_cache(maxsize=4)
def sheet(briefing: Briefing, width: float = WIDTH, height: float = HEIGHT) -> Sheet:
    """The drawn map; kept, since several formats of one briefing need it."""
    about = f"{isolated(briefing.title)} · {briefing.period} · {briefing.stamp}"
    small_print = [line for line in (briefing.handling, about, briefing.credits) if line]
    return draw(briefing.pins, width=width, height=height, small_print=small_print, view=briefing.view)


def alternative(briefing: Briefing) -> str:
    """What the map shows, for who cannot see it."""
    named = "; ".join(f"{number} {isolated(name)}" for number, name in briefing.legend)
    places = f" Numbered: {named}." if named else ""
    return f"Map of {plural(len(briefing.pins), 'place')} with {plural(len(briefing.incidents), 'incident')}.{places}"


def svg(briefing: Briefing, width: float = WIDTH, height: float = HEIGHT) -> str:
    """The map as SVG."""
    drawn = sheet(briefing, width, height)
    title = f"{briefing.title}, {briefing.period}"
    return as_svg(drawn.shapes, drawn.width, drawn.height, title=title, description=alternative(briefing))


@lru_cache(maxsize=2)
def png(briefing: Briefing) -> bytes:
    """The map as PNG. MissingExtra where the renderer is not installed."""
    try:
        # An extra, and a native library of 4 MB.
        import resvg_py  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("PNG needs resvg: pip install 'eventgeo[brief]'") from error
    found = fonts()
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg(briefing),
            width=PNG_WIDTH,
            skip_system_fonts=found is not None,
            font_files=found.files if found else None,
            font_family=found.family if found else None,
            sans_serif_family=found.family if found else None,
            background="#ffffff",
        )
    )
