"""Events lines, ours or anyone's in the same format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventgeo.records import BadRecord, Incident, Issue
from eventgeo.records.codec import incident_from, json_objects


def incidents(lines: Iterable[str], name: str) -> Iterator[Incident | Issue]:
    """The incidents of Events lines; an Issue that names `name:line` and the reason for each line that is none.

    A second line with an id that was there before is refused, since pages address incidents by their id.
    """
    seen: set[str] = set()
    for number, value in json_objects(lines):
        incident = value if isinstance(value, BadRecord) else _incident(value, seen)
        if isinstance(incident, Incident):
            seen.add(incident.id)
            yield incident
        else:
            yield Issue("read", f"{name}:{number}", "bad event", str(incident), refused=True)


def _incident(value: dict[str, object], seen: set[str]) -> Incident | BadRecord:
    try:
        incident = incident_from(value)
    except BadRecord as error:
        return error
    return BadRecord(f"the id {incident.id} stands on an earlier line") if incident.id in seen else incident
