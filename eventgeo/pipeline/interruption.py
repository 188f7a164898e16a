"""An interrupt from the keyboard that lets what is in hand be finished."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Wish:
    """Whether the user wishes the run to end."""

    asked = False


@contextlib.contextmanager
def interruptible() -> Iterator[Wish]:
    """Inside, the first interrupt (Ctrl-C) is a wish to be looked at; the second one ends the run at once.

    Outside of a program's main thread interrupts are left alone.
    """
    wish = Wish()

    def note(number: int, frame: FrameType | None) -> None:
        if wish.asked:
            raise KeyboardInterrupt
        wish.asked = True

    if threading.current_thread() is not threading.main_thread():
        yield wish
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield wish
    finally:
        signal.signal(signal.SIGINT, before)
