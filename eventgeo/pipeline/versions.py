"""Versions of the stages: a digest of the code and data that a stage is made of, so that nobody need count them up.

A change of one room gives the stages that use it another version, and what they found before is found anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

from eventgeo.pipeline.settings import Settings
from eventgeo.places.gazetteer import home

Stage = Literal["read", "annotate", "extract", "merge", "render"]
ROOMS: dict[Stage, tuple[str, ...]] = {
    "read": ("language", "reading"),
    "annotate": ("language", "dates", "places"),
    "extract": ("language", "dates", "events"),
    "merge": ("language", "incidents", "corrections"),
    "render": ("language", "render"),
}
FOR_MAINTAINERS = re.compile(r"""extra == ["'](?:all|bake|test)["']""")
PACKAGE = Path(__file__).parents[1]


def stage_version(stage: Stage, settings: Settings | None = None) -> str:
    """The version of a stage, for these settings of the reading and the user's own places where it depends on them."""
    digest = hashlib.sha256(_libraries().encode())
    for room in ("records", *ROOMS[stage]):
        digest.update(_room(room).encode())
    if stage == "annotate":
        digest.update(repr(settings and settings.of_texts()).encode())
        digest.update("\n".join(_own_places()).encode())
    return digest.hexdigest()[:16]


@cache
def _room(name: str) -> str:
    """A digest of the files of a room."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.joinpath(name).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(PACKAGE).as_posix()} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _libraries() -> str:
    """The versions of the libraries that eventgeo stands on, as they are installed; not those of maintainers."""
    needed = [requirement for requirement in requires("eventgeo") or () if not FOR_MAINTAINERS.search(requirement)]
    names = {re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in needed}
    return " ".join(f"{name} {_installed(name)}" for name in sorted(names))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _own_places() -> Iterator[str]:
    """The user's own gazetteers and places, each with its size and time."""
    for path in sorted(home().rglob("*")):
        if path.is_file():
            state = path.stat()
            yield f"{path} {state.st_size} {state.st_mtime_ns}"
