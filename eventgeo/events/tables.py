"""The room's tables: TSV files whose `#` lines tell what their columns mean."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of this room, split at tabs, without comments and empty lines."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


def _states() -> Iterator[str]:
    """The names of nations and capitals that are one word."""
    for _, names, _, capitals in rows("nations.tsv")[1:]:
        yield from (name.lower() for name in f"{names}|{capitals}".split("|") if name.isalpha() and not name.isupper())


def _leaders() -> Iterator[str]:
    """The surnames of those who hold an office."""
    return (row[0].lower().split()[-1] for row in rows("actors.tsv") if row[-1] == "person-in-office")


def _groups() -> Iterator[str]:
    """The names of armed groups that are one word ("m23", "rsf") and no other word in small letters."""
    other = {word for _, name, words in rows("word_sets.tsv") if name == "upper_ambiguous" for word in words.split()}
    for name, aliases, _, category, kind in rows("actors.tsv")[1:]:
        if category in ("rebel", "militia", "pmc") and kind == "group":
            names = (each.lower() for each in (name, *aliases.split("|")) if each.isalnum())
            yield from (each for each in names if each not in other)


@cache
def classes() -> dict[str, frozenset[str]]:
    """Class of words to its words in lower case; nations join "state", office-holders "leader", forces "group"."""
    found: dict[str, set[str]] = {"state": set(_states()), "leader": set(_leaders()), "group": set(_groups())}
    for name, words in rows("classes.tsv"):
        found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def classes_of() -> dict[str, frozenset[str]]:
    """Word in lower case to the classes that it stands in."""
    found: dict[str, set[str]] = {}
    for name, words in classes().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
