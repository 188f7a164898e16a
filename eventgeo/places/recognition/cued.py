"""Names that the words beside them call places: "the village of X", "X district", "X nuclear power plant".

The tagger learns from news of well-known places and misses a village that neither it nor the gazetteer's spelling has
met. What is called a village is one, as long as the gazetteer knows the name, in whatever transliteration, or nobody
knows its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from eventgeo.places.gazetteer import fold
from eventgeo.places.recognition.extents import LISTED, LONGEST_LIST, grown
from eventgeo.places.recognition.lexicon import FIRST_NAME, known
from eventgeo.places.recognition.matches import Names, is_demonym, word_list
from eventgeo.places.recognition.stretches import (
    LONGEST,
    is_capital,
    is_half_heard,
    is_known,
    is_unheard,
    runs,
    text_of,
)
from eventgeo.places.recognition.words import Case, Words

ARTICLES = frozenset(["the", "a", "an", "this", "that", "each", "every"])
LEADS = frozenset(["in", "at", "near", "outside", "around", "from", "to", "into"])
BIG = 5
"""The logarithm of how many people a city has that needs no more than a preposition."""
LONGEST_WORD_OF = 5
"""Within how many words behind a name the word stands that says what it is."""
_ADJECTIVE = re.compile(r"sk(?:y|yi|yy|iy|ii|yj|a|aya|oye|e|oi|oy)$|[nv](?:yi|yy|iy|yj)$")
"""How Russian and Ukrainian end what they name a district by: "Popasnyansky district"."""


def cued(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans `(first word, word after the last)` of names that the words beside them make places."""
    free = [True] * len(words.forms)
    for begin, end, case in words.sentences:
        before = ""
        for first, last in runs(words, begin, end) if case is Case.MIXED else ():
            called = _called(words, names, first, last, begin, end)
            if not called and before == "settlement" and _goes_on(words, first, begin):
                called = before
            whole = grown(words, names, first, last, free)
            if whole > last or (called and _is_place(words, names, first, last, called)):
                yield first, whole
            elif (city := _city(words, names, first, last, begin)) < last:
                yield city, last
            before = called


def _city(words: Words, names: Names, first: int, last: int, begin: int) -> int:
    """Where the name of a big city of several words begins, that a preposition leads to ("In Novi Sad, …"); `last`
    where the stretch is none.
    """
    if first == begin and words.forms[first].lower() in LEADS:
        first += 1
    if last - first < 2 or first == begin or words.forms[first - 1].lower() not in LEADS:
        return last
    tag = names.tag(fold(text_of(words, first, last)))
    return first if tag is not None and tag.primary and tag.cls == "P" and tag.logpop >= BIG else last


