"""Which incidents a report need be compared with: those of its place and day, of its actors, of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import lru_cache
from math import cos, floor, radians

from eventgeo.incidents.profile import Profile
from eventgeo.records import FINE, Place

CELL = 0.25
"""Side of a cell in degrees of latitude, about 28 km: two reports of one town lie in one cell or in neighbours."""
MOST = 48
"""How many incidents of a block are compared, the latest ones: the bound that keeps merging near-linear."""
SLACK = 1
"""Days by which two reports of one happening may differ: news of the night before, time zones, late papers."""
LATE, UPDATED_DAYS = 4, 7
"""Days for the news of what happens once and for a rising toll, where the text does not state the day."""
ONGOING = -1
"""Stands for the day of what goes on."""
WIDEST = 7
"""Days of a wider date that are made blocks of; a wider one is found by its document, or as going on."""


def _stored_places(place: Place | None) -> tuple[Hashable, ...]:
    """The names under which an incident of this place is kept."""
    if place is None or place.lat is None:
        return ()
    kind = "inside" if place.precision in FINE else "wide"
    admin1 = place.admin1 if place.precision != "country" else None
    return _cell(place.lat, place.lon or 0.0), (kind, place.country, admin1)


def _sought_places(place: Place | None) -> frozenset[Hashable]:
    """The names under which incidents that may be of this place are kept."""
    if place is None or place.lat is None:
        return frozenset()
    inside = place.precision not in FINE and place.precision != "country"
    return _around(_cell(place.lat, place.lon or 0.0), place.country, place.admin1, inside)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / CELL), floor(lon * max(cos(radians(lat)), 0.05) / CELL)


@lru_cache(maxsize=4096)
def _around(cell: tuple[int, int], country: str | None, admin1: str | None, inside: bool) -> frozenset[Hashable]:
    """The names of a cell with its neighbours and of what is wider, and of what is `inside` the unit."""
    row, column = cell
    names: set[Hashable] = {
        (down, right) for down in (row - 1, row, row + 1) for right in (column - 1, column, column + 1)
    }
    kinds = ("wide", "inside") if inside else ("wide",)
    return frozenset(names | {(kind, country, admin1) for kind in kinds})


def _days(known: Profile, slack: int) -> Iterable[int]:
    if known.days is None:
        return ()
    first, last = known.days
    return range(max(first, last - WIDEST) - slack, last + slack + 1)


def _slack(new: Profile) -> int:
    """The days by which a report may be late: more for what happens in a moment, where the text states no day."""
    if new.clues.update:
        return UPDATED_DAYS
    return LATE if new.once and new.date.basis in ("published", "inherited") else SLACK


class Blocks:
    """The incidents so far, by number, under the blocks that they stand in.

    Reports must be put in the order of their documents: of each document's incidents, those of the last one are kept.
    Groups share nothing, so that each may be merged on a machine of its own.
    """

    def __init__(self) -> None:
        self._blocks: defaultdict[tuple[str, int], dict[Hashable, list[int]]] = defaultdict(dict)
        self._doc: str | None = None
        self._of_doc: defaultdict[str, list[int]] = defaultdict(list)

    def put(self, number: int, known: Profile, doc: str) -> None:
        """Keep an incident, to which a report of a document was added, under its blocks."""
        if doc != self._doc:
            self._doc = doc
            self._of_doc.clear()
        if number not in self._of_doc[known.group]:
            self._of_doc[known.group].append(number)
        wheres = [*_stored_places(known.place), *known.actors]
        for day in (*_days(known, 0), *((ONGOING,) if known.ongoing else ())):
            block = self._blocks[known.group, day]
            for where in wheres:
                held = block.get(where)
                if held is None:
                    block[where] = [number]
                elif number not in held:
                    held.append(number)
                    del held[:-MOST]

    def like(self, new: Profile) -> set[int]:
        """The numbers of the incidents that share a block with a report."""
        found = set(self._of_doc[new.group][-MOST:]) if self._doc in new.docs else set()
        wheres = _sought_places(new.place) | new.actors
        for day in (*_days(new, _slack(new)), *((ONGOING,) if "ground" in new.kin else ())):
            block = self._blocks.get((new.group, day))
            if block:
                for where in wheres & block.keys():
                    found.update(block[where])
        return found
