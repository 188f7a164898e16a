"""What a page carries: incidents as packed columns, their quotes, their dossiers, and the places mentioned.

The columns come first and are all that the map, the timeline, the filters and the list need; quotes follow for the
search and the list's second line; dossiers are opened a block at a time, when a card asks for one. Incidents and places
are gone through one by one: a hundred thousand of them are never in memory together.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import Any, Generic, TypeVar

from eventgeo.records import EventgeoError, Incident, MentionedPlace
from eventgeo.records.packing import FORMAT, packing
from eventgeo.records.pieces import MENTIONS, ON_PAGE, Key, Piece, pieces
from eventgeo.records.spool import Spool
from eventgeo.render.map.columns import NOTHING, Columns, Vocabulary, text_bytes
from eventgeo.render.map.dossier import LAYOUT
from eventgeo.render.map.entry import (
    MODALITIES,
    PLACE_PRECISIONS,
    PRECISIONS,
    ROLES,
    SUMMARY,
    Entry,
    Sheet,
    compact,
    sheet,
)
from eventgeo.render.map.packing import END, packed
from eventgeo.render.map.table import Table
from eventgeo.render.map.types import TYPES, EventType

P = TypeVar("P")
PACKED = "application/deflate;base64"
"""The type of the elements that hold data, which no browser runs."""
CLOSED = "]]\n"
"""What a place ends with."""
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
class Payload(Generic[P]):
    """The parts of a page's data: `columns` a packed stream, the others pieces in their order, or what a caller puts in
    their place. `points` are the coordinates that the page shows, `table` is for browsers without JavaScript.
    """

    columns: str
    quotes: Sequence[P]
    dossiers: Sequence[P]
    places: Sequence[P]
    points: tuple[tuple[float, float], ...]
    table: Table


def payload(
    incidents: Iterable[Incident], places: Iterable[MentionedPlace] = (), kinds: Sequence[EventType] = TYPES
) -> Payload[str]:
    """The data of a page, types in the order of `kinds`. TooManyIncidents past `MOST`, saying what to do instead.

    Incidents are sorted by their first known day, then by the last one, then by id, undated ones last, and places by
    name, so that the order of the input does not show.
    """
    made, quotes, dossiers, layer = _Incidents(kinds), list[Future[str]](), list[Future[str]](), list[Future[str]]()
    with ThreadPoolExecutor(1) as beside:  # zlib holds no lock of Python's
        for piece in pieces(((one.entry.order, one) for one in _sorted(incidents)), ON_PAGE):
            entries, texts, files = zip(*piece.rows, strict=True)
            made.add(entries)
            quotes.append(beside.submit(packed_quotes, texts))
            dossiers.append(beside.submit(packed_dossiers, files))
        for mentions in pieces(_mentions(places), MENTIONS):
            made.points[mentions.rows[0].lat, mentions.rows[0].lon] = None
            layer.append(beside.submit(packed_mentions, mentions))
    return made.payload(*([one.result() for one in parts] for parts in (quotes, dossiers, layer)))


def payload_of_pieces(
    entries: Iterable[Entry], points: Iterable[tuple[float, float]], *, quotes: P, dossiers: P, places: P
) -> Payload[P]:
    """The same out of the entries of incidents in their order and the coordinates of the places; what stands for the
    other parts is given."""
    made = _Incidents(TYPES)
    for piece in pieces(((one.order, one) for one in entries), ON_PAGE):
        made.add(piece.rows)
    made.points.update(dict.fromkeys(points))
    return made.payload([quotes], [dossiers], [places])


def packed_quotes(texts: Iterable[str]) -> str:
    """A piece of the quotes."""
    return packed(text_bytes("".join(texts)))


def packed_dossiers(files: Iterable[str]) -> str:
    """A piece of the dossiers: a block by itself, in an element of the page."""
    block = packed(text_bytes(f"[{','.join(files)}]"))
    return f'<script type="{PACKED}" class="eventgeo-dossiers">{block}{END}</script>\n'


def packed_mentions(piece: Piece[MentionedPlace]) -> str:
    """A piece of the places: JSON Lines, a place a line; it comes mention by mention."""
    told = [[one.doc, one.start, one.end, one.quote] for place in piece.rows for one in place.mentions]
    begin = compact(_place(piece.rows[0])).removesuffix("]]") if piece.opens else ","
    return packed(text_bytes(f"{begin}{compact(told)[1:-1]}{CLOSED if piece.closes else ''}"))


def _sorted(incidents: Iterable[Incident]) -> Iterator[Sheet]:
    waiting: Spool[Sheet] = Spool(WAITING, dump=_plain, load=_sheet)
    for incident in incidents:
        one = sheet(incident)
        waiting.put(one.entry.order, one)
    check_count(len(waiting))
    return (one for _, one in waiting.sorted())


def check_count(count: int) -> None:
    """TooManyIncidents where one page cannot hold so many."""
    if count > MOST:
        raise TooManyIncidents(
            f"{count:,} incidents are more than one page can show ({MOST:,}): make several pages, one a period "
            "(--since and --until) or area (--area), or filter the events file first"
        )


def _plain(one: Sheet) -> bytes:
    plain: Any = (one.entry[:], one.quotes, one.dossier)
    return marshal.dumps(plain, FORMAT)  # in a third of the time that pickle takes


def _sheet(plain: bytes) -> Sheet:
    entry, quotes, file = marshal.loads(plain)
    return Sheet(Entry(*entry), quotes, file)


def _mentions(places: Iterable[MentionedPlace]) -> Iterator[tuple[Key, MentionedPlace]]:
    """Places by their names, mention by mention."""
    waiting: Spool[MentionedPlace] = Spool(0, *packing(MentionedPlace))
    for place in places:
        where = (round(place.lat * DEGREE), round(place.lon * DEGREE))
        waiting.put((place.name, place.geonameid or 0, *where), place)
    for _, place in waiting.sorted():
        for one in place.mentions:
            key = (place.name, place.geonameid or 0, place.lat, place.lon, one.doc, one.start)
            yield key, replace(place, mentions=(one,))


class _Incidents:
    """Columns under construction."""

    def __init__(self, kinds: Sequence[EventType]) -> None:
        self.points: dict[tuple[float, float], None] = {}
        self._table = Table()
        self._columns = Columns(COLUMNS)
        self._words = {name: Vocabulary() for name in VOCABULARIES}
        self._words["type"].learn(kind.name for kind in kinds)
        self._sites: dict[tuple[int, int], int] = {}
        self._ends = [0]

    def add(self, block: Sequence[Entry]) -> None:
        """Add the next incidents, whose dossiers make a block.

        A column takes its values of the whole block at once, in a third of the time that value after value takes.
        """
        check_count(self._ends[-1] + len(block))
        self._ends.append(self._ends[-1] + len(block))
        fields: dict[str, Sequence[Any]] = dict(zip(Entry._fields, zip(*block, strict=True), strict=True))
        for name, values in self._single(block, fields).items():
            self._columns[name].extend(values)
        for name, field in LISTS.items():
            self._add_lists(name, fields[field])
        self._columns["quote_length"].extend(chain.from_iterable(fields["quote_lengths"]))
        self._table.add(block)

    def _single(self, block: Sequence[Entry], fields: Mapping[str, Sequence[Any]]) -> dict[str, Iterable[Any]]:
        """The columns of a block that hold one value of each incident."""
        columns: dict[str, Iterable[Any]] = {name: fields[field] for name, field in NUMBERS.items()}
        columns |= {name: self._words[name].numbers(fields[name]) for name in WORDS}
        columns |= zip(TOLLS, zip(*fields["tolls"], strict=True), strict=True)
        columns |= zip(("lat", "lon", "site"), zip(*map(self._point, block), strict=True), strict=True)
        return columns | {"reports": map(len, fields["quote_lengths"])}

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

    def payload(self, quotes: Sequence[P], dossiers: Sequence[P], places: Sequence[P]) -> Payload[P]:
        """The data of the page, of which columns, points and table are made here."""
        points = tuple(sorted(self.points))
        return Payload(packed(self._packed()) + END, quotes, dossiers, places, points, self._table)

    def _packed(self) -> bytes:
        """The columns with their header."""
        fixed: dict[str, Any] = {
            "incidents": self._ends[-1],
            "blocks": self._ends[:-1],
            "layout": LAYOUT,
            "modalities": MODALITIES,
            "precisions": PRECISIONS,
            "place_precisions": PLACE_PRECISIONS,
            "roles": ROLES,
        }
        return self._columns.pack(fixed | {key: self._words[name].words for name, key in VOCABULARIES.items()})


def _place(place: MentionedPlace) -> list[Any]:
    """A place: name, lat, lon, country, admin1, geonameid, feature, precision, radius, and room for its mentions."""
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
        [],
    ]
