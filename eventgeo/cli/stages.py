"""`annotate` and `extract`: the stages alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.cli.streams import write_lines
from eventgeo.pipeline import Cluster, Settings
from eventgeo.records import Event, Incident, Issue, Outlet
from eventgeo.records.codec import incident_json, line, mentions_json


@click.command()
@options.sources
@options.output("MENTIONS", help="JSON Lines file to write; - for standard output.")
@click.option("--given-toponyms", is_flag=True, help="Resolve exactly the spans under each line's “toponyms”.")
@options.reading
@options.running
def annotate(
    sources: tuple[str, ...],
    output: str,
    given_toponyms: bool,
    settings: Settings,
    jobs: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Find places, dates and triggers in documents.

    One JSON line a document, in the input's order: its publication date, toponyms, location expressions, timexes
    and triggers, each with its span in the text.

    \b
    eventgeo annotate reports/ -o mentions.jsonl
    """
    issues: list[Issue] = []
    counts = {"documents": 0}

    def lines() -> Iterator[str]:
        read = pipeline.read(sources, settings, given_toponyms=given_toponyms)
        for item in report.progress(pipeline.annotate(read, settings, jobs=jobs), quiet=quiet):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                counts["documents"] += 1
                yield line(mentions_json(item))

    write_lines(output, lines())
    report.finish(counts, issues, quiet=quiet, as_json=as_json)


@click.command()
@options.sources
@options.output("EVENTS", help="JSON Lines file to write; - for standard output.")
@click.option("--no-merge", is_flag=True, help="One line for each report, instead of one for each incident.")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="dask: on many machines; reads JSON Lines and Parquet, writes a Parquet dataset by month into EVENTS.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler, as tcp://host:8786; else --jobs workers here.")
@options.corrections
@options.outlets
@options.reading
@options.running
def extract(
    sources: tuple[str, ...],
    output: str,
    no_merge: bool,
    engine: str,
    scheduler: str | None,
    corrections: tuple[Path, ...],
    outlets: tuple[Outlet, ...],
    settings: Settings,
    jobs: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read events out of reports.

    One JSON line an incident: what happened, when, where, who, how many were hurt, with every sentence that says so.

    \b
    eventgeo extract reports/ -o events.jsonl
    cat documents.jsonl | eventgeo extract - -o - --no-merge
    """
    if corrections and (no_merge or engine == "dask"):
        raise click.UsageError("--corrections go with merging on one machine: not with --no-merge or --engine dask")
    if engine == "dask":
        cluster = Cluster(scheduler, jobs)
        spread = pipeline.spread(sources, Path(output), settings, cluster, outlets=outlets, merged=not no_merge)
        counted = {"documents": spread.documents, "events": spread.events, "incidents": spread.incidents}
        report.finish(counted, spread.refused, quiet=quiet, as_json=as_json)
        return
    if scheduler:
        raise click.UsageError("--scheduler needs --engine dask")
    rulings, refused = pipeline.read_corrections(corrections)
    readings = pipeline.readings if no_merge else pipeline.readings_once
    read = report.progress(readings(pipeline.read(sources, settings), settings, jobs=jobs), quiet=quiet)
    counts = {"documents": 0, "events": 0, "incidents": 0}
    attributed = pipeline.Attribution(outlets)
    undated: list[Issue] = []

    def found() -> Iterator[Event]:
        for outcome in read:
            counts["documents"] += outcome.document is not None
            counts["events"] += len(outcome.events)
            undated.extend(issue for issue in outcome.issues if issue.code == pipeline.UNDATED)
            refused.extend(issue for issue in outcome.issues if issue.refused)
            yield from attributed(outcome.events)

    def corrected() -> Iterator[Incident]:
        for item in pipeline.merge_corrected(found(), rulings):
            if isinstance(item, Incident):
                yield item
            elif item.refused:
                refused.append(item)

    def incidents() -> Iterator[Incident]:
        if no_merge:
            return pipeline.alone(found())
        return pipeline.in_order(corrected()) if rulings else pipeline.merge(found())

    def lines() -> Iterator[str]:
        for incident in incidents():
            counts["incidents"] += 1
            yield line(incident_json(incident))

    write_lines(output, lines())
    if undated:
        counts["documents without a date"] = len(undated)
    report.finish(counts, refused, quiet=quiet, as_json=as_json)


COMMANDS = {"annotate": annotate, "extract": extract}
