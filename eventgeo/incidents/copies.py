"""Wire copies: reports that are no independent sources of what they tell."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Sequence
from urllib.parse import urlsplit

from eventgeo.incidents.words import shingles
from eventgeo.records import Report

BANDS, ROWS = 16, 2
"""Minhash: two quotes that share half of their shingles meet in one of 16 bands of two rows with probability .99."""
ALIKE = 0.6
"""Share of common shingles from which two quotes are copies of one wire."""


class Groups:
    """Disjoint sets of the numbers below a given one, united pair by pair; the smallest number names a set."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, index: int) -> int:
        """The name of the set that a number is in."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def unite(self, one: int, two: int) -> None:
        """Make one set of those of two numbers."""
        low, high = sorted((self.find(one), self.find(two)))
        self._parent[high] = low


def _outlet(report: Report) -> str | None:
    """Who published a report: its source, or the host of its address."""
    if report.source:
        return report.source.strip().casefold()
    return urlsplit(report.url).hostname if report.url else None


def _signature(found: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, bytes]]:
    """The bands of a text's minhash; hashes are those of BLAKE2, the same on every machine."""
    hashes = [
        hashlib.blake2b("\x1f".join(run).encode("utf-8", "surrogatepass"), digest_size=64).digest() for run in found
    ]
    for band in range(BANDS):
        at = band * ROWS
        yield band, b"".join(min(h[2 * (at + row) : 2 * (at + row) + 2] for h in hashes) for row in range(ROWS))


def _alike(one: frozenset[tuple[str, ...]], two: frozenset[tuple[str, ...]]) -> bool:
    return len(one & two) >= ALIKE * len(one | two)


def _keys(report: Report) -> Iterator[Hashable]:
    """What makes two reports one source by itself: one document, one text, one outlet."""
    yield "doc", report.doc
    if report.sha256:
        yield "text", report.sha256
    outlet = _outlet(report)
    if outlet:
        yield "outlet", outlet


def independent(reports: Sequence[Report]) -> int:
    """How many independent sources tell of an incident: outlets, with those that print one wire counted once.

    Linear in the number of reports: quotes are compared with the first of their minhash band alone.
    """
    groups = Groups(len(reports))
    first: dict[Hashable, int] = {}
    for index, report in enumerate(reports):
        for key in _keys(report):
            groups.unite(first.setdefault(key, index), index)
    runs = [shingles(report.quote) for report in reports]
    if len({groups.find(index) for index in range(len(reports))}) > 1:
        _unite_copies(groups, runs)
    return len({groups.find(index) for index in range(len(reports))})


def _unite_copies(groups: Groups, runs: Sequence[frozenset[tuple[str, ...]]]) -> None:
    first: dict[Hashable, int] = {}
    for index, found in enumerate(runs):
        for band in _signature(found):
            other = first.setdefault(band, index)
            if other != index and groups.find(other) != groups.find(index) and _alike(runs[other], found):
                groups.unite(other, index)
