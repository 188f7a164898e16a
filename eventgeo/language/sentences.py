"""Sentences inside a block."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from eventgeo.records import Block

STOP = re.compile(r"(?:\.{3,}|…|[.!?]+)[\"'”’»)\]]*(?=\s|$)")
LAST_WORD = re.compile(r"([^\s(\[\"'“‘«]+)$")
LONGEST_WORD = 40
"""Characters that are looked back over for the word before a full stop: more than any abbreviation has."""
NOT_SPACE = re.compile(r"\S")
NEXT_WORD = re.compile(r"\s+[\"'“‘«(\[]*([^\s]+)")

ON_X = re.compile(r"\b(?:on|to|via) X\Z")
"""The platform, which is no initial: "the army said on X. India …"."""


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation (lower case, without its last full stop) to its kind: "always", "number" or "inside"."""
    lines = files(__package__).joinpath("abbreviations.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether this full stop, question or exclamation mark ends the sentence that began at `start`."""
    mark = text[stop.start()]
    following = NEXT_WORD.match(text, stop.end(), end)
    if following is None:
        return True
    first = following.group(1)[0]
    if mark != ".":
        return not first.islower()
    if stop.group().startswith("..") or first.islower():
        return not first.islower()
    previous = LAST_WORD.search(text, max(start, stop.start() - LONGEST_WORD), stop.start())
    word = previous.group(1).lower() if previous else ""
    kind = abbreviations().get(word.rstrip("."))
    if kind == "always" or (len(word) == 1 and word.isalpha() and not ON_X.search(text, start, stop.start())):
        return False
    if kind == "number":
        return not first.isdigit()
    if kind == "inside":
        return following.group(1) in STARTERS
    return True


STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "But",
        "And",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Its",
        "Their",
        "There",
    ]
)


def sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The `(start, end)` of each sentence of a block, without the white space around it."""
    start = block.start
    for stop in STOP.finditer(text, block.start, block.end):
        if stop.start() >= start and _ends_sentence(text, start, stop, block.end):
            yield start, stop.end()
            following = NOT_SPACE.search(text, stop.end(), block.end)
            start = following.start() if following else block.end
    tail = text[start : block.end].rstrip()
    if tail:
        yield start, start + len(tail)
