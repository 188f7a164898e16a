"""The stories of a digest: "SOMALIA: A bomber killed six ...", "MALI: ..." are reports of their own.

What one of them leaves unsaid (its day, its place, who the attackers were) is told by none of the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from eventgeo.records import Block, Layout, Mentions, Sentence, Toponym

FEWEST, MOST = 3, 500
"""So many blocks must open with a place of their own before a text is taken for a digest, and no more may: a table of
thousands of rows is none, and would take the length of the text for each of them.
"""
MARK = re.compile(r"[^\w\n]*")
"""What stands before the name that a story opens with: a bullet, a sign, asterisks."""
LABELLED = re.compile(r"[^\w\n]{0,3}(?::| [–—-] | ?[–—-]{2} |\n|\Z)|\.(?=\s+[A-Z])")
"""What stands behind it: a colon, a dash or a full stop, or nothing more in its line."""
ALONG = re.compile(r"(?:[IO]n\s+)?(?:[Tt]he\s+)?(?=\w)")
FRONT = re.compile(r"\s+(?:direction|axis|sector|front)(?:[.:,]| [–—-] |\n|\Z)")
"""What stands before and behind the name of a stretch of a front ("In the Kharkiv direction, ...")."""


class Spanned(Protocol):
    """What has its offsets in the text."""

    @property
    def start(self) -> int: ...


class Label(NamedTuple):
    """The index of a block that opens with a place, the name of that, and the offset behind it and its colon."""

    block: int
    name: str
    end: int


T = TypeVar("T", bound=Spanned)


def stories(mentions: Mentions) -> Iterator[Mentions]:
    """The stories of a document, in its order, each with what was found in it; a document that is no digest is one.

    A digest is a text of which FEWEST to MOST blocks open with a place as their label, different ones among them; the
    label is the headline of its story. The offsets stay those of the document.
    """
    labels = {label.block: label for label in _labels(mentions)}
    if not FEWEST <= len(labels) <= MOST or len({label.name for label in labels.values()}) < FEWEST - 1:
        yield mentions
        return
    count = len(mentions.layout.blocks)
    for first, last in pairwise(sorted({0, *labels, *_close([*labels], count), count})):
        yield _part(mentions, first, last, labels.get(first))


def _close(labels: Sequence[int], count: int) -> Iterator[int]:
    """Where all stories but the last are single blocks, the last is one too; what is behind it tells of them all."""
    if all(after - before == 1 for before, after in pairwise(labels)) and labels[-1] + 1 < count:
        yield labels[-1] + 1


def _labels(mentions: Mentions) -> Iterator[Label]:
    """The blocks that open with a place as their label."""
    text, named = mentions.layout.text, {each.start: each for each in mentions.toponyms if each.resolved}
    for index, block in enumerate(mentions.layout.blocks):
        found = _label(text, block, named)
        if found:
            yield Label(index, *found)


def _label(text: str, block: Block, named: dict[int, Toponym]) -> tuple[str, int] | None:
    """The place that a block opens with as its label, and the offset behind that."""
    mark = MARK.match(text, block.start, block.end)
    for opening, closing in ((mark, LABELLED), (mark and ALONG.match(text, mark.end(), block.end), FRONT)):
        name = named.get(opening.end()) if opening else None
        behind = closing.match(text, name.end, block.end) if name else None
        if name and behind:
            return name.surface, behind.end()
    return None


def _part(mentions: Mentions, first: int, last: int, label: Label | None) -> Mentions:
    """The mentions in the blocks `first:last`; those before the first block and behind the last one go with these."""
    blocks = mentions.layout.blocks
    start = blocks[first].start if first else 0
    end = blocks[last].start if last < len(blocks) else len(mentions.layout.text)
    before = bisect_left(mentions.toponyms, start, key=lambda each: each.start)
    locations = _within(mentions.locations, start, end)
    layout = _layout(mentions.layout, first, last)
    return replace(
        mentions,
        layout=_headed(layout, label.end) if label else layout,
        toponyms=_within(mentions.toponyms, start, end),
        locations=tuple(replace(each, toponyms=tuple(n - before for n in each.toponyms)) for each in locations),
        timexes=_within(mentions.timexes, start, end),
        triggers=_within(mentions.triggers, start, end),
    )


def _within(found: Sequence[T], start: int, end: int) -> tuple[T, ...]:
    """Those that begin in a stretch, of some in the order of the text."""
    first, last = (bisect_left(found, at, key=lambda each: each.start) for at in (start, end))
    return tuple(found[first:last])


def _layout(layout: Layout, first: int, last: int) -> Layout:
    """The blocks `first:last` with their sentences and tokens, counted anew; the text is the whole one."""
    begun, ended = (
        bisect(layout.sentences, block, key=lambda sentence: sentence.block)
        for bisect, block in ((bisect_left, first), (bisect_right, last - 1))
    )
    told = layout.sentences[begun:ended]
    origin, stop = (told[0].first, told[-1].last) if told else (0, 0)
    return replace(
        layout,
        tokens=layout.tokens[origin:stop],
        sentences=tuple(_moved(sentence, first, origin) for sentence in told),
        blocks=tuple(_own(block, first) for block in layout.blocks[first:last]),
    )


def _moved(sentence: Sentence, block: int, token: int) -> Sentence:
    return sentence._replace(block=sentence.block - block, first=sentence.first - token, last=sentence.last - token)


def _own(block: Block, first: int) -> Block:
    """A block that repeats one of its own story alone."""
    repeats = block.copy_of is not None and block.copy_of >= first
    return block._replace(copy_of=block.copy_of - first if repeats and block.copy_of is not None else None)


def _headed(layout: Layout, end: int) -> Layout:
    """The layout of a story with its first block up to an offset as its headline, a sentence of its own."""
    (label, *blocks), (opening, *sentences) = layout.blocks, layout.sentences
    if end >= label.end:
        return replace(layout, blocks=(label._replace(kind="headline"), *blocks))
    start, token = end + len(layout.text[end:]) - len(layout.text[end:].lstrip()), layout.token_at(end)
    return replace(
        layout,
        blocks=(label._replace(end=end, kind="headline"), label._replace(start=start), *blocks),
        sentences=(
            opening._replace(end=end, last=token),
            *(each._replace(block=each.block + 1) for each in (opening._replace(start=start, first=token), *sentences)),
        ),
    )
