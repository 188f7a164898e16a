"""Records as bytes for this process alone, packed and unpacked along the types of their fields.

Twice as fast as pickle, which looks at each record anew: what a field's type does not ask for is not looked at.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from eventgeo.records.making import giver, taker

T = TypeVar("T")
FORMAT = 2
"""Of marshal's formats: the later ones look for values that repeat, which takes longer than writing them again."""
Turn = Callable[[Any], Any]


def packing(kind: type[T]) -> tuple[Callable[[T], bytes], Callable[[bytes], T]]:
    """What makes bytes of a record of this class, and the record of the bytes; its fields may hold strings, numbers,
    days, records and tuples of these.
    """
    plain, record = _ways_of_record(kind)
    return lambda one: marshal.dumps(plain(one), FORMAT), lambda packed: record(marshal.loads(packed))


@cache
def _ways(kind: Any) -> tuple[Turn, Turn] | None:
    """To plain values and back for a type; None where its values are plain."""
    if is_dataclass(kind):
        return _ways_of_record(kind)
    if get_origin(kind) is tuple:
        inner = _ways(get_args(kind)[0])
        return inner and (_over(inner[0]), _over(inner[1]))
    if kind is date:
        return date.toordinal, date.fromordinal
    inners = [way for each in get_args(kind) if each is not NoneType and (way := _ways(each))]
    return inners[0] if inners else None


def _over(turn: Turn) -> Turn:
    def each(values: Iterable[Any]) -> tuple[Any, ...]:
        return tuple([turn(value) for value in values])

    return each


def _ways_of_record(kind: Any) -> tuple[Turn, Turn]:
    ways = {name: way for name, hint in get_type_hints(kind).items() if (way := _ways(hint))}
    return taker(kind, {name: turn for name, (turn, _) in ways.items()}), giver(
        kind, {name: back for name, (_, back) in ways.items()}
    )
