"""The lexicon of actors: names, nations, nouns and titles, looked up by runs of normalised words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from eventgeo.language.tokens import NEW, tokens
from eventgeo.records import Token

AtomKind = Literal["name", "nation", "demonym", "people", "capital", "noun", "title"]
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'"})
HYPHENS = re.compile(r"[-‐‑]")


class Word(NamedTuple):
    """A word of a sentence, hyphenated ones taken apart: offsets, as written, and normalised."""

    start: int
    end: int
    text: str
    norm: str


class Atom(NamedTuple):
    """A run of words that the lexicon knows: its canonical name, country, category and kind, and as what.

    `size` counts words. `case` is "upper" for acronyms, "capital" for proper names, "any" for common nouns.
    """

    size: int
    what: AtomKind
    name: str
    country: str | None
    category: str
    kind: str
    case: Literal["upper", "capital", "any"]
    alone: bool = True


@lru_cache(maxsize=20_000)
def normal(word: str) -> str:
    """A word without case, accents, dots and typographic apostrophes.

    >>> normal("U.S."), normal("Séléka"), normal("N’Djamena")
    ('us', 'seleka', "n'djamena")
    """
    low = word.translate(APOSTROPHES).casefold()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return low.replace(".", "") or low


def words(sentence: Sequence[Token]) -> Iterator[Word]:
    """The words of a sentence's tokens; "Turkish-backed" gives two, so that names match with hyphen and without."""
    for start, end, text in sentence:
        if text.isalnum() or len(text) == 1:
            yield NEW(Word, (start, end, text, normal(text)))
            continue
        at = start
        for part in HYPHENS.split(text):
            if part:
                yield Word(at, at + len(part), part, normal(part))
            at += len(part) + 1


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this file, without comments and heading."""
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    data = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    next(data)
    yield from data


@cache
def word_set(room: str, name: str) -> frozenset[str]:
    """The words of one set of word_sets.tsv."""
    return frozenset(word for row in rows("word_sets.tsv") if row[:2] == [room, name] for word in row[2].split())


@cache
def org_heads() -> dict[str, tuple[str, str]]:
    """Nouns in the names of organisations to the category and kind that they tell."""
    return {noun: (category, kind) for noun, category, kind in rows("org_heads.tsv")}


@cache
def not_names() -> frozenset[str]:
    """Words that are no part of a person's name."""
    return frozenset(word for row in rows("not_names.tsv") for word in row[0].split())


def _case(alias: str) -> Literal["upper", "capital", "any"]:
    letters = [c for c in alias if c.isalpha()]
    if all(c.isupper() for c in letters) and len(letters) <= 8:
        return "upper"
    return "capital" if any(c.isupper() for c in letters) else "any"


def _named() -> Iterator[tuple[str, Atom]]:
    for name, aliases, country, category, kind in rows("actors.tsv"):
        for alias in [name, *filter(None, aliases.split("|"))]:
            yield alias, Atom(0, "name", name, country.strip("-") or None, category, kind, _case(alias))


def _nations() -> Iterator[tuple[str, Atom]]:
    for row in rows("nations.tsv"):
        code, names, demonyms, capitals = (row + [""] * 4)[:4]
        country = code.strip("-") or None
        canonical = names.split("|")[0] or demonyms.split("|")[0].rstrip("*")
        adjective = demonyms.split("|")[0].rstrip("*") or canonical
        for what, column in (("nation", names), ("demonym", demonyms), ("capital", capitals)):
            for alias in filter(None, column.split("|")):
                people = alias.endswith("*")
                kind: AtomKind = "people" if people else what  # type: ignore[assignment]
                text = alias.rstrip("*")
                case = _case(text) if text[0].isupper() else "any"
                yield text, Atom(0, kind, canonical, country, adjective, what, case)


def _nouns() -> Iterator[tuple[str, Atom]]:
    for noun, category, kind, alone in rows("actor_nouns.tsv"):
        yield noun, Atom(0, "noun", noun, None, category, kind, "any", alone == "yes")
    for title, category, country in rows("office_titles.tsv"):
        yield title, Atom(0, "title", title, country.strip("-") or None, category, "person-in-office", "any", False)


@cache
def lexicon() -> dict[str, tuple[tuple[tuple[str, ...], Atom], ...]]:
    """First normalised word to the runs that begin with it, the longest first."""
    found: dict[str, dict[tuple[tuple[str, ...], AtomKind], Atom]] = {}
    for source in (_named(), _nations(), _nouns()):
        for alias, atom in source:
            run = tuple(word.norm for word in words(list(tokens(alias))))
            found.setdefault(run[0], {}).setdefault((run, atom.what), atom._replace(size=len(run)))
    order = {"name": 0, "nation": 1, "people": 2, "demonym": 3, "capital": 4, "title": 5, "noun": 6}
    return {
        first: tuple(
            (run, atom) for (run, _), atom in sorted(runs.items(), key=lambda i: (-len(i[0][0]), order[i[0][1]]))
        )
        for first, runs in found.items()
    }


@cache
def nations() -> dict[str, tuple[str, str]]:
    """ISO country code to the country's name and its first adjective.

    >>> nations()["SV"]
    ('El Salvador', 'Salvadoran')
    """
    found: dict[str, tuple[str, str]] = {}
    for row in rows("nations.tsv"):
        if row[0] != "-" and len(row) > 2 and row[1]:
            found.setdefault(row[0], (row[1].split("|")[0], (row[2] or row[1]).split("|")[0].rstrip("*")))
    return found
