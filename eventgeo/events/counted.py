"""People who are counted: a number and the noun for them ("at least 12 soldiers", "a family of five")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from eventgeo.events.actor_lexicon import rows, word_set
from eventgeo.events.quantities import NUMBER_WORDS, Quantity, quantities, quantity_at
from eventgeo.records import Token

UNITS = word_set("casualties", "units")
SITES = word_set("roles", "sites") | word_set("casualties", "belongings")
"""What people have, and is no more of them ("ten police posts")."""
MONTHS = word_set("casualties", "months")
ENDS = word_set("casualties", "ends")
LINKED = frozenset(["of", "from", "belonging", "affiliated", "loyal"])
RANKS = frozenset(["aged", "no", "number", "$", "€", "£", "battalion", "brigade", "article", "top"])
AGED = re.compile(r"^\d+-(?:year|month|day)-old$")
QUOTES = frozenset("“”\"'‘’")
IRREGULAR = frozenset(["child", "grandchild", "baby", "wife", "thief", "spy", "boss", "deputy"])
PLURALS = frozenset(["other", "live", "troop", "human", "element", "local", "regular", "member", "number"])
"""What is no noun for one person, though its plural is one for people."""
LONGEST_NOUN, LONGEST_LINK, LONGEST_ONE, LONGEST_NAME = 6, 8, 3, 3
COUNTED_ONE = NUMBER_WORDS | {"a", "an", "another", "no", "any", "each", "every"}
"""What stands before a person who is counted by it."""
DEFINITE = frozenset(["the", "his", "her", "their", "its"])
SAYS = word_set("casualties", "says")
PARTICIPLES = word_set("roles", "participles")
TO_SAYING = 7
"""Within how many words behind its number a speaker says something ("two local officials in the town said")."""
CITED = (("according", "to"), ("told", "by"), ("quoting",), ("citing",), ("cited", "by"))
"""What stands before the speakers of a report."""
REFLEXIVE = frozenset(["himself", "herself"])
"""Whom a deed befell that did it ("killed himself and five others")."""
HURT_BEFORE = frozenset(["wounded", "injured"])
"""Who may die later ("two of the wounded died")."""
PLURAL_VERBS = frozenset(["were", "have", "are"])
"""What stands behind the members of a group, and behind no place."""
BEFORE_ONE = frozenset(["and", ",", ":", ";", "-", "–", "—", "as", "…"])
BEHIND_ONE = word_set("casualties", "ends") | word_set("roles", "place_words") | word_set("roles", "breaks")
WITHIN = frozenset(["-", "'s"])
"""What stands within the name of a group whose members are counted ("seven New People's Army rebels")."""


class People(NamedTuple):
    """A counted noun at `tokens[first:last]`: at least `low`, at most `high` people (None: open).

    `side` is who they are, as written. `known` tells whether the noun is one for people, or that there is none;
    `bare` that there is none; `alone` that there is a noun for one person, and no number or article.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    side: str | None
    known: bool
    bare: bool
    alone: bool = False


@cache
def victims() -> frozenset[str]:
    """Nouns for people."""
    return frozenset(word.casefold() for row in rows("victims.tsv") for word in row[0].split())


@cache
def singulars() -> frozenset[str]:
    """Nouns for one person, of which the plural is a noun for people: "soldier", "policeman", "Palestinian"."""
    known = victims()
    regular = {noun[:-1] for noun in known if noun.endswith("s")}
    return frozenset(regular | {noun[:-3] + "man" for noun in known if noun.endswith("men")} | IRREGULAR) - PLURALS


def _is_one(word: str) -> bool:
    """Whether a word is a noun for one person, be it behind a hyphen ("vice-principal")."""
    return word in singulars() or word.rpartition("-")[2] in singulars()


def _linked(low: Sequence[str], at: int, stops: frozenset[int]) -> int:
    """The end of "of the regime forces" or "from the “X”" behind a noun; `at` where nothing of the kind follows."""
    if at >= len(low) or low[at] not in LINKED:
        return at
    end = at + 1
    while end < len(low) and end - at < LONGEST_LINK and end not in stops:
        word = low[end]
        if (word in ENDS and word != "to") or not (word[:1].isalpha() or word == "-"):
            break
        end += 1
    return end if end > at + 1 else at


def _steps(low: Sequence[str], at: int) -> Iterator[int]:
    """The words in which the noun behind a number is looked for, less a short form in brackets ("(NPA)")."""
    for word in range(LONGEST_NOUN):
        if word and low[at : at + 1] == ["("] and low[at + 2 : at + 3] == [")"]:
            at += 3
        if at >= len(low):
            return
        yield at
        at += 1


