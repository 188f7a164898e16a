"""`build`: from reports to the map, all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.pipeline import TITLE, BoundaryView, Settings


@click.command()
@options.sources
@options.output("DIR", help="Folder for the map and its data.")
@click.option("--title", default=TITLE, show_default=True, help="Heading of the map.")
@click.option("--since", type=options.ISO_DAY, metavar="DAY", help="Leave out what ended before this day.")
@click.option("--until", type=options.ISO_DAY, metavar="DAY", help="Leave out what began after this day.")
@click.option("--site", is_flag=True, help="Write the static site too, into DIR/site.")
@click.option("--attach", metavar="LIST", help="Write briefing attachments too, as pdf,xlsx, into DIR/brief.")
@options.boundaries
@options.reading
@options.running
def build(
    sources: tuple[str, ...],
    output: str,
    title: str,
    since: Any,
    until: Any,
    site: bool,
    attach: str | None,
    boundaries: BoundaryView,
    settings: Settings,
    jobs: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read reports and write the map with all its data.

    SOURCES are files, folders or patterns of reports. DIR gets index.html (the map, one offline file), events.jsonl,
    events.geojson, events.csv, places.jsonl, issues.jsonl (what was left out, and why) and CREDITS.txt.
    """
    collector = pipeline.Collector()
    read = pipeline.readings(pipeline.read(sources, settings), settings, jobs=jobs)
    for reading in report.progress(read, quiet=quiet):
        collector.add(reading)
    result = pipeline.result(collector, since=since and since.date(), until=until and until.date())
    pipeline.write_build(Path(output), result, title=title, boundary_view=boundaries)
    if site:
        pipeline.write_site(Path(output, "site"), result.incidents, result.places, title=title, view=boundaries)
    if attach:
        formats = [name.strip().lower() for name in attach.split(",")]
        pipeline.write_brief(Path(output, "brief"), result.incidents, formats, title=title, view=boundaries)
    counts = {
        "documents": collector.documents,
        "events": len(collector.events),
        "incidents": len(result.incidents),
        "places": len(result.places),
        "issues": len(result.issues),
    }
    report.finish(counts, result.issues, quiet=quiet, as_json=as_json)


COMMANDS = {"build": build}
