"""The time limit on work in this process."""

import re
import threading
import time

import pytest

from eventgeo.engines import time_limit


def test_work_that_takes_too_long_is_interrupted() -> None:
    """The block is left by a TimeoutError that says how long it may take, even out of a regular expression."""
    with pytest.raises(TimeoutError, match=r"0\.2 s"), time_limit(0.2):
        re.match(r"(a+)+$", "a" * 40 + "b")


def test_the_alarm_sounds_again() -> None:
    """A library that swallows the first alarm hears a second one."""
    begun = time.monotonic()
    with pytest.raises(TimeoutError), time_limit(0.1):
        _sleep_deeply()
    assert time.monotonic() - begun < 30


def _sleep_deeply() -> None:
    """What a library does that takes an alarm for an error of its own."""
    try:
        time.sleep(60)
    except TimeoutError:
        time.sleep(60)


@pytest.mark.parametrize("seconds", [None, 5.0])
def test_work_in_time_is_left_alone(seconds: float | None) -> None:
    """Nothing is raised in time, nor afterwards."""
    with time_limit(seconds):
        time.sleep(0.01)
    time.sleep(0.01)


def test_other_threads_have_no_alarm() -> None:
    """Outside of the main thread the block runs without a limit, rather than not at all."""
    done = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.1)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
