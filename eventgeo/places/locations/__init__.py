"""Expressions of place: what names, distances, directions and coordinates together say of one point.

The names of a text are replaced by one character each, and patterns are sought in what remains, so that a pattern reads
like the phrase that it means. A point is only given where the names that it needs were resolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from eventgeo.places.coordinates import written_coordinates
from eventgeo.places.locations.around import bearings, between, countryside, nearby, parts
from eventgeo.places.locations.chains import chains
from eventgeo.places.locations.points import located
from eventgeo.places.locations.skeleton import skeleton
from eventgeo.places.parts import PartOf
from eventgeo.records import Layout, Location, Toponym

__all__ = ["locations"]


def locations(layout: Layout, toponyms: Sequence[Toponym], part_of: PartOf | None = None) -> tuple[Location, ...]:
    """The expressions of place in a text, in its order, no two overlapping; the longer of two wins.

    `toponyms` are the text's names, resolved; indices in the result point into them. `part_of` tells where the parts
    of lands lie ("eastern Ukraine"); without it they are given as the lands.
    """
    bones = skeleton(layout.text, toponyms)
    found = [*_coordinates(layout), *bearings(bones, layout, toponyms), *between(bones, layout, toponyms)]
    found += [*chains(bones, layout, toponyms), *nearby(bones, layout, toponyms)]
    found += countryside(bones, layout, toponyms)
    found += parts(bones, layout, toponyms, part_of) if part_of is not None else ()
    chosen: list[Location] = []
    for location in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        at = bisect_left(chosen, location.start, key=lambda one: one.start)
        if not any(location.overlaps(other.start, other.end) for other in chosen[max(0, at - 1) : at + 1]):
            chosen.insert(at, location)
    return tuple(chosen)


def _coordinates(layout: Layout) -> Iterator[Location]:
    """ "50°27'N 30°31'E", "37U DP 12345 67890"."""
    for start, end, point, radius in written_coordinates(layout.text):
        yield located(layout.text, (start, end), point, radius, "at", (), "site")
