"""From incidents to pages and files, and back from files to incidents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Literal

import eventgeo.reading.events
import eventgeo.reading.places
from eventgeo import render
from eventgeo.records import Comparison, Incident, Issue, MentionedPlace
from eventgeo.render.care import Care, published
from eventgeo.store import Drawings

BoundaryView = Literal["un", "de_facto", "none"]
TITLE = "Conflict events"
AS_IT_IS = Care(redact=False)


def read_events(lines: IO[str], name: str) -> tuple[list[Incident], list[Issue]]:
    """The incidents of an Events file, and an Issue for each line that is none."""
    items = list(stream_events(lines, name))
    return [i for i in items if isinstance(i, Incident)], [i for i in items if isinstance(i, Issue)]


def stream_events(lines: IO[str], name: str) -> Iterator[Incident | Issue]:
    """What `read_events` gives, line by line."""
    return eventgeo.reading.events.incidents(lines, name)


def read_places(lines: IO[str], name: str) -> tuple[list[MentionedPlace], list[Issue]]:
    """The places of a `places.jsonl`, and an Issue for each line that is none."""
    items = list(eventgeo.reading.places.places(lines, name))
    return [i for i in items if isinstance(i, MentionedPlace)], [i for i in items if isinstance(i, Issue)]


def show(
    found: Iterable[Incident],
    mentioned: Iterable[MentionedPlace] = (),
    *,
    title: str = TITLE,
    boundary_view: BoundaryView = "un",
) -> str:
    """The map page: one offline HTML file. EventgeoError where there is more than a page can hold.

    `boundary_view` is whose borders the map draws: "un" (recognised by the United Nations), "de_facto", or "none".
    """
    return render.map_page(found, places=mentioned, title=title, boundary_view=boundary_view)


def draw(incident: Incident) -> tuple[str, str, str]:
    """An incident as a GeoJSON feature, as a CSV record, and as what a map page holds of it."""
    return *render.drawn(incident), json.dumps(render.entry(incident), separators=(",", ":"))


def write_build(
    folder: Path,
    found: Drawings,
    mentioned: Iterable[MentionedPlace],
    issues: Iterable[Issue],
    *,
    title: str = TITLE,
    boundary_view: BoundaryView = "un",
) -> list[Path]:
    """The map and all its data into a folder, each file replaced whole; gives back their paths.

    Incidents and places are gone through more than once. OutputError names what cannot be written.
    """
    paths = render.write_data(folder, found.data, mentioned, issues)
    entries = (render.Entry(*json.loads(entry)) for entry in found.entries)
    page = render.map_parts(entries, places=mentioned, title=title, boundary_view=boundary_view)
    with render.replacing(folder / "index.html") as file:
        file.writelines(page)
    return [folder / "index.html", *paths]


def export(
    found: Iterable[Incident] | Comparison, path: Path, care: Care = AS_IT_IS, *, columns: str = "eventgeo"
) -> tuple[str, ...]:
    """The incidents in the format of the path's suffix; gives back what was withheld or left out, in sentences.

    `columns` names a table of `render.COLUMNS`; a comparison, of which care was taken before, adds its own.
    OutputError where it cannot be written, UnknownFormat and MissingExtra where the format cannot be had.
    """
    table = render.COLUMNS[columns]
    if isinstance(found, Comparison):
        made = render.compared(found)
        return _not_held(render.export(made.incidents, path, made.table(table)), columns)
    safe = published(found, (), care)
    return (*safe.notes, *_not_held(render.export(safe.incidents, path, table), columns))


def _not_held(number: int, columns: str) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"{number:,} incidents left out, since the columns of {columns} cannot say how they stand.",)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Lines into a file, whole or not at all. OutputError where it cannot be written."""
    with render.replacing(path) as file:
        file.writelines(f"{line}\n" for line in lines)
