"""Stretches of words that may be names: which are capitalised, which the gazetteer has, and which nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from eventgeo.places.gazetteer import fold
from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.matches import Names, common, links, word_list
from eventgeo.places.recognition.words import Words

LONGEST = 4
"""How many words a name may have."""


def text_of(words: Words, first: int, last: int) -> str:
    """The text of a stretch, spaces and marks included."""
    return words.text[words.starts[first] : words.ends[last - 1]]


def runs(words: Words, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of capitalised words in a sentence, links and hyphens between them included."""
    forms, at = words.forms, begin
    while at < end:
        if not _opens(words, at, end):
            at += 1
            continue
        last = at + 1
        stop = last
        while stop < min(at + 2 * LONGEST, end) and (is_capital(forms[stop]) or _links(forms[stop])):
            stop += 1
            if is_capital(forms[stop - 1]):
                last = stop
        yield at, last
        at = last


def _opens(words: Words, at: int, end: int) -> bool:
    """Whether a stretch may begin with a word: a capitalised one, or an article tied to one ("al-Bab")."""
    forms = words.forms
    if at + 2 < end and forms[at + 1] == "-" and forms[at].lower() in word_list("lead"):
        return is_capital(forms[at + 2])
    return is_capital(forms[at])


def _links(form: str) -> bool:
    """Whether a small word or mark may stand inside a name of which nothing else is known: "Kafr al-Hjna"."""
    return form in "-'’‘" or (form.isalpha() and form in links() and form not in common())


def is_capital(form: str) -> bool:
    """Whether a word is capitalised, an elided article aside ("d'Eau"), and no ordinary word that merely opens a
    sentence or stands in a title."""
    if not form[0].isupper():
        return form[1:2] in ("'", "’") and form[0] in "dl" and form[2:3].isupper()
    low = form.lower()
    return low not in common() or low in word_list("homograph")


def is_known(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether the gazetteer has a name, or has it in another transliteration and it is no ordinary word."""
    if not (_opens(words, first, last) and is_capital(words.forms[last - 1])):
        return False
    key = fold(text_of(words, first, last))
    tag = names.tag(key)
    return (tag is not None and tag.cls != "D") or (is_unheard(words, first, last) and bool(names.respelled(key)))


def is_half_heard(words: Words, first: int, last: int) -> bool:
    """Whether a name is one of those that are words too ("Sake"), or of several words of which one is unheard of."""
    if last - first == 1:
        return words.forms[first].lower() in word_list("homograph")
    return any(is_unheard(words, at, at + 1) for at in range(first, last) if is_capital(words.forms[at]))


def is_unheard(words: Words, first: int, last: int) -> bool:
    """Whether no word of a stretch is one that English texts use often."""
    forms = (form.lower() for form in words.forms[first:last] if is_capital(form))
    return all(form in links() or not known(form).clusters for form in forms)
