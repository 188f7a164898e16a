"""Names with hyphens, which are whole or nothing: "Al-Khuwei" is no Ål, "Carrefour-Feuilles" no Carrefour.

The words of the tagger are cut at hyphens, so that it sees the place in "Moscow-backed" and both places in
"Kyiv-Kharkiv". A part that is an article, or that stands beside a part of which nobody has heard, is no name by itself.
"""

from __future__ import annotations

from eventgeo.places.gazetteer import fold
from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.matches import Names, word_list
from eventgeo.places.recognition.words import Words

HYPHENS = "-‐‑"


def whole(words: Words, names: Names, first: int, last: int) -> tuple[int, int]:
    """The span of a name with the parts that hyphens join to it and that make one name with it."""
    while _joined(words, last) and _one_name(words, names, last - 1, last + 1):
        last += 2
    while first > 1 and _joined(words, first - 1) and _one_name(words, names, first - 2, first):
        first -= 2
    return first, last


def _joined(words: Words, at: int) -> bool:
    """Whether the word at an index is a hyphen between two words, without a space."""
    if not 0 < at < len(words.forms) - 1 or words.forms[at] not in HYPHENS:
        return False
    return words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]


def _one_name(words: Words, names: Names, left: int, right: int) -> bool:
    """Whether the words on both sides of a hyphen are parts of one name, and not two names or a name and a participle.

    What begins a name ("Al-", "Abu-") does so always; else one of the two is a word that neither the lexicon of common
    words nor the gazetteer has.
    """
    one, two = words.forms[left], words.forms[right]
    if not two[:1].isupper():
        return False
    if one.lower() in word_list("lead"):
        return True
    return one[:1].isupper() and (_unheard(names, one) or _unheard(names, two))


def _unheard(names: Names, form: str) -> bool:
    return not known(form.lower()).clusters and names.tag(fold(form)) is None
