"""`build`: from reports to the map, all at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.pipeline import TITLE, BoundaryView, Plan, Settings


@click.command()
@options.sources
@options.output("DIR", help="Folder for the map and its data.")
@click.option("--title", default=TITLE, show_default=True, help="Heading of the map.")
@click.option("--since", type=options.ISO_DAY, metavar="DAY", help="Leave out what ended before this day.")
@click.option("--until", type=options.ISO_DAY, metavar="DAY", help="Leave out what began after this day.")
@click.option("--site", is_flag=True, help="Write the static site too, into DIR/site.")
@click.option("--attach", metavar="LIST", help="Write briefing attachments too, as pdf,xlsx, into DIR/brief.")
@click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Remember in this file what was read, so that the next build does only what changed.",
)
@options.corrections
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
    store: Path | None,
    corrections: tuple[Path, ...],
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
    plan = Plan(
        sources,
        Path(output),
        settings,
        title=title,
        view=boundaries,
        since=since and since.date(),
        until=until and until.date(),
        site=site,
        attach=tuple(name.strip().lower() for name in attach.split(",")) if attach else (),
        corrections=corrections,
    )
    built = pipeline.build(plan, store, jobs=jobs, progress=partial(report.progress, quiet=quiet))
    report.finish(built.counts, built.refused, quiet=quiet, as_json=as_json)


COMMANDS = {"build": build}
