"""Masking parts of a text, and keeping offsets into it right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with stretches replaced, and where they were."""

    text: str
    stretches: tuple[Stretch, ...]
    word: str

    def moved(self, offset: int) -> int:
        """Where an offset into the old text lies in the new one; the end of its mask if it lay inside of one."""
        shift = 0
        for start, end in self.stretches:
            if offset >= end:
                shift += len(self.word) - (end - start)
            elif offset > start:
                return start + shift + len(self.word)
        return offset + shift


def mask(text: str, stretches: Iterable[Stretch], word: str) -> Masked:
    """The text with each stretch replaced by a word; stretches that touch or overlap become one.

    >>> mask("at 5 Green Street now", [(3, 4), (5, 17)], "[…]").text
    'at […] now'
    """
    merged: list[Stretch] = []
    for start, end in sorted(pair for pair in stretches if pair[0] < pair[1]):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    parts, last = [], 0
    for start, end in merged:
        parts += [text[last:start], word]
        last = end
    return Masked("".join(parts) + text[last:], tuple(merged), word)


def occurrences(text: str, names: Sequence[str]) -> list[Stretch]:
    """Where any of the names stands in the text as a word or words of its own, in any case."""
    pattern = _pattern(tuple(sorted(set(names))))
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Longest names first; blanks in a name stand for any white space, and endings such as "’s" stay."""
    longest = sorted((name for name in names if name.strip()), key=lambda name: (-len(name), name))
    parts = [r"[\s_-]+".join(map(re.escape, name.split())) for name in longest]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None


def letters(text: str) -> str:
    """A text as an address may write it: small letters and digits alone, without accents.

    >>> letters("Krasna Hóra-2")
    'krasnahora2'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def told_by(address: str, names: Iterable[str]) -> bool:
    """Whether an address or a file's name tells one of the names (of four letters or more)."""
    run = letters(address)
    return any(len(short) >= 4 and short in run for short in map(letters, names))
