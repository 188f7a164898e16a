"""What the fuzz tests share: how many examples, how files are damaged, and the bounds that each example keeps.

`make test` runs a few examples, the same each time; `make soak` 20 times as many, new ones each time (EVENTGEO_FUZZ).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from eventgeo.engines import time_limit

SECONDS, MEGABYTES = 10.0, 1000.0
"""The most CPU time that an input under 1 MB may take, and the most memory."""
HANG = 120.0
"""Seconds of wall time after which an example is broken off."""
TIMES = int(os.environ.get("EVENTGEO_FUZZ", "1"))
MEMORY = Path("/proc/self/status")


def fuzz(examples: int = 40) -> settings:
    """So many examples, times what EVENTGEO_FUZZ says."""
    return settings(
        max_examples=examples * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def bounded() -> Iterator[None]:
    """The block takes at most 10 s of CPU and 1 GB of memory beside what there was (Linux alone tells)."""
    before, begun = _peak(afresh=True), time.process_time()
    with time_limit(HANG):
        yield
    took, grown = time.process_time() - begun, _peak() - before
    assert took < SECONDS, f"took {took:.1f} s"
    assert grown < MEGABYTES, f"took {grown:.0f} MB"


def _peak(*, afresh: bool = False) -> float:
    """The most memory that this process ever held, in MB, or holds now where the count is begun afresh."""
    if not MEMORY.exists():
        return 0.0
    if afresh:
        MEMORY.with_name("clear_refs").write_text("5")
    line = next(line for line in MEMORY.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """A good file with some bytes replaced, dropped, doubled, multiplied or cut off."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(data)))
        width = draw(st.integers(0, 20))
        match draw(st.sampled_from(("replace", "drop", "double", "multiply", "cut"))):
            case "replace":
                data[place : place + width] = draw(st.binary(max_size=20))
            case "drop":
                del data[place : place + width]
            case "double":
                data[place:place] = data[place : place + width * 10]
            case "multiply":
                data[place:place] = data[place : place + width] * draw(st.sampled_from((10, 100, 1000)))
            case "cut":
                del data[max(place, len(data) // 4) :]
    return bytes(data)


@st.composite
def swollen(draw: st.DrawFn, seed: bytes, size: int) -> bytes:
    """A good file with a piece of it, or another few bytes, repeated until it has so many bytes."""
    place, width = draw(st.integers(0, len(seed))), draw(st.integers(1, 60))
    piece = seed[place : place + width] or draw(st.binary(min_size=1, max_size=4))
    return seed[:place] + piece * ((size - len(seed)) // len(piece)) + seed[place:]
