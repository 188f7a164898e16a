"""Names of victims, minors and private persons, found in quotes by the words around them.

Office-holders are actors and stay, as do names with a public title before them or an office after them in any report.
Whoever is named with an age, as kin, as a resident, witness or victim is taken for a private person, and so is the
object of violence; so is whoever speaks by given name and surname without any office.
A name once found private is masked wherever it stands in the reports of the incident and of the document, by its
surname alone as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from eventgeo.render.care.masks import letters

WORD = "[name withheld]"
PART = r"(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]r|[Aa]s)[-’' ])?(?:[A-ZÀ-ÖØ-ÞĀ-ŽЀ-ЯҐ](?:[\w-]|[’'](?!s\b))*(?<=\w)|[A-Z]\.)"
PARTICLE = r"(?:bin|ibn|bint|abu|al|el|de|del|da|van|von|der|den|ben|bar|la|dos|di|du)"


@cache
def _words(kind: str) -> str:
    """The words of a kind in `people.tsv` as alternatives of a regular expression, longest first."""
    lines = files(__package__).joinpath("people.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = sorted((word for of, word in pairs if of == kind), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)


AGE = r"\d{1,3}"
WORDS, WORDS_END = re.compile(r"\S+"), re.compile(r"\s*")
LISTED = re.compile(r"\s*(?:,\s*\d{1,3}\s*)?(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*)")
LAST_WORD = re.compile(r"([\w-]+)\W{1,3}$")
NEAR = 48
"""Characters before a name in which words speak of it."""


@cache
def _candidates() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){PART}(?:\s+(?:{PARTICLE}\s+)?{PART}){{0,3}}")


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before a private name: before any, and before one of two parts or more alone."""
    private, kin = _words("private"), _words("kin")
    single = (
        rf"\b{AGE}-year-old(?:\s+(?:{private}|{kin}|local|man|woman)){{0,2}}",
        rf"\b(?i:aged?)\s+{AGE}\s*,",
        rf"\b(?i:his|her|their|my|whose|the)(?:\s+[\w-]+){{0,2}}?\s+(?:{kin})s?,?",
        r"\b(?i:named|called|identified(?:\s+only)?\s+as|known\s+as|gave\s+(?:his|her)\s+name\s+as)",
        r"\b(?:Mrs|Ms|Miss|Mme|Sra|Señora)\.?",
    )
    several = (
        rf"\b(?i:{private})s?,?",
        rf"\b(?:{_words('harm')})",
        rf"\b(?i:{_words('speech')})",
        r"\b(?i:death|killing|murder|abduction|kidnapping|rape|arrest|funeral|body)\s+of",
    )
    return re.compile(rf"(?:{'|'.join(single)})\s+$"), re.compile(rf"(?:{'|'.join(several)})\s+$")


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right after a private name: after any, and after one of two parts or more alone."""
    private, kin = _words("private"), _words("kin")
    single = (
        rf"\s*,\s*(?:who\s+is\s+|aged\s+)?{AGE}\s*[,.;)]",
        rf"\s*\(\s*(?:aged\s+)?{AGE}\s*\)",
        rf"[’']s\s+(?:[\w-]+\s+)?(?:{kin})s?\b",
        rf"\s*,\s*(?:an?|who\s+is\s+an?|her|his|their)\s+(?:[\w-]+\s+){{0,3}}?(?:{private}|{kin}|{AGE}-year-old)s?\b",
        rf"\s*,\s*who\s+(?:had\s+|has\s+)?(?:{_words('fate')})\b",
    )
    several = (
        rf"\s*,\s*(?:who\s+was\s+|aged\s+)?{AGE}(?=\s+and\b|\s*$)",
        rf"\s*,\s*the\s+(?:[\w-]+\s+){{0,3}}?(?:{private}|{kin}|{AGE}-year-old)s?\b",
        rf"\s*,?\s+(?i:{_words('speech')})\b",
        rf"\s*,?\s+(?:(?:was|were|is|had\s+been|has\s+been|been|and\s+\w+\s+others\s+were)\s+)?(?:{_words('harmed')})\b",
    )
    return re.compile("|".join(single)), re.compile("|".join(several))


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


def public_names(text: str) -> set[str]:
    """The names that a text gives a public title or an office, and their surnames."""
    found: set[str] = set()
    for match in _candidates().finditer(text):
        start = match.start() + _start(match[0])
        if start < match.end() and _is_public(text, start, match.end()):
            found |= {text[start : match.end()], text[start : match.end()].split()[-1]}
    return found


def _is_public(text: str, start: int, end: int) -> bool:
    """Whether a public title stands before a name, or in it ("US President …"), or an office after it."""
    before = text[max(0, start - NEAR) : start]
    return bool(_public().search(before) or _within().search(text, start, end) or _office().match(text, end))


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('title')})\.?\s")


def private_names(text: str, keep: str = "") -> set[str]:
    """The names of private persons in a text. `keep` holds the names that are known to be others' (see `kept`)."""
    return {name for name in _found(text) if not _is_kept(name, keep)}


