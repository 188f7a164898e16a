"""What speaks for each reading of each name of a document, as a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.gazetteer.features import feature
from eventgeo.places.gazetteer.store import Columns
from eventgeo.places.ranking.mentions import Group
from eventgeo.places.ranking.tables import at_war
from eventgeo.records import EARTH_RADIUS_KM

Matrix = NDArray[np.float64]
CLASSES = ("country", "continent", "admin1", "admin2", "region", "water", "site", "populated", "section")
CUES = ("county", "admin1", "admin2", "populated", "water", "mountain", "island", "site")
NAMES = (
    *(f"is {name}" for name in CLASSES),
    "capital", "seat", "people", "people of settlement", "primary", "own name", "shadowed",
    "share", "first", "only", "inside",
    *(f"cue {name} agrees" for name in CUES),
    *(f"cue {name} differs" for name in CUES),
    "country votes", "country named", "country demonym",
    "admin1 votes", "admin1 named", "held by next", "held by near country",
    "holds previous",
    "near next", "nearest", "near all", "near dateline", "in dateline", "focus country", "in region",
    "country alone", "dateline settlement", "whole admin1 and seat", "curated", "at war",
    "listed class", "listed unit", "armed group",
)  # fmt: skip


class Numbered(NamedTuple):
    """A column as numbers from 0 on: how many values it has, which one each row has, and whether that is any."""

    size: int
    rows: NDArray[np.int64]
    valid: NDArray[np.bool_]


@dataclass
class Sheet:
    """The candidates of a document laid out flat: `owner` is the group of each row, `prior` its share of that group.

    `family` is the first group of the same name as a row's: "X" and "the village of X" tell nothing of each other.
    `homes` are the countries of the armed groups that the document names.
    """

    groups: list[Group]
    owner: NDArray[np.int64]
    family: NDArray[np.int64]
    entry: NDArray[np.int64]
    primary: Matrix
    columns: Columns
    cls: NDArray[np.int64]
    bounds: list[tuple[int, int]]
    prior: Matrix
    homes: frozenset[str] = frozenset()

    @cached_property
    def unit(self) -> NDArray[np.int64]:
        """The first-level unit of each row, which is the row's own place where that is one."""
        return np.where(self.cls == CLASSES.index("admin1"), self.entry, self.columns.admin1)

    @cached_property
    def countries(self) -> Numbered:
        """The country of each row, numbered."""
        return _numbered(self.columns.country, self.columns.country > 0)

    @cached_property
    def units(self) -> Numbered:
        """The first-level unit of each row, numbered."""
        return _numbered(self.unit, self.unit >= 0)

    @cached_property
    def mentions(self) -> Matrix:
        """How often the name of each group is mentioned."""
        return np.array([len(group.mentions) for group in self.groups], dtype=float)

    @cached_property
    def twins(self) -> Matrix:
        """Whether a first-level unit stands beside a settlement of its own name, as Aleppo beside Aleppo."""
        settled = self.cls == CLASSES.index("populated")
        homes = np.where(settled, self.unit, -1).tolist()  # an entry is never -1
        entries, out = self.entry.tolist(), []
        for start, end in self.bounds:
            units = set(homes[start:end])
            out += [float(entry in units) for entry in entries[start:end]]
        return np.array(out)


def _numbered(value: NDArray[np.int64], valid: NDArray[np.bool_]) -> Numbered:
    keys, inverse = np.unique(value, return_inverse=True)
    return Numbered(len(keys), inverse, valid)


@cache
def _classes(codes: tuple[str, ...]) -> NDArray[np.int64]:
    return np.array([CLASSES.index(_class(code)) for code in codes])


def _class(code: str) -> str:
    kind = feature(code)
    if code == "PPLX":
        return "section"
    by_cls = {"C": "country", "K": "continent", "A": "admin1", "a": "admin2", "P": "populated"}
    if kind.cls in by_cls:
        return by_cls[kind.cls]
    return "water" if kind.feature_class == "H" else "site" if kind.precision == "site" else "region"


