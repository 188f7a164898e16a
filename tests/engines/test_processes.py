"""Worker processes: the order of the answers, and what an item may do to its process."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from eventgeo.engines import Lost, in_order
from eventgeo.records import EventgeoError
from tests.engines import works


def answers(work: Callable[[int], int], count: int, *, jobs: int = 2, seconds: float | None = None) -> list[Any]:
    """What a crew makes of the numbers below `count`."""
    return list(in_order(work, range(count), jobs=jobs, seconds=lambda _: seconds))


@pytest.mark.parametrize(("count", "jobs"), [(0, 1), (1, 3), (10, 1), (300, 2)])
def test_answers_come_in_the_order_of_the_items(count: int, jobs: int) -> None:
    """Each item is answered once, in its place, whatever the number of workers."""
    assert answers(works.double, count, jobs=jobs) == [2 * number for number in range(count)]


def test_a_slow_item_holds_its_place() -> None:
    """Later items that are done sooner wait for earlier ones."""
    assert answers(works.uneven, 10) == [2 * number for number in range(10)]


@pytest.mark.parametrize(
    ("work", "reason", "seconds"), [(works.deadly, "died", None), (works.endless, "too slow", 1.0)]
)
def test_an_item_that_costs_its_worker_costs_itself_alone(
    work: Callable[[int], int], reason: str, seconds: float | None
) -> None:
    """Where a worker dies or hangs, its item is given up by name and all others are answered."""
    expected: list[Any] = [2 * number for number in range(40)]
    expected[13] = Lost(13, reason)  # type: ignore[arg-type]
    assert answers(work, 40, seconds=seconds) == expected


def test_an_item_is_tried_again_where_its_worker_was_killed_by_chance(tmp_path: Path) -> None:
    """A worker that is killed once, as a system short of memory does, costs nothing."""
    assert answers(partial(works.unlucky, marks=tmp_path), 40) == [2 * number for number in range(40)]


def test_what_a_user_can_mend_ends_the_run() -> None:
    """An EventgeoError of a worker is raised where the run is."""
    with pytest.raises(EventgeoError, match=works.CAUGHT):
        answers(works.mendable, 40)


def test_a_caller_that_stops_leaves_no_process_behind() -> None:
    """Workers end with the iterator; a caller that takes its time is no reason to end them before."""
    crew = in_order(works.double, range(10_000), jobs=2, seconds=lambda _: 0.5)
    assert next(crew) == 0
    assert len(multiprocessing.active_children()) == 2
    time.sleep(1)
    assert next(crew) == 2
    crew.close()
    assert not multiprocessing.active_children()


def test_no_more_processes_than_items() -> None:
    """Two items start two workers, whatever is allowed, and nothing starts none: a start costs two seconds."""
    crew = in_order(works.double, [1, 2], jobs=4, seconds=lambda _: None)
    assert next(crew) == 2
    assert len(multiprocessing.active_children()) == 2
    crew.close()
    assert next(in_order(works.double, [], jobs=4, seconds=lambda _: None), None) is None
    assert not multiprocessing.active_children()
