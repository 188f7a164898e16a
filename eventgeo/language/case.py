"""Mixed case for text in capitals, so that one grammar reads both."""

import re
from collections.abc import Sequence

from eventgeo.records import Block, Sentence

MONTHS = "january february march april may june july august september october november december"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
NAMES = re.compile(r"\b(?:" + "|".join((MONTHS + " " + WEEKDAYS).split()) + r")\b")
MONTH_SHORT = re.compile(r"(?<=\d )(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b")
VERB_MONTH = re.compile(r"(?:\d\s+|\b(?:in|on|of|last|early|late|mid|since|until|by|next|this)\s+|\A)\Z")


def _lower(text: str) -> str:
    """Lower case of the same length (a few capitals lower to two code points, which are kept)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _capitalise(low: str, match: re.Match[str]) -> str:
    name = match.group()
    if name in ("may", "march") and not (
        VERB_MONTH.search(low[max(0, match.start() - 12) : match.start()])
        or low[match.end() : match.end() + 2].strip().isdigit()
    ):
        return name
    return name.capitalize()


def mixed_case(text: str) -> str:
    """A text in capitals in mixed case, of the same length: months and weekdays capitalised, all else lowered.

    >>> mixed_case("BOGOTA, 9 JAN 90 -- THE ARMY MAY MARCH ON SUNDAY, 4 MARCH")
    'bogota, 9 Jan 90 -- the army may march on Sunday, 4 March'
    """
    low = _lower(text)
    low = MONTH_SHORT.sub(lambda match: match.group().capitalize(), low)
    return NAMES.sub(lambda match: _capitalise(low, match), low)


def reading_case(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> str:
    """The text with its capital blocks in mixed case and their sentences begun with a capital."""
    if not any(block.upper for block in blocks):
        return text
    out, at = [], 0
    for block in blocks:
        if block.upper:
            out += [text[at : block.start], mixed_case(text[block.start : block.end])]
            at = block.end
    letters = list("".join(out) + text[at:])
    for sentence in sentences:
        if blocks[sentence.block].upper and len(letters[sentence.start].upper()) == 1:
            letters[sentence.start] = letters[sentence.start].upper()
    return "".join(letters)