def kept(names: Iterable[str]) -> str:
    """Names of actors and places in one text, a line each, as `private_names` wants them."""
    return "\n" + "\n".join(sorted({letters(name) for name in names})) + "\n"


def _found(text: str) -> Iterator[str]:
    spans = [(match.start() + _start(match[0]), match.end()) for match in _candidates().finditer(text)]
    spans = [(start, end) for start, end in spans if start < end]
    private = [_is_told_private(text, start, end, several=" " in text[start:end]) for start, end in spans]
    if not any(private):
        return
    _spread(text, spans, private)
    for (start, end), is_private in zip(spans, private, strict=True):
        name = text[start:end]
        if not is_private or _not_persons().search(name):
            continue
        if not _is_public(text, start, end):
            yield " ".join(name.split())


def _spread(text: str, spans: list[tuple[int, int]], private: list[bool]) -> None:
    """Names of several parts that are listed with a private one ("X Y, 34, and Z W were killed") are private too."""
    listed = [
        all(" " in text[start:end] for start, end in pair)
        and LISTED.fullmatch(text, pair[0][1], pair[1][0]) is not None
        for pair in pairwise(spans)
    ]
    for at, is_listed in enumerate(listed):
        private[at + 1] |= is_listed and private[at]
    for at in reversed(range(len(listed))):
        private[at] |= listed[at] and private[at + 1]


def _is_told_private(text: str, start: int, end: int, *, several: bool) -> bool:
    near = text[max(0, start - NEAR) : start]
    befores, afters = (_before(), _after()) if several else (_before()[:1], _after()[:1])
    if any(cue.match(text, end) for cue in afters):
        return True
    # The last word before the name decides quickly for most names that nothing there makes them private.
    last = LAST_WORD.search(near)
    return last is not None and _may_speak(last[1]) and any(cue.search(near) for cue in befores)


def _may_speak(word: str) -> bool:
    return word.isdigit() or word.casefold().removesuffix("s") in _speaking() or word.endswith("-old")


@cache
def _speaking() -> frozenset[str]:
    """The last words of what can stand before a private name, without their plural's ending."""
    phrases = "|".join(map(_words, ("private", "kin", "harm", "speech"))).replace(r"\s+", " ").split("|")
    others = ("named", "called", "as", "mrs", "ms", "miss", "mme", "sra", "señora", "of", "local", "man", "woman")
    words = [*(phrase.rsplit(" ", 1)[-1] for phrase in phrases), *others]
    return frozenset(word.casefold().removesuffix("s") for word in words)


def _start(name: str) -> int:
    """Where the name proper begins: words that begin sentences, callings and titles before it are no part of it."""
    start = 0
    for word in WORDS.finditer(name):
        if word[0].rstrip(".").casefold() not in _starters():
            return start
        start = WORDS_END.match(name, word.end()).end()  # type: ignore[union-attr]
    return len(name)


@cache
def _starters() -> frozenset[str]:
    kinds = map(_words, ("starter", "private", "title"))
    return frozenset(word.casefold() for word in "|".join(kinds).replace(r"\s+", " ").split("|") if " " not in word)


def _is_kept(name: str, keep: str) -> bool:
    run = letters(name)
    return f"\n{run}\n" in keep or (len(run) >= 5 and run in keep)


def forms(names: Iterable[str], keep: str = "") -> set[str]:
    """The names with their parts that stand alone for them: surname and given name, where those are no common word and
    no name that is known to be another's (see `kept`).
    """
    found: set[str] = set()
    for name in names:
        words = name.split()
        found.add(name)
        parts = (word for word in (words[0], words[-1]) if len(words) > 1 and len(word) > 2 and word[0].isupper())
        found |= {part for part in parts if f"\n{letters(part)}\n" not in keep}
    return found
