"""`map` and `export`: from events to pages and files."""

from __future__ import annotations

from pathlib import Path

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.cli.streams import records, write_lines
from eventgeo.pipeline import TITLE, BoundaryView, Care


@click.command("map")
@click.argument("events_file", metavar="EVENTS")
@options.output("PAGE", help="HTML file to write; - for standard output.")
@click.option("--places", metavar="PLACES", help="places.jsonl of a build: the layer of all places mentioned.")
@click.option("--title", default=TITLE, show_default=True, help="Heading of the map.")
@options.boundaries
@options.saying
def draw(
    events_file: str,
    output: str,
    places: str | None,
    title: str,
    boundaries: BoundaryView,
    as_json: bool,
    quiet: bool,
) -> None:
    """Draw events as one offline HTML map."""
    found, issues = records(events_file, pipeline.read_events)
    mentioned, more = records(places, pipeline.read_places) if places else ([], [])
    write_lines(output, [pipeline.show(found, mentioned, title=title, boundary_view=boundaries)])
    report.finish({"incidents": len(found)}, [*issues, *more], quiet=quiet, as_json=as_json)


@click.command()
@click.argument("events_file", metavar="EVENTS")
@options.output("FILE", help="File to write; its suffix says the format.")
@options.caring(redact=False)
@options.saying
def export(events_file: str, output: str, care: Care, as_json: bool, quiet: bool) -> None:
    """Write events in another format, by the suffix of the file."""
    found, issues = records(events_file, pipeline.read_events)
    report.notes(pipeline.export(found, Path(output), care), quiet=quiet)
    report.finish({"incidents": len(found)}, issues, quiet=quiet, as_json=as_json)


COMMANDS = {"map": draw, "export": export}
