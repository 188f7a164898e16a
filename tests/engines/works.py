"""Work for worker processes, in a module that they can import: it does what a number says to do."""

import os
import signal
import time
from pathlib import Path

from eventgeo.records import EventgeoError

CAUGHT = "an item that a user can mend"


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def deadly(number: int) -> int:
    """Twice the number; the process of 13 dies."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def endless(number: int) -> int:
    """Twice the number; 13 takes for ever."""
    while number == 13:
        time.sleep(60)
    return 2 * number


def unlucky(number: int, marks: Path) -> int:
    """Twice the number; the first process that comes to 13 is killed."""
    mark = marks / "killed"
    if number == 13 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def uneven(number: int) -> int:
    """Twice the number, the sooner the larger it is."""
    time.sleep(0.02 * (10 - number))
    return 2 * number


def mendable(number: int) -> int:
    """Nothing: what a user can mend is raised."""
    raise EventgeoError(CAUGHT)
