"""Records as JSON lines and back."""

import json
from datetime import date
from typing import Any

import pytest

from eventgeo.records import Actor, BadRecord, EventDate, Incident, Issue, Place, Report, Toll, TollClaim
from eventgeo.records.codec import (
    document_from,
    document_json,
    incident_from,
    incident_json,
    issue_json,
    json_objects,
    line,
    mentioned_place_from,
    mentioned_place_json,
)

INCIDENT = Incident(
    id="0123456789abcdef",
    type="Explosions/Remote violence",
    subtype="shelling",
    plover="ASSAULT",
    weapon="rockets",
    date=EventDate(date(2023, 2, 21), date(2023, 2, 21), "day", "morning", "relative", "Tuesday"),
    place=Place(
        "Kherson", "Kherson", 46.63542, 32.61687, "UA", "Kherson Oblast", None, 706448, "PPLA", "city", 8.0, 0.9
    ),
    actors=(Actor("Russian forces", "initiator", "RU", "state_forces"),),
    killed=Toll(5, 6, (TollClaim(5, None, "the military", None), TollClaim(6, 6, "the president", "civilians"))),
    confidence=0.8125,
    sources=2,
    reports=(
        Report(
            "a.txt",
            "00",
            None,
            None,
            None,
            "2023-02-21",
            None,
            "Rockets hit Kherson.",
            0,
            20,
            (8, 11),
            (12, 19),
            author="A. Writer",
        ),
    ),
)
KEYS = (
    "id formerly kind type subtype plover weapon date place actors killed wounded missing captured displaced modality "
    "background confidence sources reports why"
).split()


def test_an_incident_survives_the_way_out_and_back() -> None:
    """What is written is read again as the same record, under the keys of the contract and in their order."""
    value = json.loads(line(incident_json(INCIDENT)))
    assert list(value) == KEYS
    assert value["confidence"] == 0.812
    again = incident_from(value)
    assert incident_json(again) == incident_json(INCIDENT)
    assert again.killed == INCIDENT.killed
    assert again.date == INCIDENT.date
    assert again.reports[0].author == "A. Writer"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "id is missing"),
        ({"type": 3}, "type must be a string or null, not int"),
        ({"modality": "rumoured"}, "modality 'rumoured' is none of asserted"),
        ({"date": {"start": "2023-02-30"}}, "date.start '2023-02-30' is not an ISO date"),
        ({"date": "2023-02-21"}, "date must be an object or null"),
        ({"place": {"name": "X", "lat": 146.0, "lon": 3}}, "lat 146.0 is not within ±90 degrees"),
        ({"place": {"lat": 46.0, "lon": 3}}, "name is missing"),
        ({"killed": {"low": "many"}}, "low must be a number or null, not 'many'"),
        ({"killed": {"low": float("nan")}}, "low must be a number or null, not nan"),
        ({"killed": {"low": True}}, "low must be a number or null, not True"),
        ({"reports": ["x"]}, "reports must be a list of objects"),
        ({"reports": [{"doc": "a", "trigger": [1]}]}, "trigger must be a pair of offsets"),
        ({"formerly": "abc"}, "formerly must be a list of strings"),
    ],
)
def test_a_wrong_value_is_named(change: dict[str, Any], reason: str) -> None:
    """A key with a wrong type, date, degree or choice is refused by name, with the reason."""
    with pytest.raises(BadRecord, match=reason):
        incident_from(incident_json(INCIDENT) | change)


def test_events_of_others_may_leave_out_what_they_do_not_know() -> None:
    """A line with little more than a type is an incident with everything else not known."""
    incident = incident_from({"id": "x", "type": "Battles"})
    assert (incident.place, incident.date, incident.killed, incident.sources) == (None, EventDate(), None, 1)


def test_unknown_keys_of_a_document_are_kept() -> None:
    """What the input line says beside the contract stays with the document."""
    source = {"id": "a", "text": "x", "published": "2023-02-14T18:30:00+01:00", "desk": {"name": "night"}}
    document = document_from(source)
    assert document.published_basis == "given"
    assert document_json(document) == source


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ({"id": "a"}, "text is missing"),
        ({"text": "x"}, "id is missing"),
        ({"id": "", "text": "x"}, "id must be a string"),
        ({"id": "a", "text": ["x"]}, "text must be a string or null, not list"),
        ({"id": "a", "text": "x", "published": "2023-02-30"}, "day is out of range"),
        ({"id": "a", "text": "x", "published": "yesterday"}, "published 'yesterday' is not an ISO date"),
        ({"id": "a", "text": "x", "toponyms": [{"start": 0, "end": 9}]}, "span 0:9 outside of the text"),
    ],
)
def test_a_wrong_document_is_named(source: dict[str, Any], reason: str) -> None:
    """A document line that lacks its text or id, or has a date that is none, is refused with the reason."""
    with pytest.raises(BadRecord, match=reason):
        document_from(source)


def test_a_place_mentioned_survives_the_way_out_and_back() -> None:
    """A line of places.jsonl is read again as the same place."""
    source = {
        "name": "Bakhmut", "lat": 48.59441, "lon": 37.99894, "country": "UA", "admin1": "Donetsk Oblast",
        "geonameid": 713174, "feature": "PPLA2", "precision": "city", "radius_km": 5.0,
        "mentions": [{"doc": "a.txt", "start": 3, "end": 10, "quote": "At Bakhmut."}],
    }  # fmt: skip
    assert mentioned_place_json(mentioned_place_from(source)) == source


def test_lines_that_are_no_objects_are_told_with_their_number() -> None:
    """Blank lines are passed over, and a line that is not JSON or not an object comes out as an error."""
    found = list(json_objects(['{"a": 1}', "", "{", "[1]"]))
    assert found[0] == (1, {"a": 1})
    assert [number for number, _ in found] == [1, 3, 4]
    assert "not JSON" in str(found[1][1])
    assert "object is needed, not list" in str(found[2][1])


def test_text_that_is_no_unicode_still_makes_a_line() -> None:
    """A lone surrogate is escaped, so that the file stays UTF-8."""
    assert line({"a": "é"}) == '{"a": "é"}'
    line({"a": "\udc80"}).encode("utf-8")


def test_an_issue_says_where_and_why() -> None:
    """An Issue has the keys of the contract."""
    issue = Issue("read", "a.jsonl:3", "not JSON", "a brace is missing", refused=True)
    assert list(issue_json(issue)) == ["stage", "doc", "start", "end", "code", "message", "quote"]
