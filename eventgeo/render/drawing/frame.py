"""The frame of a drawn map: which part of the Earth it shows, and where a point comes to lie on the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, radians, sinh, tan

from eventgeo.records import EARTH_RADIUS_KM

MOST_NORTH = 84.0
"""Mercator's projection is cut here: beyond lie no incidents, and the sheet would grow without end."""
LEAST_KM, ALONE_KM = 30.0, 200.0
"""Km from side to side that a map has at least: of several places, and of one alone, shown with the towns around it."""

FEW, GAIN = 8, 1.5
"""Up to one in so many points is left off a map that becomes so many times larger by it."""
REGION_KM = 1500.0
"""A map that is no wider than this shows all of its points."""


def _y(lat: float) -> float:
    """Mercator's ordinate, in degrees of the equator."""
    return degrees(asinh(tan(radians(max(-MOST_NORTH, min(MOST_NORTH, lat))))))


def _lat(y: float) -> float:
    return degrees(atan(sinh(radians(y))))


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the Earth in Mercator's projection: `west` in degrees, `top` the ordinate of its upper side,
    `scale` units of the sheet a degree; `width` and `height` in units of the sheet.

    `west` may lie west of -180: longitudes are counted on from it, so that a map can cross the date line.
    """

    west: float
    top: float
    scale: float
    width: float
    height: float

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies on the sheet, counted from its upper left corner."""
        return ((lon - self.west) % 360.0 * self.scale, (self.top - _y(lat)) * self.scale)

    def plain_xy(self, lon: float, lat: float) -> tuple[float, float]:
        """As `xy` for a longitude that is already counted on from `west`."""
        return ((lon - self.west) * self.scale, (self.top - _y(lat)) * self.scale)

    def shows(self, lon: float, lat: float) -> bool:
        """Whether a point lies on the sheet; most of the Earth lies east or west of it, and is asked no more."""
        across = (lon - self.west) % 360.0 * self.scale <= self.width
        return across and 0 <= (self.top - _y(lat)) * self.scale <= self.height

    @property
    def east(self) -> float:
        """Its eastern side, degrees, counted on from `west`."""
        return self.west + self.width / self.scale

    @property
    def north(self) -> float:
        """Its upper side, degrees."""
        return _lat(self.top)

    @property
    def south(self) -> float:
        """Its lower side, degrees."""
        return _lat(self.top - self.height / self.scale)

    @property
    def middle(self) -> float:
        """The latitude of its middle, degrees: where the scale bar holds."""
        return _lat(self.top - self.height / self.scale / 2)

    def per_km(self, lat: float) -> float:
        """Units of the sheet that a km takes up at a latitude."""
        return self.scale * degrees(1 / EARTH_RADIUS_KM) / max(0.05, cos(radians(lat)))


def bulk(points: Iterable[tuple[float, float]], width: float, height: float) -> set[tuple[float, float]]:
    """The points (lon, lat) but for a few far out on one side, where the map gains much by leaving those off.

    One conference overseas would else make a front of twenty towns a blot on a map of the oceans.
    """
    kept = set(points)
    most = len(kept) // FEW
    while most > 0:
        frame = around(kept, width, height)
        is_region = width / frame.per_km(frame.middle) < REGION_KM
        fewer = set() if is_region else _fewer(kept, frame, most)
        if not fewer:
            break
        most -= len(kept) - len(fewer)
        kept = fewer
    return kept


def _fewer(points: set[tuple[float, float]], frame: Frame, most: int) -> set[tuple[float, float]]:
    """The points without a few that make the map much larger, at most so many on one side; empty where none do.

    One is tried, then two, four and so on, since thousands of points would else take seconds.
    """
    eastward = sorted(points, key=lambda point: ((point[0] - frame.west) % 360.0, point[1]))
    northward = sorted(points, key=lambda point: (point[1], point[0]))
    for number in (2**power for power in range(most.bit_length())):
        for order in (eastward, eastward[::-1], northward, northward[::-1]):
            rest = set(order[number:])
            if around(rest, frame.width, frame.height).scale > GAIN * frame.scale:
                return rest
    return set()


def around(points: Iterable[tuple[float, float]], width: float, height: float, *, margin: float = 0.12) -> Frame:
    """The frame of a sheet that shows all points (lon, lat), with a margin on each side; the world without any.

    It goes round the date line where that makes it smaller.
    """
    found = sorted({(lon % 360.0, lat) for lon, lat in points})
    if not found:
        return _fitted(-180.0, _y(78.0), 360.0, _y(78.0) - _y(-58.0), width, height)
    lons = [lon for lon, _ in found]
    gaps = [(after - before, after) for before, after in zip(lons, [*lons[1:], lons[0] + 360.0], strict=True)]
    gap, start = max(gaps, key=lambda pair: (round(pair[0], 6), -pair[1]))
    west, wide = start % 360.0, 360.0 - gap
    ys = [_y(lat) for _, lat in found]
    top, high = max(ys), max(ys) - min(ys)
    least_km = LEAST_KM if len(found) > 1 else ALONE_KM
    least = degrees(least_km / EARTH_RADIUS_KM) / max(0.05, cos(radians(_lat(top - high / 2))))
    pad = margin * max(wide, high * width / height, least)
    return _fitted(west - pad, top + pad * height / width, wide + 2 * pad, high + 2 * pad * height / width,
                   width, height, least=least)  # fmt: skip


def _fitted(
    west: float, top: float, wide: float, high: float, width: float, height: float, least: float = 0.0
) -> Frame:
    """The smallest frame of the sheet's shape around a window, not wider than the world."""
    scale = min(width / max(wide, least), height / max(high, least * height / width))
    scale = max(scale, width / 360.0)
    west -= (width / scale - wide) / 2
    top += (height / scale - high) / 2
    roof = _y(MOST_NORTH)
    top = max(min(top, roof), min(roof, -roof + height / scale))
    return Frame(_round((west + 180.0) % 360.0 - 180.0), _round(top), scale, width, height)


def _round(value: float) -> float:
    return round(value, 6)
