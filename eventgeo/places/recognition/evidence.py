"""What the rest of a document says of a name: "Hama" after "in" in one sentence tells of "Hama" in the next."""

from __future__ import annotations

from collections import Counter

from eventgeo.places.recognition.lexicon import FIRST_NAME, known
from eventgeo.places.recognition.matches import word_list
from eventgeo.places.recognition.words import Case, Words

PERSON, PLACE = 1, 2


def _seen_as(words: Words, at: int, first: int) -> int:
    """What the words before a capitalised word make of it: PERSON, PLACE or 0."""
    if at == first:
        return 0
    before = words.forms[at - 1]
    if before[0].islower():
        return PLACE if before in word_list("locative") else 0
    if before == "." and at - 1 > first:
        before = words.forms[at - 2]
    low = before.lower()
    return PERSON if low in word_list("title") or (before[0].isupper() and known(low).name & FIRST_NAME) else 0


def evidence(words: Words) -> list[int]:
    """For each word whether its form stands elsewhere in the document as a person's name (1), as a place (2)."""
    own: dict[int, int] = {}
    counts: Counter[tuple[str, int]] = Counter()
    for first, last, case in words.sentences:
        if case is Case.MIXED:
            for at in range(first, last):
                if words.forms[at][0].isupper() and (seen := _seen_as(words, at, first)):
                    own[at] = seen
                    counts[words.forms[at].lower(), seen] += 1
    found = [0] * len(words.forms)
    forms = {form for form, _ in counts}
    for first, last, case in words.sentences:
        for at in range(first, last):
            form = words.forms[at]
            if (case is Case.NONE or form[0].isupper()) and (low := form.lower()) in forms:
                found[at] = sum(bit for bit in (PERSON, PLACE) if counts[low, bit] > (own.get(at) == bit))
    return found
