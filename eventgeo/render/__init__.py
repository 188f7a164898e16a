"""Incidents to a map, and to files for other programs."""

from eventgeo.render.compared import compared, comparison_page
from eventgeo.render.errors import MissingExtra, UnknownFormat
from eventgeo.render.export import COLUMNS, DATA, EXPORTS, credits_text, drawn, export, to_frame, to_geodataframe
from eventgeo.render.files import replacing, rewriting, spare_others, sweep
from eventgeo.render.map import (
    TooManyIncidents,
    compact,
    entries,
    ground_key,
    map_page,
    map_parts,
    packed_block,
    packed_dossiers,
    packed_ground,
    packed_mentions,
    packed_quotes,
    payload_of_pieces,
    sheet,
)

__all__ = [
    "COLUMNS",
    "DATA",
    "EXPORTS",
    "MissingExtra",
    "TooManyIncidents",
    "UnknownFormat",
    "compact",
    "compared",
    "comparison_page",
    "credits_text",
    "drawn",
    "entries",
    "export",
    "ground_key",
    "map_page",
    "map_parts",
    "packed_block",
    "packed_dossiers",
    "packed_ground",
    "packed_mentions",
    "packed_quotes",
    "payload_of_pieces",
    "replacing",
    "rewriting",
    "sheet",
    "spare_others",
    "sweep",
    "to_frame",
    "to_geodataframe",
]
