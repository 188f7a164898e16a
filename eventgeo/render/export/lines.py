"""JSON Lines: incidents, places and Issues in the project's own interchange formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from eventgeo.records import Incident, Issue, MentionedPlace
from eventgeo.records.codec import incident_json, issue_json, line, mentioned_place_json


def write(incidents: Iterable[Incident], file: IO[str]) -> None:
    """One Events line an incident."""
    file.writelines(f"{line(incident_json(incident))}\n" for incident in incidents)


def write_places(places: Iterable[MentionedPlace], file: IO[str]) -> None:
    """One line a place, with its mentions."""
    file.writelines(f"{line(mentioned_place_json(place))}\n" for place in places)


def write_issues(issues: Iterable[Issue], file: IO[str]) -> None:
    """One line for each thing that was refused or left out."""
    file.writelines(f"{line(issue_json(issue))}\n" for issue in issues)
