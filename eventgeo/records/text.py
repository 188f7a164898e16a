"""The text of a report and its shape: spans, tokens, sentences, blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

HEAD = 4
"""Among how many blocks from the first a dateline stands."""
DATELINE = re.compile(r"[A-Z][A-Z' .-]{2,30}(?=: )|.{0,150}?(?:--|—|–|-|_|\)(?=:)| \|)(?=[\s:[])", re.S)
PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})
BlockKind = Literal["headline", "dateline", "body", "caption", "bullet", "credit", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: `text[start:end] == surface`, offsets in code points."""

    start: int
    end: int
    surface: str

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the span shares at least one character with `start:end`."""
        return self.start < end and start < self.end


class Token(NamedTuple):
    """A word, number or punctuation mark; `text` is as written."""

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """A sentence: character offsets, the index of its block, and its tokens as `tokens[first:last]`."""

    start: int
    end: int
    block: int
    first: int
    last: int


class Block(NamedTuple):
    """A paragraph or line with a role in the report.

    `copy_of` is the index of the earlier block that it repeats, letter for letter but for white space;
    `upper` says that its letters are all capitals, as in agency copy, so that case tells nothing.
    """

    start: int
    end: int
    kind: BlockKind
    copy_of: int | None
    upper: bool


@dataclass(frozen=True)
class Layout:
    """A text taken apart: tokens, sentences and blocks, each in the order of the text.

    `reading` has the length of `text` and differs from it only in case: blocks in capitals are lowered there,
    but for sentence starts, months and weekdays, so that a grammar written for mixed case reads both.
    """

    text: str
    reading: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def low(self) -> list[str]:
        """Each token in lower case with plain apostrophes and hyphens."""
        low = [text.lower() for _, _, text in self.tokens]
        if self.text.isascii():
            return low
        return [word if word.isascii() else word.translate(PLAIN_MARKS) for word in low]

    @cached_property
    def capital(self) -> list[bool]:
        """Whether each token is capitalised in the reading."""
        reading = self.reading
        return [reading[start].isupper() for start, _, _ in self.tokens]

    @cached_property
    def dateline(self) -> range:
        """The offsets of the first dateline up to its dash, if there is one: where and when the report was written."""
        heads = (block for block in self.blocks[:HEAD] if block.kind == "dateline")
        found = (DATELINE.match(self.text, block.start, block.end) for block in heads)
        return next((range(*match.span()) for match in found if match), range(0))

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence that holds a character offset, or None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def block_at(self, offset: int) -> int | None:
        """The index of the block that holds a character offset, or None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after a character offset; `len(tokens)` past the last one."""
        index = max(bisect_right(self._token_starts, offset) - 1, 0)
        while index < len(self.tokens) and self.tokens[index].end <= offset:
            index += 1
        return index

    def tokens_of(self, sentence: int) -> tuple[Token, ...]:
        """The tokens of the sentence with this index."""
        _, _, _, first, last = self.sentences[sentence]
        return self.tokens[first:last]
