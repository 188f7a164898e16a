"""Records read by the types of their values: each combination of types is checked, however often it was seen."""

import itertools
import json
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from eventgeo.records import Actor, BadRecord, Event, EventDate, Incident, Place, Report, Toll
from eventgeo.records.codec import incident_from, incident_json
from eventgeo.records.making import maker
from tests.records.test_codec import INCIDENT

VALUES: list[Any] = [None, "x", "", 3, 0, -1.5, 2.0, True, [], [1], ["x"], {}, {"a": 1}, float("inf"), 10**400]
PATHS = [(), ("date",), ("place",), ("actors", 0), ("killed",), ("killed", "by", 0), ("reports", 0)]


def changed(path: tuple[Any, ...], key: str, value: Any) -> dict[str, Any]:
    """The example's line with one value put in."""
    line = json.loads(json.dumps(incident_json(INCIDENT)))
    at = line
    for step in path:
        at = at[step]
    at[key] = value
    return line


def keys(path: tuple[Any, ...]) -> list[str]:
    at: Any = incident_json(INCIDENT)
    for step in path:
        at = at[step]
    return list(at)


def told(line: dict[str, Any]) -> str:
    try:
        return repr(incident_from(line))
    except BadRecord as error:
        return f"refused: {error}"


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_value_is_judged_alike_whatever_was_read_before(path: tuple[Any, ...]) -> None:
    """Of each key and each kind of value the second reading says what the first one said; a refusal names the key."""
    lines = [changed(path, key, value) for key, value in itertools.product(keys(path), VALUES)]
    first = [told(line) for line in lines]
    assert [told(line) for line in reversed(lines)] == first[::-1]
    refused = [answer for answer in first if answer.startswith("refused")]
    assert len(refused) > len(lines) // 4
    assert all(any(key in answer for key in (*keys(path), *keys(()))) for answer in refused)


def test_numbers_that_equal_another_value_are_not_taken_for_it() -> None:
    """1, 1.0 and True are equal and of unlike types: none is read as the other."""
    assert [incident_from(changed(("place",), "lat", value)).place for value in (1, 1.0)] == [
        replace(INCIDENT.place, lat=1) if INCIDENT.place else None
    ] * 2
    assert str(incident_from(changed(("place",), "radius_km", 1)).place).count("radius_km=1,") == 1
    assert str(incident_from(changed(("place",), "radius_km", 1.0)).place).count("radius_km=1.0,") == 1
    with pytest.raises(BadRecord, match="radius_km must be a number"):
        incident_from(changed(("place",), "radius_km", True))


def test_the_first_of_two_faults_is_named() -> None:
    """A line with two wrong values is refused for the one that comes first."""
    with pytest.raises(BadRecord, match="id is missing"):
        incident_from({"type": 3})
    with pytest.raises(BadRecord, match="type must be"):
        incident_from({"id": "x", "type": 3, "place": {"lat": 1}})


@pytest.mark.parametrize("kind", [Actor, Event, EventDate, Incident, Place, Report, Toll])
def test_a_record_made_of_its_values_is_one_like_any_other(kind: Any) -> None:
    """It equals the one that its class makes, hashes and copies as that, and is as frozen."""
    names = [field.name for field in fields(kind)]
    made, usual = maker(kind)(*names), kind(**dict(zip(names, names, strict=True)))
    assert (made, hash(made), repr(made), type(made)) == (usual, hash(usual), repr(usual), kind)
    assert replace(made, **{names[0]: "other"}) == replace(usual, **{names[0]: "other"})
    with pytest.raises(FrozenInstanceError):
        setattr(made, names[0], "other")
