"""Incidents to a map, and to files for other programs."""

from eventgeo.render.errors import MissingExtra, UnknownFormat
from eventgeo.render.export import EXPORTS, export, write_data
from eventgeo.render.files import replacing
from eventgeo.render.map import TooManyIncidents, map_page

__all__ = [
    "EXPORTS",
    "MissingExtra",
    "TooManyIncidents",
    "UnknownFormat",
    "export",
    "map_page",
    "replacing",
    "write_data",
]
