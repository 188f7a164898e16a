"""The whole layout of a text."""

from eventgeo.language.blocks import blocks
from eventgeo.language.case import reading_case
from eventgeo.language.sentences import sentences
from eventgeo.language.tokens import tokens
from eventgeo.records import Layout, Sentence


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
    starts = [(start, end, index) for index, block in enumerate(parts) for start, end in sentences(text, block)]
    found, first = [], 0
    for start, end, index in starts:
        while first < len(words) and words[first].start < start:
            first += 1
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        found.append(Sentence(start, end, index, first, last))
        first = last
    return Layout(text, reading_case(text, parts, found), words, tuple(found), tuple(parts))
