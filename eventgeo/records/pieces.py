"""Outputs in pieces: rows that stand next to each other, told apart so that a change of a few rows changes few pieces.

Where a piece begins follows from the rows alone (content-defined bounds, as in LBFS: Muthitacharoen et al., SOSP 2001),
never from how an output came about: so an output that took over most of its pieces is the one that a new build makes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
Key = tuple[str | int | float, ...]
"""What a row is sorted by."""


class Order(NamedTuple):
    """How rows are sorted: the first `group` values of a key tell which belong together, as the mentions of a place do,
    and the one at `word` whether a piece may begin. A piece has some `rows`, on the average.
    """

    group: int
    word: int
    rows: int


INCIDENTS, ON_PAGE, ISSUES, MENTIONS = Order(0, 4, 256), Order(0, 2, 256), Order(0, 0, 1024), Order(4, 4, 1024)
"""Of incidents by date (`Incident.order`) and as a map page has them; of Issues by document; of mentions by place.

A piece of each comes to 0.1 to 1 MB; packed by 256 mentions, a page would be a twelfth larger."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Rows of one group; whether the group begins with them, and whether it ends with them.

    The key is that of its first row; of the first piece of a group, that of the group.
    """

    key: Key
    rows: list[T]
    opens: bool
    closes: bool


def pieces(rows: Iterable[tuple[Key, T]], order: Order, start: Key = (), end: Key | None = None) -> Iterator[Piece[T]]:
    """The pieces of rows that are sorted by their keys: of all, or of those from one piece's key up to another one's.

    >>> rows = [(("a", "x"), 1), (("a", "y"), 2), (("b", "x"), 3)]
    >>> [(piece.key, piece.rows, piece.closes) for piece in pieces(rows, Order(1, 1, 9))]
    [(('a',), [1, 2], True), (('b',), [3], True)]
    """
    group = start[: order.group] if len(start) > order.group else None
    word: str | int | float | None = None
    key, held = start, list[T]()
    for at, row in rows:
        own = at[: order.group]
        if own != group or (at[order.word] != word and _begins(at[order.word], order.rows)):
            if held:
                yield Piece(key, held, len(key) == order.group, own != group)
            key, held = at if own == group else own, []
        held.append(row)
        group, word = own, at[order.word]
    if held:
        yield Piece(key, held, len(key) == order.group, end is None or len(end) == order.group)


def _begins(word: str | int | float, rows: int) -> bool:
    return zlib.crc32(str(word).encode("utf-8", "surrogatepass")) % rows == 0
