"""Worker processes: a function over many items, its answers in the order of the items, whatever an item does to them.

Each worker gets a few items at a time and answers them one by one, so that it is known which one it has in hand.
Where a worker dies, that item is tried once more in a fresh one, since workers are killed by chance too (by a system
short of memory, say); where it is silent for longer than the item may take, it is ended. What cannot be had comes out
as `Lost`, and the rest goes on. The processes are spawned, so that they share no state but files mapped into memory.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from eventgeo.records import EventgeoError

A = TypeVar("A")
B = TypeVar("B")
CONTEXT = multiprocessing.get_context("spawn")
BATCH = 8
"""Items that a worker is given at a time."""
AHEAD = 64
"""Items for each worker that may be answered before an earlier one is."""
TRIES = 2
"""Times that an item is tried on which workers die."""
STARTING = 120.0
"""Seconds that a worker may take to begin, on a machine that is busy with all the others."""
TICK = 1.0
"""Seconds between two looks at workers that are silent."""


class Lost(NamedTuple, Generic[A]):
    """What stands in the place of an answer that cannot be had: the worker died on the item, or took too long."""

    item: A
    reason: Literal["died", "too slow"]


@dataclass(slots=True)
class _Task(Generic[A]):
    number: int
    item: A
    tries: int = 0


def _serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """What a worker does: say that it is there, then answer until the line is cut. An interrupt is the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            for item in connection.recv():
                connection.send(_answer(work, item))


def _answer(work: Callable[[Any], Any], item: Any) -> Any:
    try:
        return work(item)
    except EventgeoError as error:  # what the user can mend ends the whole run, in the parent
        return error


class _Worker(Generic[A]):
    """One process, what it was given, and for how long it has been silent while it was listened to."""

    def __init__(self, work: Callable[[A], Any]) -> None:
        self.connection, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.held: deque[_Task[A]] = deque()
        self.silent = 0.0

    def give(self, tasks: Sequence[_Task[A]]) -> None:
        """Hand over items. The worker is idle and listens, so that this never blocks for long."""
        self.held.extend(tasks)
        self.silent = 0.0
        with suppress(BrokenPipeError, ConnectionResetError):  # it died: the next look at it tells
            self.connection.send([task.item for task in tasks])

    def end(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self.process.kill()
        self.process.join()


class _Crew(Generic[A, B]):
    """The workers, the items that are to be tried again, and the answers that wait for an earlier one."""

    def __init__(self, work: Callable[[A], B], jobs: int, seconds: Callable[[A], float | None]) -> None:
        self._work, self._seconds = work, seconds
        self._workers: list[_Worker[A]] = [_Worker(work) for _ in range(jobs)]
        self._again: deque[_Task[A]] = deque()
        self._done: dict[int, B | Lost[A]] = {}
        self._next = 0
        self._deaths_unborn = 0

    def answers(self, items: Iterable[A]) -> Iterator[B | Lost[A]]:
        """The answers, in the order of the items."""
        tasks = (_Task(number, item) for number, item in enumerate(items))
        while self._hand_out(tasks):
            self._listen()
            while self._next in self._done:
                yield self._done.pop(self._next)
                self._next += 1

    def _hand_out(self, tasks: Iterator[_Task[A]]) -> bool:
        """Give idle workers something to do; false where all is done."""
        for worker in self._workers:
            if worker.ready and not worker.held:
                batch = [self._again.popleft()] if self._again else list(islice(tasks, self._room()))
                if batch:
                    worker.give(batch)
        return any(worker.held for worker in self._workers) or not any(worker.ready for worker in self._workers)

    def _room(self) -> int:
        """How many items may be begun now."""
        begun = len(self._done) + sum(len(worker.held) for worker in self._workers)
        return min(BATCH, AHEAD * len(self._workers) - begun)

    def _listen(self) -> None:
        """Take what the workers have to say, and replace those that died or are silent for too long."""
        begun = time.monotonic()
        speaking = wait([worker.connection for worker in self._workers], TICK)
        waited = time.monotonic() - begun
        for place, worker in enumerate(self._workers):
            if worker.connection not in speaking:
                worker.silent += waited
                if self._overdue(worker):
                    self._replace(place, "too slow")
            elif not self._heard(worker):
                self._replace(place, "died")

    def _heard(self, worker: _Worker[A]) -> bool:
        """Take one message of a worker; false where it has died."""
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            return False
        worker.silent = 0.0
        if not worker.ready:
            worker.ready, self._deaths_unborn = True, 0
        elif isinstance(answer, EventgeoError):
            raise answer
        else:
            self._done[worker.held.popleft().number] = answer
        return True

    def _overdue(self, worker: _Worker[A]) -> bool:
        if not worker.ready:
            return worker.silent > STARTING
        limit = self._seconds(worker.held[0].item) if worker.held else None
        return limit is not None and worker.silent > limit

    def _replace(self, place: int, reason: Literal["died", "too slow"]) -> None:
        """Put a fresh worker in the place of one; what it had in hand is lost or tried again."""
        worker = self._workers[place]
        worker.end()
        if not worker.ready:
            self._deaths_unborn += 1
            if self._deaths_unborn > len(self._workers):
                raise EventgeoError("worker processes cannot be started here: run it with --jobs 1")
        elif worker.held:
            task = worker.held.popleft()
            task.tries += 1
            if reason == "died" and task.tries < TRIES:
                self._again.append(task)
            else:
                self._done[task.number] = Lost(task.item, reason)
        self._again.extend(worker.held)
        self._workers[place] = _Worker(self._work)

    def dismiss(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()


def in_order(
    work: Callable[[A], B], items: Iterable[A], *, jobs: int, seconds: Callable[[A], float | None]
) -> Iterator[B | Lost[A]]:
    """`work(item)` for each item, in the order of the items, done by so many processes; Lost where one cannot be had.

    There are no more processes than items, and none where there is nothing to do.
    `work` has to be picklable. `seconds` says how long an item may keep a worker silent before the worker is ended;
    the time that the caller takes between two answers is not counted. An EventgeoError that `work` raises, or one
    that tells that no worker can be started, ends the run.
    """
    waiting = iter(items)
    first = list(islice(waiting, jobs))
    if not first:
        return
    crew: _Crew[A, B] = _Crew(work, len(first), seconds)
    try:
        yield from crew.answers(chain(first, waiting))
    finally:
        crew.dismiss()
