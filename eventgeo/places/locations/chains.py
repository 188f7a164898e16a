"""Names that hold one another: "X, Y district, Z region", "the village of X (Y region)", "X near Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eventgeo.places.geometry import Point
from eventgeo.places.locations.points import NEAR_KM, located, point_at, point_of, radius_of
from eventgeo.places.locations.skeleton import Skeleton, patterns
from eventgeo.records import FINE, Candidate, Layout, Location, PlacePrecision, PlaceRole, Toponym, km

FARTHEST_NEAR_KM = 100.0
"""How far apart two places may lie of which one is said to be near the other."""
MAJOR_KM, MINOR_KM = 90.0, 30.0
"""The radii of a first-order unit and of a lower one that are known by their chief town alone."""
FARTHEST_DISTRICT_KM = 100.0
"""How far from the point of a district a place of the same province may lie in it."""
CONTAINED = 1.5
"""How many radii from the centre of what contains it a place may lie: radii are of circles, regions are not."""
Found = tuple[Point, float, PlaceRole, PlacePrecision | None]
"""A point, the radius in km, how the place lies to it, and its precision where that is known."""


def chains(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "X, Y district, Z region", "the village of X (Y region)", "X in the Y province", "X near Y"."""
    for match in bones.find("CHAIN", 2):
        numbers = bones.inside(match)
        first = toponyms[numbers[0]]
        outer = list(_outer(bones, match, toponyms))
        if not outer:
            continue
        stated = patterns()["STATED"].search(bones.low, match.start("link"), match.end()) is not None
        if match["beside"]:
            found = _beside(first, outer)
        elif stated or not _listed(bones, match):
            found = _within(first, outer, stated)
        else:
            continue
        if found is not None:
            point, radius, role, precision = found
            if match["near"]:
                role, radius = "near", radius + NEAR_KM
            yield located(layout.text, bones.span(match, toponyms), point, radius, role, numbers, precision)


def _outer(bones: Skeleton, match: re.Match[str], toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """The resolved names after the first of a chain; a city that lends its name to a unit stands for the unit."""
    for at in range(match.start("link"), match.end()):
        toponym = toponyms[bones.names[at]] if at in bones.names else None
        if toponym is None or point_of(toponym) is None:
            continue
        unit = patterns()["UNIT"].match(bones.low, at + 1)
        if unit is not None and toponym.precision in FINE:
            precision: PlacePrecision = "admin1" if unit["major"] else "admin2"
            yield replace(toponym, precision=precision, radius_km=MAJOR_KM if unit["major"] else MINOR_KM)
        else:
            yield toponym


def _listed(bones: Skeleton, match: re.Match[str]) -> bool:
    """Whether names stand in a list with more of them ("in X, Y and Z")."""
    before = patterns()["LISTED_BEFORE"].search(bones.low, max(0, match.start() - 3), match.start())
    return before is not None or patterns()["LISTED_AFTER"].match(bones.low, match.end()) is not None


def _beside(first: Toponym, outer: Sequence[Toponym]) -> Found | None:
    """ "X near Y": X where it is known and lies near Y, else the surroundings of Y; no country is near a town."""
    base = outer[0]
    if first.precision == "country":
        return None
    point = next((point for point, _ in _readings(first) if km(*point, *point_at(base)) <= FARTHEST_NEAR_KM), None)
    if point is None:
        return point_at(base), radius_of(base) + 2 * NEAR_KM, "near", None
    return point, radius_of(first), "at", first.precision


def _within(first: Toponym, outer: Sequence[Toponym], stated: bool) -> Found | None:
    """ "X, Y region": the reading of X that lies in Y; with a stated unit, else Y itself.

    The smallest unit that holds some reading of X decides; where none does, the smallest unit is the answer.
    """
    units = sorted((unit for unit in outer if unit.precision not in FINE), key=radius_of)
    units = [unit for unit in units if unit.country == units[-1].country]
    for unit in units:
        for point, candidate in _readings(first):
            if holds(unit, candidate):
                return point, radius_of(first), "at", first.precision
    if not units or not (stated or point_of(first) is None):
        return None
    return point_at(units[0]), radius_of(units[0]), "about", units[0].precision


def _readings(toponym: Toponym) -> Iterator[tuple[Point, Toponym | Candidate]]:
    """What a name was resolved to, then its other readings."""
    point = point_of(toponym)
    if point is not None:
        yield point, toponym
    for candidate in toponym.alternatives:
        yield (candidate.lat, candidate.lon), candidate


def holds(container: Toponym, place: Toponym | Candidate) -> bool:
    """Whether a resolved place, or a reading of one, lies in another, by countries, units and distance."""
    if container.precision in ("site", "city", None) or container.country is None:
        return False
    if place.country not in (container.country, None) and place.country not in (container.disputed or ()):
        return False
    if container.precision == "country" or (container.name is not None and container.name == place.admin1):
        return True
    if place.lat is None or place.lon is None:
        return False
    reach = CONTAINED * radius_of(container)
    if container.admin1 is not None and container.admin1 == place.admin1:
        reach = max(reach, FARTHEST_DISTRICT_KM)
    return km(place.lat, place.lon, *point_at(container)) <= reach
