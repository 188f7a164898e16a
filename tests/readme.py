"""The generated parts of the README, written by `make readme` and checked by a test."""

import importlib

import click

from eventgeo.cli import COMMANDS


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
