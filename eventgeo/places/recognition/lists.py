"""Names in a list of places: what is listed between towns, or with one as lying in a land, is a place too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventgeo.places.gazetteer import fold
from eventgeo.places.recognition.lexicon import known
from eventgeo.places.recognition.matches import Names
from eventgeo.places.recognition.stretches import LONGEST, is_known, is_unheard, runs, text_of
from eventgeo.places.recognition.words import Case, Words

ENDS = frozenset([".", ",", ";", "on"])
"""What may follow the last name of a list."""
SHORT = 3
"""A word of so few letters may be an abbreviation or an ordinary word."""


def in_lists(
    words: Words, names: Names, found: Sequence[tuple[int, int, bool]], free: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The spans of free names that a list joins to a place that was `found`, and leads on to another one.

    "near Kupiansk, Lyman and Avdiivka": Lyman is a surname where nothing stands beside it. "Dansadau, Mada and Ruwan
    Doruwa in Zamfara": nobody else has heard of them. One name more may end a list of two places.
    """
    places = {first: last for first, last, demonym in sorted(found) if not demonym}
    starts, stops = list(places), frozenset(places.values())
    for begin, end, case in words.sentences if len(places) > 1 else ():
        here = starts[bisect_left(starts, begin) : bisect_left(starts, end)] if case is Case.MIXED else []
        others = {
            first: last
            for first, last in (runs(words, begin, end) if here else ())
            if all(free[first:last]) and (is_known(words, names, first, last) or is_unheard(words, first, last))
        }
        listing = _Listing(words.forms, places, stops, others)
        for first in here if others else ():
            yield from listing.behind(first)


def in_units(
    words: Words, names: Names, found: Sequence[tuple[int, int, bool]], free: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """The spans of free names of provinces that stand behind a place as what it lies in: "Delicias, Chihuahua."."""
    forms = words.forms
    for _, stop, demonym in found:
        first = stop + 1
        if demonym or first >= len(forms) or forms[stop] != ",":
            continue
        stops = range(min(first + LONGEST, len(forms) - 1), first, -1)
        ends = (last for last in stops if forms[last] in ENDS and all(free[first:last]))
        last = next((last for last in ends if _is_unit(words, names, first, last)), first)
        if last > first:
            yield first, last


def _is_unit(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether a stretch is a province's name in daily use, and no person's."""
    capital = all(form[0].isupper() and len(form) > SHORT for form in words.forms[first:last])
    tag = names.tag(fold(text_of(words, first, last))) if capital else None
    person = any(known(form.lower()).name for form in words.forms[first:last])
    return tag is not None and tag.cls == "A" and tag.primary and not person


@dataclass(frozen=True)
class _Listing:
    """The words of a report with its places, where those stop, and the names of a sentence that may be some."""

    forms: Sequence[str]
    places: dict[int, int]
    stops: frozenset[int]
    others: dict[int, int]

    def behind(self, place: int) -> Iterator[tuple[int, int]]:
        """The names of a list behind its first place, up to its last one or what it lies in."""
        waiting: list[tuple[int, int]] = []
        at = self.places[place]
        while (first := self._next(at)) is not None:
            if first in self.places:
                yield from waiting
                return
            if first not in self.others:
                break
            waiting.append((first, self.others[first]))
            at = self.others[first]
        inside = at + 1 + (self.forms[at + 1 : at + 2] == ["the"])
        lies = self.forms[at : at + 1] == ["in"] and inside in self.places
        if lies or (len(waiting) == 1 and self._ends(waiting[0], place)):
            yield from waiting

    def _ends(self, name: tuple[int, int], place: int) -> bool:
        """Whether "and" and a name end a list, of which another place stands before this one."""
        first, last = name
        closes = self.forms[first - 1] == "and" and not ENDS.isdisjoint(self.forms[last : last + 1])
        before = place - 1 - (self.forms[place - 2] in ("city", "town", "village"))
        return closes and place > 1 and self.forms[place - 1] == "," and before in self.stops

    def _next(self, at: int) -> int | None:
        """The word behind the comma or "and" that goes on a list, over what a place is called; None where it ends."""
        joint = at + (self.forms[at : at + 1] in (["city"], ["town"], ["village"]))
        joint += self.forms[joint : joint + 1] == [","]
        joint += self.forms[joint : joint + 1] == ["and"]
        return joint if joint > at and self.forms[joint - 1] in (",", "and") else None
