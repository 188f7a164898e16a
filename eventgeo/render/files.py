"""Outputs are replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from eventgeo.records import OutputError


@contextlib.contextmanager
def replacing(path: str | Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A new file that takes the place of `path` when the block ends well, and is gone when it does not.

    It is written beside its target, flushed to disk, then renamed over it, so that a reader (or a killed run) sees
    the old file or the new one; a device or pipe is written to as it is. Text is UTF-8 with line feeds. Raises
    OutputError naming the path and the reason.
    """
    target = Path(path)
    if target.exists() and not target.is_file():
        with _straight(target, binary) as file:
            yield file
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error
    try:
        with _opened(handle, binary) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(name)


@contextlib.contextmanager
def _straight(target: Path, binary: bool) -> Iterator[IO[Any]]:
    """A device or pipe is written to as it is: a file put in its place would take it from everybody."""
    try:
        with _opened(os.open(target, os.O_WRONLY), binary) as file:
            yield file
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error


def _opened(handle: int, binary: bool) -> IO[Any]:
    return os.fdopen(handle, "wb") if binary else os.fdopen(handle, "w", encoding="utf-8", newline="\n")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sweep(folder: str | Path) -> None:
    """Take away the unfinished files that a killed run left in a folder. Nobody else may be writing there."""
    for part in Path(folder).rglob(".*.part"):
        with contextlib.suppress(OSError):
            part.unlink()
