"""What the words of a quote say: its content, the numbers in it, and the clues that tell happenings apart."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeVar
from zlib import crc32

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
T = TypeVar("T")
SITES = frozenset("hospital clinic court prison airport port bank railway school university embassy camp".split())
SPEAKERS = frozenset(
    "official officials source sources spokesman spokesmen spokeswoman spokesperson spokespeople director directors "
    "authorities staff workers records administrator administrators manager managers medics doctor doctors document "
    "documents".split()
)
CARE = frozenset(["hospital", "hospitals", "clinic"])
ASIDE = re.compile(
    rf"\b(?:police station|{'|'.join(sorted(SITES))}) "
    rf"(?:{'|'.join(sorted(SPEAKERS))})\b|"
    r"\b(?<!damage )to (?:[\w'’]+ ){0,4}?(?:hospitals?|clinic)\b|\bin hospital\b|"
    r"\b(?:died|dying|treated|treatment|recovering|admitted|received|staff|doctors?|medics?|surgeons?) (?:\w+ ){0,3}?"
    r"(?:in|at) (?:[\w'’]+ ){0,4}?(?:hospitals?|clinic)\b",
    re.I,
)
"""Where a word for what may be hit is said of who speaks or who takes in the wounded."""
SHORT = 4
"""Words of fewer letters tell little of a happening and are left out."""


class Family(NamedTuple):
    """What a subtype may be one with: family and kin, how precisely it speaks, whether it happens in a moment."""

    name: str
    kin: str
    rank: int
    once: bool


class Clues(NamedTuple):
    """What a quote says beside its words: another of the kind, more known of one, what was hit, how, where and when."""

    other: bool
    update: bool
    objects: frozenset[str]
    sides: frozenset[str]
    parts: frozenset[str]
    means: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def shared(value: T) -> T:
    """One and the same object for equal ones, so that memory holds it once."""
    return value


def rows(name: str) -> list[list[str]]:
    """The rows of a table of this room, split at tabs, without comments and heading."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")][1:]


@cache
def _clues() -> dict[str, tuple[str, str]]:
    """Word to the kind of its clue and the name of it."""
    return {word: (kind, words.split()[0]) for kind, words in rows("clues.tsv") for word in words.split()}


@cache
def _families() -> dict[str, Family]:
    return {
        subtype: Family(name, kin, int(rank), habit == "once")
        for subtype, name, kin, rank, habit in rows("families.tsv")
    }


def family(subtype: str) -> Family:
    """The family of a subtype; one that the table lacks is its own."""
    return _families().get(subtype) or Family(subtype, subtype, 9, False)


def is_force(word: str) -> bool:
    """Whether a noun is one of those under which reports name a nation's army ("Ukrainian troops", "… forces")."""
    return _clues().get(word.lower(), ("", ""))[0] == "force"


def words(quote: str) -> list[str]:
    """The words of a quote, in lower case."""
    return WORD.findall(quote.lower())


def content(found: Iterable[str]) -> frozenset[str]:
    """The words that may be those of another report of the same happening, cut to six letters.

    >>> sorted(content(words("Shelling of Kherson kills two")))
    ['kherso', 'kills', 'shelli']
    """
    return frozenset(map(sys.intern, [word[:6] for word in found if len(word) >= SHORT]))


def clues(found: Collection[str], quote: str = "") -> Clues:
    """The clues that the words of a quote give: not of what was hit where that speaks or takes in the wounded.

    >>> clues(words("Another bomb hit the market in the morning."))  # doctest: +NORMALIZE_WHITESPACE
    Clues(other=True, update=False, objects=frozenset({'market'}),
          sides=frozenset(), parts=frozenset({'early'}), means=frozenset())
    >>> quote = "Six were hurt, hospital officials said."
    >>> clues(words(quote), quote) == NO_CLUES
    True
    """
    told = _clues()
    clued = frozenset([told[word] for word in told.keys() & found])
    if any(kind == "object" for kind, _ in clued) and _may_be_aside(found) and ASIDE.search(quote):
        return clues(words(ASIDE.sub("", quote)))
    return _as_clues(clued) if clued else NO_CLUES


def _may_be_aside(found: Collection[str]) -> bool:
    """Whether the words of a quote have those of ASIDE among them, which is quicker than to search it."""
    spoken = ("station" in found or not SITES.isdisjoint(found)) and not SPEAKERS.isdisjoint(found)
    return spoken or not CARE.isdisjoint(found)


@lru_cache(maxsize=65536)
def _as_clues(found: frozenset[tuple[str, str]]) -> Clues:
    def named(wanted: str) -> frozenset[str]:
        names: frozenset[str] = shared(frozenset([name for kind, name in found if kind == wanted]))
        return names

    kinds = frozenset(kind for kind, _ in found)
    parts = kinds & {"early", "late"}
    return Clues("other" in kinds, "update" in kinds, named("object"), named("side"), parts, named("means"))


NO_CLUES = Clues(False, False, frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=65536)
def joined(one: Clues, more: Clues) -> Clues:
    """The clues of two quotes of one incident; whether the last is of another or tells more stays its own."""
    return Clues(
        more.other,
        more.update,
        one.objects | more.objects,
        one.sides | more.sides,
        one.parts | more.parts,
        one.means | more.means,
    )


def shingles(quote: str, size: int = 3) -> frozenset[int]:
    """The checksums of the runs of `size` words of a quote, in lower case; a shorter quote is one run."""
    found = " ".join(quote.lower().split()).encode("utf-8", "surrogatepass").split(b" ")
    runs = zip(*(found[at:] for at in range(size)), strict=False) if len(found) > size else [found]
    return frozenset(map(crc32, map(b" ".join, runs)))
