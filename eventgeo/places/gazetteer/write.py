"""Rows written as a gazetteer on disk: one trie of folded names and flat arrays, all memory-mapped when read.

Files of a gazetteer folder: `names.trie` (marisa: folded name -> key number), `readings.npy` and `first.npy` (for key
k, `readings[first[k]:first[k + 1]]` are the entries that it names, shifted left by one, the lowest bit set where the
name is in daily use), `tags.npy` (class, logarithm of the population, primary: one uint16 a key), `entries.npy` (a
record an entry), `labels.bin` (display names, UTF-8) and `meta.json`. Entries lie in the order of their prior: class,
then population.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from math import log10
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from rapidfuzz import fuzz

from eventgeo.places.gazetteer.features import feature, features, populated_radius
from eventgeo.places.gazetteer.fold import bare, fold
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.gazetteer.skeleton import skeleton

VERSION = 2
ENTRY = np.dtype(
    [
        ("geonameid", "<i4"),
        ("lat", "<i4"),
        ("lon", "<i4"),
        ("population", "<u4"),
        ("radius", "<u2"),
        ("country", "<u2"),
        ("feature", "u1"),
        ("curated", "u1"),
        ("admin1", "<i4"),
        ("admin2", "<i4"),
        ("label", "<u4"),
    ]
)
CLASSES = "CKARPaD"
ARABIC_TONGUES = frozenset(
    {"AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY", "MA"}
    | {"MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE"}
)
TRANSLITERATED = ARABIC_TONGUES | frozenset(
    {"AF", "AM", "AZ", "BD", "BG", "BY", "ER", "ET", "GE", "GR", "IL", "IN", "IR", "KG", "KZ", "LK", "ML", "MM", "MN"}
    | {"NE", "NG", "NP", "PK", "RS", "RU", "SN", "TJ", "TM", "UA", "UZ", "XK"}
)
"""Countries whose names English-language news spells in many ways."""
DWARFS, CITY, SPELLING = 3, 300_000, 80.0
"""How many times as large, and how large at least, a city must be to have another's first name for a daily
one, and how like (0–100) its own first name that must be."""
_RANK = {cls: rank for rank, cls in enumerate("CKAPRa")}
_WEIGHT = {"C": 8.0, "K": 8.0, "A": 4.0, "R": 3.0, "P": 1.0, "a": 0.3}
"""How much likelier news means a place of this class than a settlement with as many people."""


def write(rows: Iterable[Row], folder: Path, about: Mapping[str, Any]) -> None:
    """Write a gazetteer of these rows into a folder; `about` is kept in its `meta.json` (sources, licences)."""
    ordered = sorted(rows, key=_prior)
    index = {row.key: number for number, row in enumerate(ordered)}
    countries = sorted({row.country for row in ordered} | {""})
    codes = list(features())
    folder.mkdir(parents=True, exist_ok=True)
    labels = bytearray()
    entries = np.zeros(len(ordered), dtype=ENTRY)
    country_number = {code: number for number, code in enumerate(countries)}
    code_number = {code: number for number, code in enumerate(codes)}
    for number, row in enumerate(ordered):
        entries[number] = (
            row.geonameid, round(row.lat * 1e5), round(row.lon * 1e5), min(row.population, 2**32 - 1), _radius(row),
            country_number[row.country], code_number.get(row.feature, code_number["RGN"]), row.curated,
            index.get(row.admin1, -1), index.get(row.admin2, -1), len(labels),
        )  # fmt: skip
        labels += row.name.encode("utf-8") + b"\n"
    np.save(folder / "entries.npy", entries)
    (folder / "labels.bin").write_bytes(labels)
    _write_names(ordered, folder)
    disputed = {str(number): row.disputed for number, row in enumerate(ordered) if row.disputed}
    meta = {
        "version": VERSION,
        "entries": len(ordered),
        "countries": countries,
        "features": codes,
        "disputed": disputed,
    }
    (folder / "meta.json").write_text(
        json.dumps({**meta, **about}, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


def _prior(row: Row) -> tuple[int, int, int, str]:
    return _RANK[feature(row.feature).cls], -row.population, row.geonameid or 2**31, row.key


def _radius(row: Row) -> int:
    """Tenths of a km."""
    usual = feature(row.feature).radius_km or populated_radius(row.population)
    return min(round((row.radius_km or usual) * 10), 65535)


def _write_names(ordered: list[Row], folder: Path) -> None:
    readings: dict[str, dict[int, int]] = {}
    for number, row in enumerate(ordered):
        for key, primary in keys(row):
            named = readings.setdefault(key, {})
            named[number] = max(named.get(number, 0), int(primary))
    for key, named in readings.items():
        _promote(ordered, named, key)
    trie = marisa_trie.Trie(sorted(readings))
    trie.save(str(folder / "names.trie"))
    by_number = sorted((trie[key], key) for key in readings)
    first = np.zeros(len(by_number) + 1, dtype="<u4")
    tags = np.zeros(len(by_number), dtype="<u2")
    flat: list[int] = []
    for number, key in by_number:
        named = readings[key]
        flat += [entry << 1 | primary for entry, primary in sorted(named.items())]
        first[number + 1] = len(flat)
        tags[number] = _tag(ordered, named)
    np.save(folder / "readings.npy", np.array(flat, dtype="<u4"))
    np.save(folder / "first.npy", first)
    np.save(folder / "tags.npy", tags)


def _tag(ordered: list[Row], named: Mapping[int, int]) -> int:
    likeliest = max(sorted(named), key=lambda entry: _weight(ordered[entry], bool(named[entry])))
    best = feature(ordered[likeliest].feature).cls
    logpop = min(7, int(log10(max(_people(ordered[entry]) for entry in named) + 1)))
    return CLASSES.index(best) << 4 | logpop << 1 | max(named.values())


def _people(row: Row) -> int:
    """The population; for a curated place that GeoNames lacks, or settlement that it counts nobody in, at least what
    its kind is worth beside settlements.
    """
    kind = feature(row.feature)
    told = not row.geonameid or (row.curated and kind.cls == "P")
    return max(row.population, kind.standing) if told else row.population


def _promote(ordered: list[Row], named: dict[int, int], key: str) -> None:
    """Count a name as in daily use for a city that dwarfs those whose first name it is: the Odessa of Ukraine."""
    largest = max((ordered[entry].population for entry, primary in named.items() if primary), default=0)
    for entry, primary in named.items():
        row = ordered[entry]
        if not primary and largest and row.population > max(DWARFS * largest, CITY):
            named[entry] = int(fuzz.ratio(fold(row.name), key) >= SPELLING)


def _weight(row: Row, primary: bool) -> float:
    return float((_people(row) + 1000) ** 0.7 * _WEIGHT[feature(row.feature).cls] * (1.0 if primary else 0.3))


def keys(row: Row) -> Iterator[tuple[str, bool]]:
    """The folded names of a row, each with whether it is in daily use; Arabic ones also without their article."""
    for names, primary in ((row.names | {row.name}, True), (row.others, False)):
        for name in sorted(names):
            key = fold(name)
            if len(key) < 2:
                continue
            yield key, primary
            short = bare(key) if row.country in ARABIC_TONGUES else key
            if short != key:
                yield short, primary
            bones = skeleton(key) if primary and _transliterated(row) else ""
            if bones:
                yield bones, False


def _transliterated(row: Row) -> bool:
    return row.country in TRANSLITERATED and feature(row.feature).cls in ("P", "A", "R")
