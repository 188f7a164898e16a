"""The curated layer: places, points and spellings that the registry packages lack, from tables to be extended."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from eventgeo.places.gazetteer.features import feature
from eventgeo.places.gazetteer.fold import bare, fold
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.gazetteer.skeleton import skeleton
from eventgeo.records import km

NAMESAKE_KM = 15.0
"""A curated settlement with a namesake this near in its country is that namesake, spelled as news does."""
SEAT_KM = 250.0
"""How far from the point of its province the town of a district's name may lie."""
DISTRICT_KM = 25.0
"""The radius of a district that stands at the town of its name."""
DWARFED = 100
"""So many times as many people a place must have to keep a name for itself."""
_PART = re.compile(
    r"^(?:mudiriyat|degmada|distrito de|circunscricao d[aeo]|departe?ment d[ue]) "
    r"|(?: (?:north|south|east|west|central|urban|rural|town|zone|special woreda|locality|subregion|district|county))+$"
)
"""What folded names of districts have more than those of their towns: the Aba of "Aba North"."""
_NOTE = re.compile(r" \(.*\)$")


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a TSV table beside this file; comment lines are left out, the next names the columns."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


class Curated:
    """Rows of the registry packages, to which the tables are added."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self._by_key = {row.key: row for row in self.rows}
        self._by_id = {row.geonameid: row for row in reversed(self.rows) if row.geonameid}
        self._named: dict[tuple[str, str, str], list[Row]] = {}
        for row in self.rows:
            for key in _keys(row):
                self._named.setdefault(_shelf(row, key), []).append(row)

    def all(self, strict: bool) -> list[Row]:
        """The rows with points moved, spellings and places added. Raises ValueError for an unknown GeoNames id."""
        for point in table("points.tsv"):
            for row in self._known(point["geonameid"], "points.tsv", strict):
                row.lat, row.lon = float(point["lat"]), float(point["lon"])
        claims: dict[str, Row] = {}
        for alias in table("aliases.tsv"):
            for row in self._known(alias["geonameid"], "aliases.tsv", strict):
                names = alias["names"].split(", ")
                self._rename(row, names)
                claims |= dict.fromkeys(map(fold, names), row)
        self._make_way(claims)
        for name in ("curated.tsv", "ucdp.tsv"):
            for number, place in enumerate(table(name)):
                self._add(f"X{name}{number:05}", place)
        self._seat_districts()
        self._give_up(strict)
        return self.rows

    def _seat_districts(self) -> None:
        """Put the districts of which no point is known, which stand for their province, at the town of their name."""
        towns: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            for key in _spellings(row) if _level(row) == "P" else ():
                towns.setdefault((row.country, key), []).append(row)
        for unit in filter(self._stands_in, self.rows):
            keys = sorted(_spellings(unit) | {_PART.sub("", key) for key in _keys(unit)})
            namesakes = [town for key in keys for town in towns.get((unit.country, key), ())]
            near = [town for town in namesakes if km(unit.lat, unit.lon, town.lat, town.lon) <= SEAT_KM]
            held = [town for town in near if town.admin1 == unit.admin1] or [town for town in near if not town.admin1]
            if held:
                town = max(held, key=lambda town: (town.curated, town.population, town.key))
                unit.lat, unit.lon, unit.radius_km = town.lat, town.lon, DISTRICT_KM

    def _stands_in(self, unit: Row) -> bool:
        """Whether a district is where its province is."""
        province = self._by_key.get(unit.admin1) if unit.feature == "ADM2" else None
        return province is not None and (unit.lat, unit.lon) == (province.lat, province.lon)

    def _give_up(self, strict: bool) -> None:
        """Take the names of yields.tsv from the places that have them; one that is shown by such a name goes."""
        for each in table("yields.tsv"):
            given = {fold(name) for name in each["names"].split(", ")}
            for row in self._known(each["geonameid"], "yields.tsv", strict):
                row.names = {name for name in row.names if fold(name) not in given}
                row.others = {name for name in row.others if fold(name) not in given}
                if fold(row.name) in given:
                    self.rows.remove(row)

    def _known(self, geonameid: str, name: str, strict: bool) -> list[Row]:
        row = self._by_id.get(int(geonameid))
        if row is None and strict:
            raise ValueError(f"{name}: no place has the GeoNames id {geonameid}")
        return [row] if row is not None else []

    def _make_way(self, claims: Mapping[str, Row]) -> None:
        """Where a table claims a name for a place, ones a hundredth its size have it as a rare name."""
        for row in self.rows:
            for name in sorted(row.names):
                claimant = claims.get(fold(name), row)
                if (
                    claimant is not row
                    and row.population * DWARFED < claimant.population
                    and fold(row.name) != fold(name)
                ):
                    row.names.discard(name)
                    row.others.add(name)

    @staticmethod
    def _rename(row: Row, names: list[str]) -> None:
        row.names |= {row.name, *names}
        row.name = names[0]

    def _add(self, key: str, place: dict[str, str]) -> None:
        name, lat, lon = _NOTE.sub("", place["name"]), float(place["lat"]), float(place["lon"])
        row = Row(key, name, place["country"], place["feature"], lat, lon)
        row.radius_km, row.disputed = float(place["radius_km"]), place["disputed"]
        row.names, row.curated = {name for name in place["alternatives"].split("|") if name}, True
        units = self._named.get((row.country, "A", fold(place["admin1"])), []) if place["admin1"] else []
        row.admin1 = units[0].key if units else ""
        same = self._same(row)
        if same is None:
            self.rows.append(row)
            return
        if _level(row) == "R" or self._stands_in(same):
            same.lat, same.lon, same.radius_km, same.feature = row.lat, row.lon, row.radius_km, row.feature
            same.country = row.country
        self._rename(same, [row.name, *sorted(row.names)])
        same.disputed, same.curated = same.disputed or row.disputed, True

    def _same(self, row: Row) -> Row | None:
        """The row that a curated place merely spells otherwise: a namesake nearby, the unit or the country itself."""
        level = _level(row)
        if not level:
            return None
        known = {fold(row.name)} if level == "R" else _keys(row)
        found = [other for key in sorted(known) for other in self._named.get(_shelf(row, key), [])]
        if level == "C":
            return next((other for other in self.rows if other.country == row.country and _level(other) == "C"), None)
        if level == "D":
            found = [other for other in found if self._stands_in(other) and row.admin1 in ("", other.admin1)]
        near = {"P": NAMESAKE_KM, "R": max(NAMESAKE_KM, row.radius_km)}.get(level, 400.0)
        found = [other for other in found if km(row.lat, row.lon, other.lat, other.lon) <= near]
        return max(found, key=lambda other: (other.population, other.key), default=None)


def with_curated(rows: Iterable[Row], *, strict: bool = True) -> list[Row]:
    """The rows with the curated tables added; unless `strict`, tables may tell of GeoNames ids that the rows lack."""
    return Curated(rows).all(strict)


def _level(row: Row) -> str:
    """C country, A first-level unit, D district, P settlement, R region: such places may be known already; "" for
    the others."""
    cls = feature(row.feature).cls
    if row.feature in ("ADM1H", "ADM2"):
        return "D" if row.feature == "ADM2" else ""
    return {"C": "C", "A": "A", "P": "P", "K": "R"}.get(cls, "R" if feature(row.feature).precision == "region" else "")


def _shelf(row: Row, key: str) -> tuple[str, str, str]:
    """Where a row stands among its fellows; regions lie in no country, since sources differ on whose they are."""
    level = _level(row)
    return "" if level == "R" else row.country, level, key


def _spellings(row: Row) -> set[str]:
    """The keys of a row without articles, and what other transliterations share with them."""
    keys = {bare(key) for key in _keys(row)}
    return keys | set(filter(None, map(skeleton, keys)))


def _keys(row: Row) -> set[str]:
    return {fold(name) for name in (row.name, *row.names, *row.others)}
