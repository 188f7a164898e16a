"""Names in a text all in capitals that the words beside them call a settlement: "THE CHAPINERO NEIGHBORHOOD".

Capitals tell nothing there, so that only words are taken for names which English texts do not use, and small words of
Spanish names beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.matches import word_list
from eventgeo.places.recognition.words import Case, Words

LONGEST = 4
"""How many words such a name may have."""


def called(words: Words) -> Iterator[tuple[int, int]]:
    """The spans `(first word, word after the last)` of the names."""
    quarter = word_list("quarter")
    for begin, end, case in words.sentences:
        if case is Case.NONE:
            forms = [form.lower() for form in words.forms[begin:end]]
            for at, form in enumerate(forms):
                if form in quarter and words.forms[begin + at].isupper():
                    first, last = _beside(forms, at)
                    if any(map(_unheard, forms[first:last])):
                        yield begin + first, begin + last


def _beside(forms: list[str], at: int) -> tuple[int, int]:
    """The words before "neighborhood" that may be its name, or else those behind "neighborhood of"."""
    first = at
    while first > max(0, at - LONGEST) and _is_part(forms[first - 1]):
        first -= 1
    if first < at or forms[at + 1 : at + 2] != ["of"]:
        return first, at
    first = last = at + 2
    while last < min(len(forms), first + LONGEST) and _is_part(forms[last]):
        last += 1
    return first, last


def _is_part(form: str) -> bool:
    return form in word_list("article") or _unheard(form)


def _unheard(form: str) -> bool:
    return len(form) > 2 and form.isalpha() and not known(form).clusters
