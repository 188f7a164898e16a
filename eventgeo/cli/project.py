"""`init`, `status`, `diff` and `doctor`: the project that remembers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.pipeline import Build
from eventgeo.records.codec import incident_json, line

MARKS = {True: "ok", None: "could be better", False: "WRONG"}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a folder a project that remembers what was read.

    It gets eventgeo.toml, which says what to build, and a folder for reports. `eventgeo build` in it then does only
    what changed since the last time.
    """
    path = pipeline.init_project(folder)
    click.echo(f"{path} says what to build; put reports into {folder / 'reports'}, then run `eventgeo build` there")


def _told(build: Build) -> str:
    came = report.counted(dict(build.counts)) if build.finished else "did not end well, or runs"
    return f"build {build.number:<5} {build.started}  {came}"


@click.command()
@options.project
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def status(project: Path, as_json: bool) -> None:
    """Tell what a project knows and what its last builds did."""
    found = pipeline.status(pipeline.open_project(project))
    if as_json:
        builds = [
            {"number": b.number, "started": b.started, "finished": b.finished, "counts": dict(b.counts)}
            for b in found.builds
        ]
        facts = {"reports": found.reports, "megabytes": found.megabytes, "changed": found.changed}
        decided = {"corrections": dict(found.decisions), "taken_back": found.taken_back}
        click.echo(line(facts | decided | {"builds": builds}))
        return
    click.echo("\n".join(_told(build) for build in found.builds))
    click.echo(f"{report.counted({'reports kept': found.reports})}, in {found.megabytes} MB")
    if found.decisions or found.taken_back:
        authors = ", ".join(f"{count} of {who}" for who, count in found.decisions.items()) or "none"
        click.echo(f"corrections that stand: {authors}; {found.taken_back} were taken back")
    click.echo("files came, changed or went since: run `eventgeo build`" if found.changed else "all files are read")


@click.command()
@click.argument("since", metavar="SINCE")
@options.project
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line a change, with the incident.")
def diff(since: str, project: Path, as_json: bool) -> None:
    """Tell what is new, changed and withdrawn since a build or a day.

    SINCE is the number of a build, or a day or moment (UTC), as 2023-02-14 or 2023-02-14T06:00. An incident that was
    withdrawn is told as it last was.
    """
    counts: Counter[str] = Counter()
    for change in pipeline.changes(pipeline.open_project(project), since):
        counts[change.kind] += 1
        if as_json:
            click.echo(line({"change": change.kind, "incident": incident_json(change.incident)}))
        else:
            click.echo(pipeline.change_text(change))
    click.echo(", ".join(f"{counts[kind]} {kind}" for kind in ("new", "changed", "withdrawn")), err=True)


@click.command()
@options.project
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line a finding.")
def doctor(project: Path, as_json: bool) -> None:
    """Check the installation, and what is missing for which format.

    It looks at versions, weights, gazetteer, disk, and the project's store. Exit code 1 where something is wrong; what
    could be better (a library that only some formats need) is told, with what to install.
    """
    wrong = False
    for finding in pipeline.examine(project):
        wrong |= finding.well is False
        if as_json:
            click.echo(line({"about": finding.about, "well": finding.well, "says": finding.says}))
        else:
            click.echo(f"{MARKS[finding.well]:15}  {finding.about}: {finding.says}")
    raise SystemExit(int(wrong))


COMMANDS = {"init": init, "status": status, "diff": diff, "doctor": doctor}
