"""The data of a site as files to take along."""

from __future__ import annotations

import io
from collections.abc import Sequence

from eventgeo.records import Incident, MentionedPlace
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export import EXPORTS, credits_text
from eventgeo.render.export.lines import write_places
from eventgeo.render.site.folder import Folder

SMALL = 5_000
"""Incidents up to which the formats that are slow to write are given as well."""
ALWAYS = (".jsonl", ".geojson", ".csv")
MEDIA = {".jsonl": "application/x-ndjson", ".geojson": "application/geo+json", ".csv": "text/csv"}


def write_data(into: Folder, incidents: Sequence[Incident], places: Sequence[MentionedPlace]) -> list[tuple[str, str]]:
    """Writes the data files; back come their addresses and what they are."""
    written = []
    for suffix, form in EXPORTS.items():
        if suffix == ".kml" or (suffix not in ALWAYS and len(incidents) > SMALL):
            continue
        buffer = io.BytesIO()
        text = io.TextIOWrapper(buffer, encoding="utf-8", errors="replace", newline="\n", write_through=True)
        try:
            form.write(incidents, buffer if form.binary else text)
        except MissingExtra:
            continue
        text.flush()
        into.write(f"files/events{suffix}", buffer.getvalue())
        written.append((f"files/events{suffix}", form.name))
    lines = io.StringIO()
    write_places(places, lines)
    into.write("files/places.jsonl", lines.getvalue())
    into.write("files/credits.txt", credits_text())
    return [
        *written,
        ("files/places.jsonl", "All places that the reports mention, with the sentences"),
        ("files/credits.txt", "Whose data these files draw on"),
    ]
