"""Frozen records made of the values of all their fields, for those who make a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


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
    record: Any = kind
    names = names or tuple(field.name for field in fields(record))
    thawed = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}  # a frozen base has its own
    open_kind = type(record.__name__, record.__bases__, {"__slots__": record.__slots__, **thawed})
    lines = [
        f"def make({', '.join(names)}):",
        "    made_ = new_(open_kind_)",
        *(f"    made_.{name} = {name}" for name in names),
        "    made_.__class__ = kind_",
        "    return made_",
    ]
    room: dict[str, Any] = {"new_": object.__new__, "open_kind_": open_kind, "kind_": kind}
    exec("\n".join(lines), room)  # as dataclasses makes `__init__`, out of the names of the fields alone
    make: Callable[..., T] = room["make"]
    return make
