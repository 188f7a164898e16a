"""Two sets of incidents beside each other: which happenings both have, and which one alone has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from math import cos, floor, radians, sin

from eventgeo.records import EARTH_RADIUS_KM, Comparison, Incident, Match, km

VAGUE = ("region", "country")
"""Places whose point says nothing of where in them it happened."""


def compare(ours: Iterable[Incident], theirs: Iterable[Incident], *, within_days: int, within_km: float) -> Comparison:
    """Pairs the incidents that a map shows, one to one: those of one id, then those at most so many days and km apart,
    those of one type first, then the nearest.

    Days count between spans: two that overlap are 0 days apart. An incident without a day, or without a place more
    exact than a region, can be compared with none: it is among the `vague`. The order of the input does not show.
    """
    (first, vague), (second, more) = (_comparable(one for one in each if one.shown) for each in (ours, theirs))
    both = [*_same(first, second)]
    first, second = _without(both, first, second)
    both += _near(first, second, within_days, within_km)
    first, second = _without(both, first, second)
    return Comparison(tuple(both), tuple(first), tuple(second), (*vague, *more))


def _comparable(incidents: Iterable[Incident]) -> tuple[list[Incident], list[Incident]]:
    good, vague = list[Incident](), list[Incident]()
    for one in sorted(incidents, key=lambda one: one.id):
        (good if _span(one) and _point(one) else vague).append(one)
    return good, vague


def _without(
    matches: Sequence[Match], ours: Sequence[Incident], theirs: Sequence[Incident]
) -> tuple[list[Incident], list[Incident]]:
    taken, given = {one.ours.id for one in matches}, {one.theirs.id for one in matches}
    return [one for one in ours if one.id not in taken], [one for one in theirs if one.id not in given]


def _span(incident: Incident) -> tuple[date, date] | None:
    first, last = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    return (min(first, last), max(first, last)) if first and last else None


def _point(incident: Incident) -> tuple[float, float] | None:
    place = incident.place
    if place is None or place.lat is None or place.lon is None or place.precision in VAGUE:
        return None
    return place.lat, place.lon


def _same(ours: Sequence[Incident], theirs: Sequence[Incident]) -> Iterator[Match]:
    """Incidents that both sets know by one id, as two builds of one project do."""
    known = {one.id: one for one in theirs}
    for one in ours:
        if other := known.get(one.id):
            yield Match(one, other, _apart_km(one, other), _apart_days(one, other))


def _near(ours: Sequence[Incident], theirs: Sequence[Incident], within_days: int, within_km: float) -> Iterator[Match]:
    cells = _Cells(theirs, within_km)
    ranked = []
    for number, one in enumerate(ours):
        for at in cells.around(one):
            other = theirs[at]
            days, far = _apart_days(one, other), _apart_km(one, other)
            if days <= within_days and far <= within_km:
                ranked.append((one.type != other.type, days, far, one.id, other.id, number, at))
    taken, given = set[int](), set[int]()
    for _, days, far, *_, number, at in sorted(ranked):
        if number not in taken and at not in given:
            taken.add(number)
            given.add(at)
            yield Match(ours[number], theirs[at], far, days)


def _apart_days(one: Incident, other: Incident) -> int:
    """Days between two spans, 0 where they overlap; many where one has none."""
    a, b = _span(one), _span(other)
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days) if a and b else date.max.toordinal()


def _apart_km(one: Incident, other: Incident) -> float:
    a, b = _point(one), _point(other)
    return round(km(*a, *b), 1) if a and b else float("inf")


class _Cells:
    """Incidents by cubes around the Earth's centre, as wide as the distance asked for: a chord is never longer than its
    arc, so what is that near lies in the same cube or in one that touches it, at the poles and the date line too.
    """

    def __init__(self, incidents: Sequence[Incident], within_km: float) -> None:
        self._side = max(within_km, 0.1)
        self._found: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for number, one in enumerate(incidents):
            if cube := self._cube(one):
                self._found[cube].append(number)

    def _cube(self, incident: Incident) -> tuple[int, int, int] | None:
        where = _point(incident)
        if where is None:
            return None
        lat, lon = map(radians, where)
        x, y, z = cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
        scale = EARTH_RADIUS_KM / self._side
        return floor(x * scale), floor(y * scale), floor(z * scale)

    def around(self, incident: Incident) -> Iterator[int]:
        """The numbers of the incidents in the cube of this one and those that touch it."""
        cube = self._cube(incident)
        if cube is None:
            return
        x, y, z = cube
        for dx, dy, dz in product((-1, 0, 1), repeat=3):
            yield from self._found.get((x + dx, y + dy, z + dz), ())
