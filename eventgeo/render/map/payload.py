"""What a page carries: incidents as packed columns, their quotes, their dossiers, and the places mentioned.

The columns come first and are all that the map, the timeline, the filters and the list need; quotes follow for the
search and the list's second line; dossiers are opened a block at a time, when a card asks for one. Incidents and places
are gone through one by one: a hundred thousand of them are never in memory together.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from eventgeo.records import EventgeoError, Incident, MentionedPlace
from eventgeo.records.packing import FORMAT, packing
from eventgeo.records.pieces import MENTIONS, ON_PAGE, Key, Piece, pieces
from eventgeo.records.spool import Spool
from eventgeo.render.map.block import COLUMNS, DEGREE, END_OF_LIST, NOWHERE, VOCABULARIES, Block
from eventgeo.render.map.columns import Columns, Vocabulary, text_bytes
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
    entries,
    sheet,
)
from eventgeo.render.map.packing import END, packed
from eventgeo.render.map.table import Table
from eventgeo.render.map.types import TYPES, EventType
from eventgeo.render.wording import CLEARER, OFFER

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
    points = dict[tuple[float, float], None]()
    with ThreadPoolExecutor(1) as beside:  # zlib holds no lock of Python's
        for piece in pieces(((one.entry.order, one) for one in _sorted(incidents)), ON_PAGE):
            told, texts, files = zip(*piece.rows, strict=True)
            made.add(Block.of(told))
            made.table.fill(told)
            quotes.append(beside.submit(packed_quotes, texts))
            dossiers.append(beside.submit(packed_dossiers, files))
        for mentions in pieces(_mentions(places), MENTIONS):
            points[mentions.rows[0].lat, mentions.rows[0].lon] = None
            layer.append(beside.submit(packed_mentions, mentions))
    return made.payload(points, *([one.result() for one in parts] for parts in (quotes, dossiers, layer)))


def payload_of_pieces(
    blocks: Iterable[bytes],
    first: Iterable[Entry],
    points: Iterable[tuple[float, float]],
    *,
    quotes: P,
    dossiers: P,
    places: P,
) -> Payload[P]:
    """The same out of the blocks of incidents in their order, the first of these for the table, and the coordinates of
    the places; what stands for the other parts is given."""
    made = _Incidents(TYPES)
    for block in blocks:
        made.add(Block.unpacked(block))
    made.table.fill(first)
    return made.payload(points, [quotes], [dossiers], [places])


def packed_block(lines: Iterable[str]) -> bytes:
    """A piece of the columns, out of the lines of its entries."""
    return Block.of([*entries(lines)]).packed()


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
        self.table = Table()
        self._columns = Columns(COLUMNS)
        self._words = {name: Vocabulary() for name in VOCABULARIES}
        self._words["type"].learn(kind.name for kind in kinds)
        self._points: set[tuple[int, int]] = set()
        self._sites: dict[tuple[int, int], int] = {}
        self._ends = [0]

    def add(self, block: Block) -> None:
        """Add the next incidents, whose dossiers make a block."""
        check_count(self._ends[-1] + block.count)
        self._ends.append(self._ends[-1] + block.count)
        self.table.count(block.shown)
        for name, column in block.columns.items():
            self._columns[name].extend(self._shifted(name, column, block))
        points = [*zip(block.columns["lat"], block.columns["lon"], strict=True)]
        self._points.update(points)
        self._columns["site"].extend(map(self._site, points, block.columns["flags"]))

    def _shifted(self, name: str, column: array[Any], block: Block) -> Iterable[Any]:
        """A column of a block as it is among all: words by their numbers here, lists (whose words come after their
        ends) from where they begin here."""
        if name in VOCABULARIES:
            return map([*self._words[name].numbers([None, *block.words[name][1:]])].__getitem__, column)
        if name.endswith(END_OF_LIST):
            return map(len(self._columns[name.removesuffix(END_OF_LIST)]).__add__, column)
        return column

    def _site(self, point: tuple[int, int], flags: int) -> int:
        """A number for each point that has pins; summaries have none."""
        return -1 if point == NOWHERE or flags & SUMMARY else self._sites.setdefault(point, len(self._sites))

    def payload(
        self, others: Iterable[tuple[float, float]], quotes: Sequence[P], dossiers: Sequence[P], places: Sequence[P]
    ) -> Payload[P]:
        """The data of the page, of which columns, points (with others) and table are made here."""
        points = (self._points | {(round(lat * DEGREE), round(lon * DEGREE)) for lat, lon in others}) - {NOWHERE}
        there = tuple((lat / DEGREE, lon / DEGREE) for lat, lon in sorted(points))
        return Payload(packed(self._packed()) + END, quotes, dossiers, places, there, self.table)

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
            "clearer": [[*pair, words] for pair, words in CLEARER.items()],
            "offer": OFFER,
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
