"""Sentences."""

import time

import pytest

from eventgeo.language import layout
from eventgeo.language.sentences import sentences
from eventgeo.records import Block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Three fled.", ["Two died.", "Three fled."]),
        ("Gen. Mark Milley spoke. He left.", ["Gen. Mark Milley spoke.", "He left."]),
        ("The US. has provided arms.", ["The US. has provided arms."]),
        ("The U.S. Army said so. It left.", ["The U.S. Army said so.", "It left."]),
        ("They left the U.S. The army stayed.", ["They left the U.S.", "The army stayed."]),
        ("On Feb. 13 it began. It ended.", ["On Feb. 13 it began.", "It ended."]),
        ("It came at 5 p.m. on Monday. No one died.", ["It came at 5 p.m. on Monday.", "No one died."]),
        ("'He was wrong.' They left.", ["'He was wrong.'", "They left."]),
        ("“Get out!” he shouted. They ran.", ["“Get out!” he shouted.", "They ran."]),
        ("He waited ... and left. Then rain.", ["He waited ... and left.", "Then rain."]),
        ("The No. 4 unit fell. So did No. 5.", ["The No. 4 unit fell.", "So did No. 5."]),
        ("J. Smith of St. Louis came. All well.", ["J. Smith of St. Louis came.", "All well."]),
        ("THE ARMY ATTACKED.  THE GUERRILLAS FLED.", ["THE ARMY ATTACKED.", "THE GUERRILLAS FLED."]),
        ("no capital at all. it goes on.", ["no capital at all. it goes on."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, quotations and dots inside a sentence do not end it."""
    shape = layout(text)
    assert [text[s.start : s.end] for s in shape.sentences] == expected


def test_sentences_hold_all_their_tokens() -> None:
    """Each sentence's tokens are those between its first and last character."""
    shape = layout("A headline\n\nOne two. Three four, five.\n\n• Six seven")
    for index, sentence in enumerate(shape.sentences):
        tokens = shape.tokens_of(index)
        assert tokens[0].start == sentence.start
        assert tokens[-1].end == sentence.end
    assert sum(len(shape.tokens_of(i)) for i in range(len(shape.sentences))) == len(shape.tokens)


def test_what_goes_on_without_an_end_is_cut() -> None:
    """A stretch of words without a full stop is cut into sentences of 300 tokens, which lose none of them."""
    shape = layout("fighting. " * 400)
    assert [sentence.last - sentence.first for sentence in shape.sentences] == [300, 300, 200]
    assert [shape.text[s.start : s.end].count("fighting.") for s in shape.sentences] == [150, 150, 100]


def test_abbreviations_without_end_take_linear_time() -> None:
    """100,000 abbreviations in a row are told to be none of them an end in under 2 s."""
    begun = time.process_time()
    assert len(list(sentences("St. " * 100_000, Block(0, 400_000, "body", None, False)))) == 1
    assert time.process_time() - begun < 2
