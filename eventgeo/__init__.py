"""eventgeo: dated, placed, quoted conflict events out of news reports, on one offline map.

The verbs of the package, one a stage; each takes and gives iterators of frozen records (see `eventgeo.records`), and
what was refused or left out comes along as Issues:

`read(sources)` documents · `annotate(documents)` mentions · `extract(documents)` events · `merge(events)` incidents ·
`show(incidents)` the map page as HTML · `compare(ours, theirs)` two sets of incidents beside each other ·
`to_frame(incidents)` and `to_geodataframe(incidents)` for notebooks (extra `geo`).

>>> import eventgeo
>>> from eventgeo.records import Document, Event
>>> text = "KHERSON, Ukraine, Feb 14 - Russian shells hit Kherson on Monday, killing two people."
>>> document = Document("kherson.txt", text, published="2023-02-14")
>>> (mentions,) = eventgeo.annotate([document])
>>> [timex.surface for timex in mentions.timexes]
['Feb 14', 'Monday']
>>> events = [item for item in eventgeo.extract([document]) if isinstance(item, Event)]
>>> (incident,) = eventgeo.merge(events)
>>> incident.subtype, incident.place.name, incident.date.start.isoformat(), incident.killed.low
('shelling', 'Kherson', '2023-02-13', 2)
>>> page = eventgeo.show([incident])
>>> page[:15], "Kherson" in page
('<!DOCTYPE html>', True)
>>> eventgeo.compare([incident], [incident]).counts["in both"]
1

`read` gives the documents of files, folders, patterns and addresses, by their formats:

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     _ = Path(folder, "kherson.txt").write_text(text)
...     [document.id for document in eventgeo.read([folder])]
['kherson.txt']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventgeo.pipeline import (
        Settings,
        annotate,
        compare,
        extract,
        merge,
        read,
        read_events,
        show,
        to_frame,
        to_geodataframe,
    )

__version__ = "0.1.0"
__all__ = [
    "Settings",
    "annotate",
    "compare",
    "extract",
    "merge",
    "read",
    "read_events",
    "show",
    "to_frame",
    "to_geodataframe",
]


def __getattr__(name: str) -> Any:
    """The verbs, loaded when first asked for: `eventgeo --help` should not wait for the gazetteer's libraries."""
    if name in __all__:
        return getattr(importlib.import_module("eventgeo.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
