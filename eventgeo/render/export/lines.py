"""JSON Lines: incidents, places and Issues in the project's own interchange formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from eventgeo.records import Incident, Issue, MentionedPlace
from eventgeo.records.codec import incident_json, issue_json, line, mentioned_place_json
from eventgeo.render.export.table import EVENTS, Table, plain


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


def write_issues(issues: Iterable[Issue], file: IO[str]) -> None:
    """One line for each thing that was refused or left out."""
    file.writelines(f"{line(issue_json(issue))}\n" for issue in issues)
