"""Records that wait on disk until they are asked for in the order of their keys; few of them wait in memory."""

from __future__ import annotations

import os
import pickle
import tempfile
from array import array
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from eventgeo.records.errors import OutputError

T = TypeVar("T")
Part = str | int | tuple["Part", ...]
END, MIDDLE = b"\0\0", 1 << 63
"""What ends a string in a key, and what is added to a number there, so that negative ones come first."""
HELD = 1_000
"""Records that are held in memory, some 3 MB of events; what comes after them waits on disk."""


def sort_key(parts: tuple[Part, ...]) -> bytes:
    """Bytes that sort as a tuple of strings, numbers of at most 63 bits and such tuples does, in a third of its memory.

    >>> sort_key(("a", 2)) < sort_key(("a", 10)) < sort_key(("ab", 1))
    True
    """
    found = []
    for part in parts:
        if isinstance(part, str):
            encoded = part.encode("utf-8", "surrogatepass")
            found.append(encoded.replace(b"\0", b"\0\xff") if b"\0" in encoded else encoded)
            found.append(END)
        elif isinstance(part, int):
            found.append((part + MIDDLE).to_bytes(8, "big"))
        else:
            found.append(sort_key(part))
    return b"".join(found)


def _full(error: OSError) -> OutputError:
    return OutputError(f"the temporary file of what waits to be merged: {error.strerror}")


class Spool(Generic[T]):
    """Records of one run, each with a key, by the number in which they were put; the first `held` stay in memory.

    The others lie in a nameless temporary file (in `TMPDIR`), which goes with the object; memory keeps about a hundred
    bytes of each. The file is this process's own, so that unpacking it is safe. `dump` makes a record bytes, `load`
    bytes a record. OutputError where the disk is full.
    """

    def __init__(
        self, held: int = HELD, dump: Callable[[T], bytes] = pickle.dumps, load: Callable[[bytes], T] = pickle.loads
    ) -> None:
        self._most, self._dump, self._load = held, dump, load
        self._held: list[T] = []
        self._keys: list[bytes] = []
        self._ends = array("Q", [0])
        self._flushed = True
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it is closed and gone with the object)

    def __len__(self) -> int:
        return len(self._keys)

    def put(self, key: tuple[Part, ...], record: T) -> int:
        """Keep a record under a key; gives the number to ask for it again."""
        if len(self._held) < self._most:
            self._held.append(record)
        else:
            self._write(self._dump(record))
        self._keys.append(sort_key(key))
        return len(self._keys) - 1

    def _write(self, packed: bytes) -> None:
        try:
            self._file.write(packed)
        except OSError as error:
            raise _full(error) from error
        self._flushed = False
        self._ends.append(self._ends[-1] + len(packed))

    def __getitem__(self, number: int) -> T:
        if number < len(self._held):
            return self._held[number]
        if not self._flushed:
            self._flush()
        place = number - len(self._held)
        start, end = self._ends[place], self._ends[place + 1]
        return self._load(os.pread(self._file.fileno(), end - start, start))

    def _flush(self) -> None:
        try:
            self._file.flush()
        except OSError as error:
            raise _full(error) from error
        self._flushed = True

    def sorted(self) -> Iterator[tuple[int, T]]:
        """All records with their numbers, in the order of their keys; those of equal keys as they were put."""
        for number in sorted(range(len(self._keys)), key=self._keys.__getitem__):
            yield number, self[number]
