"""Folders, patterns and single files to the files that they stand for, each with the name that becomes its id."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path, PurePath

from eventgeo.records import Issue

MAGIC = re.compile(r"[*?[]")
BUILT = frozenset(
    "index.html events.jsonl events.geojson events.csv places.jsonl issues.jsonl CREDITS.txt site brief".split()
)
"""What a build writes into its folder. That folder may lie among the reports, and is then read again."""
OF_A_BUILD = frozenset(("events.jsonl", "issues.jsonl", "CREDITS.txt"))
OF_A_SITE = ".eventgeo-site.json"
"""Names that tell the folder of a build, and that of a site written alone."""
HIDDEN = (".", "~$")
"""How names begin that are not shown: `~$` is a document that Word or Excel has open."""


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


def _children(folder: Path) -> list[Path | Issue]:
    """What lies in a folder, by name backwards, without what is hidden and what eventgeo wrote there itself; an Issue
    where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = {entry.name for entry in entries}
    except OSError as error:
        return [_refused(str(folder), "unreadable", f"cannot be read: {error.strerror}")]
    if OF_A_SITE in names:
        return []
    reports = names - BUILT if names >= OF_A_BUILD else names
    return [folder / name for name in sorted(reports, reverse=True) if not name.startswith(HIDDEN)]


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; links to folders are not followed, for they may lead in circles."""
    return path.is_dir() and not path.is_symlink()


def _unreadable(path: Path, suffixes: Collection[str]) -> str:
    """Why what lies in a folder is not read."""
    if path.is_dir():
        return "links to folders are not followed"
    if path.suffix.lower() in suffixes:
        return "it is no file"
    return f"{path.suffix} is no format that eventgeo reads" if path.suffix else "no suffix tells its format"


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Found | Issue]:
    """The files below a folder, in the order of their paths; hidden ones are passed over, unknown ones reported."""
    waiting, nothing = _children(folder), True
    while waiting:
        path = waiting.pop()
        if isinstance(path, Issue):
            nothing = False
            yield path
        elif path.suffix.lower() in suffixes and (path.is_file() or path.is_symlink()):
            nothing = False
            yield _below(path, folder)
        elif _is_folder(path):
            waiting += _children(path)
        else:
            message = f"is left out: {_unreadable(path, suffixes)}"
            yield Issue(stage="read", doc=_below(path, folder).name, code="unknown format", message=message)
    if nothing:
        yield _refused(str(folder), "no reports", f"holds no reports ({', '.join(sorted(suffixes))})")


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


def _once(found: Iterable[Found | Issue]) -> Iterator[Found | Issue]:
    """Without the second and later finds of one file."""
    seen: set[str] = set()
    for item in found:
        real = os.path.realpath(item.path) if isinstance(item, Found) else None
        if real is None or real not in seen:
            yield item
        if real is not None:
            seen.add(real)


def _longer(item: Found) -> Found:
    """The find with one more part of its absolute path in its name."""
    path = item.path.absolute()
    return replace(item, path=path, parts=min(item.parts + 1, len(path.parts)))


def _apart(found: list[Found | Issue]) -> list[Found | Issue]:
    """Files of the same name get as much more of their paths as tells them apart, whatever their order."""
    while True:
        counts = Counter(item.name for item in found if isinstance(item, Found))
        renamed = [_longer(item) if isinstance(item, Found) and counts[item.name] > 1 else item for item in found]
        if renamed == found:
            return found
        found = renamed


def files(sources: Sequence[str], suffixes: Collection[str]) -> Iterable[Found | Issue]:
    """The files that the sources stand for, in the order of the sources, and Issues for those that stand for none.

    A folder stands for the files below it whose suffix is in `suffixes`, but for those that eventgeo wrote; a pattern
    stands for what it matches, whatever the suffix. Each file is given once. Of one source alone the names are told
    apart by themselves, so that a folder of any size comes as a stream.
    """
    if len(sources) == 1:
        return _files_of(sources[0], suffixes)
    return _apart(list(_once(item for source in sources for item in _files_of(source, suffixes))))
