"""What is known of words before any text is read: clusters of like words, and names of persons (see bake.py)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import marisa_trie

SIZES = (32, 128, 300, 800, 2000)
FORMAT = f"<{len(SIZES)}HB"
NO_CLUSTER = 0xFFFF
FIRST_NAME, LAST_NAME = 1, 2


class Known(NamedTuple):
    """The clusters of a word, one a size (none where the word is not in the table), and its bits as a name."""

    clusters: tuple[int, ...]
    name: int


NOTHING = Known((), 0)


@cache
def _trie() -> marisa_trie.RecordTrie:
    trie = marisa_trie.RecordTrie(FORMAT)
    trie.mmap(str(files(__package__).joinpath("lexicon.trie")))
    return trie


@lru_cache(maxsize=20_000)
def known(word: str) -> Known:
    """What the lexicon holds of a word in lower case.

    >>> known("michael").name == FIRST_NAME | LAST_NAME, known("zzyzx")
    (True, Known(clusters=(), name=0))
    """
    found = _trie().get(word) if word.isprintable() else None
    if not found:
        return NOTHING
    *clusters, name = found[0]
    return Known(() if clusters[0] == NO_CLUSTER else tuple(clusters), name)
