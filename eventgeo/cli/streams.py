"""Events and places in, lines out: files or standard streams."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, BinaryIO, TypeVar

import click

from eventgeo import pipeline
from eventgeo.records import EventgeoError, Issue, OutputError

T = TypeVar("T")


def records(source: str, read: Callable[[IO[str], str], tuple[list[T], list[Issue]]]) -> tuple[list[T], list[Issue]]:
    """What `read` makes of a file, or of standard input for `-`.

    EventgeoError where there is none to read, or nothing in it could be read.
    """
    with _opened(source) as lines:
        found, issues = read(lines, source)
    if not found:
        _refuse_all(issues)
    return found, issues


def _refuse_all(issues: Iterable[Issue]) -> None:
    """EventgeoError where all of a file was refused: it is the wrong file, and no earlier output is replaced for it."""
    first = next((issue for issue in issues if issue.refused), None)
    if first:
        raise EventgeoError(f"{first.doc}: {first.message}; nothing in it can be read, and no output was replaced")


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

    EventgeoError where there is none to read, or nothing in it could be read.
    """
    found = False
    with _opened(source) as lines:
        for item in read(lines, source):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                found = True
                yield item
    if not found:
        _refuse_all(issues)


def write_lines(output: str, lines: Iterable[str]) -> None:
    """Write lines to a file, whole or not at all, or to standard output for `-`."""
    if output != "-":
        pipeline.write_lines(Path(output), lines)
        return
    for text in lines:
        with _standard_output() as out:
            out.write(text.encode() + b"\n")
    with _standard_output() as out:
        out.flush()


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    """Standard output, for bytes. OutputError where it takes no more, but for a pipe that its reader closed."""
    try:
        yield sys.stdout.buffer
    except BrokenPipeError:
        raise
    except OSError as error:
        with open(os.devnull, "wb") as nowhere:  # what is held back must not fail once more at the end
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise OutputError(f"standard output cannot be written: {error.strerror or error}") from error


@contextmanager
def written(output: str) -> Iterator[Path]:
    """The file to write; for `-` one of passing life, whose bytes go to standard output when it is whole."""
    if output != "-":
        yield Path(output)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "output"
        yield path
        with path.open("rb") as made, _standard_output() as out:
            shutil.copyfileobj(made, out)
            out.flush()