def villages(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans of several words of names alone that are called a village: "raided Gidan Dan Zara village"."""
    for begin, end, case in words.sentences:
        for first, last in runs(words, begin, end) if case is Case.MIXED else ():
            if begin < first and last < end and _is_village(words, names, first, last):
                yield first, last


def quarters(words: Words) -> Iterator[tuple[int, int]]:
    """The spans of names whose first word calls them a part of a town: "Colonia Granjas Polo", "Praia do Futuro"."""
    forms, at = words.forms, 0
    while at < len(forms):
        stop = at + 1
        if forms[at].istitle() and forms[at].lower() in word_list("barrio"):
            stop = _quarter_end(forms, stop)
            if stop > at + 1:
                yield at, stop
        at = stop


def _quarter_end(forms: Sequence[str], stop: int) -> int:
    """Where a stretch of capitalised words ends that go on, Spanish and Portuguese joints between them included."""
    for _ in range(LONGEST):
        joints = next((size for size in range(3) if not _joins(forms, stop, size)), 3)
        if stop + joints >= len(forms) or not forms[stop + joints][0].isupper():
            break
        stop += joints + 1
    return stop


def _joins(forms: Sequence[str], stop: int, size: int) -> bool:
    return stop + size < len(forms) and forms[stop + size] in word_list("joined")


def phrased(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans of names in a text that is no sentence but a place in words: each one that the gazetteer knows."""
    for begin, end, _ in words.sentences:
        for first, last in runs(words, begin, end):
            while first < last:
                stop = _known_to(words, names, first, last)
                if stop > first and not _is_given(words, first, stop):
                    yield first, stop
                first = max(stop, first + 1)


def unheard(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans in such a text of words that nobody knows, which are names of places there."""
    for begin, end, _ in words.sentences:
        for first, last in runs(words, begin, end):
            while first < last:
                stop = _unheard_to(words, names, first, last)
                if stop > first:
                    yield first, stop
                first = max(stop, first + 1)


def _known_to(words: Words, names: Names, first: int, last: int) -> int:
    """Where the longest name that a stretch opens with and the gazetteer has ends; its beginning where it has none."""
    return next((stop for stop in range(last, first, -1) if is_known(words, names, first, stop)), first)


def _unheard_to(words: Words, names: Names, first: int, last: int) -> int:
    """Where the words end that open a stretch and that nobody knows, words of place aside ("Obl"); its beginning where
    there are none, or capital letters alone ("TPP")."""
    stop = at = first
    while at < last and _known_to(words, names, at, last) == at and _is_new(words, at):
        at += 1
        if is_capital(words.forms[at - 1]):
            stop = at
    return stop if stop > first and not words.forms[stop - 1].isupper() else first


def _is_new(words: Words, at: int) -> bool:
    return is_unheard(words, at, at + 1) and words.forms[at].lower() not in word_list("phrase")


def _is_given(words: Words, first: int, stop: int) -> bool:
    """Whether a name is a first name alone, which no word behind it calls a place ("Miranda state")."""
    called = stop < len(words.forms) and words.forms[stop] in _kinds()
    return stop == first + 1 and not called and bool(known(words.forms[first].lower()).name & FIRST_NAME)


def is_unit(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether what may be a people's name is that of a unit, and called so: "the Amhara region", "Somali region"."""
    if last >= len(words.forms) or words.forms[last] not in word_list("unit"):
        return False
    tag = names.tag(fold(text_of(words, first, last)))
    return tag is not None and tag.cls == "A"


def _goes_on(words: Words, first: int, begin: int) -> bool:
    """Whether a stretch goes on a list: "the villages of X, Y and Z"."""
    return first > begin and words.forms[first - 1] in (",", "and", "or")


@cache
def _kinds() -> dict[str, str]:
    return {
        **dict.fromkeys(word_list("settlement"), "settlement"),
        **dict.fromkeys(word_list("unit"), "unit"),
    }


@cache
def _fates() -> frozenset[str]:
    """What is told behind a name of places alone: "fell to", "has fallen", "was shelled"."""
    return frozenset(
        {
            "fell to",
            "has fallen",
            "had fallen",
            *(f"{verb} {fate}" for fate in word_list("fate") for verb in ("was", "is")),
        }
    )


def _called(words: Words, names: Names, first: int, last: int, begin: int, end: int) -> str:
    """What the words before or behind a stretch call it: "settlement", "unit", "at" for a place where something is,
    "sure" for one that words on both sides tell of ("in X, in Sumy region", "at X in Chad"), or "" for nothing.
    """
    behind = _called_behind(words, names, first, last, begin, end)
    if behind or first == begin:
        return behind
    return _called_before(words.forms, first, begin) or _called_one_of(words.forms, first, last, begin, end)


def _called_behind(words: Words, names: Names, first: int, last: int, begin: int, end: int) -> str:
    """What the words behind a stretch call it."""
    forms = words.forms
    led = first > begin and (_leads(forms[first - 1]) or _suffers(forms, first, begin))
    if _is_described(words, last, end):
        return "sure" if led else "at"
    if led and _is_held(words, names, last, end):
        return "sure"
    if " ".join(forms[last : last + 2]) in _fates() or not word_list("facility").isdisjoint(forms[last : last + 1]):
        return "at"
    if last >= end:
        return ""
    kind = _kinds().get(forms[last], "")
    return "sure" if kind == "unit" and _is_in_known(words, names, last + 1, end) else kind


def _called_before(forms: Sequence[str], first: int, begin: int) -> str:
    """What the words before a stretch call it that does not open its sentence."""
    if forms[first - 1] in word_list("at"):
        return "at"
    if _suffers(forms, first, begin):
        return "at"
    joint, joined = forms[first - 1], forms[first - 2].lower() if first - 1 > begin else ""
    if joint in ("to", "from") and joined in word_list("passage"):
        return "at"
    at = first - 1 - (joint == "of" and first - 1 > begin)
    before = _kinds().get(forms[at].rstrip("s"), "") or _kinds().get(forms[at], "")
    return before if at < first - 1 or before == "settlement" else ""


def _called_one_of(forms: Sequence[str], first: int, last: int, begin: int, end: int) -> str:
    """What the words before the first of several names call them: "hit four villages, X, Y and Z"."""
    if first - 2 < begin or last + 1 >= end or forms[first - 1] not in (",", ":"):
        return ""
    listed = forms[last] in LISTED and forms[last + 1][0].isupper()
    several = forms[first - 2].endswith("s") and listed
    return _kinds().get(forms[first - 2].removesuffix("s"), "") if several else ""


def _leads(form: str) -> bool:
    """Whether a word stands before names of places more often than not."""
    return form in word_list("locative") or form in word_list("at")


def _suffers(forms: Sequence[str], first: int, begin: int) -> bool:
    """Whether what stands before a name is what places have or suffer: "the mayor of X", "an attack on X"."""
    return (
        first - 1 > begin and forms[first - 1] in ("of", "on", "for") and forms[first - 2].lower() in word_list("deed")
    )


def _is_described(words: Words, last: int, end: int) -> bool:
    """Whether what follows a name says where or what it is: "X, in Sumy region", "X, a border town", "X is a town"."""
    forms = words.forms
    if last + 2 >= end or forms[last] not in (",", "is", "was"):
        return False
    if forms[last] == "," and forms[last + 1] in word_list("at"):
        return forms[last + 2][0].isupper()
    return forms[last + 1] in ("a", "an", "the") and any(
        form in word_list("settlement") for form in islice(forms, last + 2, min(last + LONGEST_WORD_OF, end))
    )


def _is_village(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether a stretch without an article is called a village, and is of words that are names or unheard of."""
    if last - first < 2 or not (words.forms[last] in ("village", "hamlet") or _of_villages(words.forms, last)):
        return False
    before = words.forms[first - 1]
    free = before.islower() and before not in ARTICLES
    return free and all(is_unheard(words, at, at + 1) or _names(names, words.forms[at]) for at in range(first, last))


def _of_villages(forms: Sequence[str], at: int) -> bool:
    """Whether only names of a list stand between a word and "villages" ("Gidan Dutse and Tungan Fulani villages")."""
    end = min(at + LONGEST_LIST, len(forms))
    while at < end and (forms[at] in LISTED or forms[at][0].isupper()):
        at += 1
    return at < end and forms[at] in ("villages", "hamlets")


def _names(names: Names, form: str) -> bool:
    """Whether a word is a name of persons or of a place, and not of a people."""
    key = fold(form)
    return (bool(known(form.lower()).name) or names.tag(key) is not None) and not is_demonym(names, key)


def _is_in_known(words: Words, names: Names, at: int, end: int) -> bool:
    """Whether a unit is said to be in a known place: "district in Mogadishu", "district, Kharkiv"."""
    first = at + 1
    return first < end and words.forms[at] in (",", "in", "of") and is_known(words, names, first, first + 1)


def _is_held(words: Words, names: Names, last: int, end: int) -> bool:
    """Whether a country or province follows a name as what holds it: "X, North Kivu", "X in central Chad"."""
    first = last + 1
    if first >= end or words.forms[last] not in (",", "in"):
        return False
    if words.forms[last] == "in":
        first += words.forms[first] == "the"
        first += first < end and words.forms[first] in word_list("side")
    if first >= end or not words.forms[first][0].isupper():
        return False
    stops = range(min(end, first + LONGEST), first, -1)
    tags = (names.tag(fold(text_of(words, first, stop))) for stop in stops if words.forms[stop - 1][0].isupper())
    longest = next((tag for tag in tags if tag is not None), None)
    return longest is not None and longest.cls in "CA"


def _is_place(words: Words, names: Names, first: int, last: int, called: str) -> bool:
    if last - first > 2 * LONGEST or is_demonym(names, fold(text_of(words, first, last))):
        return False
    unheard = is_unheard(words, first, last)
    if called == "sure":
        return unheard or is_known(words, names, first, last)
    if called == "at":
        return (unheard or is_half_heard(words, first, last)) and is_known(words, names, first, last)
    adjective = _ADJECTIVE.search(words.forms[last - 1]) is not None
    named = called == "settlement" or (called == "unit" and adjective)
    return is_known(words, names, first, last) or (named and unheard)
