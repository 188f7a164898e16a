"""Events and places in, lines out: files or standard streams."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TypeVar

import click

from eventgeo import pipeline
from eventgeo.records import Issue

T = TypeVar("T")


def records(source: str, read: Callable[[IO[str], str], tuple[list[T], list[Issue]]]) -> tuple[list[T], list[Issue]]:
    """What `read` makes of a file, or of standard input for `-`."""
    try:
        with click.open_file(source, encoding="utf-8", errors="surrogateescape") as lines:
            return read(lines, source)
    except OSError as error:
        return [], [_unreadable(source, error)]


def _unreadable(source: str, error: OSError) -> Issue:
    return Issue("read", source, "unreadable", f"cannot be read: {error.strerror or error}", refused=True)


def stream(source: str, read: Callable[[IO[str], str], Iterable[T | Issue]], issues: list[Issue]) -> Iterator[T]:
    """What `read` finds in a file, or in standard input for `-`, one by one; its Issues are added to a list."""
    try:
        with click.open_file(source, encoding="utf-8", errors="surrogateescape") as lines:
            for item in read(lines, source):
                if isinstance(item, Issue):
                    issues.append(item)
                else:
                    yield item
    except OSError as error:
        issues.append(_unreadable(source, error))


def write_lines(output: str, lines: Iterable[str]) -> None:
    """Write lines to a file, whole or not at all, or to standard output for `-`."""
    if output != "-":
        pipeline.write_lines(Path(output), lines)
        return
    for text in lines:
        sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()
