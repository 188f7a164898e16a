"""`site` and `brief`: what leaves the desk, with care for the people in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.cli.streams import records
from eventgeo.pipeline import TITLE, BoundaryView, Care, PeriodName, Selection
from eventgeo.records import Incident, country

FORMATS = ("pdf", "png", "docx", "pptx", "xlsx", "kmz", "svg", "kml", "geojson", "csv", "zip")


@click.command()
@click.argument("events_file", metavar="EVENTS")
@options.output("DIR", help="Folder for the site.")
@click.option("--places", metavar="PLACES", help="places.jsonl of a build: the layer of all places mentioned.")
@click.option("--title", default=TITLE, show_default=True, help="Title of the site.")
@click.option("--base-url", metavar="URL", help="Where it will be published: makes feeds whole, and a sitemap.")
@click.option("--lang", default="en", show_default=True, metavar="CODE", help="Language of the reports, for browsers.")
@options.boundaries
@options.caring(redact=True)
@options.saying
def site(
    events_file: str,
    output: str,
    places: str | None,
    title: str,
    base_url: str | None,
    lang: str,
    boundaries: BoundaryView,
    care: Care,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write events as a static site of plain files.

    It works from a web server and from a disk, and makes no request outside. A rebuild writes only what changed.
    EVENTS are Events lines, or a table of ACLED, UCDP GED or GDELT, or GeoJSON.

    \b
    eventgeo site out/events.jsonl -o site/ --places out/places.jsonl
    """
    found, issues = records(events_file, pipeline.read_events)
    mentioned, more = records(places, pipeline.read_places) if places else ([], [])
    built = pipeline.write_site(
        Path(output), found, mentioned, title=title, base_url=base_url, lang=lang, care=care, view=boundaries
    )
    report.notes(built.notes, quiet=quiet)
    counts = {"incidents": len(found), "pages": built.pages, "files written": built.written, "removed": built.removed}
    report.finish(counts, [*issues, *more], quiet=quiet, as_json=as_json)


@click.command()
@click.argument("events_file", metavar="EVENTS")
@options.output("DIR", help="Folder for the attachments.")
@click.option(
    "--format",
    "formats",
    default="pdf",
    show_default=True,
    metavar="LIST",
    help=f"Formats with commas between them: {', '.join(FORMATS)} (all of them packed for an e-mail).",
)
@click.option("--title", default=TITLE, show_default=True, help="Title of the briefing.")
@click.option("--handling", metavar="TEXT", help="Handling line on each page, slide and picture.")
@click.option("--page", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Size of the page.")
@click.option("--rows", type=click.IntRange(1), default=40, show_default=True, help="Most incidents in the table.")
@click.option("--max-mb", type=click.FloatRange(min=0, min_open=True), metavar="MB", help="Budget of the packed file.")
@click.option("--since", type=options.day, metavar="DAY", help="First day of the briefing.")
@click.option("--until", type=options.day, metavar="DAY", help="Last day of the briefing.")
@click.option(
    "--period",
    type=click.Choice(["day", "week", "fortnight", "month", "quarter", "year"]),
    help="Length of the briefing, counted back from its last day, and compared with the one before.",
)
@click.option("--area", type=click.Path(exists=True, dir_okay=False), metavar="GEOJSON", help="Only inside this area.")
@click.option("--region", metavar="NAME", help="Only in this country (UA, Ukraine), province or district.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only of this type or subtype; may be repeated.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Least confidence in the reading.")
@options.boundaries
@options.caring(redact=True)
@options.saying
def brief(
    events_file: str,
    output: str,
    formats: str,
    title: str,
    handling: str | None,
    page: str,
    rows: int,
    max_mb: float | None,
    since: date | None,
    until: date | None,
    period: PeriodName | None,
    area: str | None,
    region: str | None,
    types: tuple[str, ...],
    min_confidence: float,
    boundaries: BoundaryView,
    care: Care,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write events as attachments for a briefing.

    The period in figures, a map with numbered pins and the table of incidents, as PDF and in the formats of an
    office; `zip` packs them for an e-mail. EVENTS are what `eventgeo site` takes. A period without incidents is told
    as such; where nothing at all is of the area, region, types and confidence asked for, nothing is written.

    \b
    eventgeo brief out/events.jsonl -o brief/ --format pdf,docx --period week
    """
    found, issues = records(events_file, pipeline.read_events)
    _check_types(types, found)
    selection = Selection(
        since=since,
        until=until,
        period=period,
        area=pipeline.read_area(area) if area else None,
        region=region,
        types=types,
        min_confidence=min_confidence,
    )
    _check_subject(selection, found)
    written = pipeline.write_brief(
        Path(output),
        found,
        [name.strip().lower() for name in formats.split(",")],
        title=title,
        selection=selection,
        care=care,
        handling=handling,
        page_size=page,
        limit=rows,
        max_mb=max_mb,
        view=boundaries,
    )
    if found and not written.incidents:
        why = (
            "lies in the period asked for"
            if selection.dated
            else "is more than planned, denied, background or a summary"
        )
        report.notes([f"no incident {why}, and the briefing says so"], quiet=quiet)
    report.notes(written.left_out, quiet=quiet)
    counts = {"incidents": written.incidents, "files": len(written.files)}
    report.finish(counts, issues, quiet=quiet, as_json=as_json)


def _check_types(asked: Iterable[str], found: Iterable[Incident]) -> None:
    """A usage error for the name of a type or subtype that is neither ours nor one of the events."""
    known = pipeline.type_names()
    names = {name.casefold() for name in (*known, *(name for one in found for name in (one.type, one.subtype)))}
    for name in asked:
        if name.casefold() not in names:
            raise click.BadParameter(f"{name!r} is none of {', '.join(known)}", param_hint="--type")


def _check_subject(selection: Selection, found: Sequence[Incident]) -> None:
    """A usage error where there are incidents, and none is of the area, region, types and confidence asked for.

    A period without incidents is news, and gets its briefing; a subject without any is a mistake.
    """
    asked = selection.region or selection.area or selection.types or selection.min_confidence
    if not found or not asked or selection.of_subject(found):
        return
    codes = {one.place.country for one in found if one.shown and one.place and one.place.country}
    lands = ", ".join(sorted(known.name if (known := country(code)) else code for code in codes))
    where = f"; they lie in {lands}" if lands and selection.region else ""
    raise click.UsageError(f"of {len(found):,} incidents none is among those asked for{where}; nothing was written")


COMMANDS = {"site": site, "brief": brief}
