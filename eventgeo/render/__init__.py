"""Incidents to a map, and to files for other programs."""

from eventgeo.render.compared import compared, comparison_page
from eventgeo.render.errors import MissingExtra, UnknownFormat
from eventgeo.render.export import COLUMNS, EXPORTS, drawn, export, to_frame, to_geodataframe, write_data
from eventgeo.render.files import replacing, sweep
from eventgeo.render.map import Entry, TooManyIncidents, entry, map_page, map_parts

__all__ = [
    "COLUMNS",
    "EXPORTS",
    "Entry",
    "MissingExtra",
    "TooManyIncidents",
    "UnknownFormat",
    "compared",
    "comparison_page",
    "drawn",
    "entry",
    "export",
    "map_page",
    "map_parts",
    "replacing",
    "sweep",
    "to_frame",
    "to_geodataframe",
    "write_data",
]
