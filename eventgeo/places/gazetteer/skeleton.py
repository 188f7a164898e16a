"""A key that spellings of one name share: its consonants, with the look-alikes of transliteration as one."""

from __future__ import annotations

import re

_SAME = (
    (re.compile(r"sch|tsh|tch|sh|ch|zh|dj"), "c"),
    (re.compile(r"kh|gh|ou?gh"), "h"),
    (re.compile(r"ts|tz|dz"), "z"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[qk]|ck"), "k"),
    (re.compile(r"g"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"j"), "y"),
)
_SOFT = re.compile(r"(?<=.)[aeiouyh]")
_TWICE = re.compile(r"(.)\1+")
SHORTEST = 3


def skeleton(key: str) -> str:
    """The skeleton of a folded name in Latin letters, led by "~"; "" where too little is left or it has other letters.

    >>> skeleton("avdiivka") == skeleton("avdeevka"), skeleton("slovyansk") == skeleton("slavyansk")
    (True, True)
    >>> skeleton("aziz abad") == skeleton("azizabad"), skeleton("dar al kabirah") == skeleton("dar kabeera")
    (True, True)
    >>> skeleton("latamneh") == skeleton("lataminah"), skeleton("maarat al numan") == skeleton("maarrat an numan")
    (True, True)
    """
    if not key.isascii():
        return ""
    bones = _bones("".join(word for word in key.split(" ") if word not in _ARTICLES))
    return f"~{bones}" if len(bones) >= SHORTEST else ""


_ALIKE = str.maketrans({"o": "a", "e": "i", "y": "i"})


def sound(key: str) -> str:
    """A folded name with what transliterations mix up as one letter, vowels among them: spellings sound alike.

    >>> sound("chuguev"), sound("chuhuiv"), sound("dvurechnoye"), sound("dvorichna")
    ('cuhuiv', 'cuhuiv', 'dvuricnai', 'dvaricna')
    """
    for pattern, letter in _SAME:
        key = pattern.sub(letter, key)
    return _TWICE.sub(r"\1", key.translate(_ALIKE))


_ARTICLES = frozenset(
    {"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "adh", "ath", "ed", "er", "es", "ez", "et", "en"}
)


def _bones(word: str) -> str:
    for pattern, letter in _SAME:
        word = pattern.sub(letter, word)
    first = "a" if word[:1] in "aeiouy" else word[:1]
    return first + _TWICE.sub(r"\1", _SOFT.sub("", word)[1:])
