"""Paths of files as something to keep or to tell of."""

from __future__ import annotations

from pathlib import Path


def spelled(path: str | Path) -> str:
    r"""The path in characters that UTF-8 can write: bytes that are no UTF-8 stand as `\udcXX`.

    >>> spelled("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
