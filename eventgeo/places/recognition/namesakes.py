"""Names that the tagger takes for places and that the words beside them rule out: ships, persons, organisations."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files

from eventgeo.places.recognition.lexicon import FIRST_NAME, known
from eventgeo.places.recognition.matches import word_list
from eventgeo.places.recognition.words import Case, Words

CRAFT_OF = frozenset(["a", "an", "two", "three", "four", "several", "another", "one", "its", "their"])
"""What stands before a type of aircraft."""
HYPHENS = ("-", "‐", "‑", "–")
DATELINE = (",", "(", "-", "–", "—", "/", ":")
"""What follows the place of a dateline."""
_CELTIC = re.compile(r"(?:O['’]|Mc|Mac)[A-Z][a-z]")
"""How last names begin that no place's name goes on with: "Georgia O'Keeffe"."""
_ROAD = re.compile(r"[A-Z]{1,3}\d{1,4}")
"""The number of a road: "the N380 road"."""
LONGEST_SHIP = 5
"""How many words before a name the letters before a ship's may stand."""


@cache
def organisations() -> dict[str, list[tuple[str, ...]]]:
    """The organisations of organisations.tsv in lower case, by their first word."""
    lines = files(__package__).joinpath("organisations.tsv").read_text("utf-8").splitlines()
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            name = tuple(line.lower().replace("-", " - ").split())
            found.setdefault(name[0], []).append(name)
    return found


def organised(words: Words) -> set[int]:
    """The words that belong to the name of a listed organisation."""
    forms, known_names = [form.lower() for form in words.forms], organisations()
    found: set[int] = set()
    for at, form in enumerate(forms):
        for name in known_names.get(form, ()):
            if tuple(forms[at : at + len(name)]) == name and words.forms[at][0].isupper():
                found.update(range(at, at + len(name)))
    return found


def is_namesake(words: Words, first: int, last: int) -> bool:
    """Whether the words beside a name rule a place out: "USS Tripoli", "Sgt. Norfolk", "Georgia Smith", "al-Basri".

    So are a monarch ("Queen Victoria"), who is portrayed ("a statue of Victoria"), a ship's class ("Virginia-class"), a
    ship's name of several words ("HMS Prince of Wales"), an aircraft ("a Black Hawk helicopter"), a month ("Nov. 9"), a
    station's ("Radio Venceremos"), a model of a car ("Hyundai Tucson"), who tells news ("the news site Carta"), what
    but begins a name ("La") and a numbered road ("the N380").
    """
    forms = words.forms
    if forms[first] in "-‐‑" or _ROAD.fullmatch(forms[first]):
        return True
    before = [forms[at].lower() for at in range(max(0, first - 2), first) if forms[at] != "."]
    if _is_aboard(forms, first) or "".join(forms[last : last + 2]).lower() == "-class":
        return True
    if before and before[-1] == "radio" and forms[first - 1][0].isupper():
        return True
    if before and before[-1] in word_list("medium"):
        return True
    if before and before[-1] in word_list("make") and forms[first - 1][0].isupper():
        return True
    if before and (before[-1] in word_list("ship") or (last == first + 1 and before[-1] in word_list("rank"))):
        return True
    if _is_portrayed(before) or _is_crowned(forms, first, last) or _is_nicknamed(forms, first):
        return True
    if _is_appositive(forms, first, last) or _is_month(forms, first, last) or _is_craft(forms, first, last):
        return True
    if last > first + 1 or last == len(forms):
        return False
    if forms[first].istitle() and forms[first].lower() in word_list("particle"):
        return True
    if _is_one_of_many(forms, first) or _is_eaten(forms, last) or _is_family_name(forms, first):
        return True
    return _is_titled(forms, first) or _does_as_persons(forms, last) or _is_full_name(forms[first], forms[last])


