"""Frozen records made of the values of all their fields, for those who make a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Turn = Callable[[Any], Any]


@cache
def maker(kind: Callable[..., T], names: tuple[str, ...] = ()) -> Callable[..., T]:
    """What makes a record of a frozen class with slots out of the values of all its fields.

    `names` is the order in which the values will be given, if not that of the class.

    The class's own `__init__` has to set each field through `object.__setattr__`. This fills an object of a class with
    the same slots that is not frozen and then gives it the record's class, in a third of the time.

    >>> from eventgeo.records.event import Actor
    >>> maker(Actor)("Police", "party", "FR", "police") == Actor("Police", "party", "FR", "police")
    True
    """
    names = names or _names(kind)
    return _making(kind, ", ".join(names), {name: name for name in names}, {})


def converter(
    kind: Callable[..., T], turns: Mapping[str, Turn], instead: Mapping[str, tuple[str, Turn]]
) -> Callable[[Any], T]:
    """What makes a record of an object whose attributes are called like the record's fields.

    A field that `turns` names holds what that makes of its value, if the value is not empty. Where that of a field in
    `instead` is empty, it takes what that makes of the value of the attribute that it names.
    """
    room: dict[str, Any] = {}
    values = {name: f"found_.{name}" for name in _names(kind)}
    for name, turn in turns.items():
        room[f"turn_{name}_"] = turn
        values[name] += f" and turn_{name}_(found_.{name})"
    for name, (other, turn) in instead.items():
        room[f"turn_{name}_"] = turn
        values[name] += f" or turn_{name}_(found_.{other})"
    return _making(kind, "found_", values, room)


def taker(kind: Any, turns: Mapping[str, Turn]) -> Callable[[Any], list[Any]]:
    """What makes a list of the values of a record's fields; `turns` as for `giver`."""
    values = ", ".join(_turned(name, f"record_.{name}", turns) for name in _names(kind))
    return _function("take", ["def take(record_):", f"    return [{values}]"], _room(turns))


def giver(kind: Callable[..., T], turns: Mapping[str, Turn]) -> Callable[[list[Any]], T]:
    """What makes a record of a list of the values of all its fields.

    A field that `turns` names holds what that makes of its value, if that is not None.
    """
    values = {name: _turned(name, f"values_[{at}]", turns) for at, name in enumerate(_names(kind))}
    return _making(kind, "values_", values, _room(turns))


def _turned(name: str, value: str, turns: Mapping[str, Turn]) -> str:
    return f"None if {value} is None else turn_{name}_({value})" if name in turns else value


def _room(turns: Mapping[str, Turn]) -> dict[str, Any]:
    return {f"turn_{name}_": turn for name, turn in turns.items()}


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _making(kind: Any, parameters: str, values: Mapping[str, str], room: dict[str, Any]) -> Callable[..., Any]:
    """A function of the parameters that makes a record of the values, which are said in Python."""
    thawed = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}  # a frozen base has its own
    open_kind = type(kind.__name__, kind.__bases__, {"__slots__": kind.__slots__, **thawed})
    lines = [
        f"def make({parameters}):",
        "    made_ = new_(open_kind_)",
        *(f"    made_.{name} = {value}" for name, value in values.items()),
        "    made_.__class__ = kind_",
        "    return made_",
    ]
    room |= {"new_": object.__new__, "open_kind_": open_kind, "kind_": kind}
    return _function("make", lines, room)


def _function(name: str, lines: Iterable[str], room: dict[str, Any]) -> Callable[..., Any]:
    exec("\n".join(lines), room)  # as dataclasses makes `__init__`, out of the names of the fields alone
    function: Callable[..., Any] = room[name]
    return function
