"""A gazetteer folder read through memory maps: opening it reads next to nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from eventgeo.places.gazetteer.entry import Entry, NameTag
from eventgeo.places.gazetteer.features import Feature, feature
from eventgeo.places.gazetteer.write import CLASSES, VERSION
from eventgeo.records import EventgeoError
from eventgeo.records.making import maker

FILES = ("names.trie", "readings.npy", "first.npy", "tags.npy", "entries.npy", "labels.bin", "meta.json")


UNKNOWN = {"ADM1": 500_000, "ADM2": 50_000, "PPLA": 50_000, "PPLA2": 10_000, "PPLA3": 3_000}
"""How many people a seat or unit is taken to have whose population GeoNames does not tell."""


class Columns(NamedTuple):
    """Entries as arrays: radians, people, and numbers of countries, features and entries (-1: none)."""

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    population: NDArray[np.float64]
    country: NDArray[np.int64]
    feature: NDArray[np.int64]
    curated: NDArray[np.float64]
    admin1: NDArray[np.int64]
    admin2: NDArray[np.int64]


class Settlements(NamedTuple):
    """Indices of entries with their latitudes and longitudes, in degrees, and the numbers of their countries."""

    indices: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    country: NDArray[np.int64]


class BrokenGazetteer(EventgeoError, ValueError):
    """The gazetteer is missing, half-written, damaged or of another version; the message names the file."""


_entry: Callable[..., Entry] = maker(Entry)


def _plain(mapped: NDArray[Any]) -> NDArray[Any]:
    """A mapped file as an array of numpy's own class, of which a part is taken in half the time."""
    return np.asarray(mapped)


