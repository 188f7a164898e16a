"""Names of places found by the gazetteer alone: the longest run of capitalised words that it knows as a likely place."""

from __future__ import annotations

from collections.abc import Sequence

from eventgeo.places.gazetteer import Gazetteer, NameTag, fold
from eventgeo.records import Layout, Token, ToponymKind

LONGEST = 6
_PEOPLE_ENOUGH = 4
"""A settlement's name counts from this logarithm of its population on, since smaller ones share names with words."""


def longest_matches(layout: Layout, gazetteer: Gazetteer) -> list[tuple[int, int, ToponymKind]]:
    """Spans of likely place names with their kind, in the order of the text."""
    found: list[tuple[int, int, ToponymKind]] = []
    for number in range(len(layout.sentences)):
        words = layout.tokens_of(number)
        at = 0
        while at < len(words):
            size, kind = _longest(layout, words[at : at + LONGEST], gazetteer, at == 0)
            if size and kind:
                found.append((words[at].start, words[at + size - 1].end, kind))
            at += size or 1
    return found


def _longest(
    layout: Layout, words: Sequence[Token], gazetteer: Gazetteer, opening: bool
) -> tuple[int, ToponymKind | None]:
    if not layout.reading[words[0].start].isupper():
        return 0, None
    for size in range(len(words), 0, -1):
        if not layout.reading[words[size - 1].start].isupper():
            continue
        tag = gazetteer.tag(fold(layout.reading[words[0].start : words[size - 1].end]))
        if tag is not None and _likely(tag, size, opening):
            return size, "demonym" if tag.cls == "D" else "literal"
    return 0, None


def _likely(tag: NameTag, size: int, opening: bool) -> bool:
    if tag.cls in ("C", "K", "D") or size > 1:
        return tag.primary
    return tag.primary and tag.logpop >= _PEOPLE_ENOUGH + opening
