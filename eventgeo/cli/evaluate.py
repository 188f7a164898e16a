"""`evaluate`: the scores, for a user's own gold."""

from __future__ import annotations

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.pipeline import Settings
from eventgeo.records.codec import line


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--events",
    type=click.Path(exists=True, dir_okay=False),
    metavar="EVENTS",
    help="Events file to score, where GOLD holds Events lines.",
)
@options.reading
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(gold: str, events: str | None, settings: Settings, as_json: bool) -> None:
    """Score the reading by your own gold.

    GOLD is JSON Lines. Document lines (with “text”) that bear “toponyms” or “timexes” are read now, and what is found
    is compared with what they bear. Events lines are compared with those of --events. GOLD may also be a corrections
    file (.csv, .xlsx): what persons decided is compared with --events of a build without these corrections.
    """
    scores, issues = pipeline.evaluate(gold, events, settings)
    if as_json:
        click.echo(line({score.name: {"value": score.value, "of": score.of} for score in scores}))
    else:
        for score in scores:
            click.echo(
                f"{score.name:34} {'–' if score.value is None else format(score.value, '.1f'):>8}  of {score.of}"
            )
    if not scores:
        report.notes([f"{gold} holds nothing to score by"], quiet=as_json)
    if report.refusals(issues):
        raise SystemExit(1)


COMMANDS = {"evaluate": evaluate}
