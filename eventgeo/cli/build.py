"""`build`: from reports to the map, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.pipeline import EVERY, TITLE, BoundaryView, Built, Plan, Settings
from eventgeo.records import Outlet

IN_A_PROJECT = frozenset(("project", "jobs", "quiet", "as_json", "watch", "every"))
"""What a command line may say of a build in a project; the rest stands in its configuration."""
NO_DAY = "without a day of publication “Tuesday” stays unresolved; --published DAY (in a project: published) gives one"


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCES]...")
@click.option("-o", "--output", metavar="DIR", help="Folder for the map and its data.")
@options.project
@click.option("--title", default=TITLE, metavar="TEXT", show_default=True, help="Heading of the map.")
@options.bounds
@click.option("--site", is_flag=True, help="Write the static site too, into DIR/site.")
@click.option(
    "--attach",
    metavar="LIST",
    help="Write attachments too, as pdf,xlsx, in the formats of `eventgeo brief`, into DIR/brief.",
)
@click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Remember in this file what was read, so that the next build does only what changed.",
)
@options.corrections
@click.option("--watch", is_flag=True, help="Go on: build again whenever a file comes, changes or goes.")
@click.option(
    "--every",
    type=click.FloatRange(1),
    default=EVERY,
    show_default=True,
    metavar="SECONDS",
    help="With --watch: how often addresses (feeds) are visited.",
)
@options.outlets
@options.boundaries
@options.reading
@options.running
@click.pass_context
def build(
    context: click.Context,
    sources: tuple[str, ...],
    output: str | None,
    project: Path,
    title: str,
    since: date | None,
    until: date | None,
    area: str | None,
    site: bool,
    attach: str | None,
    store: Path | None,
    corrections: tuple[Path, ...],
    watch: bool,
    every: float,
    outlets: tuple[Outlet, ...],
    boundaries: BoundaryView,
    settings: Settings,
    jobs: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read reports and write the map with all its data.

    SOURCES are files, folders, patterns or addresses of reports; - is standard input. DIR gets index.html (the map, one
    offline file), events.jsonl, events.geojson, events.csv, places.jsonl, issues.jsonl (what was left out, and why) and
    CREDITS.txt.

    In a project (see `eventgeo init`), and without SOURCES and DIR, its configuration says what to build and where.

    \b
    eventgeo build reports/ -o out/
    eventgeo build "news/**/*.html" feed.xml -o out/ --since 2023-02-01 --site --attach pdf,xlsx
    eventgeo build article.txt -o out/ --published 2023-02-14
    """
    if sources and output:
        plan = Plan(
            sources,
            Path(output),
            settings,
            title=title,
            view=boundaries,
            since=since,
            until=until,
            area=pipeline.read_area(area) if area else None,
            site=site,
            attach=tuple(name.strip().lower() for name in attach.split(",")) if attach else (),
            corrections=corrections,
            outlets=outlets,
        )
    else:
        plan, store = _of_project(context, project)
    options.something(plan.sources)
    progress = partial(report.progress, quiet=quiet)
    if watch:
        _follow(pipeline.watch(plan, store, every=every, jobs=jobs, progress=progress), quiet, as_json)
        return
    built = pipeline.build(plan, store, jobs=jobs, progress=progress)
    refused = report.summary(built.counts, built.refused, quiet=quiet, as_json=as_json)
    hints = [NO_DAY] if built.counts.get("documents without a date") else []
    report.notes([*hints, f"the map is {plan.output / 'index.html'}"], quiet=quiet or as_json)
    if refused:
        raise SystemExit(1)


def _of_project(context: click.Context, folder: Path) -> tuple[Plan, Path]:
    """What a project says to build, and its store; a usage error where the command line says something else."""
    if not (folder / pipeline.CONFIG).exists() and folder == Path("."):
        raise click.UsageError("name SOURCES and -o DIR, or run it in a project (see `eventgeo init`)")
    for parameter in context.command.params:
        name = parameter.name or ""
        if name not in IN_A_PROJECT and context.get_parameter_source(name) == ParameterSource.COMMANDLINE:
            said = parameter.opts[-1] if isinstance(parameter, click.Option) else "SOURCES"
            raise click.UsageError(f"in a project {said} is said in {folder / pipeline.CONFIG}")
    opened = pipeline.open_project(folder)
    return opened.plan, opened.store


def _follow(builds: Iterable[Built], quiet: bool, as_json: bool) -> None:
    """Tell of each build as it ends, until the user has had enough."""
    try:
        for built in builds:
            report.summary(built.counts, built.refused, quiet=quiet, as_json=as_json)
    except KeyboardInterrupt:
        report.notes(["no longer watching"], quiet=quiet)


COMMANDS = {"build": build}
