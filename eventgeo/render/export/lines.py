"""JSON Lines: incidents, places and Issues in the project's own interchange formats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import IO

from eventgeo.records import Incident, Issue, MentionedPlace
from eventgeo.records.codec import incident_json, issue_json, line, mentioned_place_json, place_mention_json
from eventgeo.records.pieces import Piece
from eventgeo.render.export.table import EVENTS, Table, plain

CLOSED = "]}\n"
"""What a place ends with."""


def write(incidents: Iterable[Incident], file: IO[str], table: Table = EVENTS) -> None:
    """One Events line an incident, with the columns that a table has beyond our own."""
    own = {column.name for column in EVENTS.columns}
    more = [column.name for column in table.columns if column.name not in own]
    for incident in incidents:
        values = table.row(incident) if more else {}
        file.write(line(incident_json(incident) | {name: plain(values[name]) for name in more}) + "\n")


def write_places(places: Iterable[MentionedPlace], file: IO[str]) -> None:
    """One line a place, with its mentions."""
    file.writelines(f"{line(mentioned_place_json(place))}\n" for place in places)


def lines(piece: Piece[str]) -> str:
    """Lines that are JSON already."""
    return "".join([f"{text}\n" for text in piece.rows])


def mentions(piece: Piece[MentionedPlace]) -> str:
    """The same of places that come mention by mention, each place a group."""
    told = line([place_mention_json(one) for place in piece.rows for one in place.mentions])[1:-1]
    place = line(mentioned_place_json(replace(piece.rows[0], mentions=()))).removesuffix("]}")
    return f"{place if piece.opens else ', '}{told}{CLOSED if piece.closes else ''}"


def issues(piece: Piece[Issue]) -> str:
    """One line for each thing that was refused or left out."""
    return "".join([f"{line(issue_json(issue))}\n" for issue in piece.rows])
