"""Outputs are replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from eventgeo.records import OutputError

AT_ONCE = 1 << 20
"""Bytes that are taken over at once."""


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


def spare_others(page: Path) -> None:
    """OutputError where at this path there is a page that eventgeo did not write: somebody would lose it."""
    try:
        with page.open("rb") as file:
            parts = iter(partial(file.read, AT_ONCE), b"")
            other = page.stat().st_size > 0 and not any(b"eventgeo" in part for part in parts)
    except OSError:  # there is none; or it cannot be written either, which is told then
        return
    if other:
        raise OutputError(f"{page}: was not written by eventgeo; move it away, or name another folder")


class Rewritten:
    """A file that is written anew, partly out of its former version."""

    def __init__(self, new: IO[bytes], old: IO[bytes] | None) -> None:
        self._new, self._old = new, old

    def tell(self) -> int:
        """How many bytes there are."""
        return self._new.tell()

    def write(self, data: bytes | range) -> None:
        """Add bytes, or those that stand at these places in the former version. OutputError where they do not."""
        if isinstance(data, bytes):
            self._new.write(data)
            return
        for start in range(data.start, data.stop, AT_ONCE):
            length = min(AT_ONCE, data.stop - start)
            kept = os.pread(self._old.fileno(), length, start) if self._old else b""
            if len(kept) != length:
                raise OutputError(f"{self._new.name}: its former version changed while it was written")
            self._new.write(kept)


@contextlib.contextmanager
def rewriting(path: str | Path) -> Iterator[Rewritten]:
    """What `replacing` does, for a file that takes over bytes of the one whose place it takes."""
    with contextlib.ExitStack() as stack:
        new = stack.enter_context(replacing(path, binary=True))
        try:
            old = stack.enter_context(open(path, "rb")) if Path(path).is_file() else None
        except OSError as error:
            raise OutputError(f"{path}: cannot be read: {error.strerror or error}") from error
        yield Rewritten(new, old)


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
