"""From incidents to pages and files, and back from files to incidents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Literal, TypeVar

import eventgeo.reading.events
import eventgeo.reading.places
from eventgeo import render
from eventgeo.records import Comparison, Incident, Issue, MentionedPlace, spelled
from eventgeo.records.pieces import Key, Piece
from eventgeo.render.care import Care, published
from eventgeo.store import Drawings, Drawn, Outputs, Reports, Section, Source, Written

BoundaryView = Literal["un", "de_facto", "none"]
TITLE = "Conflict events"
PAGE, CREDITS = "index.html", "CREDITS.txt"
T = TypeVar("T")
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


def draw(incident: Incident) -> Drawn:
    """All that the outputs hold of an incident."""
    feature, record = render.drawn(incident)
    entry, quotes, dossier = render.sheet(incident)
    first, last, _ = entry.order
    return Drawn(first, last, render.compact(entry), record, quotes, dossier, feature)


def write_build(
    folder: Path,
    found: Drawings,
    told: Reports,
    outputs: Outputs,
    version: str,
    *,
    title: str = TITLE,
    boundary_view: BoundaryView = "un",
) -> list[Path]:
    """The map and all its data into a folder, each file replaced whole; gives back their paths.

    A piece of a file in which nothing changed is taken from the file as it was written last by the same version of the
    writing. OutputError names what cannot be written.
    """
    outputs.follow()
    rows: tuple[Source[Any], ...] = (found.lines, found.features, found.records, told.mentions, told.issues)
    for (name, form), source in zip(render.DATA.items(), rows, strict=True):
        body = _section("rows", source, form.make)
        _write(folder / name, (form.head.encode(), body, form.tail.encode()), outputs, version)
    _write(folder / CREDITS, [render.credits_text().encode()], outputs, version)
    data = render.payload_of_pieces(
        outputs.kept(
            "blocks", version, Section("blocks", found.entries, lambda piece: render.packed_block(piece.rows))
        ),
        render.entries(text for _, text in found.entries.between()),
        ((float(lat), float(lon)) for _, _, lat, lon in places_written(folder, outputs)),
        quotes=_section("quotes", found.quotes, lambda piece: render.packed_quotes(piece.rows)),
        dossiers=_section("dossiers", found.dossiers, lambda piece: render.packed_dossiers(piece.rows)),
        places=_section("places", told.mentions, render.packed_mentions),
    )
    ground = outputs.remembered(
        "ground",
        f"{version} {render.ground_key(data.points, boundary_view)}",
        lambda: render.packed_ground(data.points, boundary_view).encode(),
    )
    page = render.map_parts(data, title=title, boundary_view=boundary_view, ground=ground.decode())
    _write(folder / PAGE, (part.encode() if isinstance(part, str) else part for part in page), outputs, version)
    return [folder / PAGE, *(folder / name for name in render.DATA), folder / CREDITS]


def places_written(folder: Path, outputs: Outputs) -> list[Key]:
    """The places that the data in a folder name, by name, geonameid, lat and lon."""
    return outputs.groups(_known(folder / "places.jsonl"))


def _section(name: str, source: Source[T], make: Callable[[Piece[T]], str]) -> Section[Any]:
    return Section(name, source, lambda piece: make(piece).encode())


def _write(path: Path, parts: Iterable[bytes | Section[Any]], outputs: Outputs, version: str) -> None:
    """Write a file out of its parts."""
    known, written = _known(path), list[Written]()
    outputs.open(known, f"{stamp(path)} {version}")
    with render.rewriting(path) as file:
        for part in parts:
            if isinstance(part, bytes):
                file.write(part)
                continue
            for key, data in outputs.pieces(known, part):
                written.append(Written(part.name, part.source.name, key, file.tell(), len(data)))
                file.write(data)
    outputs.close(known, f"{stamp(path)} {version}", written)


def _known(path: Path) -> str:
    """What a file is known by."""
    return spelled(path.absolute())


def stamp(path: Path) -> str:
    """The size and the time of a file, by which one tells whether it is as it was written; "" where there is none that
    can be read."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns}" if os.access(path, os.R_OK) else ""


def export(
    found: Iterable[Incident] | Comparison,
    path: Path,
    care: Care = AS_IT_IS,
    *,
    columns: str = "eventgeo",
    suffix: str | None = None,
) -> tuple[str, ...]:
    """The incidents in the format of `suffix`, else of the path's own.

    Gives back what was withheld or left out, in sentences.

    `columns` names a table of `render.COLUMNS`; a comparison, of which care was taken before, adds its own.
    OutputError where it cannot be written, UnknownFormat and MissingExtra where the format cannot be had.
    """
    table = render.COLUMNS[columns]
    if isinstance(found, Comparison):
        made = render.compared(found)
        return _not_held(render.export(made.incidents, path, made.table(table), suffix=suffix), columns)
    safe = published(found, (), care)
    return (*safe.notes, *_not_held(render.export(safe.incidents, path, table, suffix=suffix), columns))


def _not_held(number: int, columns: str) -> tuple[str, ...]:
    if not number:
        return ()
    left = "1 incident" if number == 1 else f"{number:,} incidents"
    return (f"{left} left out: the columns of {columns} have no word for plans, denials and background.",)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Lines into a file, whole or not at all. OutputError where it cannot be written."""
    with render.replacing(path) as file:
        file.writelines(f"{line}\n" for line in lines)
