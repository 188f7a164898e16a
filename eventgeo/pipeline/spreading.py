"""Extraction on many machines: pieces of files in, a Parquet dataset of incidents by month out.

Every worker has to see the files and the folder of the dataset under the same paths. What can never be one incident
(other kinds of happenings, what was done and what is only planned) is merged apart, so that no machine holds all.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from eventgeo import incidents, language, reading, render
from eventgeo.engines.cluster import Cluster, Portion, connected, handed, in_blocks
from eventgeo.language import Marked
from eventgeo.pipeline.attribution import Attribution
from eventgeo.pipeline.copies import with_copies
from eventgeo.pipeline.merging import alone, merge
from eventgeo.pipeline.settings import Settings
from eventgeo.records import Document, Event, Incident, Issue, Outlet, OutputError


@dataclass(frozen=True, slots=True)
class Told:
    """What the driver learns of a piece: hashes of its documents' ids, and what was refused."""

    ids: tuple[int, ...]
    refused: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """A document that is a copy of another one, each by the number of its piece and its id."""

    piece: int
    doc: str
    whole_piece: int
    whole: str


@dataclass(frozen=True, slots=True)
class Work:
    """A piece with its number, and what in it is not read: by hashes of ids what was there before, by ids copies."""

    number: int
    piece: reading.Partition
    again: frozenset[int] = frozenset()
    copies: frozenset[str] = frozenset()


@dataclass(slots=True)
class Spread:
    """What an extraction on many machines has come to."""

    documents: int = 0
    events: int = 0
    incidents: int = 0
    refused: list[Issue] = field(default_factory=list)


Handed = tuple[str, Document]
"""A copy, behind the id of what it is a copy of."""
Key = tuple[int, str]
"""The number of a piece, and the id of a document in it."""


def mark_piece(work: Work, _: Sequence[object], limits: reading.Limits) -> Portion[list[Marked[Key]], Told]:
    """What the documents of a piece are compared by, by their days; what cannot be read is told."""
    days: defaultdict[str, list[Marked[Key]]] = defaultdict(list)
    ids: list[int] = []
    refused: list[Issue] = []
    for item in reading.read_partition(work.piece, limits):
        if isinstance(item, Issue):
            refused.append(item)
            continue
        ids.append(_known(item.id))
        if mark := language.mark(item):
            days[mark.day].append(Marked((work.number, item.id), item.id, mark))
    return Portion(dict(days), Told(tuple(ids), tuple(refused)))


def copies_of_day(_: str, shares: Sequence[list[Marked[Key]]]) -> list[Copied]:
    """The copies among the documents of a day."""
    return [Copied(*copy, *whole) for copy, whole in language.wholes(chain.from_iterable(shares)).items()]


def hand_copies(wish: tuple[Work, Sequence[Copied]], limits: reading.Limits) -> dict[int, list[Handed]]:
    """Copies in a piece, by the pieces that what they are copies of is in."""
    work, copies = wish
    known = {one.doc: one for one in copies}
    found: defaultdict[int, list[Handed]] = defaultdict(list)
    for item in _documents(work, limits):
        if item.id in known:
            found[known[item.id].whole_piece].append((known[item.id].whole, item))
    return found


def _documents(work: Work, limits: reading.Limits) -> Iterator[Document]:
    """The documents of a piece that were not there before."""
    for item in reading.read_partition(work.piece, limits):
        if isinstance(item, Document) and _known(item.id) not in work.again:
            yield item


def read_piece(
    work: Work, copies: Sequence[list[Handed]], settings: Settings, outlets: tuple[Outlet, ...]
) -> Portion[list[Event], Told]:
    """The events of a piece, and of copies of what is in it, by the block that they are merged in."""
    attributed = Attribution(outlets)
    handed_in: defaultdict[str, list[Document]] = defaultdict(list)
    for whole, copy in chain.from_iterable(copies):
        handed_in[whole].append(copy)
    blocks: defaultdict[str, list[Event]] = defaultdict(list)
    ids: list[int] = []
    refused: list[Issue] = []
    documents = (item for item in _documents(work, settings.limits) if item.id not in work.copies)
    for outcome in chain.from_iterable(with_copies(item, handed_in[item.id], settings) for item in documents):
        refused += [issue for issue in outcome.issues if issue.refused]
        if outcome.document is not None:
            ids.append(_known(outcome.document))
        for event in attributed(outcome.events):
            blocks[incidents.group(event)].append(event)
    return Portion(dict(blocks), Told(tuple(ids), tuple(refused)))


def write_block(block: str, shares: Sequence[list[Event]], folder: str, merged: bool) -> tuple[int, int]:
    """Merge what belongs to a block and write it, a file a month; gives the number of its events and incidents."""
    events = [event for share in shares for event in share]
    found = merge(events) if merged else iter(sorted(alone(events), key=lambda incident: incident.order))
    name, count = re.sub(r"\W+", "-", block), 0
    for month, some in groupby(found, key=_month):
        kept = list(some)
        count += len(kept)
        render.export(kept, Path(folder, f"month={month}", f"{name}.parquet"))
    return len(events), count


