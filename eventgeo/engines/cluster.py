"""Work on many machines with Dask: pieces are read where there is room, and what belongs together is brought together.

A round has two steps. Each piece gives a Share for each block that something of it belongs to; then all shares of a
block meet on one worker. Dask holds the shares in the memory of the workers (and on their disks, past its limits),
repeats what a dead worker took along, and the driver sees no more than what `told` keeps of a piece.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import getitem
from typing import Any, Generic, NamedTuple, TypeVar

from eventgeo.records import EventgeoError

P = TypeVar("P")
S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
W = TypeVar("W")
ANSWERING = 30
"""Seconds in which a scheduler has to answer."""


@dataclass(frozen=True, slots=True)
class Portion(Generic[S, T]):
    """What one piece gives: a share for each block, and what is told to the driver."""

    shares: Mapping[str, S]
    told: T


class Cluster(NamedTuple):
    """Where the work is done: on the workers of the scheduler at an address, or of so many processes started here."""

    scheduler: str | None = None
    jobs: int = 1


@contextmanager
def connected(cluster: Cluster) -> Iterator[Any]:
    """A Dask client. EventgeoError where Dask is not installed or nothing answers at the scheduler's address."""
    try:
        # An extra, and 0.5 s to import.
        from distributed import Client, LocalCluster  # noqa: PLC0415
    except ImportError as error:
        raise EventgeoError("--engine dask needs Dask: pip install 'eventgeo[dask]'") from error
    scheduler, jobs = cluster
    if scheduler is None:
        local = LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
        with local, Client(local) as client:  # type: ignore[no-untyped-call]
            yield client
        return
    try:
        client = Client(scheduler, timeout=ANSWERING)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EventgeoError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        yield client


def _told(portion: Portion[S, T]) -> tuple[tuple[str, ...], T]:
    return tuple(portion.shares), portion.told


def _share(portion: Portion[S, T], block: str, cut: Callable[[S], S] | None) -> S:
    return cut(portion.shares[block]) if cut else portion.shares[block]


def _together(finish: Callable[[str, Sequence[S]], R], block: str, shares: Sequence[S]) -> R:
    return finish(block, shares)


def handed(
    client: Any, wishes: Iterable[tuple[Sequence[int], W]], give: Callable[[W], Mapping[int, S]]
) -> dict[int, list[Any]]:
    """What is given for each wish, on its way to those that it is for, by their numbers, which each wish bears."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for takers, wish in wishes:
        gifts = client.submit(give, wish, pure=False)
        for taker in takers:
            found[taker].append(client.submit(getitem, gifts, taker, pure=False))
    return found


def in_blocks(
    client: Any,
    pieces: Iterable[tuple[P, Sequence[Any]]],
    read: Callable[[P, Sequence[Any]], Portion[S, T]],
    finish: Callable[[str, Sequence[S]], R],
    *,
    told: Callable[[P, T | None], Callable[[S], S] | None],
) -> Iterator[R]:
    """What `finish` makes of all the shares of each block, in the order of the blocks' names.

    Each piece comes with what `handed` gives for it. The shares come in the order of the pieces. `told` is called for
    each piece, in their order, with what its Portion tells, or with None where workers died on it again and again; it
    gives back what the shares of the piece are to be cut by, if by anything. An error of `read` or `finish` is raised
    here.
    """
    from distributed import KilledWorker  # noqa: PLC0415  (loaded with the client)

    begun = [(piece, client.submit(read, piece, list(gifts), pure=False)) for piece, gifts in pieces]
    summaries = [client.submit(_told, portion, pure=False) for _, portion in begun]
    holders: defaultdict[str, list[Any]] = defaultdict(list)
    for (piece, portion), summary in zip(begun, summaries, strict=True):
        try:
            blocks, words = summary.result()
        except KilledWorker:
            told(piece, None)
            continue
        cut = told(piece, words)
        for block in blocks:
            holders[block].append(client.submit(_share, portion, block, cut, pure=False))
    finished = [
        client.submit(_together, finish, block, shares, pure=False) for block, shares in sorted(holders.items())
    ]
    for future in finished:
        yield future.result()