@cache
def _agrees() -> Matrix:
    """Whether a class of place (row) is what a cue (column) tells of."""
    table = np.zeros((len(CLASSES), len(CUES)))
    for cue, classes in {
        "county": ("admin2",), "admin1": ("admin1", "region"), "admin2": ("admin2", "admin1"),
        "populated": ("populated", "section"), "water": ("water",), "mountain": ("region", "site"),
        "island": ("region",),
        "site": ("site",),
    }.items():  # fmt: skip
        for name in classes:
            table[CLASSES.index(name), CUES.index(cue)] = 1.0
    return table


WEIGHT = np.array([8.0, 8.0, 2.0, 0.3, 3.0, 3.0, 1.0, 1.0, 0.2])
"""How much likelier news means a place of this class than a settlement of as many people."""
FOREIGN = 5.0
"""How much more a rare name speaks against a country than against other places."""
CITY_OF = 0.55
"""How far "New York" is the name of New York City: enough to outdo the state, but where the report names that too."""


def sheet(gazetteer: Gazetteer, groups: list[Group], homes: frozenset[str] = frozenset()) -> Sheet | None:
    """The candidates of a document's groups laid out flat, or None where no name is known."""
    rows = [(number, *reading) for number, group in enumerate(groups) for reading in _readings(gazetteer, group)]
    if not rows:
        return None
    owner = np.array([row[0] for row in rows])
    entry = np.array([row[1] for row in rows])
    columns = gazetteer.columns(entry.tolist())
    cls = _classes(tuple(gazetteer.feature_codes))[columns.feature]
    primary = np.array([float(row[2]) for row in rows])
    edges = np.searchsorted(owner, np.arange(len(groups) + 1))
    bounds = list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
    weight = (columns.population + 1000.0) ** 0.7 * WEIGHT[cls] * np.where(primary > 0, 1.0, 0.3)
    family = _families(groups)[owner]
    return Sheet(
        groups, owner, family, entry, primary, columns, cls, bounds, _shares(weight, owner, len(groups)), homes
    )


def _families(groups: list[Group]) -> NDArray[np.int64]:
    """For each group the number of the first group of the same name."""
    first: dict[str, int] = {}
    return np.array([first.setdefault(group.readings.key, group.number) for group in groups], dtype=np.int64)


def _readings(gazetteer: Gazetteer, group: Group) -> list[tuple[int, bool]]:
    """A group's readings, and for "X region" the units whose seats are called X, by whatever name of their own."""
    found = list(group.readings.entries)
    if group.cue == "admin1":
        seats = [gazetteer.entry(index) for index, _ in found]
        units = {seat.admin1_index for seat in seats if seat.feature in ("PPLA", "PPLC") and seat.admin1_index >= 0}
        found += [(unit, False) for unit in sorted(units - {index for index, _ in found})]
    return found


def _shares(weight: Matrix, owner: NDArray[np.int64], size: int) -> Matrix:
    total = np.bincount(owner, weights=weight, minlength=size)
    shares: Matrix = weight / np.maximum(total[owner], 1e-300)
    return shares


def matrix(
    gazetteer: Gazetteer, page: Sheet, mass: Matrix, region: frozenset[str] = frozenset(), own: Matrix | None = None
) -> Matrix:
    """The features of each candidate (rows as in the sheet, columns as NAMES), read with these shares as evidence.

    `own` is an earlier matrix of the sheet, from which what no share changes is taken.
    """
    context = _context(gazetteer, page, mass, region)
    alone = _alone(gazetteer, page) if own is None else own[:, : -context.shape[1]]
    out = np.hstack([alone, context])
    out[:, _FAVOURS] *= _free(page)[:, None]
    return out


