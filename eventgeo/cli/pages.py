"""`map` and `export`: from events to pages and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.cli.streams import records, stream, write_lines, written
from eventgeo.pipeline import AS_IT_IS, TITLE, BoundaryView, Care
from eventgeo.records import Comparison, Incident, Issue

FORMATS = ("jsonl", "geojson", "csv", "kml", "kmz", "gpkg", "parquet", "xlsx")


@click.command("map")
@click.argument("events_file", metavar="EVENTS")
@options.output("PAGE", help="HTML file to write; - for standard output.")
@click.option("--places", metavar="PLACES", help="places.jsonl of a build: the layer of all places mentioned.")
@click.option("--title", default=TITLE, show_default=True, help="Heading of the map.")
@options.bounds
@options.boundaries
@options.comparing
@options.saying
def draw(
    events_file: str,
    output: str,
    places: str | None,
    title: str,
    since: date | None,
    until: date | None,
    area: str | None,
    boundaries: BoundaryView,
    against: options.Against | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Draw events as one offline HTML map.

    EVENTS are Events lines, or a table of ACLED, UCDP GED or GDELT, or GeoJSON; so is what --compare names.

    \b
    eventgeo map out/events.jsonl -o map.html --places out/places.jsonl
    eventgeo map out/events.jsonl -o coverage.html --compare acled.csv
    """
    issues: list[Issue] = []
    inner = pipeline.read_area(area) if area else None
    found = stream(events_file, pipeline.stream_events, issues)
    kept = (one for one in found if pipeline.within(one, since, until) and pipeline.inside(one, inner))
    if against:
        comparison, more = _compared(list(kept), against)
        write_lines(output, [pipeline.show_comparison(comparison, title=title, boundary_view=boundaries)])
        report.finish(comparison.counts, [*issues, *more], quiet=quiet, as_json=as_json)
        return
    mentioned, more = records(places, pipeline.read_places) if places else ([], [])
    counts = {"incidents": 0}
    write_lines(output, [pipeline.show(_counted(kept, counts), mentioned, title=title, boundary_view=boundaries)])
    report.finish(counts, [*issues, *more], quiet=quiet, as_json=as_json)


def _counted(found: Iterable[Incident], counts: dict[str, int]) -> Iterator[Incident]:
    for incident in found:
        counts["incidents"] += 1
        yield incident


def _compared(found: list[Incident], against: options.Against, care: Care = AS_IT_IS) -> tuple[Comparison, list[Issue]]:
    others, issues = records(against.file, pipeline.read_events)
    return pipeline.compare(found, others, within_days=against.days, within_km=against.km, care=care), issues


@click.command()
@click.argument("events_file", metavar="EVENTS")
@options.output("FILE", help="File to write; its suffix says the format. - for standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS, case_sensitive=False),
    help="The format, where the suffix does not say it.",
)
@click.option(
    "--columns",
    type=click.Choice(["eventgeo", "acled"]),
    default="eventgeo",
    show_default=True,
    help="Whose names and codes the columns have.",
)
@options.comparing
@options.caring(redact=False)
@options.saying
def export(
    events_file: str,
    output: str,
    form: str | None,
    columns: str,
    against: options.Against | None,
    care: Care,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write events in another format, by the suffix of the file.

    The suffixes are .jsonl, .geojson, .csv, .kml, .kmz, .gpkg, .parquet and .xlsx. EVENTS are Events lines, or a table
    of ACLED, UCDP GED or GDELT, or GeoJSON.

    \b
    eventgeo export out/events.jsonl -o events.kml
    eventgeo export out/events.jsonl -o acled.csv --columns acled
    eventgeo export out/events.jsonl -o - --format geojson | gzip > events.geojson.gz
    """
    suffix = _suffix(output, form)
    found, issues = records(events_file, pipeline.read_events)
    counts = {"incidents": len(found)}
    with written(output) as path:
        if against:
            comparison, more = _compared(found, against, care)
            left, counts = pipeline.export(comparison, path, columns=columns, suffix=suffix), comparison.counts
            issues += more
        else:
            left = pipeline.export(found, path, care, columns=columns, suffix=suffix)
    report.notes(left, quiet=quiet)
    report.finish(counts, issues, quiet=quiet, as_json=as_json)


def _suffix(output: str, form: str | None) -> str | None:
    """The suffix of the format that was named; a usage error where none was and the output has none."""
    if output == "-" and not form:
        raise click.UsageError("-o - has no suffix that says the format: name it with --format")
    return f".{form}" if form else None


COMMANDS = {"map": draw, "export": export}