def _is_craft(forms: list[str], first: int, last: int) -> bool:
    """Whether a name is that of a type of aircraft or weapon: "a Black Hawk helicopter", "two Apache jets"."""
    one = forms[first - 1].lower() if first else ""
    craft = forms[last : last + 1] and forms[last].lower().removesuffix("s") in word_list("craft")
    told = forms[last + 1 : last + 2] and forms[last + 1].lower() in word_list("deed") | {"crash", "crashes"}
    return bool(craft) and not told and (one in CRAFT_OF or one.isdigit())


def _is_month(forms: list[str], first: int, last: int) -> bool:
    """Whether a name is a month before its day: "near the town on Nov. 9"."""
    at = last + (forms[last : last + 1] == ["."])
    day = "".join(forms[at : at + 1]).isdigit()
    return day and last == first + 1 and forms[first].lower().rstrip(".") in word_list("month")


def _is_portrayed(before: list[str]) -> bool:
    """Whether the two words before a name say that an image is of it: "a statue of Victoria"."""
    return before[-1:] == ["of"] and len(before) > 1 and before[-2] in word_list("image")


def _is_crowned(forms: list[str], first: int, last: int) -> bool:
    """Whether a name is a monarch's and a first name, and nothing beside it tells of a town: "in King William"."""
    if last != first + 2 or forms[first].lower() not in word_list("crown"):
        return False
    if (first > 0 and forms[first - 1].lower() in word_list("locative")) or forms[last : last + 1] in (
        [","],
        ["County"],
    ):
        return False
    return bool(known(forms[first + 1].lower()).name & FIRST_NAME)


def _is_appositive(forms: list[str], first: int, last: int) -> bool:
    """Whether a name of several words is set off behind what a person does: "a community leader, Carmelo Guerrero"."""
    if (
        first < 2
        or last < first + 2
        or forms[first - 1] != ","
        or forms[last : last + 1] not in ([","], ["."], ["and"])
    ):
        return False
    return forms[first - 2].lower() in word_list("job")


def _is_nicknamed(forms: list[str], first: int) -> bool:
    """Whether a name with an article ends that of a man called after his son: "Abu Yahya al-Libi"."""
    return first > 1 and forms[first - 2] == "Abu" and forms[first].lower() == "al" and forms[first + 1] in HYPHENS


def is_shouted(words: Words, first: int, last: int) -> bool:
    """Whether capitals make a small town of an ordinary word or of a part of names: "POLICE ARREST TWO", "SAN said".

    Behind "in" and the like, and before a comma, it may be the town.
    """
    form = words.forms[first]
    if not form.isupper() or last > first + 1 or "".join(words.forms[last : last + 1]) in DATELINE:
        return False
    if first > 0 and words.forms[first - 1].lower() in word_list("locative"):
        return False
    return form.lower() in word_list("particle") or form.lower() in word_list("shouted")


def _is_one_of_many(forms: list[str], first: int) -> bool:
    """Whether a name alone has an article, as vehicles have and places have not: "a Bradley and a Marder were hit"."""
    return first > 0 and forms[first - 1].lower() in ("a", "an") and forms[first + 1] in word_list("alone")


def _is_eaten(forms: list[str], last: int) -> bool:
    """Whether a name is that of a dish: "Turkey was served"."""
    return forms[last] in ("is", "was") and "".join(forms[last + 1 : last + 2]) in word_list("meal")


def _is_family_name(forms: list[str], first: int) -> bool:
    """Whether a first name that is no word makes a last name of a place that is one: "Denzel Washington"."""
    if first == 0 or not forms[first - 1].istitle() or forms[first].lower() not in word_list("family"):
        return False
    return bool(known(forms[first - 1].lower()).name & FIRST_NAME)


def _is_titled(forms: list[str], last: int) -> bool:
    """Whether a title and one or two names stand before a name: "commander Oleksandr Sumy"."""
    for first in (last - 1, last - 2):
        if first < 1 or not all(form.istitle() for form in forms[first:last]):
            return False
        if forms[first - 1].lower() in word_list("title"):
            given = known(forms[first].lower())
            return bool(given.name & FIRST_NAME) or not given.clusters
    return False


