"""The generated parts of the README, written by `make readme` and checked by a test."""

import importlib
import sys

import click

from eventgeo.cli import COMMANDS
from eventgeo.reading import READERS
from eventgeo.render import EXPORTS
from eventgeo.render.brief import FORMATS
from eventgeo.render.site.pages import measured


def commands() -> str:
    """A table of the commands with what each does."""
    rows = [f"| `eventgeo {name}` | {text} |" for name, (_, text) in COMMANDS.items()]
    return "\n".join(["| command | does |", "|---|---|", *rows])


def help_of(name: str) -> str:
    """A command's help as the terminal shows it."""
    module, _ = COMMANDS[name]
    command = importlib.import_module(module).COMMANDS[name]
    context = click.Context(command, info_name=f"eventgeo {name}", max_content_width=100, terminal_width=100)
    return f"```\n{command.get_help(context)}\n```"


def sources() -> str:
    """A table of what is read: the suffixes of each reader and the first line of its docstring."""
    suffixes: dict[str, list[str]] = {}
    for suffix, read in READERS.items():
        suffixes.setdefault(read.__module__, []).append(f"`{suffix}`")
    rows = [f"| {' '.join(names)} | {_first(module)} |" for module, names in suffixes.items()]
    return "\n".join(["| suffix | read as |", "|---|---|", *rows])


def outputs() -> str:
    """A table of what is written: exports by suffix, attachments by name."""
    rows = [f"| `export -o FILE{suffix}` | {form.name} | {form.extra or ''} |" for suffix, form in EXPORTS.items()]
    rows += [f"| `brief --format {name}` | {form.about} | {form.extra or ''} |" for name, form in FORMATS.items()]
    return "\n".join(["| | is | needs the extra |", "|---|---|---|", *rows])


def accuracy() -> str:
    """A table of the accuracy last measured, from the data file that sites tell it from."""
    rows = [f"| {what} | {figure} |" for what, figure in measured()]
    return "\n".join(["| | figure |", "|---|---|", *rows])


def _first(module: str) -> str:
    return (sys.modules[module].__doc__ or "").split("\n")[0]
