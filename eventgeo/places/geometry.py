"""Points on the sphere."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin

from eventgeo.records import EARTH_RADIUS_KM

Point = tuple[float, float]
"""Latitude and longitude in WGS84 degrees."""


def destination(point: Point, bearing: float, distance: float) -> Point:
    """The point `distance` km away in the direction `bearing`, in degrees from north.

    >>> [round(value, 2) for value in destination((48.59, 38.0), 0.0, 111.2)]
    [49.59, 38.0]
    """
    lat, lon, turn, arc = radians(point[0]), radians(point[1]), radians(bearing), distance / EARTH_RADIUS_KM
    to = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))
    across = atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(to))
    return degrees(to), _wrapped(degrees(lon + across))


def midpoint(one: Point, other: Point) -> Point:
    """The point halfway between two points along the great circle.

    >>> midpoint((0.0, 179.0), (0.0, -179.0))
    (0.0, -180.0)
    """
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    x, y = cos(lat2) * cos(lon2 - lon1), cos(lat2) * sin(lon2 - lon1)
    lat = atan2(sin(lat1) + sin(lat2), ((cos(lat1) + x) ** 2 + y**2) ** 0.5)
    return degrees(lat), _wrapped(degrees(lon1 + atan2(y, cos(lat1) + x)))


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180
