"""What lies around, beside or between places: "20 km north of X", "the road from X to Y", "eastern Ukraine"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.places.geometry import Point, destination, midpoint
from eventgeo.places.locations.measures import bearing_of, distance_km
from eventgeo.places.locations.points import NEAR_KM, located, point_at, point_of, radius_of
from eventgeo.places.locations.skeleton import Skeleton, patterns
from eventgeo.places.parts import PartOf
from eventgeo.records import Layout, Location, Toponym, km

FARTHEST_BETWEEN_KM = 400.0
FARTHEST_BARE_KM = 150.0
"""How far apart two places may lie that something is said to be between, with and without "the road"."""
COUNTRYSIDE_KM = 40.0
"""The radius of the country around a town."""
CHIEF = frozenset(["PPLC", "PPLA"])
"""GeoNames feature codes of the seats of countries and of first-order units."""


def bearings(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "20 km north-west of X", "X, 20 km north of Y", "20 km from X"."""
    for match in bones.find("BEARING", 1) if patterns()["DISTANCE"].search(bones.low) else ():
        anchor = toponyms[bones.names[match.start("anchor")]]
        base = point_of(anchor)
        if base is None:
            continue
        distance = distance_km(match["number"], match["unit"])
        names = bones.inside(match)
        span = bones.span(match, toponyms)
        if match["dir"] is None:
            yield located(layout.text, span, base, max(distance, radius_of(anchor)), "near", names)
            continue
        point = destination(base, bearing_of(match["dir"]), distance)
        radius = max(2.0, distance / 4, min(radius_of(anchor), distance))
        named = toponyms[bones.names[match.start("named")]] if match["named"] else None
        if named is not None and (own := point_of(named)) and km(*own, *point) <= max(2 * distance, 10.0):
            yield located(layout.text, span, own, radius_of(named), "at", names, named.precision)
        else:
            yield located(layout.text, span, point, radius, "near", names)


def between(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "the road connecting A and B", "between A and B"."""
    for name, farthest in (
        ("ROAD", FARTHEST_BETWEEN_KM),
        ("ROADNAMED", FARTHEST_BETWEEN_KM),
        ("BETWEEN", FARTHEST_BARE_KM),
    ):
        for match in bones.find(name, 2):
            ends = [toponyms[bones.names[match.start(side)]] for side in ("one", "other")]
            one, other = map(point_of, ends)
            if one is None or other is None or any(end.precision in ("country", "region") for end in ends):
                continue
            apart = km(*one, *other)
            if not 0 < apart <= farthest:
                continue
            point = midpoint(one, other)
            span = bones.span(match, toponyms)
            yield located(layout.text, span, point, max(apart / 2, 1.0), "between", bones.inside(match))


def nearby(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "near X", "on the outskirts of X", "north of X"."""
    for match in bones.find("NEARBY", 1):
        toponym = toponyms[bones.names[match.end() - 1]]
        if point_of(toponym) is None or toponym.precision in ("country", "region"):
            continue
        radius = radius_of(toponym) + NEAR_KM
        span = bones.span(match, toponyms)
        yield located(layout.text, span, point_at(toponym), radius, "near", bones.inside(match), toponym.precision)


def countryside(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "The western countryside of X", "X countryside": the country around the town X, where its unit has that name."""
    for match in bones.find("COUNTRYSIDE", 1) if "countryside" in bones.low else ():
        names = bones.inside(match)
        unit = toponyms[names[0]]
        town = _chief_town(unit)
        if town is not None:
            span = bones.span(match, toponyms)
            yield located(layout.text, span, town, COUNTRYSIDE_KM, "near", names, unit.precision)


def _chief_town(unit: Toponym) -> Point | None:
    """The town that a first-order unit has its name from."""
    if unit.precision != "admin1":
        return None
    towns = (each for each in unit.alternatives if each.admin1 == unit.name and each.feature in CHIEF)
    return next(((town.lat, town.lon) for town in towns), None)


def parts(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym], part_of: PartOf) -> Iterator[Location]:
    """ "Eastern Ukraine", "in the north of Mali", "Nigeria's northwest"."""
    for match in bones.find("PART", 1):
        names = bones.inside(match)
        word = next(each for each in match.groupdict().values() if each)
        found = part_of(toponyms[names[0]], None if word == "central" else bearing_of(word))
        if found is not None:
            point, radius = found
            yield located(layout.text, bones.span(match, toponyms), point, radius, "about", names, "region")