def _does_as_persons(forms: list[str], last: int) -> bool:
    """Whether what follows a first name makes a person of it: "Georgia told her mother", "Florence, a nurse,"."""
    next_words = [form.lower() for form in forms[last : last + 4]]
    if forms[last][0].isupper() and next_words[1:3] in ([",", "a"], [",", "an"]) and next_words[3:]:
        return next_words[3] in word_list("job")
    if len(next_words) < 3 or not known(forms[last - 1].lower()).name & FIRST_NAME:
        return False
    told = next_words[0] in word_list("told") and next_words[1] in ("her", "his")
    called = next_words[:2] in ([",", "a"], [",", "an"]) and next_words[2] in word_list("job")
    return told or called or next_words[:2] == ["said", "she"]


def is_part(words: Words, first: int, last: int) -> bool:
    """Whether the words beside a town make a team's, a gang's or a treaty's name of it: "Dynamo Kyiv", "the Minsk
    agreements"."""
    before, after, beyond = ("".join(words.forms[at : at + 1]) for at in (first - 1, last, last + 1))
    team = first > 0 and before[0].isupper() and before.lower() in word_list("club")
    team |= after[:1].isupper() and after.lower() in word_list("team") and not beyond[:1].isupper()
    return team or after in word_list("gang") or after.lower() in word_list("treaty")


def is_team(words: Words, first: int, last: int) -> bool:
    """Whether a town stands for its team: "Leeds beat Hull", "Leeds fans", "Manchester City lost", "Leeds lost 2-0"."""
    forms = words.forms
    city = forms[last - 1] == "City" or "".join(forms[last : last + 1]) == "City"
    behind = last + (city and forms[last - 1] != "City")
    does, whom = ("".join(forms[at : at + 1]) for at in (behind, behind + 1))
    if does in word_list("fan") or (does in word_list("rout") and whom[:1].isupper()):
        return True
    beside = {*forms[max(0, first - 1) : first], *forms[behind : behind + 1]}
    if beside.isdisjoint(word_list("score")):
        return False
    begin, end, _ = words.sentences[bisect_right(words.sentences, (first, len(forms), Case.TITLE)) - 1]
    scored = any(
        forms[at] in HYPHENS and forms[at - 1].isdigit() and forms[at + 1].isdigit() for at in range(begin + 1, end - 1)
    )
    return scored or (city and behind < len(forms) and forms[behind] in word_list("score"))


def is_body(words: Words, first: int) -> bool:
    """Whether a body bears the name of a place, be it a country's: "Bank of Palestine"; or is itself what is named."""
    forms = words.forms
    whole = forms[first] in word_list("body") and forms[first + 1 : first + 2] == ["of"]
    return whole or (first > 1 and forms[first - 1] == "of" and forms[first - 2] in word_list("body"))


def _is_aboard(forms: list[str], first: int) -> bool:
    """Whether a name ends that of a ship of several words ("USS Harry S. Truman")."""
    at = first - 1
    while at >= max(0, first - LONGEST_SHIP) and (forms[at][0].isupper() or forms[at] in (".", "of")):
        if forms[at].lower() in word_list("ship") and forms[at].isupper():
            return True
        at -= 1
    return False


def _is_full_name(given: str, family: str) -> bool:
    """Whether two words are a first name and a last name: one of the commonest that are no words, or an unknown word.

    With all last names of the lexicon the rule dropped ten places ("Mansfield Mayor") for each person.
    """
    if not (known(given.lower()).name & FIRST_NAME and family[0].isupper()):
        return False
    low = family.lower()
    unheard = len(low) > 4 and family[1:].islower() and not known(low).clusters and given[1:].islower()
    return low in word_list("surname") or unheard or _CELTIC.match(family) is not None
