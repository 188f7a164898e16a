"""JSON Lines: one object a line, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from eventgeo.records.codec.values import Json
from eventgeo.records.errors import BadRecord

AT_ONCE = 200
"""Values that are read as one run of JSON."""


def in_lists(lines: Iterable[str]) -> Iterator[str]:
    """Lines of JSON as JSON lists of many, which are read in half the time that line after line takes."""
    waiting = iter(lines)
    while some := [*islice(waiting, AT_ONCE)]:
        yield f"[{','.join(some)}]"


def line(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """One JSON line (without its line feed): text as it is, keys in the order given, lone surrogates escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or _encodes(text) else json.dumps(value)


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def json_objects(
    lines: Iterable[str], loads: Callable[[str], Any] = json.loads
) -> Iterator[tuple[int, Json | BadRecord]]:
    """`(line number, object)` for each line that is not blank; a BadRecord stands for one that is no JSON object."""
    for number, text in enumerate(lines, 1):
        if not text.isspace() and text:
            yield number, json_object(text, loads)


def json_object(text: str, loads: Callable[[str], Any] = json.loads) -> Json | BadRecord:
    """The object of a line, or a BadRecord where it is none."""
    try:
        value = loads(text)
    except (ValueError, RecursionError) as error:
        return BadRecord(f"not JSON: {error}")
    return value if isinstance(value, dict) else BadRecord(f"a JSON object is needed, not {type(value).__name__}")
