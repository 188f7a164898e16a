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
from eventgeo.places.recognition.labels import POSSESSIVES
from eventgeo.places.recognition.lexicon import FIRST_NAME, known
from eventgeo.places.recognition.matches import Names, Tag, common, is_demonym, links, word_list
from eventgeo.places.recognition.words import Case, Words

LONGEST = 4
LONGEST_HEAD = 4
"""How many words a name may have, and the words that say what it is."""
LONGEST_WORD_OF = 5
"""Within how many words behind a name the word stands that says what it is."""
WELL_KNOWN = 5
"""The logarithm of a population from which the name of a town is seldom but a part of another's."""
_ADJECTIVE = re.compile(r"sk(?:y|yi|yy|iy|ii|yj|a|aya|oye|e)$")
"""How Russian and Ukrainian end what they name a district by: "Popasnyansky district"."""
JOINTS = ("and", "in", "on", "near", *POSSESSIVES)
"""Words that stand inside few names, and between many."""


def cued(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans `(first word, word after the last)` of names that the words beside them make places."""
    free = [True] * len(words.forms)
    for begin, end, case in words.sentences:
        before = ""
        for first, last in _runs(words, begin, end) if case is Case.MIXED else ():
            called = _called(words, names, first, last, begin, end)
            if not called and before == "settlement" and _goes_on(words, first, begin):
                called = before
            whole = grown(words, names, first, last, free)
            if whole > last or (called and _is_place(words, names, first, last, called)):
                yield first, whole
            before = called


def phrased(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans of names in a text that is no sentence but a place in words: each one that the gazetteer knows."""
    for begin, end, _ in words.sentences:
        for first, last in _runs(words, begin, end):
            while first < last:
                stop = next((stop for stop in range(last, first, -1) if _known(words, names, first, stop)), first)
                if stop > first and not _is_given(words, first, stop):
                    yield first, stop
                first = max(stop, first + 1)


def _is_given(words: Words, first: int, stop: int) -> bool:
    """Whether a name is a first name alone, which no word behind it calls a place ("Miranda state")."""
    called = stop < len(words.forms) and words.forms[stop] in _kinds()
    return stop == first + 1 and not called and bool(known(words.forms[first].lower()).name & FIRST_NAME)


def grown(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> int:
    """Where a name ends if the words behind it are counted in that make a place of their own of it: Donetsk airport."""
    forms, stop = words.forms, last
    while stop < min(last + LONGEST_HEAD, len(forms)) and forms[stop] in word_list("head") and free[stop]:
        stop += 1
    for end in range(stop, last, -1):
        tag = names.tag(fold(_text(words, first, end)))
        if tag is not None and tag.cls in "RKP" and forms[end - 1].lower() not in POSSESSIVES:
            return end
    return last


def completed(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> tuple[int, int]:
    """The span of a name that nobody knows, with the words beside it that make a known name of it: Cité Soleil."""
    if names.tag(fold(_text(words, first, last))) is not None:
        return first, last
    for left, right in ((1, 0), (0, 1), (2, 0), (0, 2)):
        begin, end = first - left, last + right
        more = (*range(max(begin, 0), first), *range(last, min(end, len(words.forms))))
        if len(more) == left + right and all(free[at] for at in more) and _known(words, names, begin, end):
            return begin, end
    return first, last


def lengthened(words: Words, names: Names, first: int, last: int, free: Sequence[bool]) -> tuple[int, int]:
    """The span of a name with what begins it ("Kafr Halab") and with a word behind it that makes one name of both.

    That is one which English texts do not use and with which the gazetteer has the name in some transliteration
    ("Bani Waleed", "Busra al-Hariri"), or behind what begins names.
    """
    while first > 0 and free[first - 1] and _begins(words.forms[first - 1]) and _spaced(words, first - 1):
        if first > 1 and words.forms[first - 2][0].isupper():
            break
        first -= 1
    first = _called_whole(words, first, free)
    tag = names.tag(fold(_text(words, first, last)))
    if tag is not None and (tag.cls in "CKA" or tag.logpop >= WELL_KNOWN):
        return first, last
    for more in (1, 3):
        stop = last + more
        if stop > len(words.forms) or not all(free[last:stop]) or not _spaced(words, last - 1):
            continue
        article = more == 1 or (words.forms[last] in word_list("lead") and words.forms[last + 1] == "-")
        if article and _capital(words.forms[stop - 1]) and _unheard(words, stop - 1, stop):
            key = fold(_text(words, first, stop))
            if (last - first == 1 and _begins(words.forms[first])) or names.respelled(key):
                return first, stop
    return first, last


def _called_whole(words: Words, first: int, free: Sequence[bool]) -> int:
    """Where a name begins of which only the end was found, if it is called a settlement: "the hamlet of Plan de X"."""
    at = first
    while at > 1 and free[at - 1] and (words.forms[at - 1][0].isupper() or words.forms[at - 1] in word_list("joint")):
        at -= 1
    called = at > 1 and words.forms[at - 1] == "of" and words.forms[at - 2] in word_list("settlement")
    return at if called and words.forms[at][0].isupper() else first


def _begins(form: str) -> bool:
    """Whether a word begins names of several words: "Kafr", "Bani"."""
    return form[0].isupper() and form.lower() in word_list("opening")


def _spaced(words: Words, at: int) -> bool:
    """Whether nothing but a space parts a word from the next."""
    return words.text[words.ends[at] : words.starts[at + 1]] == " "


def divided(words: Words, names: Names, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names of a span that nobody knows and that joins several: "the West Bank and Jerusalem", "X on Lake Chad".

    So are a land and what it owns ("Amhara's East Gojjam"), and no saint and his church.
    """
    at = next((at for at in range(last - 2, first, -1) if words.forms[at] in JOINTS), first)
    joined, behind = fold(_text(words, first, last)), fold(_text(words, at, last)).partition(" ")[2]
    if at > first and names.tag(joined) is None and names.tag(behind) is not None:
        owner = names.tag(fold(_text(words, first, at)))
        if words.forms[at] not in POSSESSIVES or (_is_land(owner) and behind not in common()):
            yield from divided(words, names, first, at)
            first = at + 1
    yield first, last


def _is_land(tag: Tag | None) -> bool:
    """Whether a name is that of a country or province, which owns places."""
    return tag is not None and tag.cls in "CKAa"


def is_unit(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether what may be a people's name is that of a unit, and called so: "the Amhara region", "Somali region"."""
    if last >= len(words.forms) or words.forms[last] not in word_list("unit"):
        return False
    tag = names.tag(fold(_text(words, first, last)))
    return tag is not None and tag.cls == "A"


def _text(words: Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.ends[last - 1]]


def _runs(words: Words, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of capitalised words in a sentence, links and hyphens between them included."""
    forms, at = words.forms, begin
    while at < end:
        if not _opens(words, at, end):
            at += 1
            continue
        last = at + 1
        stop = last
        while stop < min(at + 2 * LONGEST, end) and (_capital(forms[stop]) or _links(forms[stop])):
            stop += 1
            if _capital(forms[stop - 1]):
                last = stop
        yield at, last
        at = last


def _opens(words: Words, at: int, end: int) -> bool:
    form = words.forms[at]
    if form.lower() in word_list("lead") and at + 2 < end and words.forms[at + 1] == "-":
        return _capital(words.forms[at + 2])
    return _capital(form)


def _links(form: str) -> bool:
    """Whether a small word or mark may stand inside a name of which nothing else is known: "Kafr al-Hjna"."""
    return form in "-'’‘" or (form.isalpha() and form in links() and form not in common())


def _capital(form: str) -> bool:
    low = form.lower()
    return form[0].isupper() and (low not in common() or low in word_list("homograph"))


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


@cache
def _facilities() -> list[list[str]]:
    return [[word] for word in word_list("facility")]


def _called(words: Words, names: Names, first: int, last: int, begin: int, end: int) -> str:
    """What the words before or behind a stretch call it: "settlement", "unit", "at" for a place where something is,
    "sure" for one that words on both sides tell of ("in X, in Sumy region", "at X in Chad"), or "" for nothing."""
    forms = words.forms
    behind = _kinds().get(forms[last], "") if last < end else ""
    if " ".join(forms[last : last + 2]) in _fates() or forms[last : last + 1] in _facilities():
        behind = "at"
    led = first > begin and (forms[first - 1] in word_list("locative") or forms[first - 1] in word_list("at"))
    if _is_described(words, last, end):
        behind = "sure" if led else "at"
    elif led and _is_held(words, names, last, end):
        behind = "sure"
    if behind or first == begin:
        return behind
    if forms[first - 1] in word_list("at"):
        return "at"
    joint, joined = forms[first - 1], forms[first - 2].lower() if first - 1 > begin else ""
    if joint in ("of", "on", "for") and joined in word_list("deed"):
        return "at"
    if joint in ("to", "from") and joined in word_list("passage"):
        return "at"
    at = first - 1 - (forms[first - 1] == "of" and first - 1 > begin)
    before = _kinds().get(forms[at].rstrip("s"), "") or _kinds().get(forms[at], "")
    return before if at < first - 1 or before == "settlement" else ""


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


def _is_held(words: Words, names: Names, last: int, end: int) -> bool:
    """Whether a country or province follows a name as what holds it: "X, North Kivu", "X in Chad"."""
    first = last + 1
    if first >= end or words.forms[last] not in (",", "in") or not words.forms[first][0].isupper():
        return False
    stops = range(min(end, first + LONGEST), first, -1)
    tags = (names.tag(fold(_text(words, first, stop))) for stop in stops if words.forms[stop - 1][0].isupper())
    longest = next((tag for tag in tags if tag is not None), None)
    return longest is not None and longest.cls in "CA"


def _is_place(words: Words, names: Names, first: int, last: int, called: str) -> bool:
    if last - first > 2 * LONGEST or is_demonym(names, fold(_text(words, first, last))):
        return False
    unheard = _unheard(words, first, last)
    if called == "sure":
        return unheard or _known(words, names, first, last)
    if called == "at":
        return (unheard or _half_heard(words, first, last)) and _known(words, names, first, last)
    adjective = _ADJECTIVE.search(words.forms[last - 1]) is not None
    named = called == "settlement" or (called == "unit" and adjective)
    return _known(words, names, first, last) or (named and unheard)


def _known(words: Words, names: Names, first: int, last: int) -> bool:
    """Whether the gazetteer has a name, or has it in another transliteration and it is no ordinary word."""
    if not (_opens(words, first, last) and _capital(words.forms[last - 1])):
        return False
    key = fold(_text(words, first, last))
    tag = names.tag(key)
    return (tag is not None and tag.cls != "D") or (_unheard(words, first, last) and bool(names.respelled(key)))


def _half_heard(words: Words, first: int, last: int) -> bool:
    """Whether a name is one of those that are words too ("Sake"), or of several words of which one is unheard of."""
    if last - first == 1:
        return words.forms[first].lower() in word_list("homograph")
    return any(_unheard(words, at, at + 1) for at in range(first, last) if _capital(words.forms[at]))


def _unheard(words: Words, first: int, last: int) -> bool:
    """Whether no word of a stretch is one that English texts use often."""
    forms = (form.lower() for form in words.forms[first:last] if _capital(form))
    return all(form in links() or not known(form).clusters for form in forms)
