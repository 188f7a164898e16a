"""The gazetteer: names to places, offline."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

from eventgeo.places.gazetteer.demonyms import demonyms
from eventgeo.places.gazetteer.entry import Entry, NameTag
from eventgeo.places.gazetteer.fold import bare, fold
from eventgeo.places.gazetteer.store import Store

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

    def candidates(self, name: str) -> list[Entry]:
        """The places that a name may mean, those of the highest prior first; [] where it names none.

        A name that is not known is tried without its Arabic article (al-Raqqa, El Fasher).
        """
        return [self._entry(index, primary) for index, primary in self._readings(fold(name))]

    def _readings(self, key: str) -> list[tuple[int, bool]]:
        found = self._store.readings(key)
        if not found and (short := bare(key)) != key:
            found = self._store.readings(short)
        return found

    def tag(self, folded_key: str) -> NameTag | None:
        """What a folded name means at best, for a tagger; None where it is no name of a place or of a people."""
        tag = self._store.tag(folded_key)
        if tag is None and folded_key in demonyms():
            return NameTag("D", 0, True)
        return tag

    def demonym(self, folded_key: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) of a folded demonym or national adjective, or None."""
        return demonyms().get(folded_key)

    def entry(self, index: int) -> Entry:
        """The entry with this index."""
        return self._entry(index, True)

    def country(self, code: str) -> Entry | None:
        """The entry of a country, by ISO 3166-1 alpha-2."""
        index = self._countries.get(code)
        return None if index is None else self._entry(index, True)

    @property
    def _countries(self) -> dict[str, int]:
        found = self.__dict__.get("_country_index")
        if found is None:
            found = {}
            for index in range(min(len(self._store), 300)):
                entry = self._store.entry(index)
                if entry.feature in ("PCLI", "PCLD", "TERR"):
                    found.setdefault(entry.country, index)
            self.__dict__["_country_index"] = found
        return found