def _noun_end(low: Sequence[str], at: int, stops: frozenset[int]) -> tuple[int, bool]:
    """The end of the noun phrase that follows a number, and whether it has a noun for people."""
    for index in _steps(low, at):
        word = low[index]
        if (
            index in stops
            or word in ENDS
            or (word in UNITS and not _of_people(low, index + 1))
            or not (word[:1].isalpha() or word in WITHIN or AGED.search(word))
        ):
            if word in UNITS and index not in stops and not _of_people(low, index + 1):
                return index, False
            break
        if low[index + 1 : index + 2] == ["'s"]:
            continue
        if word in victims() or (_is_one(word) and _ends_noun(low, index + 1, stops)):
            last = index + 1
            while last < len(low) and last not in stops and low[last] in victims():
                last += 1
            return (at, False) if low[last : last + 1] and low[last] in SITES else (last, True)
    plural = at + 1 < len(low) and at not in stops and low[at].endswith("s") and low[at + 1] in ("and", ",", ".")
    return at + plural, False


def _of_people(low: Sequence[str], at: int) -> bool:
    """Whether a noun for people follows a unit, which says what they have to do with ("four cattle rustlers")."""
    return at < len(low) and low[at].endswith("s") and low[at] in victims()


def _ends_noun(low: Sequence[str], at: int, stops: frozenset[int]) -> bool:
    """Whether a noun phrase ends before a word: at a mark, a preposition or a participle ("a man stabbed")."""
    if at >= len(low) or at in stops:
        return True
    return low[at] in ENDS or not low[at][:1].isalpha() or low[at] in PARTICIPLES or low[at].endswith("ed")


