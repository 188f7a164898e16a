"""A build that follows its sources."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from eventgeo import reading
from eventgeo.pipeline.building import Built, Plan, build, store_of
from eventgeo.pipeline.gathering import Progress

PAUSE = 2.0
"""Seconds between two looks at folders, which cost no more than listing them."""
EVERY = 300.0
"""Seconds between two visits to addresses."""


def watch(
    plan: Plan, path: Path | None = None, *, every: float = EVERY, jobs: int = 1, progress: Progress = iter
) -> Iterator[Built]:
    """Build at once, and again whenever a file came, changed or went; addresses are visited `every` so many seconds.

    It has no end of its own, and raises what `build` raises.
    """
    files = [source for source in plan.sources if not reading.is_address(source)]
    with store_of(plan.output, path) as file:
        seen: dict[str, str] | None = None
        visited = 0.0
        while True:
            now = dict(reading.stamps(files))
            due = len(files) < len(plan.sources) and time.monotonic() - visited > every
            if now != seen or due:
                seen, visited = now, time.monotonic()
                yield build(plan, file, jobs=jobs, progress=progress)
            time.sleep(PAUSE)
