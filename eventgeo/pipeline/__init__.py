"""The order of the stages, and nothing else: sources → documents → mentions → events → incidents → pages and files.

Each stage takes and gives an iterator and can be run alone; what was refused or left out comes along as Issues.
This room alone imports the rooms of the stages; the commands and the package root import it and nothing behind it.
"""

import eventgeo.places.gazetteer
from eventgeo.engines.cluster import Cluster
from eventgeo.pipeline.attribution import Attribution
from eventgeo.pipeline.building import Built, Plan, build
from eventgeo.pipeline.comparing import compare, show_comparison
from eventgeo.pipeline.copies import readings_once
from eventgeo.pipeline.correcting import merge_corrected, read_corrections, review, type_names
from eventgeo.pipeline.doctor import examine
from eventgeo.pipeline.documents import UNDATED, Reading, annotate, extract, read, read_document, readings, weighed
from eventgeo.pipeline.looking import change_text, changes, status
from eventgeo.pipeline.merging import alone, in_order, inside, merge, within
from eventgeo.pipeline.outputs import (
    AS_IT_IS,
    TITLE,
    BoundaryView,
    export,
    read_events,
    read_places,
    show,
    stream_events,
    write_build,
    write_lines,
)
from eventgeo.pipeline.project import CONFIG, init_project, open_project
from eventgeo.pipeline.scoring import evaluate
from eventgeo.pipeline.settings import TIME_LIMIT, Settings
from eventgeo.pipeline.spreading import spread
from eventgeo.pipeline.watching import EVERY, watch
from eventgeo.reading import Limits, Web, is_there, limits_of
from eventgeo.reading.outlets import outlets as read_outlets
from eventgeo.render.brief import Selection, read_area, write_brief
from eventgeo.render.care import Care
from eventgeo.render.export import to_frame, to_geodataframe
from eventgeo.render.site import write_site
from eventgeo.render.when import PeriodName
from eventgeo.store import Build

gazetteers = eventgeo.places.gazetteer

__all__ = [
    "AS_IT_IS",
    "CONFIG",
    "EVERY",
    "TIME_LIMIT",
    "TITLE",
    "UNDATED",
    "Attribution",
    "BoundaryView",
    "Build",
    "Built",
    "Care",
    "Cluster",
    "Limits",
    "PeriodName",
    "Plan",
    "Reading",
    "Selection",
    "Settings",
    "Web",
    "alone",
    "annotate",
    "build",
    "change_text",
    "changes",
    "compare",
    "evaluate",
    "examine",
    "export",
    "extract",
    "gazetteers",
    "in_order",
    "init_project",
    "inside",
    "is_there",
    "limits_of",
    "merge",
    "merge_corrected",
    "open_project",
    "read",
    "read_area",
    "read_corrections",
    "read_document",
    "read_events",
    "read_outlets",
    "read_places",
    "readings",
    "readings_once",
    "review",
    "show",
    "show_comparison",
    "spread",
    "status",
    "stream_events",
    "to_frame",
    "to_geodataframe",
    "type_names",
    "watch",
    "weighed",
    "within",
    "write_brief",
    "write_build",
    "write_lines",
    "write_site",
]