def _called(tokens: Sequence[Token], at: int, end: int, stops: frozenset[int]) -> tuple[int, bool]:
    """The end of a capitalised name that counts its members ("ten YPG killed", "four Maoists were"); else as it was."""
    for index in range(at, min(at + LONGEST_NAME, len(tokens))):
        if not tokens[index].text[0].isupper() or index in stops:
            break
        if index + 1 in stops or (tokens[index].text.endswith("s") and _goes_on(tokens, index + 1)):
            return index + 1, True
    return end, False


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb in the plural stands at a word."""
    return at < len(tokens) and tokens[at].text in PLURAL_VERBS


def _family(low: Sequence[str], number: Quantity) -> People | None:
    """ "A family of five", with or without its article."""
    if number.article and tuple(low[number.last : number.last + 2]) == ("family", "of"):
        counted = quantity_at(low, number.last + 2)
        return None if counted is None else _of_family(number.first, counted)
    if tuple(low[max(0, number.first - 2) : number.first]) == ("family", "of"):
        return _of_family(number.first - 2, number)
    return None


def _of_family(first: int, number: Quantity) -> People:
    return People(first, number.last, number.low, number.high, "family", True, False)


def _describes(word: str) -> bool:
    """Whether a word may stand before that for a person ("elderly", "his", "12-year-old")."""
    return (word[:1].isalpha() or AGED.match(word) is not None) and word not in ENDS


def _one(tokens: Sequence[Token], low: Sequence[str], at: int, stops: frozenset[int]) -> People | None:
    """A person without number or article, as headlines have it ("child killed", "kills elderly woman")."""
    if low[at] in REFLEXIVE and at - 1 in stops:
        return People(at, at + 1, 1, 1, low[at], True, False, True)
    if not _is_one(low[at]) or at in stops:
        return None
    end = _linked(low, at + 1, stops)
    if end == len(low) or not _and_more(low, end):
        end = at + 1
    behind = low[end] if end < len(low) else ""
    if (
        behind[:1].isalpha()
        and at + 1 not in stops
        and behind not in BEHIND_ONE
        and not tokens[at + 1].text[0].isupper()
    ):
        return None
    first = at
    while first and first - 1 not in stops and _describes(low[first - 1]):
        first -= 1
        if low[first] in COUNTED_ONE or at - first > LONGEST_ONE:
            return None
        if low[first] in DEFINITE:
            break
    if _speaks(low, first, at + 1, stops):
        return None
    if first and low[first] not in DEFINITE and not (first - 1 in stops or low[first - 1] in BEFORE_ONE):
        return None
    named = first + (low[first] == "the")
    side = " ".join(token.text for token in tokens[named : at + 1])
    return People(first, end, 1, 1, side, True, False, True)


def _speaks(low: Sequence[str], first: int, at: int, stops: frozenset[int]) -> bool:
    """Whether who is counted or named before the word `at` tells what happened ("two security sources said")."""
    if any(tuple(low[max(0, first - len(words)) : first]) == words for words in CITED):
        return True
    for index in range(at, min(at + TO_SAYING, len(low))):
        if low[index] in SAYS or (low[index] == "," and _named_says(low, index + 1)):
            return index + 1 not in stops
        ends = low[index] in ENDS and low[index] != "in" and not _and_more(low, index)
        if ends or index in stops or not low[index][:1].isalpha():
            return False
    return False


def _named_says(low: Sequence[str], at: int) -> bool:
    """Whether a name between commas comes before what is said ("the mayor, Jean Baluku, said")."""
    end = next((index for index in range(at, min(at + LONGEST_NAME + 2, len(low))) if low[index] == ","), None)
    return end is not None and end > at + 1 and low[end + 1 : end + 2] != [] and low[end + 1] in SAYS


def _and_more(low: Sequence[str], at: int) -> bool:
    """Whether "and" joins more counted people ("a doctor and three witnesses"), or one of the same house."""
    if low[at] != "and" or at + 1 == len(low):
        return False
    kin = low[at + 1] in ("his", "her") and at + 2 < len(low) and low[at + 2] in singulars()
    return kin or quantity_at(low, at + 1) is not None


def _no_count(low: Sequence[str], number: Quantity) -> bool:
    """Whether a number counts no people: a date, a measure, a rank, a total ("out of 11", "No. 4", "aged 12")."""
    after = low[number.last] if number.last < len(low) else ""
    before = low[number.first - 1] if number.first else ""
    if (before in MONTHS or before == "of") and _digits_alone(low, number) and _dates_or_ages(low, number):
        return True
    measured = after in UNITS and not _of_people(low, number.last + 1)
    if measured or after in MONTHS or after in ("th", "st", "nd", "rd", "%") or after.startswith("-year"):
        return True
    return before in RANKS or list(low[max(0, number.first - 2) : number.first]) == ["out", "of"]


def _dates_or_ages(low: Sequence[str], number: Quantity) -> bool:
    """Whether a number behind a month is a day, or one behind "of" an age ("a man of 47")."""
    before = low[number.first - 1]
    return before in MONTHS or (number.first > 1 and low[number.first - 2] in singulars())


def _digits_alone(low: Sequence[str], number: Quantity) -> bool:
    return number.last - number.first == 1 and low[number.first].isdigit()


def _of_the(low: Sequence[str], at: int) -> int:
    """The start of the noun behind "of" or "of his", or behind the total in "nine of the 11 hostages"."""
    if list(low[at : at + 1]) != ["of"]:
        return at
    if list(low[at + 1 : at + 2]) == ["the"] and low[at + 2 : at + 3] and low[at + 2] in HURT_BEFORE:
        return at + 3
    owned = at + 1 < len(low) and low[at + 1] in DEFINITE
    total = quantity_at(low, at + 2) if owned and low[at + 1] == "the" else None
    return total.last if total is not None else at + 1 + (owned and low[at + 1] != "the")


def _people(tokens: Sequence[Token], low: Sequence[str], number: Quantity, stops: frozenset[int]) -> People | None:
    if _no_count(low, number):
        return None
    at = _of_the(low, number.last)
    end, known = _noun_end(low, at, stops)
    if number.article and "number" in low[at:end]:
        return None
    if not known:
        end, known = _called(tokens, at, end, stops)
    if end < len(low) and not known and end not in stops and low[end] in UNITS:
        return None
    year = number.low == number.high and number.last - number.first == 1 and 1900 <= (number.low or 0) <= 2099
    if (year or number.article) and not known:
        return None
    if low[number.first] == "both" and low[end - 1] in singulars():
        return None
    if _speaks(low, number.first, at, stops):
        return None
    at_least = tuple(low[end : end + 2]) == ("at", "least")
    at_noun = at + (low[at : at + 1] == ["the"])
    side = " ".join(token.text for token in tokens[at_noun:end]) or None if known else None
    last = end + 2 if at_least else _linked(low, end, stops) if known else end
    high = None if at_least else number.high
    return People(number.first, last, number.low, high, side, known or end == at, end == at)


def people(tokens: Sequence[Token], low: Sequence[str], stops: frozenset[int]) -> list[People]:
    """The counted people of a sentence, in their order; words at `stops` belong to no noun."""
    found: list[People] = []
    for number in quantities(tokens):
        if (number.low, number.high) == (0, 0) or (found and number.first < found[-1].last):
            continue
        one = _family(low, number) or _people(tokens, low, number, stops)
        if one is not None:
            found.append(one)
    taken = {index for one in found for index in range(one.first, one.last)}
    for at in reversed(range(len(low))):
        alone = _one(tokens, low, at, stops) if at not in taken else None
        if alone is not None:
            found.append(alone)
            taken.update(range(alone.first, alone.last))
    return sorted(found)
