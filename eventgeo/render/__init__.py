"""Incidents to a map, and to files for other programs."""

from eventgeo.render.errors import MissingExtra, UnknownFormat
from eventgeo.render.export import EXPORTS, export, write_data
from eventgeo.render.files import replacing

__all__ = ["EXPORTS", "MissingExtra", "UnknownFormat", "export", "replacing", "write_data"]
