"""Labels of words, and the spans that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventgeo.places.recognition.words import Words

LABELS = ("O", "B-LOC", "I-LOC", "B-DEM", "I-DEM")
POSSESSIVES = frozenset(["'s", "’s"])


def labels_of(words: Words, spans: Iterable[tuple[int, int, bool]]) -> list[int]:
    """The label of each word for spans `(start, end, is a demonym)`; a possessive 's at an end stays outside."""
    found = [0] * len(words.forms)
    at = 0
    for start, end, demonym in sorted(spans):
        while at < len(found) and words.ends[at] <= start:
            at += 1
        first = at
        while at < len(found) and words.starts[at] < end:
            if not (words.forms[at] in POSSESSIVES and words.ends[at] >= end and at > first):
                found[at] = (1 if at == first else 2) + 2 * demonym
            at += 1
    return found


def spans_of(labels: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """The spans `(first word, word after the last, is a demonym)` that labels tell, in their order."""
    first: int | None = None
    demonym = False
    for index, label in enumerate(labels):
        if first is not None and (label == 0 or label % 2):
            yield first, index, demonym
            first = None
        if label and first is None:
            first, demonym = index, label > 2
    if first is not None:
        yield first, len(labels), demonym
