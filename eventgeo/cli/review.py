"""`review`: the doubtful decisions, for a person to look at."""

from __future__ import annotations

from pathlib import Path

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.cli.streams import records


def table(name: str) -> str:
    """The name of a table; a usage error where its suffix is that of none."""
    if Path(name).suffix.lower() not in (".csv", ".xlsx"):
        raise click.BadParameter(f"{name!r} ends in neither .csv nor .xlsx")
    return name


@click.command()
@click.argument("events_file", metavar="EVENTS")
@click.option(
    "-o",
    "--output",
    required=True,
    callback=lambda _, __, name: table(name),
    metavar="FILE",
    help="Corrections file to write, .csv or .xlsx.",
)
@click.option("-n", "--limit", type=click.IntRange(1), metavar="N", help="Most decisions to ask about.")
@click.option("--all", "everything", is_flag=True, help="Write a row for each incident without a doubt as well.")
@options.saying
def review(events_file: str, output: str, limit: int | None, everything: bool, as_json: bool, quiet: bool) -> None:
    """Write the doubtful decisions as a table to correct by hand.

    One row a decision, the most valuable first: what is in doubt, how it was read, and the sentence. Fill in “action”
    (place, date, type, toll, merge, split, drop or confirm), “value”, “who” and “why”; rows left without an action
    change nothing. `build --corrections FILE` applies it.
    """
    found, issues = records(events_file, pipeline.read_events)
    asked = pipeline.review(found, Path(output), limit, everything=everything)
    report.finish({"incidents": len(found), "decisions": asked}, issues, quiet=quiet, as_json=as_json)


COMMANDS = {"review": review}
