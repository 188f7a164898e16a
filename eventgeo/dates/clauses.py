"""The clause around a stretch of text, whether what it tells of still goes on, and what was only said on a date."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from eventgeo.dates.tables import table
from eventgeo.records import Layout, Timex

CLAUSE = re.compile(
    r"[;:,\s](?:(?<=[;:])|(?<=,)\s+(?:and|but|while|after|when|which|who|whose|where|before|as|saying|adding)\b|"
    r"(?<=\s)(?:[—–-]+\s|(?:after|before|when|while|that|which|who|whose|where|because|although|but|if)\s"
    r"|since\s(?=(?:the|it|its|he|she|they|his|her|their|a|an)\s)))",
    re.IGNORECASE,
)
"""Marks and words that part clauses; they begin with one of few characters, which alone are looked at."""
INSERTED = re.compile(r",\s+(?:which|who|whose|where)\b", re.IGNORECASE)  # a clause that a comma closes again
PARTICIPLE = re.compile(
    r",\s+(?:(?:first|last|both|all)\s+)?(?:[a-z]+ed|taken|shot|held|caught|found|hit|struck|lost)\s+(?:on|in|since|during)\s"
)
"""What begins a clause without its verb, "the hostages, seized on 7 October, were freed", that a comma closes again."""
DATE_LED = re.compile(r"\b(?:after|before)\b", re.IGNORECASE)
BREAK = re.compile(r"[,;:.]|\b(?:to|that|about|on|over|for|in)\b", re.IGNORECASE)
VERB_WIDTH = 45  # characters before a happening in which its auxiliaries stand
OBJECT_WIDTH = 20  # characters between a progressive verb and the happening that is its object
SPOKEN_BEFORE = r"\b(?:{words})(?:\s+(?:late|early|here|again))?(?:\s+(?:on|in|at|to\s+\w+))?\s*(?:a\s+|the\s+)?\Z"
SPOKEN_AFTER = r"(?:\s+(?:again|also|officially|strongly))?\s+(?:{words})\b"
Stretch = tuple[int, int]


def sentence_around(start: int, end: int, layout: Layout) -> Stretch:
    """The sentence that `start:end` begins in."""
    index = layout.sentence_at(start)
    if index is None:
        return start, end
    return layout.sentences[index].start, max(end, layout.sentences[index].end)


def clause_around(start: int, end: int, layout: Layout, timexes: Sequence[Timex]) -> Stretch:
    """The part of the sentence around `start:end` between words and marks that part clauses.

    "Before" and "after" part none where a date follows: "killed before Friday" is one clause.
    """
    first, last = sentence_around(start, end, layout)
    starts = [timex.start for timex in timexes]
    cuts = []
    for match in CLAUSE.finditer(layout.reading, first, last):
        index = bisect_left(starts, match.end())
        dated = index < len(starts) and starts[index] - match.end() < 5
        if not (dated and DATE_LED.search(match.group())):
            cuts.append(match.start())
        if INSERTED.match(match.group()):
            closing = layout.reading.find(",", match.end(), last)
            cuts += [closing] if closing >= 0 else []
    for match in PARTICIPLE.finditer(layout.reading, first, last):
        closing = layout.reading.find(",", match.end(), last)
        cuts += [match.start(), closing] if closing >= 0 else []
    left = max((cut for cut in cuts if cut < start), default=first)
    return left, min((cut for cut in cuts if cut >= end), default=last)


@cache
def _aspects() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("aspect.tsv")
    verb, clause = ("|".join(pattern for place, pattern in rows if place == kind) for kind in ("verb", "clause"))
    return re.compile(rf"(?<!\w)(?:{verb})", re.IGNORECASE), re.compile(rf"\b(?:{clause})\b", re.IGNORECASE)


def goes_on(start: int, end: int, layout: Layout, clause: Stretch) -> bool:
    """Whether tense and aspect say that what `start:end` tells of still goes on: "have been battling"."""
    first, last = sentence_around(start, end, layout)
    verb, anywhere = _aspects()
    for match in verb.finditer(layout.reading, max(first, start - VERB_WIDTH), min(last, end + 12)):
        near = start - match.end() < OBJECT_WIDTH and not BREAK.search(layout.reading, match.end(), start)
        if match.end() > start or near:
            return True
    return anywhere.search(layout.reading, *clause) is not None


@cache
def saying() -> re.Pattern[str]:
    """The verbs of saying."""
    verbs = (word for (word,) in table("speech.tsv") if word.endswith(("ed", "said", "told", "says")))
    return re.compile(rf"\b(?:{'|'.join(verbs)})\b")


@cache
def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(word for (word,) in table("speech.tsv"))
    return (
        re.compile(SPOKEN_BEFORE.format(words=words), re.IGNORECASE),
        re.compile(SPOKEN_AFTER.format(words=words), re.IGNORECASE),
    )


def follows_saying(start: int, layout: Layout) -> bool:
    """Whether a word of saying leads to a date that begins at an offset ("said late on Monday")."""
    return _speech()[0].search(layout.reading, max(0, start - 40), start) is not None


def is_spoken(timex: Timex, start: int, end: int, layout: Layout) -> bool:
    """Whether a date belongs to a word of saying and not to `start:end`: "said on Monday", "today condemned"."""
    if 0 <= timex.start - end < 6:
        return False
    if follows_saying(timex.start, layout):
        return True
    match = _speech()[1].match(layout.reading, timex.end, timex.end + 30)
    return match is not None and not match.start() <= start < match.end()
