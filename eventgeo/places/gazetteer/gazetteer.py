"""The gazetteer: names to places, offline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

from rapidfuzz import fuzz

from eventgeo.places.gazetteer.demonyms import demonyms, phrases
from eventgeo.places.gazetteer.entry import Entry, NameTag
from eventgeo.places.gazetteer.fold import bare, fold
from eventgeo.places.gazetteer.skeleton import skeleton
from eventgeo.places.gazetteer.store import Columns, Settlements, Store

ALIKE, SHORT = 80.0, 4
"""The least likeness (0-100) of two names of one skeleton that has no more than so many characters."""
SHIPPED = "eventgeo.places.gazetteer.data"


class Gazetteer:
    """The places that a name may mean. Open it with `Gazetteer.open`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entry = lru_cache(maxsize=50_000)(store.entry)

    @classmethod
    def open(cls, path: str | Path | None = None) -> Gazetteer:
        """Open the shipped gazetteer, or the one in a folder; raises BrokenGazetteer, which names the file."""
        return cls(Store(Path(str(resources.files(SHIPPED))) if path is None else Path(path)))

    def __len__(self) -> int:
        return len(self._store)

    @property
    def credit(self) -> str:
        """Whom to credit for the places."""
        return str(self._store.meta.get("credit", ""))

    @property
    def store(self) -> Store:
        """The files behind the gazetteer."""
        return self._store

    @property
    def packages(self) -> list[str]:
        """What it was made from: packages with their versions, or dumps."""
        return [str(package) for package in self._store.meta.get("packages", ())]

    def candidates(self, name: str) -> list[Entry]:
        """The places that a name may mean, those of the highest prior first; [] where it names none.

        A name that is not known is tried without its Arabic article (al-Raqqa, El Fasher).
        """
        return [self._entry(index, primary) for index, primary in self.readings(fold(name))]

    def readings(self, folded_key: str) -> list[tuple[int, bool]]:
        """The indices of the entries that a folded name may mean, each with whether the name is in daily use."""
        found = self._store.readings(folded_key)
        if not found and (short := bare(folded_key)) != folded_key:
            found = self._store.readings(short)
        return found

    def respelled(self, folded_key: str) -> list[tuple[int, bool]]:
        """The places whose names another transliteration may spell so (Avdeevka, Latamneh), as `readings`."""
        bones, key = skeleton(folded_key), bare(folded_key)
        found = self.readings(bones) if bones else []
        if len(bones) > SHORT:
            return found
        return [each for each in found if fuzz.ratio(key, bare(fold(self.entry(each[0]).name))) >= ALIKE]

    def tag(self, folded_key: str) -> NameTag | None:
        """What a folded name means at best, for a tagger; None where it is no name of a place or of a people."""
        tag = self._store.tag(folded_key)
        if tag is None and folded_key in demonyms():
            return NameTag("D", 0, True)
        return tag

    def begins(self, prefix: str) -> bool:
        """Whether some folded name of a place or of a people begins so."""
        if self._store.begins(prefix):
            return True
        at = bisect_left(phrases(), prefix)
        return any(name.startswith(prefix) for name in phrases()[at : at + 1])

    def columns(self, indices: Sequence[int]) -> Columns:
        """The places with these indices as arrays, for arithmetic over many candidates."""
        return self._store.columns(indices)

    def demonym(self, folded_key: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) of a folded demonym or national adjective, or None."""
        found = demonyms().get(folded_key)
        return found.country or None if found else None

    def people(self, folded_key: str) -> Entry | None:
        """The country, part of a country or region of several that a folded demonym stands for, or None."""
        found = demonyms().get(folded_key)
        if found is None:
            return None
        named = [self._entry(index, True) for index, _ in self._store.readings(fold(found.part))] if found.part else []
        parts = [entry for entry in named if entry.country == found.country or not found.country]
        return parts[0] if parts else self.country(found.country)

    @property
    def feature_codes(self) -> list[str]:
        """The feature codes that `Columns.feature` counts."""
        return self._store.codes

    @property
    def country_codes(self) -> list[str]:
        """The country codes that `Columns.country` counts."""
        return self._store.country_codes

    def entry(self, index: int) -> Entry:
        """The entry with this index."""
        return self._entry(index, True)

    @cached_property
    def settlements(self) -> Settlements:
        """Indices, latitudes and longitudes (degrees) of all settlements."""
        return self._store.settlements()

    def index_of(self, geonameid: int) -> int | None:
        """The index of the entry with a GeoNames id, or None."""
        return self._store.index_of(geonameid)

    def country(self, code: str) -> Entry | None:
        """The entry of a country, by ISO 3166-1 alpha-2."""
        index = self._countries.get(code)
        return None if index is None else self._entry(index, True)

    def capital(self, code: str) -> Entry | None:
        """The entry of a country's capital, by ISO 3166-1 alpha-2."""
        index = self._capitals.get(code)
        return None if index is None else self._entry(index, True)

    def seat(self, unit: int) -> Entry | None:
        """The entry of the capital of a first-level unit, by the unit's index."""
        index = self._seats.get(unit)
        return None if index is None else self._entry(index, True)

    @cached_property
    def _seats(self) -> dict[int, int]:
        return self._store.seats()

    @cached_property
    def _capitals(self) -> dict[str, int]:
        return self._store.capitals()

    @cached_property
    def _countries(self) -> dict[str, int]:
        return self._store.countries()
