"""Looking into a project's store, also while a build is at work with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from eventgeo import reading, store
from eventgeo.pipeline.project import BadProject, Project
from eventgeo.records.codec import day_from
from eventgeo.render.wording import heading, tolls_text
from eventgeo.store import Build, Change

LOGGED = 5
"""Builds that a status tells of."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a project knows: its last builds, the latest first; reports kept; whether its files changed since; how many
    decisions of each person stand, and how many were taken back.
    """

    builds: tuple[Build, ...]
    last: Build | None
    reports: int
    megabytes: float
    changed: bool
    decisions: Mapping[str, int]
    taken_back: int


def status(project: Project) -> Status:
    """How things stand in a project. StoreError where its store cannot be read."""
    sources = [source for source in project.plan.sources if not reading.is_address(source)]
    with store.looking(project.store) as connection:
        builds, decisions = store.Builds(connection), store.Decisions(connection)
        known = dict(connection.execute("SELECT path, stamp FROM files WHERE stamp != ''"))
        return Status(
            tuple(islice(builds, LOGGED)),
            builds.last(),
            store.kept(connection),
            round(project.store.stat().st_size / 1e6, 1),
            any(not known.pop(path, "").startswith(stamp) for path, stamp in reading.stamps(sources)) or bool(known),
            decisions.by_author(),
            decisions.taken_back(),
        )


def changes(project: Project, since: str) -> Iterator[Change]:
    """What is new, changed and withdrawn since a build (its number) or a day or moment (ISO, UTC).

    BadProject where `since` is neither, or a build that there was not; StoreError where the store cannot be read.
    """
    with store.looking(project.store) as connection:
        yield from store.History(connection).changes(_number(store.Builds(connection), since))


def _number(builds: store.Builds, since: str) -> int:
    if since.isdecimal() and len(since) < 8:
        if builds.numbered(int(since)) is None:
            raise BadProject(f"there was no build {since}; `eventgeo status` lists the last ones")
        return int(since)
    if not re.match(r"\d{4}-\d\d-\d\d", since):
        raise BadProject(f"{since} is neither the number of a build nor a day, as 2023-02-14")
    day_from(since, "SINCE")
    before = builds.before(since)
    return before.number if before else 0


def change_text(change: Change) -> str:
    """A change in a line for the morning's brief: what became of which incident, and its toll."""
    toll = tolls_text(change.incident)
    return f"{change.kind:9}  {heading(change.incident)}{'; ' + toll if toll else ''}  [{change.incident.id}]"
