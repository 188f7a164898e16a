"""The gazetteer as a geopy geocoder, and online geopy geocoders put politely behind it.

Nothing here opens a connection unless an online geocoder was asked for by name.
"""

from __future__ import annotations

import json
import sqlite3
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from geopy.exc import GeopyError
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from numpy.typing import NDArray

from eventgeo.places.gazetteer import Entry, Gazetteer, fold
from eventgeo.places.ranking.candidates import readings
from eventgeo.records import EventgeoError

BAND = 1.0
"""Degrees of latitude about a point in which its nearest settlements are looked for first."""


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """geopy's interface to the offline gazetteer: `geocode("Bakhmut, Ukraine")`, `reverse((48.59, 38.0))`."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(user_agent="eventgeo")
        self._gazetteer = gazetteer if gazetteer is not None else Gazetteer.open()

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int = 10, country_codes: str | list[str] | None = None
    ) -> Location | list[Location] | None:
        """The place of this name as a geopy Location, the likeliest first; None where there is none.

        Names behind commas hold the first one: its unit, its country. `country_codes` (ISO 3166-1 alpha-2) narrow the
        search. `raw` of an answer has the gazetteer's fields.
        """
        name, *holders = [part.strip() for part in query.split(",")]
        wanted = {country_codes.upper()} if isinstance(country_codes, str) else {c.upper() for c in country_codes or ()}
        known = [self._gazetteer.entry(index) for index, _ in readings(self._gazetteer, name).entries]
        found = [entry for entry in known if not wanted or entry.country in wanted]
        for holder in holders:
            within = {entry.index for entry in self._gazetteer.candidates(holder)}
            lands = {entry.country for entry in self._gazetteer.candidates(holder) if entry.feature == "PCLI"}
            held = [e for e in found if {e.admin1_index, e.admin2_index} & within or e.country in lands]
            found = held or found
        found.sort(key=lambda entry: (entry.precision != "city", -entry.population, entry.index))
        answers = [_location(entry) for entry in found[:limit]]
        return (answers[0] if answers else None) if exactly_one else (answers or None)

    def reverse(
        self, query: Point | tuple[float, float] | str, *, exactly_one: bool = True, limit: int = 5
    ) -> Location | list[Location] | None:
        """The settlements nearest to a point, the nearest first, as geopy Locations."""
        point = Point(query)
        indices = self._nearest(point, 1 if exactly_one else limit)
        answers = [_location(self._gazetteer.entry(int(index))) for index in indices]
        return (answers[0] if answers else None) if exactly_one else (answers or None)

    def _nearest(self, point: Point, count: int) -> NDArray[np.int64]:
        """The settlements nearest to a point: of those about its latitude where they are enough, else of all."""
        indices, lats, lons, _ = self._gazetteer.settlements
        near = np.flatnonzero(np.abs(lats - point.latitude) <= BAND)
        apart = _apart(point, lats[near], lons[near])
        order = _least(apart, count)
        if len(order) < count or apart[order[-1]] > np.sin(np.radians(BAND) / 2) ** 2:
            return indices[_least(_apart(point, lats, lons), count)]
        return indices[near[order]]


def _apart(point: Point, lats: NDArray[np.float64], lons: NDArray[np.float64]) -> NDArray[np.float64]:
    """The squared sine of half the angle to each place (the haversine), which grows with the distance."""
    half: NDArray[np.float64] = np.sin(np.radians(lats - point.latitude) / 2) ** 2
    sideways = np.sin(np.radians(lons - point.longitude) / 2) ** 2
    half += np.cos(np.radians(point.latitude)) * np.cos(np.radians(lats)) * sideways
    return half


def _least(values: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    """The indices of the least values, the least first; of equal ones the earlier."""
    count = min(count, len(values))
    if not count:
        return np.empty(0, np.intp)
    found = np.flatnonzero(values <= np.partition(values, count - 1)[count - 1])
    return found[np.argsort(values[found], kind="stable")][:count]


def _location(entry: Entry) -> Location:
    address = ", ".join(part for part in (entry.name, entry.admin2, entry.admin1, entry.country) if part)
    raw = {field: getattr(entry, field) for field in ("geonameid", "name", "country", "admin1", "feature", "radius_km")}
    return Location(address, Point(entry.lat, entry.lon), raw)


class Remembered:
    """An online geocoder with manners: answers are kept on disk, questions spaced out, and faults cost a warning alone.

    `cache` is an SQLite file (None: kept in memory); `delay` the least time between two questions, in seconds. After
    `patience` faults in a row the service is not asked again.
    """

    def __init__(
        self,
        geocoder: Geocoder,
        cache: str | Path | None = None,
        *,
        delay: float = 1.0,
        patience: int = 3,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._geocoder, self._delay, self._patience = geocoder, delay, patience
        self._clock, self._sleep, self._asked, self._faults = clock, sleep, -delay, 0
        self._service = f"{type(geocoder).__name__}:{getattr(geocoder, 'domain', '')}"
        self._answers = sqlite3.connect(":memory:" if cache is None else str(cache))
        self._answers.execute(
            "CREATE TABLE IF NOT EXISTS answer (service TEXT, query TEXT, found TEXT, PRIMARY KEY (service, query))"
        )

    def geocode(self, query: str) -> Location | None:
        """The service's first answer, or None where it has none or cannot be reached."""
        key = fold(query)
        kept = self._answers.execute(
            "SELECT found FROM answer WHERE service = ? AND query = ?", (self._service, key)
        ).fetchone()
        if kept is not None:
            return _thawed(kept[0])
        if self._faults >= self._patience:
            return None
        found = self._ask(query)
        if self._faults == 0:
            with self._answers:
                self._answers.execute(
                    "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (self._service, key, _frozen(found))
                )
        return found

    def _ask(self, query: str) -> Location | None:
        wait = self._asked + self._delay - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._asked = self._clock()
        try:
            found = self._geocoder.geocode(query)
        except (GeopyError, OSError, ValueError) as error:
            self._faults += 1
            warnings.warn(f"{self._service} gave no answer for {query!r}: {error}", RuntimeWarning, stacklevel=3)
            return None
        self._faults = 0
        return found


def _frozen(location: Location | None) -> str:
    value = None if location is None else [location.address, location.latitude, location.longitude]
    return json.dumps(value, ensure_ascii=False)


def _thawed(text: str) -> Location | None:
    value: list[Any] | None = json.loads(text)
    return None if value is None else Location(value[0], Point(value[1], value[2]), {})


class UnknownGeocoder(EventgeoError, ValueError):
    """An online geocoder that geopy does not know, or that cannot be set up as asked; the message says why."""


def remembered(
    name: str, *, user_agent: str | None = None, cache: str | Path | None = None, **options: Any
) -> Remembered:
    """The online geopy geocoder of this name (as `nominatim`), remembered and spaced out.

    `user_agent` says who asks; further options go to geopy's class (`domain`, `scheme`, `timeout`, `api_key` …).
    Raises UnknownGeocoder where geopy knows no such service or it cannot be set up so.
    """
    try:
        service = get_geocoder_for_service(name)
        geocoder = service(user_agent=user_agent, **options) if user_agent else service(**options)
    except (GeopyError, TypeError) as error:
        raise UnknownGeocoder(f"geocoder {name}: {error}") from error
    return Remembered(geocoder, cache)
