"""Records out of JSON objects, key by key: every value is checked, but those whose type alone says that they are fine.

A file holds few combinations of types, so what must be looked at is worked out once for each of them. What a shape says
of its fields is enough for a typed JSON decoder too (`eventgeo.reading.quick_records`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin

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
PLAIN = frozenset((str, int, bool))
"""Types all of whose values can stand for themselves; not all numbers with a point are finite."""


class Part(NamedTuple):
    """The type of an object of a shape, or of a list of `many`."""

    shape: Shape[Any]
    many: bool = False


class Bounds(NamedTuple):
    """Which values of an `Annotated` type are good: numbers above `gt`, not below `ge` and not above `le`, tuples of at
    least `min_length`.
    """

    gt: float | None = None
    ge: float | None = None
    le: float | None = None
    min_length: int | None = None


class Field(NamedTuple):
    """How the value of a key is read: by `read`, but for values that stand for themselves.

    The latter are those of the type `typed`; `missing` stands for a value that is missing or null. Where there is none
    or it is empty, a field with `instead` takes what that makes of the value of another field, which it names.
    """

    read: Callable[[Source, str], Any]
    typed: Any
    missing: Any = ASK
    instead: tuple[str, Callable[[Any], Any]] | None = None

    @property
    def plain(self) -> frozenset[type]:
        """The types that need no look."""
        return PLAIN.intersection(get_args(self.typed) if get_origin(self.typed) is UnionType else [self.typed])


ABOVE_0 = Annotated[int, Bounds(gt=0)] | Annotated[float, Bounds(gt=0)]

NEEDED = Field(needed, str)
TEXT = Field(string, str | None, None)
TEXT_OR_EMPTY = Field(lambda source, key: string(source, key) or "", str, "")
NUMBER = Field(number, int | float | None, None)
COUNT = Field(count, int | None, None)
COUNT_OR_0 = Field(lambda source, key: count(source, key) or 0, int, 0)
SHARE = Field(lambda source, key: number(source, key) or 0.0, ABOVE_0, 0.0)
STRINGS = Field(strings, tuple[str, ...], ())


def one_of(choices: Any, default: str | None) -> Field:
    """One of the values of a Literal type, the default where it is missing."""
    known = {value: value for value in get_args(choices)}

    def read(source: Source, key: str) -> str | None:
        value = source[key]
        return known[value] if type(value) is str and value in known else choice(source, key, choices, default)

    return Field(read, choices if default else choices | None, default)


class Shape(Generic[T]):
    """The record that the keys of an object make, which are the names of all its fields, each read by its Field.

    BadRecord names the first key, in the order given, that has a wrong value.
    """

    shared = False
    """Whether equal objects give one and the same record."""

    def __init__(self, kind: Callable[..., T], /, **fields: Field) -> None:
        self.kind = kind
        self.fields: Mapping[str, Field] = fields
        self._keys = tuple(fields)
        self._make: Callable[..., T] = maker(kind, self._keys)
        self._instead = [
            (at, self._keys.index(field.instead[0]), field.instead[1])
            for at, field in enumerate(fields.values())
            if field.instead
        ]
        self._plan = lru_cache(PLANS)(self._planned)

    def __call__(self, source: Source) -> T:
        values = [*map(source.get, self._keys)]
        defaults, looks = self._plan(tuple(map(type, values)))
        for at, value in defaults:
            values[at] = value
        for at, key, read in looks:
            values[at] = read(source, key)
        return self.made(values)

    def made(self, values: list[Any]) -> T:
        """The record of good values, in the order of the fields."""
        for at, other, turn in self._instead:
            values[at] = values[at] or turn(values[other])
        return self._make(*values)

    def _planned(self, types: tuple[type, ...]) -> tuple[tuple[tuple[int, Any], ...], tuple[Look, ...]]:
        """What values of these types need: the default of each missing one, and the look at each doubtful one."""
        defaults, looks = [], []
        for at, (kind, (key, field)) in enumerate(zip(types, self.fields.items(), strict=True)):
            if kind is NoneType and field.missing is not ASK:
                defaults.append((at, field.missing))
            elif kind not in field.plain:
                looks.append((at, key, field.read))
        return tuple(one for one in defaults if one[1] is not None), tuple(looks)


class SharedShape(Shape[T]):
    """A shape of strings alone, which repeat: equal objects are read once and give one and the same record."""

    shared = True

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


def perhaps(shape: Shape[Any], *, empty: bool = False) -> Field:
    """An object of a shape; where there is none, None or what an `empty` one makes."""
    return Field(lambda source, key: optional(source, key, shape), Part(shape), shape({}) if empty else None)


def each(shape: Shape[Any]) -> Field:
    """A list of objects of a shape, empty where it is missing."""
    return Field(lambda source, key: tuple([shape(item) for item in objects(source, key)]), Part(shape, many=True), ())
