"""Values inside JSON objects: rounded on the way out, checked on the way in. BadRecord names the key and the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any, TypeVar, cast

from eventgeo.records.errors import BadRecord

Json = dict[str, Any]
T = TypeVar("T")


def rounded(value: float | None, places: int) -> float | None:
    """The number rounded, None as None."""
    return None if value is None else round(value, places)


def day_json(value: date | None) -> str | None:
    """The day in ISO form, None as None."""
    return None if value is None else value.isoformat()


def day_from(value: Any, key: str = "date") -> date | None:
    """An ISO day (or the day of an ISO date-time) as a date; BadRecord names the key where it is neither."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value).date()
    except (TypeError, ValueError) as error:
        raise BadRecord(f"{key} {value!r} is not an ISO date ({error})") from error


def string(source: Mapping[str, Any], key: str) -> str | None:
    """A string or None."""
    value = source.get(key)
    if value is not None and not isinstance(value, str):
        raise BadRecord(f"{key} must be a string or null, not {type(value).__name__}")
    return value


def needed(source: Mapping[str, Any], key: str) -> str:
    """A string that must be there."""
    value = string(source, key)
    if value is None:
        raise BadRecord(f"{key} is missing")
    return value


def number(source: Mapping[str, Any], key: str) -> float | None:
    """A finite number or None."""
    value = source.get(key)
    if value is None or (type(value) is float and isfinite(value)):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadRecord(f"{key} must be a number or null, not {value!r}")
    return value


def count(source: Mapping[str, Any], key: str) -> int | None:
    """A whole number or None."""
    value = number(source, key)
    return None if value is None else int(value)


def choice(source: Mapping[str, Any], key: str, choices: Any, default: T) -> T:
    """One of the values of a Literal type, the default where the key is missing."""
    value = source.get(key)
    if value is None:
        return default
    if value not in choices.__args__:
        raise BadRecord(f"{key} {value!r} is none of {', '.join(choices.__args__)}")
    return cast(T, value)


def pair(source: Mapping[str, Any], key: str) -> tuple[int, int] | None:
    """A pair of offsets or None."""
    value = source.get(key)
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value)):
        raise BadRecord(f"{key} must be a pair of offsets, not {value!r}")
    return value[0], value[1]


def strings(source: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of strings, empty where the key is missing."""
    value = source.get(key)
    if not value:
        return ()
    if not isinstance(value, list) or not {*map(type, value)} <= {str}:
        raise BadRecord(f"{key} must be a list of strings")
    return tuple(value)


def objects(source: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """A list of objects, empty where the key is missing."""
    value = source.get(key) or []
    if not isinstance(value, list) or not {*map(type, value)} <= {dict}:
        raise BadRecord(f"{key} must be a list of objects")
    return value


def optional(source: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], T]) -> T | None:
    """An object read by `read`, or None."""
    value = source.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise BadRecord(f"{key} must be an object or null, not {value!r}")
    return read(value)


def degrees(source: Mapping[str, Any], key: str, limit: float) -> float | None:
    """Degrees between -limit and limit, or None."""
    value = source.get(key)
    if type(value) is float and -limit <= value <= limit:
        return value
    value = number(source, key)
    if value is not None and not -limit <= value <= limit:
        raise BadRecord(f"{key} {value} is not within ±{limit:g} degrees")
    return value
