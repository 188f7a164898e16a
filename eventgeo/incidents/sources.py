"""How many independent sources tell of an incident: reports of one outlet are one, and so are those of one wire.

Here papers are put together that print nearly the same, after all were read: what they tell may differ, as a toll does.
Texts that say nothing of their own are told of with the fuller ones before anything is read (`language.wholes`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from urllib.parse import urlsplit

from eventgeo.incidents.words import shingles
from eventgeo.records import Report

SKETCH = 6
"""Two quotes with the share ALIKE of common runs nearly always have one of their six least checksums in common."""
COPIED = 12
"""Bits of 64 up to which two fingerprints differ are those of copies: 6 of a million pairs of MUC-4's telegrams, all of
them copies, and 95 % of telegrams cut by a tenth, 82 % of those with another lead, 75 % of those with every twentieth
word changed."""
NEAR = 200
"""Reports before one, in the order of publication, with which its text is compared: wires are printed within days."""
ALIKE = 0.6
"""Share of common runs of three words from which two quotes are copies of one wire."""


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


def _alike(one: frozenset[int], two: frozenset[int]) -> bool:
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

    Copies are known by their whole texts (fingerprints) and by their quotes. Linear in the number of reports: texts are
    compared with the NEAR before them, quotes with the first that has one of their least checksums.
    """
    groups = Groups(len(reports))
    first: dict[Hashable, int] = {}
    for index, report in enumerate(reports):
        for key in _keys(report):
            groups.unite(first.setdefault(key, index), index)
    if len({groups.find(index) for index in range(len(reports))}) > 1:
        _unite_texts(groups, [report.fingerprint for report in reports])
        _unite_copies(groups, [shingles(report.quote) for report in reports])
    return len({groups.find(index) for index in range(len(reports))})


def _unite_texts(groups: Groups, marks: Sequence[str | None]) -> None:
    """Unite reports whose documents are copies of one text."""
    numbers = [(index, int(mark, 16)) for index, mark in enumerate(marks) if mark]
    for at, (index, mark) in enumerate(numbers):
        for other, earlier in numbers[max(0, at - NEAR) : at]:
            if (mark ^ earlier).bit_count() <= COPIED:
                groups.unite(other, index)


def _unite_copies(groups: Groups, runs: Sequence[frozenset[int]]) -> None:
    first: dict[int, int] = {}
    for index, found in enumerate(runs):
        for checksum in sorted(found)[:SKETCH]:
            other = first.setdefault(checksum, index)
            if other != index and groups.find(other) != groups.find(index) and _alike(runs[other], found):
                groups.unite(other, index)
