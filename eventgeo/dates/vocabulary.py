"""The words of time: their classes, what they stand for, and the regular expression of each class."""

import re
from functools import cache

from eventgeo.dates.tables import table


@cache
def values(kind: str) -> dict[str, str]:
    """What each word of a class stands for, by the word in lower case: `values("month")["may"] == "5"`."""
    found = {}
    for row_kind, value, words in table("words.tsv"):
        if row_kind.rstrip("!") == kind:
            found.update({word.lower(): value for word in words.split("|")})
    return found


def value(kind: str, word: str) -> str | None:
    """What one word stands for, whatever its capitals and its full stop; None where the class lacks it."""
    return values(kind).get(word.lower().rstrip("."))


@cache
def class_patterns() -> dict[str, str]:
    """The regular expression of each class: its words, longest first, in the case that the class asks for."""
    words: dict[str, list[str]] = {}
    exact = set()
    for kind, _, forms in table("words.tsv"):
        words.setdefault(kind.rstrip("!"), []).extend(forms.split("|"))
        if kind.endswith("!"):
            exact.add(kind.rstrip("!"))
    return {
        kind: ("(?-i:" if kind in exact else "(?:")
        + "|".join(re.escape(form).replace("\\ ", " ") for form in sorted(forms, key=lambda form: (-len(form), form)))
        + ")"
        for kind, forms in words.items()
    }


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of each word, as `{class}`, by the word as it must be written ("May") or in lower case.

    Of a form with a space ("first light") the last word alone tells the class.
    """
    found: dict[str, set[str]] = {}
    for kind, _, forms in table("words.tsv"):
        for form in forms.split("|"):
            for part in re.findall(r"[^\W_]+", form.split(" ")[-1]):
                found.setdefault(part, set()).add("{" + kind.rstrip("!") + "}")
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def any_case() -> frozenset[str]:
    """The words that are read in any case."""
    return frozenset(
        part.lower()
        for kind, _, forms in table("words.tsv")
        if not kind.endswith("!")
        for part in re.findall(r"[^\W_]+", forms)
    )


@cache
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes of words with digits, each with its pattern, in the order in which they are tried."""
    return tuple(("#" + name, re.compile(pattern)) for name, pattern in table("shapes.tsv"))


def shape(word: str) -> str | None:
    """The shape of a word with a digit, None where it has none: `shape("14th") == "#nth"`."""
    return next((name for name, pattern in shapes() if pattern.fullmatch(word)), None)
