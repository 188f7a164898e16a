"""A line that is read in one go gives the record that its shape makes of it, and no line is read that it refuses."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from eventgeo.reading.quick_records import reader
from eventgeo.records import BadRecord, Correction
from eventgeo.records.codec import INCIDENT, incident_from, incident_json, json_object, line
from tests.render.incidents import FULL

QUICK = reader(INCIDENT)
EXAMPLE = incident_json(FULL) | {
    "corrections": [{"action": "place", "value": "Kherson", "who": "A", "why": "", "was": None}]
}
VALUES: list[Any] = [
    None, "x", "", 3, 0, -1, -0.0, 0.0, -1.5, 2.0, 5, 181, -180, 90.0, 91.5, True, False, [], [1], [1, 2], [1, 2, 3],
    [1.0, 2], [True, 2], ["x"], ["x", None], {}, [{}], {"a": 1}, {"low": 1, "by": None}, float("inf"), float("nan"),
    10**30, 1e300, "2023-02-14", "2023-02-14T10:00:00", "2023-W07-2", "20230214", "0000-01-01", "2023-02-30", "day",
    "summary", "planned", "A", "at", "site", "merge", "é😀", "\ud800", "\u2028",
]  # fmt: skip


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in a line."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from paths(each, (*path, key))


def changed(path: tuple[Any, ...], *value: Any) -> str:
    """The example's line with another value at a place, or without one."""
    whole = json.loads(line(EXAMPLE))
    at = whole
    for step in path[:-1]:
        at = at[step]
    if value:
        at[path[-1]] = value[0]
    else:
        del at[path[-1]]
    return json.dumps(whole)


def told(text: str) -> str:
    """What the shape makes of a line."""
    value = json_object(text)
    try:
        return str(value) if isinstance(value, BadRecord) else repr(incident_from(value))
    except BadRecord as error:
        return f"refused: {error}"


def test_a_line_of_ours_is_read_in_one_go() -> None:
    """With all that an incident can have, and with no more than it must have."""
    correction = Correction("place", "Kherson", "A", "", None)
    assert QUICK(line(EXAMPLE)) == incident_from(json.loads(line(EXAMPLE)))
    assert getattr(QUICK(line(EXAMPLE)), "corrections", None) == (correction,)
    assert repr(QUICK('{"id": "a", "type": "Riots"}')) == repr(incident_from({"id": "a", "type": "Riots"}))


@pytest.mark.parametrize("path", list(paths(EXAMPLE)), ids=lambda path: ".".join(map(str, path)))
def test_a_line_read_in_one_go_is_read_as_ever(path: tuple[Any, ...]) -> None:
    """Whatever stands at any place, or nothing: the same record, letter for letter, or it is left to the shape."""
    for text in [changed(path), *(changed(path, value) for value in VALUES)]:
        made = QUICK(text)
        assert made is None or repr(made) == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "3",
        "null",
        '{"id": "a"',
        '{"id": "a", "type": "b"} x',
        '{"id": "a", "type": "b", "x": "\\q"}',
        "\ufeff{}",
        '{"id": "a", "type": "\udc80"}',
    ],
)
def test_what_is_no_object_of_json_is_not_read(text: str) -> None:
    """A key that no record has must hold JSON too."""
    assert QUICK(text) is None


def test_equal_parts_are_one_record() -> None:
    """Dates and actors repeat: a hundred thousand incidents hold few of them."""
    first, second = (QUICK(changed(("id",), name)) for name in "ab")
    assert first is not None
    assert second is not None
    assert first.date is second.date
    assert first.actors[0] is second.actors[0]
