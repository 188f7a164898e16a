"""The names of a document gathered into groups that mean one place, with what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field

from eventgeo.places.gazetteer import fold
from eventgeo.places.ranking.candidates import Readings
from eventgeo.places.ranking.tables import cues
from eventgeo.records import Layout

_WORD = re.compile(r"[^\W\d_]+")
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s+)?")
_UNIT = (
    r"(?:\s+(?:area|village|town|city|settlement|neighbou?rhood|camp|district|county|municipality|territory|commune|woreda"
    r"|raion|region|oblast|province|governorate|department|state))?"
)
_PAIR = re.compile(_UNIT + r"(?:\s*,\s*|\s*\(\s*|,?\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+)?|\s+)")
_IN = re.compile(_UNIT + r"s?,?\s+in\s+(?:the\s+)?(?:\w+\s+)?")
_HEADING = re.compile(_UNIT + r"\s*:\s+(?:in\s+)?(?:the\s+)?(?:\w+\s+(?:of\s+)?)?")
_LISTED = re.compile(r",\s+|,?\s+(?:and|or|&)\s+(?:the\s+)?")
_LAST_LISTED = re.compile(r",?\s+(?:and|or|&)\s+(?:the\s+)?")
_NAMED = re.compile(r"\b(?!The |In )[A-Z]\w+ \w+ of \Z")
"""What has a name of its own in what follows: "Industrial District of Kharkiv" calls no Kharkiv a district."""
FARTHEST = 40
"""How many characters may stand between a name and the one that holds it."""


@dataclass(slots=True)
class Group:
    """All mentions of one name with one cue: the numbers of its mentions, its readings, and the cue from its context.

    `holders` are the groups named right behind it ("X, Y") or owning it ("Y's X"), `owners` the latter alone, `within`
    those that it or its list is said to be in ("X, Y and Z in W"), and `peers` those listed with it.
    """

    number: int
    readings: Readings
    cue: str
    mentions: list[int] = field(default_factory=list)
    holders: set[int] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)
    within: set[int] = field(default_factory=set)
    peers: set[int] = field(default_factory=set)
    dateline: bool = False
    headline: bool = False


def groups(
    layout: Layout, spans: Sequence[tuple[int, int]], look_up: Callable[[str], Readings]
) -> tuple[list[Group], list[int]]:
    """The groups of a document's names, and the number of the group of each name."""
    text, found, of = layout.text, list[Group](), list[int]()
    numbers: dict[tuple[str, str], int] = {}
    lists = list(_lists(text, spans))
    shared = {number: cue for listed in lists if (cue := _shared_cue(text, spans, listed)) for number in listed}
    for number, (start, end) in enumerate(spans):
        read = look_up(text[start:end])
        cue = read.cue or _cue_beside(text, start, end) or shared.get(number, "")
        key = (read.key, cue)
        if key not in numbers:
            numbers[key] = len(found)
            found.append(Group(len(found), read, cue))
        group = found[numbers[key]]
        group.mentions.append(number)
        of.append(numbers[key])
        block = layout.block_at(start)
        kind = layout.blocks[block].kind if block is not None else "body"
        group.dateline |= kind == "dateline"
        group.headline |= kind == "headline"
    _join(text, spans, of, found, shared)
    for listed in lists:
        peers = {of[number] for number in listed}
        within = _within(text, spans, of, listed[-1])
        for one in peers:
            found[one].peers |= peers - {one}
            found[one].within |= within - {one}
    return found, of


def _lists(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[range]:
    """The numbers of names that stand in one list ("A, B and C", "A and B")."""
    first = 0
    for number in range(1, len(spans) + 1):
        gap = text[spans[number - 1][1] : spans[number][0]] if number < len(spans) else ""
        if gap and len(gap) < FARTHEST and _LISTED.fullmatch(gap):
            continue
        last = text[spans[number - 2][1] : spans[number - 1][0]] if number - first > 1 else ""
        if _LAST_LISTED.fullmatch(last):
            yield range(first, number)
        first = number


def _within(text: str, spans: Sequence[tuple[int, int]], of: Sequence[int], last: int) -> set[int]:
    """The group that the last name of a list, and so all of it, is said to be in."""
    if last + 1 == len(spans):
        return set()
    between = text[spans[last][1] : spans[last + 1][0]]
    return {of[last + 1]} if len(between) < FARTHEST and _IN.fullmatch(between) else set()


def _shared_cue(text: str, spans: Sequence[tuple[int, int]], listed: range) -> str:
    """The kind of place that a word in the plural before or behind a list tells of all that it lists."""
    before = _WORD.findall(text[max(0, spans[listed[0]][0] - FARTHEST) : spans[listed[0]][0]])[-2:]
    after = _WORD.match(text, spans[listed[-1]][1] + 1)
    words = [after.group()] if after else []
    words += before[:1] if before[1:] == ["of"] else []
    return next((cues()[word] for word in map(fold, words) if word.endswith("s") and word in cues()), "")


def _cue_beside(text: str, start: int, end: int) -> str:
    """The kind of place that the words right beside a name tell of, "" where they do not."""
    after = _WORD.findall(text[end : end + 40])
    if after and text[end : end + 1] == " ":
        for size in (3, 2, 1):
            kind = cues().get(" ".join(after[:size]).lower())
            if kind and kind != "site":
                return kind
    before = [fold(word) for word in _WORD.findall(text[max(0, start - 40) : start])[-3:]]
    if before and before[-1] == "of":
        named = _NAMED.search(text, max(0, start - 40), start)
        return cues().get(before[-2], "") if len(before) > 1 and not named else ""
    if before and text[start - 1 : start] == " ":
        kind = cues().get(before[-1], "")
        return kind if kind in ("populated", "water", "mountain", "admin1", "admin2") else ""
    return ""


def _join(
    text: str, spans: Sequence[tuple[int, int]], of: Sequence[int], found: list[Group], shared: Container[int]
) -> None:
    """Note of each group those that hold it; names of one list with one kind ("X, Y and Z districts") hold no other."""
    for number in range(len(spans) - 1):
        (_, end), (start, _) = spans[number], spans[number + 1]
        this, other = of[number], of[number + 1]
        if this == other or not 0 < start - end <= FARTHEST:
            continue
        if _OWNER.fullmatch(text[end:start]) or text[start - 3 : start] in ("'s ", "’s "):
            found[other].holders.add(this)
            found[other].owners.add(this)
        elif _PAIR.fullmatch(text[end:start]) and not (number in shared and number + 1 in shared):
            found[this].holders.add(other)
        elif _HEADING.fullmatch(text[end:start]):
            found[other].holders.add(this)
