"""What a command says of its run on standard error, and the code that it ends with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

from eventgeo.records import Issue
from eventgeo.records.codec import Json, line

T = TypeVar("T")
SHOWN = 20
"""Refusals that are printed one by one; the rest is counted."""


def progress(items: Iterable[T], *, quiet: bool) -> Iterator[T]:
    """The items as they are; a counter goes to standard error where it is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label="reports", show_pos=True, file=sys.stderr) as bar:
        yield from bar


def refusals(issues: Iterable[Issue]) -> int:
    """Print what was refused, with file and reason, on standard error; gives their number."""
    refused = [f"{issue.doc}: {issue.message}" for issue in issues if issue.refused]
    _some(refused)
    return len(refused)


def _some(refused: Sequence[object]) -> None:
    for item in refused[:SHOWN]:
        click.echo(str(item), err=True)
    if len(refused) > SHOWN:
        click.echo(f"… and {len(refused) - SHOWN} more that were refused", err=True)


def refused_lines(refused: Sequence[object]) -> None:
    """Print lines of a file that were refused; exit code 1 where there are any."""
    _some(refused)
    if refused:
        raise SystemExit(1)


def notes(sentences: Iterable[str], *, quiet: bool) -> None:
    """Say on standard error what was withheld or left out."""
    for sentence in () if quiet else sentences:
        click.echo(sentence, err=True)


def summary(counts: Json, issues: Iterable[Issue], *, quiet: bool, as_json: bool) -> int:
    """Say what was done and what was refused; gives the number of the latter."""
    refused = refusals(issues)
    counts = counts | {"refused": refused}
    if as_json:
        click.echo(line(counts), err=True)
    elif not quiet:
        click.echo(counted(counts), err=True)
    return refused


def counted(counts: Json) -> str:
    """Counts in words, with the first word of each in the singular where it is one.

    >>> counted({"documents": 1, "files written": 2, "places added": 1, "countries": 1, "refused": 0})
    '1 document, 2 files written, 1 place added, 1 country, 0 refused'
    """
    return ", ".join(f"{value:,} {_noun(key) if value == 1 else key}" for key, value in counts.items())


def _noun(key: str) -> str:
    first, *others = key.split(" ")
    one = f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s")
    return " ".join([one, *others])


def finish(counts: Json, issues: Iterable[Issue], *, quiet: bool, as_json: bool) -> None:
    """Say what was done and end the command: exit code 1 where some input was refused."""
    if summary(counts, issues, quiet=quiet, as_json=as_json):
        raise SystemExit(1)
