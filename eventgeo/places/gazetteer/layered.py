"""A gazetteer with places of the user's own on top, which are preferred to shipped places of the same name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from eventgeo.places.gazetteer.entry import Entry, NameTag
from eventgeo.places.gazetteer.features import feature
from eventgeo.places.gazetteer.fold import fold
from eventgeo.places.gazetteer.gazetteer import Gazetteer
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.gazetteer.store import Columns
from eventgeo.places.gazetteer.write import keys

OWN_STANDING = 1_000_000
"""A place of the user's own counts for as well known as a city of this many people: it leads its namesakes."""


class LayeredGazetteer(Gazetteer):
    """The gazetteer under some rows of the user's own; their indices follow those of the gazetteer beneath."""

    def __init__(self, beneath: Gazetteer, rows: Iterable[Row]) -> None:
        super().__init__(beneath.store)
        self._rows = list(rows)
        self._base = len(beneath)
        self._own: dict[str, list[tuple[int, bool]]] = {}
        for number, row in enumerate(self._rows):
            for key, primary in keys(row):
                named = self._own.setdefault(key, [])
                if all(index != self._base + number for index, _ in named):
                    named.append((self._base + number, primary))
        self._sorted = sorted(self._own)

    def __len__(self) -> int:
        return self._base + len(self._rows)

    def readings(self, folded_key: str) -> list[tuple[int, bool]]:
        """The user's own places of this name, then those of the gazetteer beneath."""
        return [*self._own.get(folded_key, ()), *super().readings(folded_key)]

    def tag(self, folded_key: str) -> NameTag | None:
        """What a folded name means at best."""
        beneath = super().tag(folded_key)
        own = self._own.get(folded_key)
        if not own or (beneath is not None and beneath.cls in "CK"):
            return beneath
        return NameTag(feature(self._rows[own[0][0] - self._base].feature).cls, 6, True)

    def begins(self, prefix: str) -> bool:
        """Whether some folded name begins so, the user's own among them."""
        at = bisect_left(self._sorted, prefix)
        return super().begins(prefix) or (at < len(self._sorted) and self._sorted[at].startswith(prefix))

    def entry(self, index: int) -> Entry:
        """The entry with this index."""
        return super().entry(index) if index < self._base else self._entry_of(index)

    def candidates(self, name: str) -> list[Entry]:
        """The places that a name may mean, the user's own first."""
        return [replace(self.entry(index), primary=primary) for index, primary in self.readings(fold(name))]

    def _entry_of(self, index: int) -> Entry:
        row = self._rows[index - self._base]
        kind = feature(row.feature)
        return Entry(
            index=index,
            geonameid=None,
            name=row.name,
            country=row.country,
            admin1=row.admin1 or None,
            admin2=None,
            feature=kind.code,
            feature_class=kind.feature_class,
            lat=row.lat,
            lon=row.lon,
            population=row.population,
            radius_km=row.radius_km,
            precision=kind.precision,
            disputed=tuple(row.disputed.split("|")) if row.disputed else None,
            primary=True,
        )

    def columns(self, indices: Sequence[int]) -> Columns:
        """The places with these indices as arrays."""
        asked = np.asarray(indices, dtype=np.int64)
        own = asked >= self._base
        found = super().columns(np.where(own, 0, asked).tolist())
        for at in np.flatnonzero(own):
            row = self._rows[int(asked[at]) - self._base]
            found.lat[at], found.lon[at] = np.radians(row.lat), np.radians(row.lon)
            found.population[at] = max(row.population, OWN_STANDING)
            found.country[at] = self.country_codes.index(row.country) if row.country in self.country_codes else 0
            found.feature[at] = self.feature_codes.index(row.feature)
            found.curated[at] = 1.0
            found.admin1[at] = self._unit(row)
            found.admin2[at] = -1
        return found

    def _unit(self, row: Row) -> int:
        units = [self.entry(index) for index, _ in self.store.readings(fold(row.admin1))] if row.admin1 else []
        return next((unit.index for unit in units if unit.feature == "ADM1" and unit.country == row.country), -1)
