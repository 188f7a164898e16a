"""The grammar, compiled: its forms, what each needs, and the words that can stand in any of them."""

import re
from dataclasses import dataclass
from functools import cache

from eventgeo.dates.tables import table
from eventgeo.dates.vocabulary import any_case, class_patterns, classes, shape

PIECE = re.compile(r"\{([a-z_]\w*)\}")
GROUP_NAME = re.compile(r"\(\?P<\w+>|\\[a-zA-Z]")
WORD = re.compile(r"[^\W_]+")
SPACE = r"(?:\s{1,9})"
"""What a space of the grammar matches. Which spaces may join two words is for scan.py to say; to tell them apart here
would double the time that the forms take to compile."""


@dataclass(frozen=True, slots=True)
class Form:
    """One line of the grammar; `rank` is its place in the file, which breaks ties of length."""

    rank: int
    name: str
    needs: frozenset[str]
    style: str
    action: str
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression, compiled when it is first needed: all of them take longer than a short report."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(_fill(source, _pieces()).replace(" ", SPACE), re.IGNORECASE)


@cache
def _pieces() -> dict[str, str]:
    known = dict(class_patterns())
    known["holiday"] = "(?-i:" + "|".join(f"(?:{row[0]})" for row in table("holidays.tsv")) + ")"
    for name, pattern in table("pieces.tsv"):
        known[name] = _fill(pattern, known)
    return known


def _fill(pattern: str, known: dict[str, str]) -> str:
    return PIECE.sub(lambda match: known[match.group(1)], pattern)


@cache
def forms() -> tuple[Form, ...]:
    """All forms, in the order of the file."""
    return tuple(
        Form(rank, name, frozenset(needs.split(",")), style, action, pattern)
        for rank, (name, needs, style, action, pattern) in enumerate(table("forms.tsv"))
    )


@cache
def forms_by_key(style: str) -> dict[str, tuple[Form, ...]]:
    """The forms of a style of text, by each word, class or shape that they need."""
    index: dict[str, list[Form]] = {}
    for form in forms():
        if form.style in ("any", style):
            for key in sorted(form.needs):
                index.setdefault(key, []).append(form)
    return {key: tuple(found) for key, found in index.items()}


@cache
def _literals() -> frozenset[str]:
    """Every word that the patterns name, in lower case."""
    patterns = [row[4] for row in table("forms.tsv")] + [row[1] for row in table("pieces.tsv")]
    patterns += [row[0] for row in table("holidays.tsv")]
    bare = " ".join(GROUP_NAME.sub(" ", PIECE.sub(" ", pattern)) for pattern in patterns)
    needs = (need for row in table("forms.tsv") for need in row[1].split(",") if need.isalnum())
    return frozenset((*(word.lower() for word in WORD.findall(bare)), *needs))


@cache
def _keys() -> frozenset[str]:
    return frozenset(key for form in forms() for key in form.needs)


def word_keys(word: str) -> frozenset[str] | None:
    """What a word offers to the forms (itself, its classes, its shape); None where no form could hold the word.

    >>> sorted(word_keys("May")), word_keys("of"), word_keys("Kherson")
    (['{holiday}', '{month}'], frozenset(), None)
    """
    figure = shape(word) if any(map(str.isdigit, word)) else None
    if figure or word[0].isdigit():
        return frozenset([figure]) if figure else frozenset()
    low = word.lower()
    found = set(classes().get(word, ()))
    if low in any_case():
        found |= classes().get(low, frozenset())
    if word in _holiday_words():
        found.add("{holiday}")
    if not found and low not in _literals():
        return None
    return (frozenset(found) | {low}) & _keys()


@cache
def _holiday_words() -> frozenset[str]:
    """The first words of the named days: by one of them a form for a named day is tried."""
    bare = (GROUP_NAME.sub(" ", row[0]) for row in table("holidays.tsv"))
    return frozenset(word for pattern in bare for word in WORD.findall(pattern) if word[0].isupper())