def _month(incident: Incident) -> str:
    """The month of an incident, as the dataset's folders are called; "unknown" where it has no date."""
    day = incident.date.start or incident.date.end
    return day.isoformat()[:7] if day else "unknown"


def _known(doc: str) -> int:
    """A hash of a document's id: of ten million documents two share one in three runs of a million."""
    return int.from_bytes(hashlib.blake2b(doc.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _without(marked: list[Marked[Key]], docs: frozenset[int]) -> list[Marked[Key]]:
    return [one for one in marked if _known(one.name) not in docs]


class _Driver:
    """What the driver keeps while pieces are read: counts, refusals and which ids were there before."""

    def __init__(self) -> None:
        self.found = Spread()
        self.again: dict[int, frozenset[int]] = {}
        self.copies: list[Copied] = []
        self._seen: set[int] = set()

    def marked(self, work: Work, words: Told | None) -> Callable[[list[Marked[Key]]], list[Marked[Key]]] | None:
        """Take in what a piece holds; gives back what leaves out documents whose ids were there before."""
        if words is None:
            self._died(work)
            return None
        again = self.again[work.number] = frozenset(self._seen.intersection(words.ids))
        self._seen.update(words.ids)
        self.found.refused += words.refused
        if not again:
            return None
        message = f"holds {len(again)} documents whose ids were there before; they are left out"
        self._refuse(work.piece, "duplicate id", message)
        return partial(_without, docs=again)

    def works(self, pieces: Sequence[Work]) -> list[Work]:
        """The pieces that could be read, each with what in it is not to be read."""
        copies = self._by_piece()
        return [
            replace(work, again=self.again[work.number], copies=frozenset(one.doc for one in copies[work.number]))
            for work in pieces
            if work.number in self.again
        ]

    def wishes(self, works: Sequence[Work]) -> Iterator[tuple[list[int], tuple[Work, list[Copied]]]]:
        """The pieces that copies are in, with these, behind the numbers of the pieces that these are for."""
        copies = self._by_piece()
        for work in works:
            if some := copies[work.number]:
                yield sorted({one.whole_piece for one in some}), (work, some)

    def _by_piece(self) -> defaultdict[int, list[Copied]]:
        found: defaultdict[int, list[Copied]] = defaultdict(list)
        for one in self.copies:
            found[one.piece].append(one)
        return found

    def told(self, work: Work, words: Told | None) -> None:
        """Take in what reading a piece tells."""
        if words is not None:
            self.found.documents += len(words.ids)
            self.found.refused += words.refused
            return
        self._died(work)
        for one in self.copies:
            if one.whole_piece == work.number != one.piece:
                message = f"was not read: it is a copy of {one.whole}, and the workers that read that died"
                self.found.refused.append(Issue("read", one.doc, "died", message, refused=True))

    def _died(self, work: Work) -> None:
        self._refuse(work.piece, "died", "could not be read: each worker that it was given to died")

    def _refuse(self, piece: reading.Partition, code: str, message: str) -> None:
        where = f"{piece.name}:{piece.line}"
        self.found.refused.append(Issue("read", where, code, f"{message} (from this line on)", refused=True))


@contextmanager
def _dataset(folder: Path) -> Iterator[Path]:
    """An empty folder that takes the place of a dataset when the block ends well, and is gone when it does not."""
    if folder.exists() and any(not entry.name.startswith("month=") for entry in folder.iterdir()):
        raise OutputError(f"{folder}: holds other things than a dataset of this tool: name an empty or a new folder")
    new = folder.absolute().with_name(f".{folder.name}.part")
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        yield new
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(new, folder)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def spread(
    sources: Sequence[str],
    folder: Path,
    settings: Settings,
    cluster: Cluster,
    *,
    outlets: tuple[Outlet, ...] = (),
    merged: bool = True,
) -> Spread:
    """Extract the events of JSON Lines and Parquet files into a dataset, on a Dask cluster.

    The incidents are those of a single process. OutputError where the folder cannot be written, or holds anything but a
    former dataset; EventgeoError where there is no cluster.
    """
    driver = _Driver()
    items = list(reading.partitions(sources))
    driver.found.refused += [item for item in items if isinstance(item, Issue)]
    parts = [item for item in items if isinstance(item, reading.Partition)]
    marked = [Work(number, piece) for number, piece in enumerate(parts)]
    mark = partial(mark_piece, limits=settings.limits)
    read = partial(read_piece, settings=settings, outlets=outlets)
    with _dataset(folder) as new, connected(cluster) as client:
        pieces = [(work, ()) for work in marked]
        for copies in in_blocks(client, pieces, mark, copies_of_day, told=driver.marked):
            driver.copies += copies if merged else ()
        works = driver.works(marked)
        gifts = handed(client, driver.wishes(works), partial(hand_copies, limits=settings.limits))
        finish = partial(write_block, folder=str(new), merged=merged)
        given = [(work, gifts.get(work.number, ())) for work in works]
        for events, incidents_ in in_blocks(client, given, read, finish, told=driver.told):
            driver.found.events += events
            driver.found.incidents += incidents_
    return driver.found