def _alone(gazetteer: Gazetteer, page: Sheet) -> Matrix:
    """What each candidate tells by itself: the features before those of the context."""
    columns, cls = page.columns, page.cls
    out = np.zeros((len(cls), len(NAMES)))
    out[np.arange(len(cls)), cls] = 1.0
    at = len(CLASSES)
    codes = gazetteer.feature_codes
    number = {code: n for n, code in enumerate(codes)}
    people = np.log10(columns.population + 10) / 7
    settled = (cls == CLASSES.index("populated")) | (cls == CLASSES.index("section"))
    alone = np.array([end - start == 1 for start, end in page.bounds], dtype=float)[page.owner]
    first = np.zeros(len(cls))
    for start, end in page.bounds:
        if end > start:
            first[start + int(np.argmax(page.prior[start:end]))] = 1.0
    inside = np.array([group.readings.how == "inside" for group in page.groups], dtype=float)[page.owner]
    named = zip(page.entry.tolist(), page.owner.tolist(), strict=True)
    own = np.array([_owns(page.groups[group], entry) for entry, group in named])
    seat = (columns.feature == number.get("PPLA", -1)) | (columns.feature == number.get("PPLA2", -1))
    for values in (
        columns.feature == number.get("PPLC", -1), seat, people, people * settled, page.primary,
        own,
        _shadowed(page, own),
        np.log(page.prior + 1e-6) / 10, first, alone, inside * settled,
    ):  # fmt: skip
        out[:, at] = values
        at += 1
    return out[:, : _cue_columns(page, out, at)]


_FAVOURS = [NAMES.index("curated"), NAMES.index("at war"), NAMES.index("armed group")]
"""What speaks for settlements alone, where none is said to be meant."""
_UNITS = {cue: CLASSES.index(cls) for cue, cls in (("admin1", "admin1"), ("admin2", "admin2"), ("county", "admin2"))}


def _free(page: Sheet) -> Matrix:
    """0 for the candidates of a name that is said to be a unit's, and is ("Aleppo province"), else 1."""
    free = np.ones(len(page.cls))
    for group, (start, end) in zip(page.groups, page.bounds, strict=True):
        wanted = _UNITS.get(group.cue)
        if wanted is not None:
            named = {index for index, _ in group.readings.entries}
            units = page.entry[start:end][page.cls[start:end] == wanted]
            free[start:end] = named.isdisjoint(units.tolist())
    return free


def _owns(group: Group, entry: int) -> float:
    """How far a name is the one under which the gazetteer shows a place: less than wholly for "New York City"."""
    return 1.0 if entry in group.readings.own else CITY_OF * (entry in group.readings.cities)


def _republics(page: Sheet) -> NDArray[np.bool_]:
    """Which candidates are the republic of the name."""
    found = np.zeros(len(page.entry), dtype=np.bool_)
    for group, (first, last) in zip(page.groups, page.bounds, strict=True):
        if group.readings.states:
            found[first:last] = np.isin(page.entry[first:last], [*group.readings.states])
    return found


def _shadowed(page: Sheet, own: Matrix) -> Matrix:
    """Whether a rare name of a place is another place's own: Algeria in Spanish is a town of Colombia, Argelia.

    English news has no foreign names for countries: a town's own name counts several times against these, but not
    against the Republic of the Congo, which is Congo to it.
    """

    def named(owned: Matrix) -> NDArray[np.bool_]:
        return (np.bincount(page.owner, weights=owned, minlength=len(page.groups)) > 0)[page.owner]

    town = np.isin(page.cls, (CLASSES.index("populated"), CLASSES.index("admin2")))
    foreign = (page.cls == CLASSES.index("country")) & ~_republics(page) & named(own * town) & ~named(own * ~town)
    shadowed: Matrix = named(own) * (own == 0) * (page.primary == 0) * np.where(foreign, FOREIGN, 1.0)
    return shadowed


def _cue_columns(page: Sheet, out: Matrix, at: int) -> int:
    size = len(CUES)
    cue = np.array([CUES.index(group.cue) if group.cue in CUES else -1 for group in page.groups])[page.owner]
    has = np.flatnonzero(cue >= 0)
    agrees = _agrees()[page.cls[has], cue[has]]
    out[has, at + cue[has]] = agrees
    out[has, at + size + cue[has]] = 1.0 - agrees
    return at + 2 * size


