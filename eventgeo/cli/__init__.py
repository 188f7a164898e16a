"""The command line: thin click commands over the library, a file a group, loaded only when they are called."""

from __future__ import annotations

import gc
import importlib
from difflib import get_close_matches
from typing import Any

import click

from eventgeo import __version__
from eventgeo.records.errors import EventgeoError, Interrupted

COMMANDS = {
    "build": ("eventgeo.cli.build", "Read reports and write the map with all its data."),
    "annotate": ("eventgeo.cli.stages", "Find places, dates and triggers in documents."),
    "extract": ("eventgeo.cli.stages", "Read events out of reports."),
    "map": ("eventgeo.cli.pages", "Draw events as one offline HTML map."),
    "site": ("eventgeo.cli.publish", "Write events as a static site of plain files."),
    "brief": ("eventgeo.cli.publish", "Write events as attachments for a briefing."),
    "export": ("eventgeo.cli.pages", "Write events in another format, by the suffix of the file."),
    "explain": ("eventgeo.cli.explain", "Tell why each event was read as it was."),
    "review": ("eventgeo.cli.review", "Write the doubtful decisions as a table to correct by hand."),
    "evaluate": ("eventgeo.cli.evaluate", "Score the reading by your own gold."),
    "init": ("eventgeo.cli.project", "Make a folder a project that remembers what was read."),
    "status": ("eventgeo.cli.project", "Tell what a project knows and what its last builds did."),
    "diff": ("eventgeo.cli.project", "Tell what is new, changed and withdrawn since a build or a day."),
    "doctor": ("eventgeo.cli.project", "Check the installation, and what is missing for which format."),
    "gazetteer": ("eventgeo.cli.gazetteer", "Look into the offline gazetteer and add to it."),
}
"""Command to its module and first line of help, so that `eventgeo --help` loads none of them."""
COLLECT_AFTER = 100_000
"""New objects between two runs of Python's cycle collector. Records are trees, in which it finds nothing; at its
default of 700 it walks a hundred thousand of them again and again, a third of the time that reading them takes."""


class Failed(click.ClickException):
    """An error that the user can mend (an output that cannot be written, say), told in one line."""

    exit_code = 2


class Stopped(click.ClickException):
    """A run that the user ended: a part is done, and the text says how to go on."""

    exit_code = 1


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a usage error that offers those like it where there is none."""
        alike = get_close_matches(args[0], COMMANDS) if args[0] not in COMMANDS else []
        if alike:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {' or '.join(map(repr, alike))}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; our own errors end it in one line, without a traceback."""
        gc.set_threshold(COLLECT_AFTER)
        try:
            return super().invoke(ctx)
        except Interrupted as error:
            raise Stopped(str(error)) from error
        except EventgeoError as error:
            raise Failed(str(error)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from their first lines alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eventgeo")
def main() -> None:
    """Dated, placed, quoted conflict events out of news reports, on one offline map.

    No command opens a network connection unless you name an address or an online geocoder.
    """
