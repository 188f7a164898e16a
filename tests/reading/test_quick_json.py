"""JSON read fast is what the standard library reads, and what it refuses is refused in the same words."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from eventgeo.reading import quick_json

TEXTS = [
    '{"a": [1, -0.5e-3, true, false, null], "a": 2, "b": {"c": "\\u00e9\\ud83d\\ude00\\n"}}',
    '{"big": 123456789012345678901234567890, "least": -9223372036854775809, "zero": -0, "point": -0.0}',
    '{"number": NaN, "other": [Infinity, -Infinity, 1e999]}',
    '{"lone": "\\ud800", "pair": "\\udc80\\ud800"}',
    '{"text": "line\u2028 \x7f \ufeff é 😀"}',
    '{"unfinished": "',
    '{"control": "\x01"}',
    '{"number": 01}',
    "\ufeff{}",
    "{'a': 1}",
    '{"surrogate": "\udc80"}',
    "[" * 100_000,
    "1" * 5000,
    '{"a": 1} x',
    "",
]
BITS = ['"', "\\", "{", "}", "[", "]", ",", ":", "e", "-", ".", "0", "9", "\0", "\x1f", "\ud800", "NaN", "tru", "\\u",
        "\\ud83d", "\\x", "\t", "\x0b", "é", "1e999", "//"]  # fmt: skip


def told(read: Callable[[str], Any], text: str) -> str:
    """What comes of reading a text, with the types of all values."""
    try:
        return repr(read(text))
    except (ValueError, RecursionError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_reads_and_refuses_what_the_standard_library_does(text: str) -> None:
    """Values, their types and their order, and the words of a refusal are those of `json.loads`."""
    assert told(quick_json.loads, text) == told(json.loads, text)


def test_reads_damaged_texts_as_the_standard_library_does() -> None:
    """Of thousands of texts with a bit of damage none is read otherwise."""
    chance = random.Random(3)
    for _ in range(4000):
        text = chance.choice(TEXTS[:5])
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(BITS) + text[at + chance.randrange(3) :]
        assert told(quick_json.loads, text) == told(json.loads, text)
