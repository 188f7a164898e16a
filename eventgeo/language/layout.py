"""The whole layout of a text."""

from collections.abc import Iterator, Sequence

from eventgeo.language.blocks import blocks
from eventgeo.language.case import reading_case
from eventgeo.language.sentences import sentences
from eventgeo.language.tokens import tokens
from eventgeo.records import Block, Layout, Sentence, Token

LONGEST = 300
"""Tokens of the longest sentence: what goes on without an end is cut here, so that no text takes more than its length.
The longest sentence of the news corpora has some 200."""


def layout(text: str) -> Layout:
    """Take a text apart into tokens, sentences and blocks.

    >>> shape = layout("Two die in Kherson\\n\\nTwo people died in Kherson on Monday. More were hurt.")
    >>> [block.kind for block in shape.blocks]
    ['headline', 'body']
    >>> [shape.text[s.start:s.end] for s in shape.sentences]
    ['Two die in Kherson', 'Two people died in Kherson on Monday.', 'More were hurt.']
    """
    parts = blocks(text)
    words = tuple(tokens(text))
    found = tuple(_sentences(text, parts, words))
    return Layout(text, reading_case(text, parts, found), words, found, tuple(parts))


def _sentences(text: str, parts: Sequence[Block], words: Sequence[Token]) -> Iterator[Sentence]:
    """The sentences of each block, with the indices of their tokens."""
    first = 0
    for index, block in enumerate(parts):
        for start, end in sentences(text, block):
            while first < len(words) and words[first].start < start:
                first += 1
            last = first
            while last < len(words) and words[last].start < end:
                last += 1
            for cut in range(first + LONGEST, last, LONGEST):
                yield Sentence(start, words[cut - 1].end, index, first, cut)
                start, first = words[cut].start, cut
            yield Sentence(start, end, index, first, last)
            first = last
