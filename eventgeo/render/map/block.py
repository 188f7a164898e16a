"""A block of incidents as columns of its own, which a page puts one after the other: made once, it can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any

from eventgeo.render.map.columns import NOTHING, Columns, Vocabulary
from eventgeo.render.map.entry import Entry

DEGREE = 100_000
"""Coordinates are kept in 1e-5 degrees, about 1 m."""
COLUMNS = {
    "start": "i32", "end": "i32", "precision": "u8", "flags": "u8", "modality": "u8", "confidence": "u8",
    "sources": "u16", "lat": "i32", "lon": "i32", "site": "i32", "radius_km": "f32", "place_precision": "u8",
    "role": "u8", "type": "u16", "subtype": "u16", "place": "u32", "country": "u16", "admin1": "u16",
    "actor_end": "u32", "actor": "u32", "source_end": "u32", "source": "u32", "outlet_end": "u32", "outlet": "u32",
    "reliability_end": "u32", "reliability": "u32", "killed_low": "i32", "killed_high": "i32", "wounded_low": "i32",
    "wounded_high": "i32", "reports": "u32", "quote_length": "u32",
}  # fmt: skip
VOCABULARIES = {
    "type": "types", "subtype": "subtypes", "place": "places", "country": "countries", "admin1": "admins",
    "actor": "actors", "source": "outlets", "reliability": "reliabilities", "outlet": "outlet_kinds",
}  # fmt: skip
"""The columns whose numbers point into words, and what the header calls those."""
LISTS = {"actor": "actors", "source": "outlets", "outlet": "outlet_kinds", "reliability": "reliabilities"}
"""The columns that hold any number of words of an incident, and the field of its entry; `…_end` says where they end."""
WORDS = ("type", "subtype", "place", "country", "admin1")
"""The columns that hold one word of each incident, as the field of that name does."""
NUMBERS = {
    "start": "first", "end": "last", "radius_km": "radius_km",
    **{name: name for name in ("precision", "flags", "modality", "confidence", "sources", "place_precision", "role")},
}  # fmt: skip
"""The columns that hold a number of each incident as it stands in its entry, and in which field."""
TOLLS = ("killed_low", "killed_high", "wounded_low", "wounded_high")
"""The columns of `Entry.tolls`."""
END_OF_LIST = "_end"
NOWHERE = (NOTHING, NOTHING)
"""The coordinates of what has no place on the map."""
ALONE = {name: kind for name, kind in COLUMNS.items() if name != "site"}
"""The columns of a block: which points share a site is seen when all are together."""


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of some incidents: how many they are, how many of them a page shows at first, and for each column of
    words those that its numbers stand for, the first of which stands for none."""

    count: int
    shown: int
    words: Mapping[str, Sequence[str]]
    columns: Columns

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Block:
        """The block of some incidents.

        A column takes its values of all of them at once, in a third of the time that value after value takes.
        """
        fields: dict[str, Sequence[Any]] = dict(zip(Entry._fields, zip(*entries, strict=True), strict=True))
        columns, words = Columns(ALONE), {name: Vocabulary() for name in VOCABULARIES}
        for name, values in _single(fields, words).items():
            columns[name].extend(values)
        for name, field in LISTS.items():
            columns[name + END_OF_LIST].extend(accumulate(map(len, fields[field])))
            columns[name].extend(words[name].numbers(chain.from_iterable(fields[field])))
        columns["quote_length"].extend(chain.from_iterable(fields["quote_lengths"]))
        return cls(len(entries), sum(fields["shown"]), {name: one.words for name, one in words.items()}, columns)

    def packed(self) -> bytes:
        """The block as bytes."""
        return self.columns.pack({"count": self.count, "shown": self.shown, "words": self.words})

    @classmethod
    def unpacked(cls, data: bytes) -> Block:
        """The block of such bytes."""
        header, columns = Columns.unpacked(data)
        return cls(columns=columns, **header)


def _single(fields: Mapping[str, Sequence[Any]], words: Mapping[str, Vocabulary]) -> dict[str, Iterable[Any]]:
    """The columns that hold one value of each incident."""
    columns: dict[str, Iterable[Any]] = {name: fields[field] for name, field in NUMBERS.items()}
    columns |= {name: words[name].numbers(fields[name]) for name in WORDS}
    columns |= zip(TOLLS, zip(*fields["tolls"], strict=True), strict=True)
    columns |= {name: map(_coordinate, fields[name]) for name in ("lat", "lon")}
    return columns | {"reports": map(len, fields["quote_lengths"])}


def _coordinate(degrees: float | None) -> int:
    return NOTHING if degrees is None else round(degrees * DEGREE)
