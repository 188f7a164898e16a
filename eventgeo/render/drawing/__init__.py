"""Maps as vector drawings: for attachments and for pages without script.

A drawing is a list of shapes on a sheet; `as_svg` and the plainer PDF write the same list. Its ground comes from the
basemap that is baked into the package, so that a drawing opens no connection.
"""

from eventgeo.render.drawing.frame import Frame, around
from eventgeo.render.drawing.ground import Ground, ground_under
from eventgeo.render.drawing.night import by_night
from eventgeo.render.drawing.pins import Pin, marker
from eventgeo.render.drawing.shapes import Disc, Path, Shape, Words
from eventgeo.render.drawing.sheet import Sheet, draw
from eventgeo.render.drawing.svg import as_svg

__all__ = [
    "Disc",
    "Frame",
    "Ground",
    "Path",
    "Pin",
    "Shape",
    "Sheet",
    "Words",
    "around",
    "as_svg",
    "by_night",
    "draw",
    "ground_under",
    "marker",
]
