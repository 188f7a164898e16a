"""Which names are kept: those in Latin, Cyrillic or Arabic letters that are no codes."""

from __future__ import annotations

import re
import unicodedata

_CODE = re.compile(r"[A-Z0-9]{1,4}|.*\d.*")


def readable(name: str) -> bool:
    """Whether a name is in Latin, Cyrillic or Arabic letters, and no code.

    >>> readable("Bakhmut"), readable("Бахмут"), readable("باخموت"), readable("バフムト"), readable("KBP")
    (True, True, True, False, False)
    """
    if _CODE.fullmatch(name):
        return False
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all(
        letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "CYRILLIC", "ARABIC", "MODIFIER"))
        for letter in letters
    )
