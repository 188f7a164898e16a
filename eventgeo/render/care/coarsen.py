"""Places made coarse: for homes, shelters and hospitals the exact spot is withheld, in the words as in the coordinates.

The point becomes the middle of a cell of a fixed grid, never a point at random, and its radius holds the true one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import cos, floor, pi, radians, sqrt

from eventgeo.records import EARTH_RADIUS_KM, Incident, Place, PlacePrecision
from eventgeo.render.care.masks import Stretch, letters

WORD = "[withheld]"
CATEGORIES = ("home", "shelter", "hospital")
KM_A_DEGREE = EARTH_RADIUS_KM * pi / 180
LEVELS: tuple[tuple[str, PlacePrecision], ...] = (("admin2", "admin2"), ("admin1", "admin1"), ("country", "country"))


@cache
def _lines(name: str) -> tuple[tuple[str, ...], ...]:
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def categories() -> tuple[str, ...]:
    """The categories that places can be coarsened for."""
    return tuple(dict.fromkeys(category for category, _, _ in _lines("sensitive.tsv")))


@cache
def _words(chosen: frozenset[str]) -> re.Pattern[str] | None:
    """The phrases of the categories, with their plurals; a capitalised name before a phrase belongs to the match."""
    phrases = [phrase for category, kind, phrase in _lines("sensitive.tsv") if kind == "word" and category in chosen]
    if not phrases:
        return None
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    parts = [r"\s+".join(map(re.escape, phrase.split())) for phrase in longest]
    named = r"(?P<name>(?:(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’.-]*\s+(?:of\s+)?){0,5})"
    return re.compile(rf"(?<![\w-]){named}(?P<kind>(?i:{'|'.join(parts)})(?i:s|es)?)(?!\w)")


@cache
def _features(chosen: frozenset[str]) -> frozenset[str]:
    return frozenset(
        code for category, kind, code in _lines("sensitive.tsv") if kind == "feature" and category in chosen
    )


def sensitive(incident: Incident, chosen: Collection[str]) -> bool:
    """Whether a report, or the place itself, speaks of one of the categories chosen."""
    wanted, place = frozenset(chosen), incident.place
    if place is not None and place.feature in _features(wanted):
        return True
    words = _words(wanted)
    return words is not None and any(words.search(text) for text in _texts(incident))


def _texts(incident: Incident) -> Iterator[str]:
    if incident.place:
        yield incident.place.name
        yield incident.place.as_written
    for report in incident.reports:
        yield report.quote
        yield report.title or ""
        yield report.place or ""


def is_coarse(place: Place, least_km: float) -> bool:
    """Whether a place is as coarse as is asked for already, so that its name and coordinates can stay."""
    return place.precision != "site" and (place.radius_km or 0.0) >= least_km


def withheld_names(incident: Incident, least_km: float) -> set[str]:
    """The names of its place, as the gazetteer and each report have them; none where the place is coarse already."""
    place = incident.place
    if place is None or is_coarse(place, least_km):
        return set()
    names = {place.name, place.as_written, *(report.place or "" for report in incident.reports)}
    for report in incident.reports:
        if report.place_span:
            start, end = (offset - report.start for offset in report.place_span)
            names.add(report.quote[max(0, start) : max(0, end)])
    names |= {part.strip() for name in names for part in re.split(r"[,;()]", name)}
    return {name for name in names if len(name) > 1 and name != place.country}


def coarse(place: Place, least_km: float) -> Place:
    """The place without name and exact point: the middle of its grid cell, a radius that holds the true circle."""
    if is_coarse(place, least_km):
        return place
    name, precision = _larger(place)
    lat, lon = (None, None) if place.lat is None or place.lon is None else _cell(place.lat, place.lon, least_km)
    return Place(
        name=name,
        as_written=name,
        lat=lat,
        lon=lon,
        country=place.country,
        admin1=place.admin1 if _is_safe(place.admin1, place) else None,
        admin2=place.admin2 if _is_safe(place.admin2, place) else None,
        precision=precision,
        radius_km=round(least_km + (place.radius_km or 0.0) + 0.1, 1),
        confidence=place.confidence,
        role="about",
        disputed=place.disputed,
    )


def _is_safe(name: str | None, place: Place) -> bool:
    """Whether the name of a larger unit does not tell that of the place (Kharkiv Oblast tells Kharkiv)."""
    parts = {letters(part) for text in (place.name, place.as_written) for part in re.split(r"[\s,;()-]+", text)}
    return bool(name) and not any(len(part) >= 4 and part[:6] in letters(name or "") for part in parts)


def _larger(place: Place) -> tuple[str, PlacePrecision]:
    for key, precision in LEVELS:
        name: str | None = getattr(place, key)
        if name and (key == "country" or _is_safe(name, place)):
            return name, precision
    return "place withheld", "region"


def _cell(lat: float, lon: float, least_km: float) -> tuple[float, float]:
    """The middle of the cell of a grid whose half diagonal is `least_km`: no point of the cell lies further from it."""
    side = least_km * sqrt(2) / KM_A_DEGREE
    middle = min(89.0, max(-89.0, (floor(lat / side) + 0.5) * side))
    step = side / max(0.01, cos(radians(min(89.0, abs(middle) + side / 2))))
    step = 360.0 / max(1, floor(360.0 / step))
    step = min(step, side / max(0.01, cos(radians(abs(middle)))))
    return round(middle, 3), round(((floor(lon / step) + 0.5) * step + 180.0) % 360.0 - 180.0, 3)


def revealing(text: str, chosen: Collection[str], keep: Iterable[str] = ()) -> list[Stretch]:
    """The stretches of a quote that tell the spot: streets, numbers, named facilities, names where places stand.

    `keep` are names that may stay: those of countries and actors.
    """
    kept = {letters(name) for name in keep}
    found: list[Stretch] = []
    for pattern in _streets():
        for match in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            if letters(match[group]) not in kept:
                found.append(match.span(group))
    words = _words(frozenset(chosen))
    for match in words.finditer(text) if words else ():
        start, end = match.span("name")
        if text[start:end].strip() and text[start:end].strip() not in ("The", "A", "An"):
            found.append((start, start + len(text[start:end].rstrip())))
    return found


@cache
def _streets() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line[0]) for line in _lines("streets.tsv"))
