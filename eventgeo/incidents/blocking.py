"""Which incidents a report need be compared with: those of its place and day, of its actors, of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from math import cos, floor, radians

from eventgeo.incidents.profile import FINE, Profile, span
from eventgeo.incidents.words import family
from eventgeo.records import Place

CELL = 0.25
"""Side of a cell in degrees of latitude, about 28 km: two reports of one town lie in one cell or in neighbours."""
MOST = 48
"""How many incidents of a block are compared, the latest ones: the bound that keeps merging near-linear."""
SLACK = 1
"""Days by which two reports of one happening may differ: news of the night before, time zones, late papers."""
LATE, UPDATED_DAYS = 4, 7
"""Days for the news of what happens once and for a rising toll, where the text does not state the day."""
WIDEST = 7
"""Days of a wider date that are made blocks of; a wider one is found by its document, or as going on."""


def _cell(place: Place) -> tuple[int, int]:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    return floor(lat / CELL), floor(lon * max(cos(radians(lat)), 0.05) / CELL)


def _around(place: Place) -> Iterator[Hashable]:
    row, column = _cell(place)
    for down in (0, -1, 1):
        for right in (0, -1, 1):
            yield "cell", row + down, column + right


def _stored_places(place: Place | None) -> Iterator[Hashable]:
    """The names under which an incident of this place is kept."""
    if place is None or place.lat is None:
        return
    if place.precision in FINE:
        yield "cell", *_cell(place)
        yield "inside", place.country, place.admin1
    else:
        yield "wide", place.country, place.admin1 if place.precision != "country" else None
        yield "cell", *_cell(place)


def _sought_places(place: Place | None) -> Iterator[Hashable]:
    """The names under which incidents that may be of this place are kept."""
    if place is None or place.lat is None:
        return
    yield from _around(place)
    yield "wide", place.country, place.admin1
    if place.precision not in FINE and place.precision != "country":
        yield "inside", place.country, place.admin1


def _days(known: Profile, slack: int) -> list[int]:
    days = span(known.date)
    if days is None:
        return []
    first, last = days
    if (last - first).days > WIDEST:
        first = last - timedelta(days=WIDEST)
    return list(range(first.toordinal() - slack, last.toordinal() + slack + 1))


def _stored(known: Profile) -> Iterator[Hashable]:
    wheres = [*_stored_places(known.place), *(("actor", name) for name in known.actors)]
    for day in _days(known, 0):
        for where in wheres:
            yield known.group, where, day
    if known.ongoing:
        for where in wheres:
            yield known.group, where, "ongoing"


def _sought(new: Profile) -> Iterator[Hashable]:
    wheres = [*_sought_places(new.place), *(("actor", name) for name in sorted(new.actors))]
    for day in _days(new, UPDATED_DAYS if new.clues.update else LATE if _may_be_late(new) else SLACK):
        for where in wheres:
            yield new.group, where, day
    for where in wheres:
        yield new.group, where, "ongoing"


def _may_be_late(new: Profile) -> bool:
    """Whether a report may tell days late of what happened in a moment."""
    return new.date.basis in ("published", "inherited") and any(family(subtype).once for subtype in new.subtypes)


class Blocks:
    """The incidents so far, by number, under the blocks that they stand in.

    Reports must be put in the order of their documents: of each document's incidents, those of the last one are kept.
    """

    def __init__(self) -> None:
        self._numbers: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._doc: str | None = None
        self._of_doc: list[int] = []

    def put(self, number: int, known: Profile, doc: str) -> None:
        """Keep an incident, to which a report of a document was added, under its blocks."""
        if doc != self._doc:
            self._doc, self._of_doc = doc, []
        if number not in self._of_doc:
            self._of_doc.append(number)
        for key in _stored(known):
            held = self._numbers[key]
            if not held or number not in held:
                held.append(number)
                del held[:-MOST]

    def like(self, new: Profile) -> list[int]:
        """The numbers of the incidents that share a block with a report, each once, in ascending order."""
        found = set(self._of_doc[-MOST:]) if self._doc in new.docs else set()
        for key in _sought(new):
            held = self._numbers.get(key)
            if held:
                found.update(held)
        return sorted(found)
