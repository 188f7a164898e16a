"""The folder of a site: only files whose content changed are written, and pages that are no more are removed."""

from __future__ import annotations

import contextlib
import json
import os
import re
from pathlib import Path

from eventgeo.records import OutputError

RECORD = ".eventgeo-site.json"
"""Lists the files of the last build, so that the next one removes its own leftovers and nothing else."""
SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*", re.IGNORECASE)


class Folder:
    """Where a site is written. Names are ours, relative and of plain letters: no report's word becomes a path."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.names: set[str] = set()
        self.written = 0
        self._made: set[str] = set()

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file if its content is another one than before. OutputError where that is not possible."""
        data = text.encode("utf-8", "replace") if isinstance(text, str) else text
        try:
            self._write(self.target(name), data)
        except OSError as error:
            raise OutputError(f"{self.path / name}: cannot be written: {error.strerror or error}") from error

    def target(self, name: str) -> Path:
        """The path of a file of the site, its folder made, its name noted."""
        if not SAFE.fullmatch(name) or ".." in name:
            raise ValueError(f"{name!r} is no name for a file of a site")
        self.names.add(name)
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            try:
                (self.path / folder).mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError(f"{self.path / folder}: cannot be made: {error.strerror or error}") from error
            self._made.add(folder)
        return self.path / name

    def _write(self, target: Path, data: bytes) -> None:
        # A site has too many files to flush each to disk; the rename still swaps each one whole.
        with contextlib.suppress(FileNotFoundError):
            if target.stat().st_size == len(data) and target.read_bytes() == data:
                return
        part = target.with_name(f".{target.name}.part")
        part.write_bytes(data)
        os.replace(part, target)
        self.written += 1

    def settle(self) -> int:
        """Remove the files of an earlier build that this one did not make; back comes how many."""
        earlier = self._earlier()
        gone = sorted(earlier - self.names)
        for name in gone:
            with contextlib.suppress(OSError):
                (self.path / name).unlink()
        self._write(self.path / RECORD, json.dumps(sorted(self.names)).encode())
        return len(gone)

    def _earlier(self) -> set[str]:
        try:
            names = json.loads((self.path / RECORD).read_text("utf-8"))
        except (OSError, ValueError):
            return set()
        safe = (name for name in names if isinstance(name, str)) if isinstance(names, list) else ()
        return {name for name in safe if SAFE.fullmatch(name) and ".." not in name}
