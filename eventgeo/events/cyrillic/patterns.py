"""Patterns over Ukrainian and Russian words, as the tables of this folder have them: endings are left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from eventgeo.events.tables import rows

WORD = re.compile(r"[\w']+(?:-[\w']+)*")
BETWEEN = r"[^\w.;:!?,]+"
"""What may stand between the words of a pattern: no sign that ends a clause."""
APOSTROPHES = str.maketrans("’ʼ`", "'''")


class Found(NamedTuple):
    """The match of a row of a table: where it stands, and the row's number in its table."""

    start: int
    end: int
    row: int


def plain(text: str) -> str:
    """The text in lower case with one kind of apostrophe, letter for letter as long as it was.

    >>> plain("Куп’янськ")
    "куп'янськ"
    """
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).translate(APOSTROPHES)


def _choice(words: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in words.split("|"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression for plain text.

    >>> bool(compiled("ракетн* удар*").search("вночі ракетним ударом")), bool(compiled("бій").search("розбій"))
    (True, False)
    """
    parts: list[str] = []
    for element in pattern.split():
        before = BETWEEN if parts else ""
        if element.startswith("~"):
            parts.append(rf"(?:{before}[\w'-]+){{0,{element[1:]}}}?")
        elif element.endswith("?"):
            parts.append(rf"(?:{before}(?:{_choice(element[:-1])}))?")
        else:
            parts.append(rf"{before}(?:{_choice(element)})")
    return re.compile(rf"(?<![\w'-]){''.join(parts)}(?![\w'-])")


@cache
def table(name: str, column: int) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """The patterns of each row of a table of this folder, which begin in a column."""
    return tuple(tuple(map(compiled, row[column:])) for row in rows(f"cyrillic/{name}"))


def found(name: str, column: int, sentence: str) -> Iterator[Found]:
    """All matches of a table's patterns in a plain sentence."""
    for number, patterns in enumerate(table(name, column)):
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                yield Found(match.start(), match.end(), number)


def best(matches: Iterable[Found]) -> list[Found]:
    """Of matches that overlap those of the earliest row, and of one row the longest, in the order of the text."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(matches, key=lambda each: (each.row, each.start - each.end, each.start)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)