class Store:
    """The files of one gazetteer (their layout is told in write.py). Raises BrokenGazetteer where they do not agree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in FILES:
            if not (folder / name).is_file():
                raise BrokenGazetteer(f"{folder / name}: no such file; the gazetteer is missing or half-written")
        self.meta = self._meta()
        try:
            self.trie = marisa_trie.Trie().mmap(str(folder / "names.trie"))
        except (RuntimeError, OSError) as error:
            raise BrokenGazetteer(f"{folder / 'names.trie'}: {error}") from error
        self._readings = self._array("readings.npy")
        self._first = self._array("first.npy")
        self._tags = self._array("tags.npy")
        self._entries = self._array("entries.npy")
        self._unit = lru_cache(maxsize=20_000)(self.label)
        self._labels = (
            _plain(np.memmap(folder / "labels.bin", dtype=np.uint8, mode="r")) if self.meta["entries"] else None
        )
        self._check()
        self._features: list[Feature] = [feature(code) for code in self.meta["features"]]
        self._standing = np.array([float(kind.standing) for kind in self._features])
        self._unknown = np.array([float(UNKNOWN.get(kind.code, 0)) for kind in self._features])
        self._countries: list[str] = self.meta["countries"]
        self._disputed = {int(n): tuple(c for c in text.split("|")) for n, text in self.meta["disputed"].items()}

    def __len__(self) -> int:
        return len(self._entries)

    def _meta(self) -> dict[str, Any]:
        path = self.folder / "meta.json"
        try:
            meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise BrokenGazetteer(f"{path}: {error}") from error
        if meta.get("version") != VERSION:
            raise BrokenGazetteer(f"{path}: version {meta.get('version')}, where {VERSION} is read; build it again")
        return meta

    def _array(self, name: str) -> NDArray[Any]:
        try:
            array = _plain(np.load(self.folder / name, mmap_mode="r"))
        except (ValueError, OSError, EOFError) as error:
            raise BrokenGazetteer(f"{self.folder / name}: {error}") from error
        return array

    def _check(self) -> None:
        names = len(self.trie)
        if len(self._entries) != self.meta["entries"]:
            raise BrokenGazetteer(
                f"{self.folder / 'entries.npy'}: {len(self._entries)} entries for {self.meta['entries']}"
            )
        if len(self._tags) != names or len(self._first) != names + 1:
            raise BrokenGazetteer(f"{self.folder / 'tags.npy'}: {len(self._tags)} tags for {names} names")

    def readings(self, key: str) -> list[tuple[int, bool]]:
        """The entries that a folded name may mean, in the order of their prior, each with whether in daily use."""
        number = self.trie.get(key)
        if number is None:
            return []
        values = self._readings[self._first[number] : self._first[number + 1]]
        return [(value >> 1, bool(value & 1)) for value in values.tolist()]

    def tag(self, key: str) -> NameTag | None:
        """What a folded name means at best, or None where it names nothing."""
        number = self.trie.get(key)
        if number is None:
            return None
        value = int(self._tags[number])
        return _TAGS[value]

    def begins(self, prefix: str) -> bool:
        """Whether some folded name begins so."""
        return next(self.trie.iterkeys(prefix), None) is not None

    def entry(self, index: int, primary: bool = True) -> Entry:
        """The entry with this index."""
        key, lat, lon, population, radius, country, code, _, admin1, admin2, label = self._entries[index].item()
        kind = self._features[code]
        return _entry(
            index=index,
            geonameid=key or None,
            name=self._label(label),
            country=self._countries[country],
            admin1=self._unit(admin1) if admin1 >= 0 else None,
            admin2=self._unit(admin2) if admin2 >= 0 else None,
            feature=kind.code,
            feature_class=kind.feature_class,
            lat=lat / 1e5,
            lon=lon / 1e5,
            population=population,
            radius_km=radius / 10,
            precision=kind.precision,
            disputed=self._disputed.get(index),
            primary=primary,
            admin1_index=admin1,
            admin2_index=admin2,
        )

    def label(self, index: int) -> str:
        """The display name of the entry with this index."""
        return self._label(int(self._entries[index]["label"]))

    def _label(self, at: int) -> str:
        assert self._labels is not None
        chunk = self._labels[at : at + 200].tobytes()
        return chunk[: chunk.index(b"\n")].decode("utf-8")

    def columns(self, indices: Sequence[int]) -> Columns:
        """The entries with these indices as arrays."""
        taken = self._entries[np.asarray(indices, dtype=np.int64)]
        return Columns(
            lat=np.radians(taken["lat"] / 1e5),
            lon=np.radians(taken["lon"] / 1e5),
            population=self._people(taken),
            country=taken["country"].astype(np.int64),
            feature=taken["feature"].astype(np.int64),
            curated=taken["curated"].astype(np.float64),
            admin1=taken["admin1"].astype(np.int64),
            admin2=taken["admin2"].astype(np.int64),
        )

    def _people(self, taken: NDArray[Any]) -> NDArray[np.float64]:
        """Populations; for seats and units of unknown population, and for places GeoNames lacks, what is usual."""
        kinds = taken["feature"]
        known = np.where(taken["population"] > 0, taken["population"], self._unknown[kinds])
        people: NDArray[np.float64] = np.where(taken["geonameid"] > 0, known, self._standing[kinds])
        return people

    @cached_property
    def _by_id(self) -> tuple[NDArray[Any], NDArray[Any]]:
        keys = np.asarray(self._entries["geonameid"])
        order = np.argsort(keys, kind="stable")
        return keys[order], order

    def index_of(self, geonameid: int) -> int | None:
        """The index of the entry with a GeoNames id, or None."""
        keys, order = self._by_id
        at = int(np.searchsorted(keys, geonameid))
        return int(order[at]) if at < len(keys) and keys[at] == geonameid else None

    def countries(self) -> dict[str, int]:
        """The index of each country's entry, by ISO 3166-1 alpha-2; countries lead the entries."""
        codes = [self._features.index(feature(code)) for code in ("PCLI", "PCLD", "TERR")]
        leading = np.flatnonzero(np.isin(self._entries["feature"][:1000], codes))
        return {self._countries[int(self._entries[n]["country"])]: int(n) for n in reversed(leading.tolist())}

    def capitals(self) -> dict[str, int]:
        """The index of the entry of each country's capital, the most populous, by ISO 3166-1 alpha-2."""
        found = np.flatnonzero(self._entries["feature"] == self._features.index(feature("PPLC")))
        return {self._countries[int(self._entries[n]["country"])]: int(n) for n in reversed(found.tolist())}

    def seats(self) -> dict[int, int]:
        """The index of the entry of each first-level unit's capital, the most populous, by the unit's index."""
        kinds = [self._features.index(feature(code)) for code in ("PPLA", "PPLC")]
        found = np.flatnonzero(np.isin(self._entries["feature"], kinds))
        return {int(self._entries[n]["admin1"]): int(n) for n in reversed(found.tolist())}

    @property
    def codes(self) -> list[str]:
        """The feature codes that `Columns.feature` counts."""
        return [kind.code for kind in self._features]

    @property
    def country_codes(self) -> list[str]:
        """The country codes that `Columns.country` counts; the first is empty."""
        return self._countries

    def settlements(self) -> Settlements:
        """Indices, latitudes and longitudes (degrees) of all settlements but parts of them."""
        kinds = [n for n, kind in enumerate(self._features) if kind.cls == "P" and kind.code != "PPLX"]
        indices = np.flatnonzero(np.isin(self._entries["feature"], kinds))
        entries = self._entries[indices]
        return Settlements(indices, entries["lat"] / 1e5, entries["lon"] / 1e5, entries["country"].astype(np.int64))


_TAGS = {
    number << 4 | logpop << 1 | primary: NameTag(cls, logpop, bool(primary))  # type: ignore[arg-type]
    for number, cls in enumerate(CLASSES)
    for logpop in range(8)
    for primary in (0, 1)
}
