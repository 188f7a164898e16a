"""Records out of JSON objects, key by key: every value is checked, but those whose type alone says that they are fine.

A file holds few combinations of types, so what must be looked at is worked out once for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import NoneType
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from eventgeo.records.codec.values import choice, count, needed, number, objects, optional, string, strings
from eventgeo.records.making import maker

T = TypeVar("T")
Source = Mapping[str, Any]
Look = tuple[int, str, Callable[[Source, str], Any]]
ASK = object()
KNOWN = 16384
"""Different records that are kept for sharing."""
PLANS = 4096
"""Combinations of types that are remembered for one record."""


class Field(NamedTuple):
    """How the value of a key is read: by `read`, but for types that need no look.

    Values of the types `plain` stand for themselves; `missing` stands for a value that is missing or null.
    """

    read: Callable[[Source, str], Any]
    plain: frozenset[type] = frozenset()
    missing: Any = ASK


NEEDED = Field(needed, frozenset([str]))
TEXT = Field(string, frozenset([str]), None)
TEXT_OR_EMPTY = Field(lambda source, key: string(source, key) or "", frozenset([str]), "")
NUMBER = Field(number, frozenset([int]), None)
COUNT = Field(count, frozenset([int]), None)
COUNT_OR_0 = Field(lambda source, key: count(source, key) or 0, frozenset([int]), 0)
SHARE = Field(lambda source, key: number(source, key) or 0.0, missing=0.0)
STRINGS = Field(strings, missing=())


def one_of(choices: Any, default: str | None) -> Field:
    """One of the values of a Literal type, the default where it is missing."""
    known = {value: value for value in get_args(choices)}

    def read(source: Source, key: str) -> str | None:
        value = source[key]
        return known[value] if type(value) is str and value in known else choice(source, key, choices, default)

    return Field(read, missing=default)


class Shape(Generic[T]):
    """The record that the keys of an object make, which are the names of all its fields, each read by its Field.

    BadRecord names the first key, in the order given, that has a wrong value.
    """

    def __init__(self, kind: Callable[..., T], /, **fields: Field) -> None:
        self._keys = tuple(fields)
        self._fields = tuple(fields.values())
        self._make: Callable[..., T] = maker(kind, self._keys)
        self._plan = lru_cache(PLANS)(self._planned)

    def __call__(self, source: Source) -> T:
        values = [*map(source.get, self._keys)]
        defaults, looks = self._plan(tuple(map(type, values)))
        for at, value in defaults:
            values[at] = value
        for at, key, read in looks:
            values[at] = read(source, key)
        return self._make(*values)

    def _planned(self, types: tuple[type, ...]) -> tuple[tuple[tuple[int, Any], ...], tuple[Look, ...]]:
        """What values of these types need: the default of each missing one, and the look at each doubtful one."""
        defaults, looks = [], []
        for at, (kind, key, field) in enumerate(zip(types, self._keys, self._fields, strict=True)):
            if kind is NoneType and field.missing is not ASK:
                defaults.append((at, field.missing))
            elif kind not in field.plain:
                looks.append((at, key, field.read))
        return tuple(one for one in defaults if one[1] is not None), tuple(looks)


class SharedShape(Shape[T]):
    """A shape of strings alone, which repeat: equal objects are read once and give one and the same record."""

    def __init__(self, kind: Callable[..., T], /, **fields: Field) -> None:
        super().__init__(kind, **fields)
        self._known = lru_cache(KNOWN)(self._of)

    def __call__(self, source: Source) -> T:
        try:
            return self._known(*map(source.get, self._keys))
        except TypeError:  # a list or an object where a string should stand
            return super().__call__(source)

    def _of(self, *values: Any) -> T:
        return super().__call__(dict(zip(self._keys, values, strict=True)))


def perhaps(shape: Shape[Any], missing: Any = None) -> Field:
    """An object of a shape, `missing` where there is none."""
    return Field(lambda source, key: optional(source, key, shape), missing=missing)


def each(shape: Shape[Any]) -> Field:
    """A list of objects of a shape, empty where it is missing."""
    return Field(lambda source, key: tuple([shape(item) for item in objects(source, key)]), missing=())
