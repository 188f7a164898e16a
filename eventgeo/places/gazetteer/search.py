"""Fuzzy search in the names of the gazetteer, for a person at the keyboard."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from eventgeo.places.gazetteer.entry import Entry
from eventgeo.places.gazetteer.fold import fold
from eventgeo.places.gazetteer.gazetteer import Gazetteer
from eventgeo.places.gazetteer.store import Store

CUTOFF = 70.0
STEM = 2
"""So many first letters of a name are taken to be right, so that not every name is compared."""


def search(gazetteer: Gazetteer, query: str, limit: int = 10) -> list[tuple[Entry, float]]:
    """The places whose names are most like the query, each with the likeness (0–100) of its best name, best first."""
    key = fold(query)
    exact = [(gazetteer.entry(index), 100.0) for index, _ in gazetteer.readings(key)]
    if len(exact) >= limit or not key:
        return exact[:limit]
    alike = {index: 90.0 for index, _ in gazetteer.respelled(key)}
    names = _names(gazetteer.store, key)
    for name, score, _ in process.extract(key, names, scorer=fuzz.ratio, limit=limit * 4, score_cutoff=CUTOFF):
        for index, _ in gazetteer.readings(name):
            alike[index] = max(alike.get(index, 0.0), round(float(score), 1))
    taken = {entry.index for entry, _ in exact}
    others = [(gazetteer.entry(index), score) for index, score in alike.items() if index not in taken]
    others.sort(key=lambda found: (-found[1], -found[0].population, found[0].index))
    return (exact + others)[:limit]


def _names(store: Store, key: str) -> list[str]:
    """The names that begin as the query does, or with its first letter and a near length."""
    return [name for name in store.trie.iterkeys(key[:STEM]) if abs(len(name) - len(key)) <= max(3, len(key) // 2)]
