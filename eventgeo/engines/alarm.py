"""A time limit on a piece of work in this process, by the system's timer."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 1.0
"""Seconds after which the alarm sounds again, where a library swallowed the first one."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raises TimeoutError inside the block once it has taken so many seconds of wall time; None sets no limit.

    The alarm is heard between two steps of Python and inside of regular expressions. It exists in the main thread of
    a Unix process alone: elsewhere the block runs without a limit.
    """
    if seconds is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def sound(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"took longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, sound)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
