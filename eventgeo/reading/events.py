"""Events: Events lines, ours or anyone's in the same format, and the formats of others (`reading.others`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from eventgeo.reading import others, quick_json, quick_records
from eventgeo.records import BadRecord, Incident, Issue
from eventgeo.records.codec import INCIDENT, incident_from, json_object


def incidents(lines: Iterable[str], name: str) -> Iterator[Incident | Issue]:
    """The incidents of a file, by its content: Events lines, tables of ACLED, UCDP GED and GDELT, GeoJSON.

    An Issue that names `name:line` and the reason stands for each line that is no event. A second one with an id that
    was there before is refused, since pages address incidents by their id.
    """
    seen: set[str] = set()
    for place, found in _coded(lines):
        incident = _distinct(found, seen)
        if isinstance(incident, Incident):
            seen.add(incident.id)
            yield incident
        else:
            yield Issue("read", f"{name}{place}", "bad event", str(incident), refused=True)


def _coded(lines: Iterable[str]) -> Iterator[others.Coded]:
    rest = iter(lines)
    first = next(rest, "").removeprefix("\ufeff")
    coded = others.incidents(first, rest)
    return coded if coded is not None else _lines(chain([first], rest))


def _lines(lines: Iterable[str]) -> Iterator[others.Coded]:
    """The incidents of Events lines."""
    quick = quick_records.reader(INCIDENT)
    for number, text in enumerate(lines, 1):
        if text and not text.isspace():
            yield f":{number}", quick(text) or _judged(text)


def _judged(text: str) -> Incident | BadRecord:
    """The incident of a line that is not plain, or what is wrong with it."""
    value = json_object(text, quick_json.loads)
    try:
        return value if isinstance(value, BadRecord) else incident_from(value)
    except BadRecord as error:
        return error


def _distinct(incident: Incident | BadRecord, seen: set[str]) -> Incident | BadRecord:
    if isinstance(incident, Incident) and incident.id in seen:
        return BadRecord(f"the id {incident.id} stands on an earlier line")
    return incident
