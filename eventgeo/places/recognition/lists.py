"""Names that stand in a list of places: what stands between two towns, or ends a list of them, is one too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.places.recognition.matches import Names
from eventgeo.places.recognition.stretches import is_known, runs
from eventgeo.places.recognition.words import Case, Words


def in_lists(
    words: Words, names: Names, found: Sequence[tuple[int, int, bool]], free: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The spans of names that the gazetteer knows, and that stand in a list between places that were `found`.

    "near Kupiansk, Lyman and Avdiivka": Lyman is a surname where nothing stands beside it.
    """
    ends = {last for _, last, demonym in found if not demonym}
    begins = {first for first, _, demonym in found if not demonym}
    for begin, end, case in words.sentences if len(found) > 1 else ():
        for first, last in runs(words, begin, end) if case is Case.MIXED else ():
            amid = first > begin and all(free[first:last]) and _is_amid(words.forms, first, last, ends, begins)
            if amid and is_known(words, names, first, last):
                yield first, last
                ends.add(last)


def _is_amid(forms: Sequence[str], first: int, last: int, ends: set[int], begins: set[int]) -> bool:
    """Whether a list goes on from a place to these words, and on to another place."""
    if forms[first - 1] != "," or first - 1 not in ends:
        return False
    after = last + (forms[last : last + 1] == [","])
    after += forms[after : after + 1] == ["and"]
    return after > last and after in begins
