"""Events and places in, lines out: files or standard streams."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

import click

from eventgeo import pipeline
from eventgeo.records import EventgeoError, Issue

T = TypeVar("T")


def records(source: str, read: Callable[[IO[str], str], tuple[list[T], list[Issue]]]) -> tuple[list[T], list[Issue]]:
    """What `read` makes of a file, or of standard input for `-`; EventgeoError where there is none to read."""
    with _opened(source) as lines:
        return read(lines, source)


@contextmanager
def _opened(source: str) -> Iterator[IO[str]]:
    """The lines of a file that a command is about: without it nothing is done, so that no earlier output is lost."""
    try:
        lines = click.open_file(source, encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise EventgeoError(f"{source}: cannot be read: {error.strerror or error}") from error
    with lines:
        yield lines


def stream(source: str, read: Callable[[IO[str], str], Iterable[T | Issue]], issues: list[Issue]) -> Iterator[T]:
    """What `read` finds in a file, or in standard input for `-`, one by one; its Issues are added to a list.

    EventgeoError where there is none to read.
    """
    with _opened(source) as lines:
        for item in read(lines, source):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                yield item


def write_lines(output: str, lines: Iterable[str]) -> None:
    """Write lines to a file, whole or not at all, or to standard output for `-`."""
    if output != "-":
        pipeline.write_lines(Path(output), lines)
        return
    for text in lines:
        sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()