def _context(gazetteer: Gazetteer, page: Sheet, mass: Matrix, region: frozenset[str]) -> Matrix:
    columns, owner, family, size = page.columns, page.owner, page.family, len(page.groups)
    country_class = page.cls == CLASSES.index("country")
    admin1_class = page.cls == CLASSES.index("admin1")
    others = max(size - 1, 1)
    # votes for countries and first-level units, without the voter's own
    country, unit = columns.country, page.unit
    country_votes, country_focus = _votes(page, page.countries, mass)
    unit_votes, _ = _votes(page, page.units, mass)
    people = np.array([group.readings.how == "demonym" for group in page.groups])[owner]
    named_country = _named(country, country_class & ~people, mass, family)
    people_of_country = _named(country, country_class & people, mass, family) * ~country_class
    named_unit = _named(unit, admin1_class, mass, family)
    near_next, held, held_country, holds = _pairs(page, mass, unit)
    nearest, near_all, near_dateline = _proximity(page, mass)
    in_dateline = np.array([group.dateline for group in page.groups], dtype=float)[owner]
    codes = tuple(gazetteer.country_codes)
    wanted = _among(codes, region)[country]
    settled = page.cls == CLASSES.index("populated")
    war = _among(codes, at_war())[country]
    small = settled | (page.cls == CLASSES.index("admin2"))
    armed = _among(codes, page.homes)[country] * small * page.primary
    return np.column_stack(
        [
            country_votes / others, named_country * ~country_class, people_of_country,
            unit_votes / others, named_unit * ~admin1_class,
            held, held_country, holds, near_next, nearest, near_all, near_dateline, in_dateline * country_class,
            country_focus, wanted, country_class * (size == 1), in_dateline * settled,
            page.twins, columns.curated * settled * page.primary, war * settled * page.primary,
            _listed(page, page.cls, mass), _listed(page, unit, mass) * (unit >= 0), armed,
        ]
    )  # fmt: skip


@lru_cache(maxsize=64)
def _among(codes: tuple[str, ...], wanted: frozenset[str]) -> Matrix:
    """For each country code whether it is one of those wanted, 1.0 or 0.0."""
    return np.array([code in wanted for code in codes], dtype=float)


def _votes(page: Sheet, value: Numbered, mass: Matrix) -> tuple[Matrix, Matrix]:
    """How much of the other names' shares lies in the same country or unit, plainly and weighted by mentions."""
    groups, share, mentions = len(page.groups), mass * value.valid, page.mentions
    cell = value.rows * groups + page.family
    table = np.bincount(cell, weights=share, minlength=value.size * groups).reshape(-1, groups)
    often = np.bincount(cell, weights=share * mentions[page.owner], minlength=value.size * groups).reshape(-1, groups)
    plain = table.sum(axis=1)[value.rows] - table[value.rows, page.family]
    weighted = often.sum(axis=1)[value.rows] - often[value.rows, page.family]
    return plain * value.valid, weighted / max(mentions.sum() - 1, 1) * value.valid


def _named(value: NDArray[np.int64], cls: NDArray[np.bool_], mass: Matrix, family: NDArray[np.int64]) -> Matrix:
    """Whether another name of the document most likely is the candidate's country or unit itself."""
    values, families = value.tolist(), family.tolist()
    sure: dict[int, set[int]] = {}
    for row in np.flatnonzero(cls & (mass > 0.5)).tolist():
        sure.setdefault(values[row], set()).add(families[row])
    return np.array([float(not sure.get(key, set()) <= {own}) for key, own in zip(values, families, strict=True)])


