"""Whether a happening is told as done, claimed, denied, planned, threatened or merely thought of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import cast

from eventgeo.events.patterns import STOPS, Match, Scanner, Words
from eventgeo.events.tables import rows
from eventgeo.records import Modality

FORMS = ("verb", "bare", "article", "indefinite")
UNDONE = frozenset(["planned", "threatened", "hypothetical"])
REASONS = frozenset(["because", "although", "though", "whereas"])
"""What leads from what is planned or feared to what was done."""
RELATIVES = frozenset(["which", "who", "whose", "where"])
SHORT_REACH = 8
"""Cues that reach fewer words than this, and denials, do not reach over a comma."""
GRANTED = RELATIVES | {"that"}
"""What leads from a denial that reaches far to a happening that it grants ("denied that the men who stormed …")."""
DISOWNED = frozenset("behind responsible responsibility involved involvement role part hand knowledge".split())
"""What leads from a denial to a happening whose doer alone is denied ("denied involvement in the attack")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of modality.tsv; `types` is empty where it holds for all, `form` where it holds for verbs and nouns."""

    modality: Modality
    before: bool
    reach: int
    types: frozenset[str]
    form: str


@cache
def cues() -> tuple[Cue, ...]:
    """The cues in the order of the file, which is that of their precedence."""
    return tuple(_cue(*row[:4]) for row in rows("modality.tsv"))


def _cue(name: str, side: str, reach: str, kinds: str) -> Cue:
    form = kinds if kinds in FORMS else ""
    types: frozenset[str] = frozenset() if form or kinds == "*" else frozenset(kinds.split("|"))
    return Cue(cast(Modality, name), side == "before", int(reach), types, form)


@cache
def scanner() -> Scanner:
    """The scanner over the cues; the rank of a pattern is the index of its cue."""
    return Scanner(row[4] for row in rows("modality.tsv"))


def _reaches(cue: Cue, match: Match, words: Words, first: int, last: int) -> bool:
    """Whether a cue reaches a trigger over the words `first:last`, which its context behind may be part of."""
    right = match.last if match.last <= first < match.right else match.right
    start, end = (right, first) if cue.before else (last, match.left)
    if not 0 <= end - start <= cue.reach:
        return False
    between = words.low[start:end]
    if cue.modality in UNDONE and (not REASONS.isdisjoint(between) or _goes_on(between)):
        return False
    denied = cue.modality == "denied"
    if denied and not (DISOWNED | GRANTED if cue.reach >= SHORT_REACH else DISOWNED).isdisjoint(between):
        return False
    return not any(low in STOPS or (low == "," and (denied or cue.reach < SHORT_REACH)) for low in between)


def _goes_on(between: Sequence[str]) -> bool:
    """Whether a comma and a relative lead on to what was done ("unless they leave X, which they seized in May")."""
    return any(one == "," and two in RELATIVES for one, two in pairwise(between))


def _month(match: Match, words: Words) -> bool:
    """Whether a cue is the month of May, beside the number of its day or year, and no verb."""
    if match.right - match.left != 1 or words.low[match.left] != "may":
        return False
    beside = (*words.low[max(0, match.left - 1) : match.left], *words.low[match.right : match.right + 1])
    return any(word[0].isdigit() for word in beside)


def modality(found: Sequence[Match], words: Words, first: int, last: int, type_: str, form: str) -> Modality:
    """The modality of the trigger over the words `first:last`, by the first cue of its sentence that reaches it.

    `form` is "verb", or that of a noun: "bare" without an article, "article" with "a" and the like, "definite" with
    "the" and the like.
    """
    best = len(cues())
    for match in found:
        rank = match.pattern.rank
        if rank < best and not _month(match, words):
            cue = cues()[rank]
            formed = cue.form in ("", form) or (cue.form == "indefinite" and form != "definite")
            fits = formed and (not cue.types or type_ in cue.types)
            goes_on = cue.modality == "denied" and type_ == "Diplomacy" and words.low[first - 1 : first] == ["and"]
            if fits and not goes_on and _reaches(cue, match, words, first, last):
                best = rank
    return cues()[best].modality if best < len(cues()) else "asserted"
