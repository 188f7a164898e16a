"""The point and radius of a resolved name, and the expression of place that is made of one."""

from __future__ import annotations

from eventgeo.places.geometry import Point
from eventgeo.records import Location, PlacePrecision, PlaceRole, Toponym

NEAR_KM = 5.0
"""How much wider than the place itself "near" is; the radius of a place that has none."""
RADII: tuple[tuple[float, PlacePrecision], ...] = ((2.0, "site"), (15.0, "city"), (60.0, "admin2"), (200.0, "admin1"))
"""The radii in km up to which an expression has a precision."""


def located(
    text: str,
    span: tuple[int, int],
    point: Point,
    radius: float,
    role: PlaceRole,
    names: tuple[int, ...],
    precision: PlacePrecision | None = None,
) -> Location:
    """An expression of place at a point, its radius in km; the radius tells its precision where none is given."""
    start, end = span
    lat, lon = round(point[0], 5), round(point[1], 5)
    return Location(
        start, end, text[start:end], lat, lon, round(radius, 1), precision or _precision(radius), role, names
    )


def _precision(radius: float) -> PlacePrecision:
    return next((precision for most, precision in RADII if radius <= most), "region")


def point_of(toponym: Toponym) -> Point | None:
    """The point of a name; None where it was not resolved."""
    return None if toponym.lat is None or toponym.lon is None else (toponym.lat, toponym.lon)


def point_at(toponym: Toponym) -> Point:
    """The point of a name that was resolved."""
    assert toponym.lat is not None
    assert toponym.lon is not None
    return toponym.lat, toponym.lon


def radius_of(toponym: Toponym) -> float:
    """The radius of a name in km."""
    return toponym.radius_km if toponym.radius_km is not None else NEAR_KM