def _pairs(page: Sheet, mass: Matrix, unit: NDArray[np.int64]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """For "X, Y": whether Y is the candidate's unit, its country, or lies near; and, for Y, whether it holds X."""
    size = len(page.owner)
    near, held, held_country, holds = np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size)
    country_class, admin1_class = page.cls == CLASSES.index("country"), page.cls == CLASSES.index("admin1")
    admin2_class = page.cls == CLASSES.index("admin2")
    columns = page.columns
    region_class = (page.cls == CLASSES.index("region")) & (unit >= 0)
    for number, group in enumerate(page.groups):
        first, last = page.bounds[number]
        rows = np.arange(first, last)
        for other in group.holders:
            start, end = page.bounds[other]
            if start == end or first == last:
                continue
            y = np.arange(start, end)
            in_unit = (unit[rows][:, None] == page.entry[y]) & admin1_class[y] & ~admin1_class[rows][:, None]
            in_unit |= (columns.admin2[rows][:, None] == page.entry[y]) & admin2_class[y]
            in_unit |= (unit[rows][:, None] == unit[y]) & region_class[y] & ~admin1_class[rows][:, None]
            in_country = (columns.country[rows][:, None] == columns.country[y]) & country_class[y]
            in_country &= ~country_class[rows][:, None]
            close = np.exp(-_km(columns, rows, y) / 60) * (page.entry[rows][:, None] != page.entry[y])
            weight = np.maximum(mass[y], 0.02) ** 0.25
            held[rows] = np.maximum(held[rows], (in_unit * weight).max(axis=1))
            held_country[rows] = np.maximum(held_country[rows], (in_country * weight).max(axis=1))
            near[rows] = np.maximum(near[rows], (close * weight).max(axis=1))
            back = np.maximum(mass[rows], 0.02) ** 0.25
            holds[y] = np.maximum(holds[y], ((in_unit | in_country) * back[:, None]).max(axis=0))
    return near, held, held_country, holds


def _proximity(page: Sheet, mass: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Nearness to the likely readings of the other names: the nearest of them, all on average, and the dateline's."""
    area = (page.cls == CLASSES.index("country")) | (page.cls == CLASSES.index("continent"))
    wide, shares = area.tolist(), mass.tolist()
    anchors: list[int] = []
    for start, end in page.bounds:
        rows = [row for row in range(start, end) if not wide[row]]
        anchors += sorted(rows, key=lambda row: -shares[row])[:3]
    size = len(page.owner)
    if not anchors:
        return np.zeros(size), np.zeros(size), np.zeros(size)
    at = np.array(anchors)
    far = _km(page.columns, np.arange(size), at)
    other = page.family[:, None] != page.family[at]
    strength = np.exp(-far / 150) * mass[at] ** 0.3 * other
    dateline = np.array([page.groups[owner].dateline for owner in page.owner[at]])
    best = strength.max(axis=1)
    owners = page.owner[at]
    per_group = np.zeros((size, len(page.groups)))
    for column, owner in enumerate(owners):
        np.maximum(per_group[:, owner], strength[:, column], out=per_group[:, owner])
    near_dateline = (strength * dateline).max(axis=1) if dateline.any() else np.zeros(size)
    keep = ~area
    return best * keep, per_group.sum(axis=1) / max(len(page.groups) - 1, 1) * keep, near_dateline * keep


def _listed(page: Sheet, value: NDArray[np.int64], mass: Matrix) -> Matrix:
    """How sure it is that all names listed with a candidate's ("X, Y and Z") mean places of the candidate's value."""
    found = np.zeros(len(page.owner))
    for (first, last), group in zip(page.bounds, page.groups, strict=True):
        peers = [page.bounds[peer] for peer in group.peers] if last > first else []
        shares = [_share(value[first:last], value[start:end], mass[start:end]) for start, end in peers]
        if shares:
            found[first:last] = np.minimum.reduce(shares)
    return found


def _share(value: NDArray[np.int64], others: NDArray[np.int64], mass: Matrix) -> Matrix:
    """How much of another name's shares lies on candidates of each of these values."""
    shares: Matrix = ((value[:, None] == others[None, :]) * mass).sum(axis=1)
    return shares


def _km(columns: Columns, rows: NDArray[np.int64], others: NDArray[np.int64]) -> Matrix:
    """Great-circle distances in km between rows and others (spherical law of cosines)."""
    lat1, lat2 = columns.lat[rows][:, None], columns.lat[others][None, :]
    cosine = np.sin(lat1) * np.sin(lat2)
    cosine += np.cos(lat1) * np.cos(lat2) * np.cos(columns.lon[rows][:, None] - columns.lon[others][None, :])
    distances: Matrix = EARTH_RADIUS_KM * np.arccos(np.clip(cosine, -1.0, 1.0))
    return distances


def top(page: Sheet, scores: Matrix) -> Sequence[int]:
    """The row of the best-scoring candidate of each group, -1 for groups without any."""
    return [start + int(np.argmax(scores[start:end])) if end > start else -1 for start, end in page.bounds]
