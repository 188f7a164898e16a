"""Folders, patterns and single files to the files that they stand for, each with the name that becomes its id."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path, PurePath

from eventgeo.records import Issue

MAGIC = re.compile(r"[*?[]")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and how many of its path's last parts make its name."""

    path: Path
    parts: int

    @property
    def name(self) -> str:
        """The last parts of the path with `/` between them; bytes that are no UTF-8 show as U+FFFD."""
        name = "/".join(self.path.parts[-self.parts :])
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _refused(source: str, code: str, message: str) -> Issue:
    name = source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Issue(stage="read", doc=name, code=code, message=message, refused=True)


def _below(path: Path, folder: PurePath) -> Found:
    return Found(path, len(path.parts) - len(folder.parts))


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Found | Issue]:
    """The files below a folder, in the order of their paths; hidden ones are passed over, unknown ones reported."""
    troubles: list[OSError] = []
    paths = [
        Path(parent, file)
        for parent, folders, files in os.walk(folder, onerror=troubles.append)
        if _keep_visible(folders)
        for file in files
        if not file.startswith(".")
    ]
    count = 0
    for path in sorted(paths, key=lambda path: path.parts):
        found = _below(path, folder)
        if path.suffix.lower() not in suffixes:
            message = f"is left out: {path.suffix or 'no suffix'} is no format that eventgeo reads"
            yield Issue(stage="read", doc=found.name, code="unknown format", message=message)
        elif path.is_file() or not path.exists():
            count += 1
            yield found
    for error in troubles:
        yield _refused(str(error.filename), "unreadable", f"cannot be read: {error.strerror}")
    if not count and not troubles:
        yield _refused(str(folder), "no reports", f"holds no reports ({', '.join(sorted(suffixes))})")


def _keep_visible(folders: list[str]) -> bool:
    """Tells os.walk, which reads the list again, to pass hidden folders over; always True."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True


def _match(pattern: str) -> Iterator[Found | Issue]:
    """The files that a pattern matches (`**` any folders), named relative to the part before its first wildcard."""
    fixed = PurePath(*takewhile(lambda part: not MAGIC.search(part), PurePath(pattern).parts))
    paths = sorted((Path(path) for path in glob.glob(pattern, recursive=True)), key=lambda path: path.parts)
    files = [path for path in paths if not path.is_dir()]
    for path in files:
        yield _below(path, fixed)
    if not files:
        yield _refused(pattern, "no match", "matches no file")


def _files_of(source: str, suffixes: Collection[str]) -> Iterator[Found | Issue]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _walk(path, suffixes)
        elif path.exists():
            yield Found(path, 1)
        elif MAGIC.search(source):
            yield from _match(source)
        else:
            yield _refused(source, "missing", "does not exist")
    except (OSError, ValueError) as error:  # a name too long for the system, or with a NUL in it
        yield _refused(source, "unreadable", f"cannot be read: {error}")


def _once(found: list[Found | Issue]) -> list[Found | Issue]:
    """Without the second and later finds of one file."""
    first: dict[Path, Found | Issue] = {}
    for item in found:
        if isinstance(item, Found):
            first.setdefault(Path(os.path.realpath(item.path)), item)
    return [item for item in found if isinstance(item, Issue) or first[Path(os.path.realpath(item.path))] is item]


def _longer(item: Found) -> Found:
    """The find with one more part of its absolute path in its name."""
    path = item.path.absolute()
    return replace(item, path=path, parts=min(item.parts + 1, len(path.parts)))


def _apart(found: list[Found | Issue], rename: Callable[[Found], Found] = _longer) -> list[Found | Issue]:
    """Files of the same name get as much more of their paths as tells them apart, whatever their order."""
    while True:
        counts = Counter(item.name for item in found if isinstance(item, Found))
        renamed = [rename(item) if isinstance(item, Found) and counts[item.name] > 1 else item for item in found]
        if renamed == found:
            return found
        found = renamed


def files(sources: Sequence[str], suffixes: Collection[str]) -> list[Found | Issue]:
    """The files that the sources stand for, in the order of the sources, and Issues for those that stand for none.

    A folder stands for the files below it whose suffix is in `suffixes`, a pattern for what it matches, whatever the
    suffix. Each file is given once.
    """
    return _apart(_once([item for source in sources for item in _files_of(source, suffixes)]))
