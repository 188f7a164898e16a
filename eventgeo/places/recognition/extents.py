"""How far a name goes: with the words beside it that make one name of both, and parted where it joins several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventgeo.places.gazetteer import fold
from eventgeo.places.recognition.hyphens import HYPHENS
from eventgeo.places.recognition.labels import POSSESSIVES
from eventgeo.places.recognition.matches import Names, Tag, common, word_list
from eventgeo.places.recognition.stretches import is_capital, is_known, is_unheard, text_of
from eventgeo.places.recognition.words import Words

LONGEST_HEAD = 4
"""How many words may say what a name is."""
WELL_KNOWN = 5
"""The logarithm of a population from which the name of a town is seldom but a part of another's."""
LONGEST_LIST = 60
"""How many words of a list are looked over for what its names are called."""
LISTED = (",", "and")
"""What stands between the names of a list."""
JOINTS = ("and", "in", "on", "near", *POSSESSIVES)
"""Words that stand inside few names, and between many."""


def grown(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> int:
    """Where a name ends if the words behind it are counted in that make a place of their own of it: Donetsk airport."""
    forms, stop = words.forms, last
    while stop < min(last + LONGEST_HEAD, len(forms)) and forms[stop] in word_list("head") and free[stop]:
        stop += 1
    for end in range(stop, last, -1):
        tag = names.tag(fold(text_of(words, first, end)))
        if tag is not None and tag.cls in "RKP" and forms[end - 1].lower() not in POSSESSIVES:
            return end
    return last


def completed(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> tuple[int, int]:
    """The span of a name that nobody knows, with the words beside it that make a known name of it: Cité Soleil."""
    if names.tag(fold(text_of(words, first, last))) is not None:
        return first, last
    for left, right in ((1, 0), (0, 1), (2, 0), (0, 2)):
        begin, end = first - left, last + right
        more = (*range(max(begin, 0), first), *range(last, min(end, len(words.forms))))
        if len(more) == left + right and all(free[at] for at in more) and is_known(words, names, begin, end):
            return begin, end
    return first, last


def lengthened(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> tuple[int, int]:
    """The span of a name with what begins it ("Kafr Halab") and with a word behind it that makes one name of both.

    That is one which English texts do not use and with which the gazetteer has the name in some transliteration
    ("Bani Waleed", "Busra al-Hariri", "Jisr-Ash-Shugur"), or behind what begins names.
    """
    first = _of_whole(words, names, _called_whole(words, _opening(words, first, free), free), last, free)
    tag = names.tag(fold(text_of(words, first, last)))
    if tag is not None and (tag.cls in "CKA" or tag.logpop >= WELL_KNOWN):
        return first, last
    for stop in _stops(words, last):
        if all(free[last:stop]) and is_capital(words.forms[stop - 1]) and is_unheard(words, stop - 1, stop):
            key = fold(text_of(words, first, stop))
            if (last - first == 1 and _begins(words.forms[first])) or names.respelled(key):
                return first, stop
    return first, last


def _stops(words: Words, last: int) -> Iterator[int]:
    """Where a name may end that goes on behind a word: with the next word, or with that and the article before it."""
    forms = words.forms
    spaced = last < len(forms) and _spaced(words, last - 1)
    if spaced:
        yield last + 1
    at = last if spaced else last + 1
    if at + 1 < len(forms) and (spaced or forms[last] == "-") and forms[at].lower() in word_list("lead"):
        stop = at + 3 if forms[at + 1] == "-" else at + 2
        if stop <= len(forms) and (stop == at + 3 or forms[at][0].isupper()):
            yield stop


def _opening(words: Words, first: int, free: Sequence[bool]) -> int:
    """Where a name begins with the words before it that begin names, if no other capitalised word stands before."""
    while first > 0 and free[first - 1] and _begins(words.forms[first - 1]) and _spaced(words, first - 1):
        if first > 1 and words.forms[first - 2][0].isupper():
            break
        first -= 1
    return first


def _called_whole(words: Words, first: int, free: Sequence[bool]) -> int:
    """Where a name begins of which only the end was found, if it is called a settlement: "the hamlet of Plan de X"."""
    at = first
    while at > 1 and free[at - 1] and (words.forms[at - 1][0].isupper() or words.forms[at - 1] in word_list("joint")):
        at -= 1
    before = at
    farthest = max(at - LONGEST_LIST, 1)
    while before > farthest and (words.forms[before - 1][0].isupper() or words.forms[before - 1] in LISTED):
        before -= 1
    called = before > 1 and words.forms[before - 1] == "of" and _settles(words.forms[before - 2])
    return at if called and words.forms[at][0].isupper() else first


def _of_whole(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> int:
    """Where a name begins that a unit is named by as well: the "District of" Columbia."""
    begin = first - 2
    if begin < 0 or words.forms[first - 1] != "of" or not all(free[begin:first]) or not words.forms[begin][0].isupper():
        return first
    tag = names.tag(fold(text_of(words, begin, last)))
    return begin if tag is not None and tag.cls in "CA" and tag.primary else first


def _settles(form: str) -> bool:
    """Whether a word calls what follows "of" a settlement, or several."""
    return form in word_list("settlement") or form.removesuffix("s") in word_list("settlement")


def _begins(form: str) -> bool:
    """Whether a word begins names of several words: "Kafr", "Bani"."""
    return form[0].isupper() and form.lower() in word_list("opening")


def _spaced(words: Words, at: int) -> bool:
    """Whether nothing but a space parts a word from the next."""
    return words.text[words.ends[at] : words.starts[at + 1]] == " "


def divided(words: Words, names: Names, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names of a span that nobody knows and that joins several: "the West Bank and Jerusalem", "X on Lake Chad".

    So are a land and what it owns ("Amhara's East Gojjam") and the ends of a road ("the Sidon-Tyre road"), and no saint
    and his church.
    """
    if last == first + 3 and words.forms[first + 1] in HYPHENS and _are_ends(words, names, first, last):
        yield from ((first, first + 1), (first + 2, last))
        return
    at = next((at for at in range(last - 2, first, -1) if words.forms[at] in JOINTS), first)
    joined, behind = fold(text_of(words, first, last)), fold(text_of(words, at, last)).partition(" ")[2]
    if at > first and names.tag(joined) is None and names.tag(behind) is not None:
        owner = names.tag(fold(text_of(words, first, at)))
        if words.forms[at] not in POSSESSIVES or (_is_land(owner) and behind not in common()):
            yield from divided(words, names, first, at)
            first = at + 1
    yield first, last


def _are_ends(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether a road is called by the two places that a hyphen joins."""
    road = last < len(words.forms) and words.forms[last].lower() in word_list("road")
    return road and all(names.tag(fold(words.forms[at])) is not None for at in (first, last - 1))


def _is_land(tag: Tag | None) -> bool:
    """Whether a name is that of a country or province, which owns places."""
    return tag is not None and tag.cls in "CKAa"
