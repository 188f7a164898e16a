"""Names of victims, minors and private persons, found in quotes by the words around them.

Office-holders are actors and stay, as do names with a public title before them. Whoever is named with an age, as kin,
as a resident, witness or victim is taken for a private person, and so is the object of violence. A name once found
private is masked wherever it stands in the reports of the incident and of the document, by its surname alone as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from eventgeo.render.care.masks import letters

WORD = "[name withheld]"
PART = r"(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]r|[Aa]s)[-’' ])?(?:[A-ZÀ-ÖØ-ÞĀ-ŽЀ-ЯҐ][\w’'-]*[\wÀ-ž]|[A-Z]\.)"
PARTICLE = r"(?:bin|ibn|bint|abu|al|el|de|del|da|van|von|der|den|ben|bar|la|dos|di|du)"
NAME = rf"{PART}(?:\s+(?:{PARTICLE}\s+)?{PART}){{1,3}}"
SHORT = rf"{PART}(?:\s+(?:{PARTICLE}\s+)?{PART}){{0,3}}"
"""A name of two to four parts, and one that may be a single part."""


@cache
def _words(kind: str) -> str:
    """The words of a kind in `people.tsv` as alternatives of a regular expression, longest first."""
    lines = files(__package__).joinpath("people.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = sorted((word for of, word in pairs if of == kind), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Each finds one private name as its group "name"."""
    private, kin, harm, harmed = _words("private"), _words("kin"), _words("harm"), _words("harmed")
    age = r"\d{1,3}"
    named = rf"(?P<name>{NAME})"
    short = rf"(?P<name>{SHORT})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{short}\s*,\s*{age}\s*,",
            rf"{named}\s*,\s*(?:who\s+was\s+|aged\s+)?{age}(?=\s*[,.;)]|\s+and\b|\s*$)",
            rf"{named}\s*\(\s*(?:aged\s+)?{age}\s*\)",
            rf"{age}-year-old\s+(?:(?:{private}|{kin}|local|man|woman)\s+){{0,2}}{short}",
            rf"(?i:age|aged)\s+{age}\s*,\s*{short}",
            rf"{named}\s*,\s*(?:an?|the|who\s+is\s+an?|her|his|their)\s+(?:[\w-]+\s+){{0,3}}?(?:{private}|{kin}|{age}-year-old)s?\b",
            rf"\b(?i:{private})s?\s*,?\s+{named}",
            rf"\b(?i:his|her|their|my|whose|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{kin})s?\s*,?\s+{short}",
            rf"{short}[’']s\s+(?:[\w-]+\s+)?(?:{kin})s?\b",
            rf"\b(?i:named|called|identified\s+(?:only\s+)?as|known\s+as|gave\s+(?:his|her)\s+name\s+as)\s+(?:as\s+)?{short}",
            rf"\b(?:Mrs|Ms|Miss|Mme|Sra|Señora)\.?\s+{short}",
            rf"{named}\s*,?\s+(?:(?:was|were|is|had\s+been|has\s+been|been|and\s+\w+\s+others\s+were)\s+)?(?:{harmed})\b",
            rf"\b(?:{harm})\s+{named}",
            rf"\b(?i:death|killing|murder|abduction|kidnapping|rape|arrest|funeral|body)\s+of\s+{named}",
        )
    )


@cache
def _public() -> re.Pattern[str]:
    """A public title right before a name, or a public office right after it."""
    return re.compile(rf"(?:^|\b)(?i:{_words('title')})\.?\s+(?:of\s+[\w\s-]{{2,40}}\s+)?$")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(
        rf"\s*,\s*(?:(?:the|a|an|its|their|head\s+of)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?i:{_words('title')})\b"
    )


@cache
def _not_persons() -> re.Pattern[str]:
    """Words that a person's name does not have: those of organisations, places, days."""
    return re.compile(rf"\b(?:{_words('organisation')})\b")


def private_names(text: str, keep: Iterable[str]) -> set[str]:
    """The names of private persons in a text. `keep` are names that are known to be others': actors and places."""
    kept = {letters(name) for name in keep}
    return {name for name in _found(text) if not _is_kept(name, kept)}


def _found(text: str) -> Iterator[str]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            name = _trimmed(match["name"])
            start = match.start("name")
            if not name or _not_persons().search(name) or _public().search(text[max(0, start - 60) : start]):
                continue
            if not _office().match(text, match.end("name")):
                yield name


def _trimmed(name: str) -> str:
    """The name without a possessive ending and without the word that begins the sentence."""
    words = re.sub(r"[’']s?$", "", name).split()
    while words and words[0] in _starters():
        words.pop(0)
    return " ".join(words)


@cache
def _starters() -> frozenset[str]:
    return frozenset(_words("starter").replace(r"\s+", " ").split("|"))


def _is_kept(name: str, kept: set[str]) -> bool:
    run = letters(name)
    return run in kept or any(run in other for other in kept if len(run) >= 5)


def forms(names: Iterable[str]) -> set[str]:
    """The names with their parts that stand alone for them: surname and given name, where they are no common word."""
    found: set[str] = set()
    for name in names:
        words = name.split()
        found.add(name)
        found |= {word for word in (words[0], words[-1]) if len(words) > 1 and len(word) > 2 and word[0].isupper()}
    return found
