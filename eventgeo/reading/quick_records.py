"""Records straight out of JSON lines, by the types that a shape gives its fields: in a third of the time.

A line all of whose values stand for themselves is decoded and checked by msgspec in one go; what stands under keys that
no record has need only be JSON. Every other line is left to the shape, which knows more ways to write a value and words
what is wrong with one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from eventgeo.records.codec.shape import ASK, KNOWN, Part, Shape
from eventgeo.records.making import Turn, converter

T = TypeVar("T")


@cache
def reader(shape: Shape[T]) -> Callable[[str], T | None]:
    """What makes the record of a line, the same that the shape makes of it; None for a line that it is to judge."""
    kind, record = _ways(shape)
    decode = msgspec.json.Decoder(kind).decode

    def read(line: str) -> T | None:
        try:
            found = decode(line)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            return None
        made: T = record(found)
        return made

    return read


def _ways(shape: Shape[Any]) -> tuple[Any, Turn]:
    """The class of what msgspec decodes an object of a shape as, and what makes the record of that."""
    members: list[tuple[str, Any, Any]] = []
    turns: dict[str, Turn] = {}
    for name, field in shape.fields.items():
        typed, missing = field.typed, msgspec.NODEFAULT if field.missing is ASK else field.missing
        if isinstance(typed, Part):
            typed, missing, turns[name] = _ways_of_part(typed, missing)
        members.append((name, _in_its_words(typed), missing))
    kind = msgspec.defstruct(shape.kind.__name__, members, kw_only=True, frozen=True, gc=False)
    record = converter(
        shape.kind, turns, {name: field.instead for name, field in shape.fields.items() if field.instead}
    )
    return kind, lru_cache(KNOWN)(record) if shape.shared else record


def _ways_of_part(part: Part, missing: Any) -> tuple[Any, Any, Turn]:
    """The type of a part, what stands for a missing one, and what makes its record or records."""
    kind, record = _ways(part.shape)
    if part.many:
        return tuple[kind, ...], (), lambda found: tuple([record(one) for one in found])  # type: ignore[valid-type]
    return (kind | None, None, record) if missing is None else (kind, kind(), record)


def _in_its_words(typed: Any) -> Any:
    """A type as msgspec says it, which has its own word for bounds."""
    if get_origin(typed) is Annotated:
        plain, bounds = get_args(typed)
        return Annotated[plain, msgspec.Meta(**bounds._asdict())]
    if get_origin(typed) in (Union, UnionType):
        return reduce(or_, map(_in_its_words, get_args(typed)))
    return typed
