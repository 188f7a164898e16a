"""Incidents to a map, and to files for other programs."""

from eventgeo.render.compared import compared, comparison_page
from eventgeo.render.errors import MissingExtra, UnknownFormat
from eventgeo.render.export import COLUMNS, EXPORTS, export, to_frame, to_geodataframe, write_data
from eventgeo.render.files import replacing, sweep
from eventgeo.render.map import TooManyIncidents, map_page, map_parts

__all__ = [
    "COLUMNS",
    "EXPORTS",
    "MissingExtra",
    "TooManyIncidents",
    "UnknownFormat",
    "compared",
    "comparison_page",
    "export",
    "map_page",
    "map_parts",
    "replacing",
    "sweep",
    "to_frame",
    "to_geodataframe",
    "write_data",
]
