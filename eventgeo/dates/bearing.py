"""Which expressions of time may date a stretch of text, the likeliest first, and what each says of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from eventgeo.dates.days import DAY
from eventgeo.dates.tables import table
from eventgeo.records import Bearing, Layout, Publication, Relation, Tier, Timex

CLAUSE = re.compile(
    r"[;:]|\s[—–-]+\s|,\s+(?:and|but|while|after|when|which|who|whose|where|before|as|saying|adding)\b|"
    r"\s(?:after|before|when|while|that|which|who|whose|where|because|although|but|if)\s"
    r"|\ssince\s(?=(?:the|it|its|he|she|they|his|her|their|a|an)\s)",
    re.IGNORECASE,
)
LEAD = re.compile(r"\b([a-z]+(?: or before| of)?)\s+(?:the\s+)?(?:early |late |mid-?)?\Z", re.IGNORECASE)
LEADS: dict[str, Relation] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "before",
    "before": "before",
    "or before": "before",
    "after": "after",
    "from": "since",
}
SPOKEN_BEFORE = r"\b(?:{words})(?:\s+(?:late|early|here|again))?(?:\s+(?:on|in|at|to\s+\w+))?\s*(?:a\s+|the\s+)?\Z"
SPOKEN_AFTER = r"(?:\s+(?:again|also|officially|strongly))?\s+(?:{words})\b"
TO = re.compile(r"\s*(?:,\s*)?(?:-|–|—|to|and|until|till|through)\s*(?:the\s+)?\Z", re.IGNORECASE)
COARSE = 31  # days
DATELINE_WIDTH = 80  # characters from the beginning of a block in which its dateline ends
OBJECT_WIDTH = 20  # characters between a progressive verb and the happening that is its object
BREAK = re.compile(r"[,;:.]|\b(?:to|that|about|on|over|for|in)\b", re.IGNORECASE)
DATE_LED = re.compile(r"\b(?:after|before)\b", re.IGNORECASE)
VERB_WIDTH = 45  # characters before a happening in which its auxiliaries stand
Dated = tuple[Timex, date, date]


@cache
def _aspects() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("aspect.tsv")
    verb, clause = ("|".join(pattern for place, pattern in rows if place == kind) for kind in ("verb", "clause"))
    return re.compile(rf"(?<!\w)(?:{verb})", re.IGNORECASE), re.compile(rf"\b(?:{clause})\b", re.IGNORECASE)


def goes_on(start: int, end: int, layout: Layout, within: tuple[int, int] | None = None) -> bool:
    """Whether tense and aspect say that what `start:end` tells of still goes on: "have been battling"."""
    first, last = _sentence(start, end, layout)
    verb, clause = _aspects()
    for match in verb.finditer(layout.reading, max(first, start - VERB_WIDTH), min(last, end + 12)):
        if match.end() > start or (start - match.end() < OBJECT_WIDTH and not BREAK.search(layout.reading, match.end(), start)):
            return True
    begin, finish = within or _clause(start, end, layout, ())
    return clause.search(layout.reading, begin, finish) is not None


def _sentence(start: int, end: int, layout: Layout) -> tuple[int, int]:
    index = layout.sentence_at(start)
    if index is None:
        return start, end
    return layout.sentences[index].start, max(end, layout.sentences[index].end)


def _clause(start: int, end: int, layout: Layout, timexes: Sequence[Timex]) -> tuple[int, int]:
    """The part of the sentence around `start:end` between words and marks that part clauses.

    "Before" and "after" part none where a date follows: "killed before Friday" is one clause.
    """
    first, last = _sentence(start, end, layout)
    starts = [timex.start for timex in timexes]
    cuts = []
    for match in CLAUSE.finditer(layout.reading, first, last):
        index = bisect_left(starts, match.end())
        dated = index < len(starts) and starts[index] - match.end() < 5
        if not (dated and DATE_LED.search(match.group())):
            cuts.append(match.start())
    return max((cut for cut in cuts if cut < start), default=first), min((cut for cut in cuts if cut >= end), default=last)


def relation_of(timex: Timex, layout: Layout) -> Relation:
    """What the word before a timex makes of it: "since", "until", "before" ("by", "on or before"), "after" or "at"."""
    left = layout.reading[max(0, timex.start - 24) : timex.start]
    lead = LEAD.search(left)
    if lead is None:
        return "at"
    word = lead.group(1).lower()
    if re.search(r"\bor before\s+\Z", left, re.IGNORECASE):
        return "before"
    found = LEADS.get(word, LEADS.get(word.split()[0], "at"))
    return "at" if timex.type == "TIME" and found in ("before", "after") else found


def _bounds(timex: Timex, relation: Relation, layout: Layout) -> tuple[date | None, date | None]:
    first, last = timex.first, timex.last
    if relation == "since":
        return first, None
    if relation == "until":
        return None, last
    if relation == "after":
        return (last + DAY if last and last < date.max else last), None
    if relation == "before":
        strict = re.search(r"(?<!or )\bbefore\s+(?:the\s+)?\Z", layout.reading[: timex.start][-16:], re.IGNORECASE)
        return None, (first - DAY if strict and first and first > date.min else last)
    return first, last


def _bear(timex: Timex, tier: Tier, layout: Layout, following: Timex | None, start: int) -> Bearing:
    """A timex as a candidate; with the one that ends its range, "13 to 15 February", as one interval."""
    beside = 0 < start - timex.end <= 2  # "the 16 November murders"
    relation = "at" if beside else relation_of(timex, layout)
    if following and following.last and timex.first and timex.first <= following.last:
        return Bearing(timex, tier, "at", timex.first, following.last)
    first, last = _bounds(timex, relation, layout)
    return Bearing(timex, tier, relation, first, last)


def _ranges(timexes: Sequence[Timex], layout: Layout) -> tuple[dict[Timex, Timex], set[Timex]]:
    """Which timex ends the range that another begins, and all that end one."""
    ends: dict[Timex, Timex] = {}
    for one, two in pairwise(timexes):
        between = layout.reading[one.end : two.start]
        if len(between) > 12 or one.first is None or two.first is None or one.type != two.type:
            continue
        joint = TO.match(between)
        opened = re.search(
            r"\b(?:from|between)\s+(?:the\s+)?\Z", layout.reading[max(0, one.start - 14) : one.start], re.IGNORECASE
        )
        if joint and (opened or re.fullmatch(r"\s*[-–—]\s*", between)):
            ends[one] = two
    return ends, set(ends.values())


def bearing(
    start: int, end: int, layout: Layout, timexes: Sequence[Timex], publication: Publication
) -> tuple[Bearing, ...]:
    """Candidates for the date of `start:end`, the likeliest first; the day of publication comes last.

    First those of the clause, then of the sentence, of the heading or caption, of the paragraph and of the document,
    the nearer before the farther. Where tense and aspect say that it still goes on, that comes before all dates that
    do not stand in the clause itself.
    """
    dated = [timex for timex in timexes if timex.first is not None and timex.last is not None]
    ends, inner = _ranges(dated, layout)
    clause = _clause(start, end, layout, timexes)
    ranked = sorted(
        ((*_rank(timex, start, end, layout, clause), timex) for timex in dated if timex not in inner),
        key=lambda each: (each[0], each[2], each[3].start),
    )
    found = [_bear(timex, tier, layout, ends.get(timex), start) for _, tier, _, timex in ranked]
    own = [each for each in found if each.tier == "clause"]
    others = [each for each in found if each.tier != "clause"]
    going = goes_on(start, end, layout, clause)
    return (*_continued(own, going, publication), *others, *_published(publication))


def _published(publication: Publication) -> Iterator[Bearing]:
    if publication.day:
        yield Bearing(None, "published", "at", publication.day, publication.day)


def _continued(own: list[Bearing], going: bool, publication: Publication) -> Iterator[Bearing]:
    """The candidates of the clause, and what goes on until publication where the verb says so."""
    if not going:
        yield from own
        return
    since = next((each for each in own if each.relation in ("since", "at") and each.first), None)
    day = publication.day
    if since is None or since.relation == "at":
        yield from own
        yield Bearing(None, "published", "ongoing", None, day)
        return
    yield Bearing(since.timex, since.tier, "ongoing", since.first, day)
    yield from (each for each in own if each is not since)


ORDER: dict[Tier, int] = {"clause": 0, "sentence": 1, "caption": 2, "heading": 3, "paragraph": 4, "document": 5}


def _rank(timex: Timex, start: int, end: int, layout: Layout, clause: tuple[int, int]) -> tuple[int, Tier, int]:
    """The order of its tier, the tier, and its distance, for a timex."""
    distance = max(timex.start - end, start - timex.end, 0)
    tier = _tier(timex, start, end, layout, clause)
    if tier == "sentence" and _spoken(timex, start, end, layout):
        distance += len(layout.text)
    if tier in ("paragraph", "document") and timex.start > start:
        distance += len(layout.text)  # a date that was told before carries on; one told later seldom reaches back
    return ORDER[tier], tier, distance


def _tier(timex: Timex, start: int, end: int, layout: Layout, clause: tuple[int, int]) -> Tier:
    here, there = layout.sentence_at(start), layout.sentence_at(timex.start)
    block, other = layout.block_at(start), layout.block_at(timex.start)
    if _in_dateline(timex, layout):
        return "document"
    if here is not None and here == there:
        own = clause[0] <= timex.start < clause[1]
        return "clause" if own and not _spoken(timex, start, end, layout) else "sentence"
    if block is not None and block == other:
        return "caption" if layout.blocks[block].kind == "caption" else "document" if _coarse(timex) else "paragraph"
    if block is not None and other is not None and other < block and _heads(other, block, layout, timex):
        return "heading"
    return "document"


def _coarse(timex: Timex) -> bool:
    """Whether it means more than some month: a year that a paragraph tells dates few of its happenings."""
    return timex.first is not None and timex.last is not None and (timex.last - timex.first).days > COARSE


def _in_dateline(timex: Timex, layout: Layout) -> bool:
    """Whether it stands before the dash of a dateline: the day of publication over again."""
    index = layout.block_at(timex.start)
    if index is None or index > 3 or timex.start - layout.blocks[index].start > DATELINE_WIDTH:
        return False
    between = layout.reading[timex.end : timex.end + 60]
    return re.match(r"\s*(?:\([^)\n]*\))?\s*(?:--|—|–|_)\s", between) is not None


@cache
def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(word for (word,) in table("speech.tsv"))
    return (
        re.compile(SPOKEN_BEFORE.format(words=words), re.IGNORECASE),
        re.compile(SPOKEN_AFTER.format(words=words), re.IGNORECASE),
    )


def _spoken(timex: Timex, start: int, end: int, layout: Layout) -> bool:
    """Whether a date belongs to a word of saying and not to `start:end` ("said on Monday", "today condemned")."""
    if 0 <= timex.start - end < 6:
        return False
    before, after = _speech()
    if before.search(layout.reading, max(0, timex.start - 40), timex.start):
        return True
    match = after.match(layout.reading, timex.end, timex.end + 30)
    return match is not None and not match.start() <= start < match.end()


def _heads(other: int, block: int, layout: Layout, timex: Timex) -> bool:
    """Whether a block is the heading over another: the nearest one above that is a headline or little but a date."""
    head = layout.blocks[other]
    lone = head.end - head.start < len(timex.surface) + 20
    if head.kind != "headline" and not lone:
        return False
    between = layout.blocks[other + 1 : block]
    return not any(each.kind == "headline" for each in between)
