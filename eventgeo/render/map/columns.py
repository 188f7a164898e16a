"""Columns: incidents as flat little-endian arrays, which a browser reads in place, without parsing.

A pack is `header length (uint32) | header (JSON) | padding to 8 bytes | column after column, each padded to 8 bytes`.
The header names each column with its type ("i32", "u32", "u16", "u8", "f32") and length, beside the vocabularies that
the columns point into.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

import msgspec

CODES: Mapping[str, str] = {"i32": "i", "u32": "I", "u16": "H", "u8": "B", "f32": "f"}
NOTHING = -(2**31)
"""An i32 that stands for "not known"."""


class Vocabulary:
    """Strings numbered in the order of their first use; None has the number 0 and is kept as an empty string."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str | None, int] = defaultdict(count().__next__)
        self.learn([None])

    def numbers(self, words: Iterable[str | None]) -> Iterator[int]:
        """The number of each word, a new one for a word not met before."""
        return map(self._numbers.__getitem__, words)

    def learn(self, words: Iterable[str | None]) -> None:
        """Give words that were not met before their numbers."""
        deque(self.numbers(words), maxlen=0)

    @property
    def words(self) -> list[str]:
        """All words in the order of their numbers."""
        return [word or "" for word in self._numbers]


class Columns:
    """Columns under construction: declare them by name and type, fill them, then `pack` them with their header."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds
        self._columns: dict[str, array[Any]] = {name: array(CODES[kind]) for name, kind in kinds.items()}

    def __getitem__(self, name: str) -> array[Any]:
        """A column; adding a value to it raises OverflowError where it does not fit its type."""
        return self._columns[name]

    def items(self) -> Iterable[tuple[str, array[Any]]]:
        """The columns by their names, in the order in which they were declared."""
        return self._columns.items()

    @classmethod
    def unpacked(cls, data: bytes) -> tuple[dict[str, Any], Columns]:
        """The header and the columns of a pack."""
        end = 4 + int.from_bytes(data[:4], "little")
        header = msgspec.json.decode(data[4:end])
        listing = header.pop("columns")
        columns, at = cls({name: kind for name, kind, _ in listing}), end + len(_padding(end))
        for name, _, length in listing:
            column = columns[name]
            size = length * column.itemsize
            column.frombytes(data[at : at + size])
            if sys.byteorder == "big":
                column.byteswap()
            at += size + len(_padding(size))
        return header, columns

    def pack(self, header: Mapping[str, Any]) -> bytes:
        """The header and the columns as one run of bytes."""
        listing = [[name, self._kinds[name], len(column)] for name, column in self._columns.items()]
        head = text_bytes(json.dumps({**header, "columns": listing}, ensure_ascii=False, separators=(",", ":")))
        parts = [len(head).to_bytes(4, "little"), head, _padding(4 + len(head))]
        for column in self._columns.values():
            data = _little_endian(column)
            parts += [data, _padding(len(data))]
        return b"".join(parts)


def _little_endian(column: array[Any]) -> bytes:
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    return column.tobytes()


def text_bytes(text: str) -> bytes:
    """The text in UTF-8; a lone surrogate, which UTF-8 cannot say, becomes U+FFFD, one for one."""
    return whole(text).encode("utf-8")


def whole(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, its length kept.

    >>> whole("a" + chr(0xD800) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text) if _lone(text) else text


def _lone(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def units(text: str) -> int:
    """The length of a text as JavaScript counts it, in UTF-16 units.

    >>> units("aé😀")
    4
    """
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)


def _padding(length: int) -> bytes:
    return bytes(-length % 8)
