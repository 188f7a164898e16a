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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from eventgeo import incidents, reading, render
from eventgeo.engines.cluster import Cluster, Portion, connected, in_blocks
from eventgeo.pipeline.attribution import Attribution
from eventgeo.pipeline.documents import read_document
from eventgeo.pipeline.merging import alone, merge
from eventgeo.pipeline.settings import Settings
from eventgeo.records import Document, Event, Incident, Issue, Outlet, OutputError


@dataclass(frozen=True, slots=True)
class Told:
    """What the driver learns of a piece: hashes of its documents' ids, and what was refused."""

    ids: tuple[int, ...]
    refused: tuple[Issue, ...]


@dataclass(slots=True)
class Spread:
    """What an extraction on many machines has come to."""

    documents: int = 0
    events: int = 0
    incidents: int = 0
    refused: list[Issue] = field(default_factory=list)


def read_piece(piece: reading.Partition, settings: Settings, outlets: tuple[Outlet, ...]) -> Portion[list[Event], Told]:
    """The events of a piece by the block that they are merged in."""
    attributed = Attribution(outlets)
    blocks: defaultdict[str, list[Event]] = defaultdict(list)
    ids: list[int] = []
    refused: list[Issue] = []
    for item in reading.read_partition(piece, settings.limits):
        issues: Iterable[Issue] = [item] if isinstance(item, Issue) else ()
        if isinstance(item, Document):
            outcome = read_document(item, settings, wanted="events")
            issues = outcome.issues
            if outcome.document is not None:
                ids.append(_known(outcome.document))
            for event in attributed(outcome.events):
                blocks[incidents.group(event)].append(event)
        refused += [issue for issue in issues if issue.refused]
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


def _without(events: list[Event], docs: frozenset[int]) -> list[Event]:
    return [event for event in events if _known(event.report.doc) not in docs]


class _Driver:
    """What the driver keeps while pieces are read: counts, refusals and which ids were there before."""

    def __init__(self) -> None:
        self.found = Spread()
        self._seen: set[int] = set()

    def told(self, piece: reading.Partition, words: Told | None) -> Callable[[list[Event]], list[Event]] | None:
        """Take in what a piece tells; gives back what leaves out documents whose ids were there before."""
        if words is None:
            self._refuse(piece, "died", "could not be read: each worker that it was given to died")
            return None
        again = self._seen.intersection(words.ids)
        self._seen.update(words.ids)
        self.found.documents += len(words.ids) - len(again)
        self.found.refused += words.refused
        if not again:
            return None
        self._refuse(
            piece, "duplicate id", f"holds {len(again)} documents whose ids were there before; they are left out"
        )
        return partial(_without, docs=frozenset(again))

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
    pieces = [item for item in items if isinstance(item, reading.Partition)]
    read = partial(read_piece, settings=settings, outlets=outlets)
    with _dataset(folder) as new, connected(cluster) as client:
        finish = partial(write_block, folder=str(new), merged=merged)
        for events, incidents_ in in_blocks(client, pieces, read, finish, told=driver.told):
            driver.found.events += events
            driver.found.incidents += incidents_
    return driver.found
