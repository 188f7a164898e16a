"""Coordinates written out in a text: decimal degrees, degrees with minutes and seconds, MGRS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventgeo.places.geometry import Point

SIGNED = r"[-+−]?\d{1,3}\.\d{3,}"
DECIMAL = re.compile(rf"(?<![\d.])(?P<lat>{SIGNED})\s*,\s*(?P<lon>{SIGNED})(?!\d)(?!\.\d)")
DEGREES = (
    r"(?P<d{0}>\d{{1,3}}(?:\.\d+)?)\s*(?:°|º|degrees?|deg\b)\s*"
    r"(?:(?P<m{0}>\d{{1,2}}(?:\.\d+)?)\s*(?:['′’]|minutes?|min\b)\s*)?"
    r"(?:(?P<s{0}>\d{{1,2}}(?:\.\d+)?)\s*(?:[\"″”]|''|seconds?|sec\b)\s*)?"
)
HEMISPHERE = re.compile(
    DEGREES.format(1)
    + r"(?P<h1>N(?:orth)?|S(?:outh)?)\b\s*[,;/and]*\s*"
    + DEGREES.format(2)
    + r"(?P<h2>E(?:ast)?|W(?:est)?)\b"
)
SUFFIXED = re.compile(r"(?<![\d.])(?P<lat>\d{1,2}\.\d+)\s?(?P<h1>[NS])\b\s*,?\s*(?P<lon>\d{1,3}\.\d+)\s?(?P<h2>[EW])\b")
GRID = re.compile(
    r"\b(?P<zone>\d{1,2}[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?(?P<east>\d{1,5})(?P<gap>\s?)(?P<north>\d{1,5})?\b"
)
MARK = re.compile(r"\d(?:\.\d{3}|\.\d+\s?[NS]\b|\s*(?:[°º]|deg)|[C-HJ-NP-X])")
"""What coordinates of any kind hold: few texts do, and the others are read once."""
KM_PER_DEGREE = 111.2
LEAST_KM = 0.1

Found = tuple[int, int, Point, float]
"""Start, end, point and the radius in km within which the digits leave it."""


def written_coordinates(text: str) -> Iterator[Found]:
    """The coordinates that a text writes out, first come first; impossible ones are left alone.

    >>> list(written_coordinates("at 48.5942, 37.9989 and"))
    [(3, 19, (48.5942, 37.9989), 0.1)]
    """
    if not MARK.search(text):
        return
    found = sorted([*_decimal(text), *_hemispheres(text), *_suffixed(text), *_grid(text)], key=lambda one: one[:2])
    end = 0
    for one in found:
        if one[0] >= end and abs(one[2][0]) <= 90 and abs(one[2][1]) <= 180:
            yield one
            end = one[1]


def _rounding(*numbers: str) -> float:
    digits = min(len(number.partition(".")[2]) for number in numbers)
    return round(max(LEAST_KM, KM_PER_DEGREE / 10.0**digits / 2), 2)


def _decimal(text: str) -> Iterator[Found]:
    for match in DECIMAL.finditer(text):
        lat, lon = (match[part].replace("−", "-") for part in ("lat", "lon"))
        yield match.start(), match.end(), (float(lat), float(lon)), _rounding(lat, lon)


def _suffixed(text: str) -> Iterator[Found]:
    for match in SUFFIXED.finditer(text):
        lat, lon = float(match["lat"]), float(match["lon"])
        point = (-lat if match["h1"] == "S" else lat, -lon if match["h2"] == "W" else lon)
        yield match.start(), match.end(), point, _rounding(match["lat"], match["lon"])


def _hemispheres(text: str) -> Iterator[Found]:
    for match in HEMISPHERE.finditer(text):
        values = []
        for part in "12":
            minutes, seconds = float(match[f"m{part}"] or 0), float(match[f"s{part}"] or 0)
            if minutes >= 60 or seconds >= 60:
                break
            values.append(float(match[f"d{part}"]) + minutes / 60 + seconds / 3600)
        if len(values) == 2:
            point = (
                -values[0] if match["h1"][0] == "S" else values[0],
                -values[1] if match["h2"][0] == "W" else values[1],
            )
            yield match.start(), match.end(), point, _dms_rounding(match)


def _dms_rounding(match: re.Match[str]) -> float:
    if match["s1"]:
        return LEAST_KM
    return 1.0 if match["m1"] else _rounding(match["d1"], match["d2"])


def _grid(text: str) -> Iterator[Found]:
    for match in GRID.finditer(text):
        east, north = match["east"], match["north"] or ""
        if not north:
            if len(east) % 2:
                continue
            east, north = east[: len(east) // 2], east[len(east) // 2 :]
        if len(east) != len(north) or not 3 <= len(east) <= 5:
            continue
        point = _from_mgrs(match["zone"] + match["square"], east, north)
        if point is not None:
            yield match.start(), match.end(), point, round(max(LEAST_KM, 100.0 / 10 ** len(east)), 2)


def _from_mgrs(zone_and_square: str, east: str, north: str) -> Point | None:
    """The centre of a square of the Military Grid Reference System, or None where there is no such square."""
    import mgrs  # noqa: PLC0415  loads a C library, which few texts need

    try:
        lat, lon = mgrs.MGRS().toLatLon(
            f"{zone_and_square}{east}5{north}5" if len(east) < 5 else zone_and_square + east + north
        )
    except mgrs.core.MGRSError:
        return None
    return float(lat), float(lon)
