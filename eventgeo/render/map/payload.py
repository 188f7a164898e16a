"""What a page carries: incidents as packed columns, their quotes, their dossiers, and the places mentioned.

The columns come first and are all that the map, the timeline, the filters and the list need; quotes follow for the
search and the list's second line; dossiers are opened a block at a time, when a card asks for one. Incidents and places
are gone through one by one: a hundred thousand of them are never in memory together.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import Any

from eventgeo.records import EventgeoError, Incident, MentionedPlace
from eventgeo.records.packing import FORMAT, packing
from eventgeo.records.spool import Spool
from eventgeo.render.map.columns import NOTHING, Columns, Vocabulary, text_bytes, units
from eventgeo.render.map.dossier import LAYOUT
from eventgeo.render.map.entry import MODALITIES, PLACE_PRECISIONS, PRECISIONS, ROLES, SUMMARY, Entry, compact, entry
from eventgeo.render.map.packing import Pack, Packed, packed
from eventgeo.render.map.table import Table
from eventgeo.render.map.types import TYPES, EventType

BLOCK = 1000
"""Dossiers in one block: about 40 KB packed, opened in 5 ms."""
MOST = 300_000
"""More incidents than this make a page that a phone cannot open."""
WAITING = 2_000
"""Incidents that wait in memory for their turn, some 10 MB; the others, and places with all their mentions, wait on
disk."""
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


class TooManyIncidents(EventgeoError):
    """More incidents than one page can show."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The parts of a page's data, packed; `points` are the coordinates that the page shows, `table` is for
    browsers without JavaScript.
    """

    columns: Packed
    quotes: Packed
    dossiers: tuple[Packed, ...]
    places: Packed
    points: tuple[tuple[float, float], ...]
    table: Table


def payload(
    incidents: Iterable[Incident | Entry], places: Iterable[MentionedPlace] = (), kinds: Sequence[EventType] = TYPES
) -> Payload:
    """The data of a page, types in the order of `kinds`; an incident may come as the entry that was made of it before.
    TooManyIncidents past `MOST`, saying what to do instead.

    Incidents are sorted by their first known day, then by the last one, then by id, undated ones last, so that the
    order of the input does not show.
    """
    with ThreadPoolExecutor(1) as packer:
        made, layer = _Incidents(kinds, packer), Pack(packer)
        entries = _sorted(incidents)
        while block := [*islice(entries, BLOCK)]:
            made.add(block)
        layer.put(b"[")
        for number, place in enumerate(_most_mentioned(places)):
            made.points[place.lat, place.lon] = None
            layer.put(b"," * bool(number) + text_bytes(compact(_place(place))))
        layer.put(b"]")
        columns = packed(made.columns())
        return Payload(columns, made.quotes.end(), made.dossiers(), layer.end(), tuple(sorted(made.points)), made.table)


def _sorted(incidents: Iterable[Incident | Entry]) -> Iterator[Entry]:
    waiting: Spool[Entry] = Spool(WAITING, dump=_plain, load=_entry)
    for incident in incidents:
        one = incident if isinstance(incident, Entry) else entry(incident)
        waiting.put(one.order, one)
    if len(waiting) > MOST:
        raise TooManyIncidents(
            f"{len(waiting):,} incidents are more than one page can show ({MOST:,}): make several pages, one a period "
            "(--since and --until) or area (--area), or filter the events file first"
        )
    return (one for _, one in waiting.sorted())


def _plain(one: Entry) -> bytes:
    plain: Any = one[:]
    return marshal.dumps(plain, FORMAT)  # in a third of the time that pickle takes


def _entry(packed: bytes) -> Entry:
    return Entry(*marshal.loads(packed))


class _Incidents:
    """Columns, quotes and dossiers under construction."""

    def __init__(self, kinds: Sequence[EventType], packer: Executor) -> None:
        self.points: dict[tuple[float, float], None] = {}
        self.quotes = Pack(packer)
        self.table = Table()
        self._columns = Columns(COLUMNS)
        self._words = {name: Vocabulary() for name in VOCABULARIES}
        self._words["type"].learn(kind.name for kind in kinds)
        self._sites: dict[tuple[int, int], int] = {}
        self._count = 0
        self._packer = packer
        self._blocks: list[Future[Packed]] = []

    def add(self, block: Sequence[Entry]) -> None:
        """Add the next incidents, whose dossiers make a block: `BLOCK` of them, or the last ones.

        A column takes its values of the whole block at once, in a third of the time that value after value takes.
        """
        self._count += len(block)
        fields: dict[str, Sequence[Any]] = dict(zip(Entry._fields, zip(*block, strict=True), strict=True))
        quotes = [*chain.from_iterable(fields["quotes"])]
        for name, values in self._single(block, fields).items():
            self._columns[name].extend(values)
        for name, field in LISTS.items():
            self._add_lists(name, fields[field])
        self._columns["quote_length"].extend(map(units, quotes))
        self.quotes.put(text_bytes("".join(quotes)))
        self._blocks.append(self._packer.submit(packed, text_bytes(f"[{','.join(fields['dossier'])}]")))
        self.table.add(block)

    def _single(self, block: Sequence[Entry], fields: Mapping[str, Sequence[Any]]) -> dict[str, Iterable[Any]]:
        """The columns of a block that hold one value of each incident."""
        columns: dict[str, Iterable[Any]] = {name: fields[field] for name, field in NUMBERS.items()}
        columns |= {name: self._words[name].numbers(fields[name]) for name in WORDS}
        columns |= zip(TOLLS, zip(*fields["tolls"], strict=True), strict=True)
        columns |= zip(("lat", "lon", "site"), zip(*map(self._point, block), strict=True), strict=True)
        return columns | {"reports": map(len, fields["quotes"])}

    def _point(self, one: Entry) -> tuple[int, int, int]:
        """Its coordinates, and a number for each point that has pins; summaries have none."""
        if one.lat is None or one.lon is None:
            return NOTHING, NOTHING, -1
        self.points[one.lat, one.lon] = None
        lat, lon = round(one.lat * DEGREE), round(one.lon * DEGREE)
        return lat, lon, -1 if one.flags & SUMMARY else self._sites.setdefault((lat, lon), len(self._sites))

    def _add_lists(self, name: str, lists: Sequence[Sequence[str]]) -> None:
        """Lists of words: their numbers, and where in them each incident's list ends."""
        column = self._columns[name]
        ends = accumulate(map(len, lists), initial=len(column))
        next(ends)
        self._columns[f"{name}_end"].extend(ends)
        column.extend(self._words[name].numbers(chain.from_iterable(lists)))

    def columns(self) -> bytes:
        """The columns with their header."""
        fixed: dict[str, Any] = {
            "incidents": self._count,
            "block": BLOCK,
            "layout": LAYOUT,
            "modalities": MODALITIES,
            "precisions": PRECISIONS,
            "place_precisions": PLACE_PRECISIONS,
            "roles": ROLES,
        }
        return self._columns.pack(fixed | {key: self._words[name].words for name, key in VOCABULARIES.items()})

    def dossiers(self) -> tuple[Packed, ...]:
        """The blocks of dossiers."""
        return tuple(block.result() for block in self._blocks)


def _most_mentioned(places: Iterable[MentionedPlace]) -> Iterator[MentionedPlace]:
    waiting: Spool[MentionedPlace] = Spool(0, *packing(MentionedPlace))
    for place in places:
        waiting.put((-len(place.mentions), place.name, round(place.lat * DEGREE), round(place.lon * DEGREE)), place)
    return (place for _, place in waiting.sorted())


def _place(place: MentionedPlace) -> list[Any]:
    """A place mentioned: name, lat, lon, country, admin1, geonameid, feature, precision, radius and its mentions."""
    return [
        place.name,
        round(place.lat, 5),
        round(place.lon, 5),
        place.country,
        place.admin1,
        place.geonameid,
        place.feature,
        place.precision,
        place.radius_km,
        [[mention.doc, mention.start, mention.end, mention.quote] for mention in place.mentions],
    ]
