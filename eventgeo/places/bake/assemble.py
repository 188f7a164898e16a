"""Rows put together out of all sources: countries, continents, admin units, populated places, airports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import pi, sqrt
from pathlib import Path
from typing import Any

from eventgeo.places.bake import sources
from eventgeo.places.gazetteer.fold import bare, fold
from eventgeo.places.gazetteer.letters import readable
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.gazetteer.skeleton import skeleton
from eventgeo.places.gazetteer.write import ARABIC_TONGUES
from eventgeo.places.ranking.tables import at_war
from eventgeo.records import km

_GENERIC = re.compile(
    r"\s+(?:county|parish|province|oblast['’]?|region|district|governorate|prefecture|department|division|municipality|raion"
    r"|rayon|state|canton|borough|census area|cercle|locality|zone|local government area)$"
    r"|^(?:province of|region of|state of|d[eé]partement d[eu]|provincia de|cercle de|circunscriç[aã]o d[aeo]"
    r"|concelho d[aeo]|cidade de|qaḑā’)\s+",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\S.* (?:Oblast|Governorate|Region|Province|State|Division|Krai|Prefecture)")
_KINDS = {
    "region": "RGN",
    "admin2": "ADM2",
    "admin3": "ADM3",
    "admin4": "ADM4",
    "admin5": "ADM5",
    "admin_other": "ADMD",
}
_NATIVE = dict.fromkeys(("UA", "RU", "BY", "KZ", "KG", "BG", "RS", "MK"), re.compile(r"[А-яІіЇїЄєҐґЁё]"))
ARABIC = re.compile(r"[\u0600-\u06ff]")
_COUNTRIES_TOO = frozenset({"CN-TW", "CN-HK", "CN-MO", "US-PR", "US-GU", "US-AS", "US-VI", "US-MP"})
"""First-level units of ISO 3166-2 that have a country code of their own."""
_REACH = 500.0
"""A published point of a first-level unit farther than this many km from each of its cities is a wrong one."""

_PROVINCE = 80.0
"""The radius in km of a province of which too few towns are known to tell."""


def english(unit: sources.Subdivision, official: str) -> str:
    """The name of a first-level unit that an English reader knows best: one that says what it is, else its own."""
    if unit.code.startswith("US."):
        return unit.name
    kinds = [name for name in (*unit.aliases, official) if name.isascii() and _ENGLISH.fullmatch(name)]
    plain = [name for name in (unit.name, official) if name and name.isascii() and "," not in name]
    return [*kinds, *plain, unit.name][0]


class Assembly:
    """All rows by key; sources are added one after the other, each filling in what it knows."""

    def __init__(self, modules: Path) -> None:
        self.rows: dict[str, Row] = {}
        self._points = sources.points()
        self._cities = sources.cities()
        self._subdivisions = sources.subdivisions()
        self._order = sources.country_order()
        self._members: dict[int, list[dict[str, Any]]] = {}
        self._codes = sources.feature_codes(modules)
        self._counties = sources.counties(modules)

    def all(self) -> Iterable[Row]:
        """Every row of the registry packages."""
        held = sources.city_subdivisions()
        for key, city in self._cities.items():
            for line in held.get(key, ()):
                self._members.setdefault(line, []).append(city)
        self._countries()
        self._continents()
        self._admin_units()
        self._populated(held)
        self._other_points()
        self._airports()
        return self.rows.values()

    def _add(self, row: Row, names: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        row.names |= {name for name in names if readable(name)}
        row.others |= {name for name in others if readable(name)} - row.names
        self.rows[row.key] = row

    def _countries(self) -> None:
        names = sources.country_names()
        capitals = {(c["countrycode"], c["name"]): c for c in self._cities.values()}
        for code, country in sources.countries().items():
            point = self._points.get(country["geonameid"])
            seat = capitals.get((code, country["capital"]))
            if point is None and seat is None:
                continue
            lat, lon = (point.lat, point.lon) if point else (seat["latitude"], seat["longitude"])  # type: ignore[index]
            kind = "PCLI" if point else "TERR"
            radius = max(5.0, sqrt(float(country["areakm2"] or 0) / pi))
            row = Row(
                f"C{code}", country["name"].strip(), code, kind, lat, lon, country["population"], round(radius, 1)
            )
            row.geonameid = country["geonameid"]
            self._add(row, names.get(code, ()), point.names if point else ())

    def _continents(self) -> None:
        for continent in sources.continents():
            others = [name["name"] for name in continent["alternateNames"]]
            lat, lon, key = float(continent["lat"]), float(continent["lng"]), continent["geonameId"]
            row = Row(f"G{key}", continent["name"], "", "CONT", lat, lon, continent["population"], geonameid=key)
            self._add(row, (), others)

    def _admin_units(self) -> None:
        iso = sources.iso_points()
        for line, unit in enumerate(self._subdivisions):
            placed = self._place(unit, line, iso) or self._inside(unit, iso)
            if placed is None or unit.level == 0 or unit.iso in _COUNTRIES_TOO:
                continue
            lat, lon, radius, population = placed
            point = self._points.get(unit.geonameid)
            code = {1: "ADM1", 2: "ADM2"}.get(unit.level, "ADM3")
            if point and point.kind in ("country", "region"):
                point = None
            parent = f"S{unit.parent}" if unit.parent is not None else ""
            name = english(unit, point.name if point else "") if code == "ADM1" else unit.name
            row = Row(f"S{line}", name, self._order[unit.country], code, lat, lon, population, radius, unit.geonameid)
            row.admin1, row.admin2 = (parent, "") if unit.level == 2 else ("", parent)
            local = [part.split(" (")[0] for part in iso[unit.iso][2].split(", ")] if unit.iso in iso else []
            spelled = [*unit.aliases, *local]
            shorter = {_GENERIC.sub("", name) for name in (unit.name, name, *unit.aliases)}
            self._add(
                row,
                [unit.name, *spelled, *(shorter if code == "ADM1" else ())],
                [*(point.names if point else ()), *shorter],
            )

    def _place(
        self, unit: sources.Subdivision, line: int, iso: dict[str, tuple[float, float, str]]
    ) -> tuple[float, float, float, int] | None:
        """Latitude, longitude, radius in km and population: of the published centroid, else of the unit's seat."""
        members = self._members.get(line, [])
        population = sum(city["population"] for city in members)
        point = self._points.get(unit.geonameid)
        if point:
            return point.lat, point.lon, self._spread(point.lat, point.lon, members), max(point.population, population)
        fips = self._fips(unit)
        if fips in self._counties:
            lat, lon, radius = self._counties[fips]
            return lat, lon, radius, population
        if unit.iso in iso:
            lat, lon, _ = iso[unit.iso]
            if not members or min(km(lat, lon, c["latitude"], c["longitude"]) for c in members) < _REACH:
                return lat, lon, self._spread(lat, lon, members), population
        if not members:
            return None
        seat = self._seat(unit, members)
        lat, lon = seat["latitude"], seat["longitude"]
        return lat, lon, self._spread(lat, lon, members), population

    def _inside(
        self, unit: sources.Subdivision, iso: dict[str, tuple[float, float, str]]
    ) -> tuple[float, float, float, int] | None:
        """Where a district of a country at war is of which no point and no town is known: anywhere in its province."""
        if unit.level != 2 or unit.parent is None or self._order[unit.country] not in at_war():
            return None
        name = bare(fold(_GENERIC.sub("", unit.name)))
        towns = (
            town for city in self._members.get(unit.parent, []) for town in (city["name"], *city["alternatenames"])
        )
        if any(bare(fold(town)) == name or skeleton(fold(town)) == skeleton(name) != "" for town in towns):
            return None
        province = self._place(self._subdivisions[unit.parent], unit.parent, iso)
        return province and (*province[:2], province[2] or _PROVINCE, 0)

    @staticmethod
    def _spread(lat: float, lon: float, members: list[dict[str, Any]]) -> float:
        """The distance in km within which nine tenths of the unit's cities lie; 0 where it has too few to tell."""
        far = sorted(km(lat, lon, city["latitude"], city["longitude"]) for city in members)
        return round(max(5.0, far[len(far) * 9 // 10]), 1) if len(far) > 2 else 0.0

    def _seat(self, unit: sources.Subdivision, members: list[dict[str, Any]]) -> dict[str, Any]:
        plain = _GENERIC.sub("", unit.name).casefold()
        namesakes = [city for city in members if city["name"].casefold() == plain]
        seats = [city for city in members if self._codes.get(city["geonameid"], "").startswith("PPLA")]
        return max(namesakes or seats or members, key=lambda city: (city["population"], -city["geonameid"]))

    def _fips(self, unit: sources.Subdivision) -> str:
        country, *rest = unit.code.split(".")
        return _STATES.get(rest[0], "") + rest[1] if country == "US" and len(rest) == 2 else ""

    def _populated(self, held: dict[int, tuple[int, ...]]) -> None:
        for key, city in self._cities.items():
            code = self._codes.get(key, "PPL")
            row = Row(f"G{key}", city["name"], city["countrycode"], code, city["latitude"], city["longitude"])
            row.population, row.geonameid = city["population"], key
            for line in held.get(key, ()):
                unit = self._subdivisions[line]
                if f"S{line}" in self.rows and unit.level in (1, 2):
                    setattr(row, f"admin{unit.level}", f"S{line}")
            others = [name for name in city["alternatenames"] if len(name) > 3 or name == city["name"]]
            native = _NATIVE.get(row.country) or (ARABIC if row.country in ARABIC_TONGUES else None)
            self._add(row, [name for name in others if native and native.match(name)], others)

    def _other_points(self) -> None:
        known = {row.geonameid for row in self.rows.values()}
        for key, point in self._points.items():
            if key in known or point.kind not in _KINDS:
                continue
            code = "RGNK" if not point.country and point.population > 10**7 else _KINDS[point.kind]
            row = Row(f"G{key}", point.name, point.country, code, point.lat, point.lon, point.population, geonameid=key)
            self._add(row, (), point.names)

    def _airports(self) -> None:
        for airport in sources.airports():
            if not airport["iata"] or not airport["name"]:
                continue
            military = re.search(r"\bAir (?:Force )?Base\b|\bAFB\b|\bMilitary\b", airport["name"])
            row = Row(f"A{airport['icao']}", airport["name"], airport["country"], "AIRB" if military else "AIRP", 0, 0)
            row.lat, row.lon = float(airport["lat"]), float(airport["lon"])
            self._add(row, self._airport_names(airport))

    @staticmethod
    def _airport_names(airport: dict[str, str]) -> Iterator[str]:
        name = airport["name"]
        yield name
        plain = re.sub(r"\s+(?:International|Regional|Municipal|Domestic|National)?\s*(?:Airport|Airfield)$", "", name)
        yield from (f"{plain} Airport", f"{plain} International Airport")
        if airport["city"]:
            yield from (f"{airport['city']} Airport", f"{airport['city']} International Airport")


_STATES = dict(
    pair.split(":")
    for pair in [
        "AL:01",
        "AK:02",
        "AZ:04",
        "AR:05",
        "CA:06",
        "CO:08",
        "CT:09",
        "DE:10",
        "DC:11",
        "FL:12",
        "GA:13",
        "HI:15",
        "ID:16",
        "IL:17",
        "IN:18",
        "IA:19",
        "KS:20",
        "KY:21",
        "LA:22",
        "ME:23",
        "MD:24",
        "MA:25",
        "MI:26",
        "MN:27",
        "MS:28",
        "MO:29",
        "MT:30",
        "NE:31",
        "NV:32",
        "NH:33",
        "NJ:34",
        "NM:35",
        "NY:36",
        "NC:37",
        "ND:38",
        "OH:39",
        "OK:40",
        "OR:41",
        "PA:42",
        "RI:44",
        "SC:45",
        "SD:46",
        "TN:47",
        "TX:48",
        "UT:49",
        "VT:50",
        "VA:51",
        "WA:53",
        "WV:54",
        "WI:55",
        "WY:56",
    ]
)
"""The numbers of the US states in FIPS county codes."""
