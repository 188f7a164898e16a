"""One key for all the spellings of a name that differ in case, accents, hyphens or apostrophes alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h"}
    | {"ŋ": "n", "ـ": "", "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "&": " and "}
)
_SILENT = re.compile(r"['’‘`´ʹʼʻʿʾˈ′.\"“”ьъ]")
_POSSESSIVE = re.compile(r"['’]s?$")
_BETWEEN = re.compile(r"[^\w]+|_")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "airbase": "air base"}
_ARTICLE = re.compile(
    r"^(?:al|el|ad|ar|as|ash|at|az|an|adh|ath|ed|er|es|ez|et|en) (?=\w{3})"
    r"|^ال(?=\w{3})|^al(?=[bcdfghjkmnpqrstvwxyz]\w{4})"
)
_ARTICLES_BEGIN = frozenset("aeا")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, no apostrophes or dots, hyphens as spaces, no leading "the".

    Works alike for Latin, Cyrillic (soft signs dropped) and Arabic letters (vowel signs, hamza and tatweel dropped);
    a final possessive is dropped, Saint, Mount and Fort are shortened, and an airbase is an air base.

    >>> fold("Zaporizhzhia"), fold("Sana’a"), fold("Côte d'Ivoire"), fold("the U.S."), fold("Port-au-Prince's")
    ('zaporizhzhia', 'sanaa', 'cote divoire', 'us', 'port au prince')
    >>> fold("Луганськ") == fold("луганск"), fold("إدلب") == fold("ادلب"), fold("St. Louis") == fold("Saint Louis")
    (True, True, True)
    """
    words = _plain(name).split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)


def _plain(name: str) -> str:
    """A name in lower case without accents and marks, a space for what stands between words."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return name.lower()
    plain = name if name.isascii() else _unaccented(name)
    return _BETWEEN.sub(" ", _SILENT.sub("", _POSSESSIVE.sub("", plain.strip().lower())))


def _unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


def bare(key: str) -> str:
    """A folded key without its Arabic article (al-, el-, and the article before sun letters), or the key itself.

    >>> bare(fold("al-Raqqa")), bare(fold("Ash Shaykh Maskin")), bare(fold("الرقة")), bare("ali")
    ('raqqa', 'shaykh maskin', 'رقه', 'ali')
    """
    return _ARTICLE.sub("", key, count=1) if key[:1] in _ARTICLES_BEGIN else key
