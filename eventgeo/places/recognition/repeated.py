"""Names that a report has elsewhere as places: what is one in one sentence is one in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.places.gazetteer import fold
from eventgeo.places.ranking.tables import abbreviations
from eventgeo.places.recognition.matches import Names
from eventgeo.places.recognition.words import Case, Words

SURE = "CKA"
"""Countries, continents and first-order units are seldom anything else."""
WELL_KNOWN = 4
"""The logarithm of a population from which the name of a town is sought again."""


def repeated(
    words: Words, names: Names, found: Sequence[tuple[int, int, bool]], free: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The spans that bear the name of a well-known place that `found` has, where the words are still free."""
    known = {tuple(words.forms[first:last]) for first, last, demonym in found if not demonym}
    heads: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(known, key=len, reverse=True):
        if _is_well_known(names, name):
            heads.setdefault(name[0], []).append(name)
    for begin, end, case in words.sentences if heads else ():
        for at in range(begin, end if case is Case.MIXED else begin):
            for name in heads.get(words.forms[at], ()):
                if tuple(words.forms[at : at + len(name)]) == name and all(free[at : at + len(name)]):
                    yield at, at + len(name)
                    break


def abbreviated(words: Words) -> Iterator[tuple[int, int]]:
    """The spans of abbreviations of states behind a town: "Churchill, Man."."""
    forms = words.forms
    for at in range(1, len(forms) - 1):
        if forms[at] == "," and forms[at - 1][0].isupper() and forms[at + 1][0].isupper():
            last = at + 2 + (forms[at + 2 : at + 3] == ["."])
            written = words.text[words.starts[at + 1] : words.ends[last - 1]]
            if "." in written and written in abbreviations():
                yield at + 1, last


def _is_well_known(names: Names, name: tuple[str, ...]) -> bool:
    tag = names.tag(fold(" ".join(name))) if name[0][0].isupper() else None
    return tag is not None and tag.primary and (tag.cls in SURE or (tag.cls == "P" and tag.logpop >= WELL_KNOWN))
