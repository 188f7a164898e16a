"""eventgeo: dated, placed, quoted conflict events out of news reports, on one offline map.

The verbs of the package, one a stage; each takes and gives iterators of frozen records (see `eventgeo.records`):

`read(sources)` documents · `annotate(documents)` mentions · `extract(documents)` events · `merge(events)` incidents ·
`show(incidents)` the map page as HTML.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventgeo.pipeline import Settings, annotate, extract, merge, read, show

__version__ = "0.1.0"
__all__ = ["Settings", "annotate", "extract", "merge", "read", "show"]


def __getattr__(name: str) -> Any:
    """The verbs, loaded when first asked for: `eventgeo --help` should not wait for the gazetteer's libraries."""
    if name in __all__:
        return getattr(importlib.import_module("eventgeo.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
