"""What befell the people that a sentence counts: the word that says it, found before them, behind them or shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from eventgeo.events.actor_lexicon import rows, word_set
from eventgeo.events.counted import BEHIND_ONE, DEFINITE, QUOTES, People, people
from eventgeo.records import Token

TollKind = Literal["killed", "wounded", "missing", "captured", "displaced", "hurt", "losses"]
Frame = Literal["object", "done", "subject", "count", "toll"]

AUXILIARY = word_set("casualties", "auxiliary")
DEADLY = word_set("casualties", "deadly")
"""What is done "to death", unlike what courts sentence to it."""
GO_ON = frozenset(["was", "were", "is", "are", "had", "have", "has"])
"""What stands behind people of whom something else is told."""
VOICE = word_set("casualties", "voice")
PARTS = word_set("casualties", "parts")
RISING = word_set("casualties", "rising")
JOINS = [phrase.split() for phrase in ("and", ",", "&", ", and", "as well as", "along with", "together with", "plus")]
NEAR = frozenset("at least of also the his her their its another".split())
BOTH = (["and"], ["/"], [",", "and"], ["&"])
EITHER = (["or"], ["and", "/", "or"], ["or", "seriously"])
CASUALTIES = frozenset(["casualties", "casualty"])
OF_THEM = (("of", "them"), ("of", "whom"), ("of", "those"))
TO_TOLL, TO_NUMBER = 9, 25
"""Words between "toll" and its number, and where "to" stands right before the number."""

TO_OTHERS = 14
"""Within how many words others are told of in another place ("two died in A on Monday and three in B")."""
WHERE = frozenset(["in", "at", "near", "on", "outside"])


class Befalling(NamedTuple):
    """A word at `tokens[first:last]` that says what befell people, and how its people stand to it."""

    first: int
    last: int
    kind: TollKind
    frame: Frame


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], TollKind, Frame], ...]]:
    """First word to the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], TollKind, Frame]]] = {}
    for phrase, kind, frame in rows("toll_words.tsv"):
        run = tuple(phrase.split())
        found.setdefault(run[0], []).append((run, cast(TollKind, kind), cast(Frame, frame)))
    return {first: tuple(sorted(runs, key=lambda run: -len(run[0]))) for first, runs in found.items()}


def _at(low: Sequence[str], at: int) -> Befalling | None:
    for run, kind, frame in _phrases().get(low[at], ()):
        if tuple(low[at : at + len(run)]) == run:
            return Befalling(at, at + len(run), kind, frame)
    return None


def befallings(low: Sequence[str]) -> list[Befalling]:
    """The words of a sentence that say what befell people.

    "Killed and wounded" is one, and so are "casualties and injuries"; "killed or wounded" is one of losses.
    """
    found: list[Befalling] = []
    at = 0
    while at < len(low):
        word = _at(low, at)
        if word is None or (low[word.first] == "to" and DEADLY.isdisjoint(low[: word.first])):
            at += 1
            continue
        at = word.last
        both = _both(low, found[-1], word) if found else None
        if both is not None:
            found[-1] = both
        elif not (found and found[-1].last == word.first and found[-1].frame == "object" and word.frame == "count"):
            found.append(word)
    return [_told_apart(word, found, low) for word in found]


def _told_apart(word: Befalling, words: Sequence[Befalling], low: Sequence[str]) -> Befalling:
    """ "Casualties" that are told apart from the wounded, called killed, or raise a number of dead, are dead."""
    if low[word.first] not in CASUALTIES or word.frame != "count" or word.kind != "losses":
        return word
    behind = [low[other.first] for other in words if other.first > word.last and other.kind == "killed"]
    among = low[word.last : word.last + 1] in (["killed"], ["including"]) and "killed" in behind
    wounded = any(other.kind == "wounded" for other in words)
    return word._replace(kind="killed") if among or wounded or _raises(word, words, low) else word


def _raises(word: Befalling, words: Sequence[Befalling], low: Sequence[str]) -> bool:
    """Whether those told of raise a number of dead ("9 casualties … raise the death toll to 30")."""
    tolls = (other for other in words if other.frame == "toll" and other.kind == "killed" and other.first > word.last)
    return any(not RISING.isdisjoint(low[word.last : toll.first]) for toll in tolls)


def _both(low: Sequence[str], one: Befalling, two: Befalling) -> Befalling | None:
    """Killed and wounded together, where one number is given for both."""
    if "wounded" not in (one.kind, two.kind) or not {one.kind, two.kind} & {"killed", "losses"}:
        return None
    between = list(low[one.last : two.first])
    if between not in BOTH and between not in EITHER:
        return None
    frame = one.frame if one.frame == "toll" else two.frame
    return Befalling(one.first, two.last, "hurt" if between in BOTH else "losses", frame)


class Reader:
    """A sentence with its counted people and the words that say what befell them."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens = tuple(token for token in tokens if token.text not in QUOTES)
        self.low = [token.text.replace("’", "'").lower() for token in tokens]
        self.words = befallings(self.low)
        stops = frozenset(index for word in self.words for index in range(word.first, word.last))
        found = people(tokens, self.low, stops) if self.words else []
        self.people = [one for one in found if self.low[one.last : one.last + 1] != ["'s"]]

    def groups(self) -> Iterator[tuple[Befalling, list[People]]]:
        """Each word with the people that it joins, in the order of the text."""
        own = self._whole(self._elsewhere(self._shared([self._apt(one) for one in self.people])))
        index = 0
        while index < len(own):
            word, last = own[index], index + 1
            while word is not None and last < len(own) and own[last] == word and self._joined(last):
                last += 1
            if word is not None:
                yield word, self._counted(word, self.people[index:last])
            index = last

    def _counted(self, word: Befalling, group: list[People]) -> list[People]:
        """People of whom more were hurt where they are only "among the dead"."""
        more = "among" in self.low[group[-1].last : word.first]
        return [one._replace(high=None) for one in group] if more else group

    def _apt(self, one: People) -> Befalling | None:
        """The word that says what befell these people, where they can be its people."""
        word = self._before(one)
        if word is None or (word.frame == "done" and self._adjacent(one)):
            word = self._behind(one) or word
        if word is None:
            return None
        if one.known:
            taken = word.frame == "done" and word.kind in ("captured", "displaced") and word.last <= one.first
            return None if one.bare and taken else word
        return word if word.kind in ("killed", "wounded", "hurt", "losses") and word.frame != "count" else None

    def _adjacent(self, one: People) -> bool:
        """Whether a participle stands right behind a bare number ("two killed, fourteen wounded")."""
        return one.bare and any(word.first == one.last and word.frame == "done" for word in self.words)

    def _before(self, one: People) -> Befalling | None:
        """The word whose object these people are: "killing X", "killed X", "the death of X", "the toll rose to X"."""
        word = next((word for word in reversed(self.words) if word.last <= one.first), None)
        if word is None:
            return None
        gap = self.low[word.last : one.first]
        if word.frame in ("object", "done") and (not gap or (len(gap) <= 2 and set(gap) <= NEAR)):
            return word if word.frame == "object" or not gap or self.low[word.first - 1] not in VOICE else None
        if word.frame == "toll" and gap:
            to = gap[-1] in ("to", "at", ":", "reached", "hit", "passed", "exceeded")
            near = len(gap) <= TO_TOLL and bool({"to", "at", "of", "is", "was", "stands", "reached", "hit"} & set(gap))
            return word if (to and len(gap) <= TO_NUMBER) or (near and gap[-1] != "from") else None
        return word if word.frame == "count" and gap in ([":"], ["to"], ["at"]) else None

    def _behind(self, one: People) -> Befalling | None:
        """The word that stands behind these people: "X were killed", "X dead", "X died", "12 deaths"."""
        word = next((word for word in self.words if word.first >= one.last), None)
        if word is None or any(one.last <= other.first < word.first for other in self.people):
            return None
        gap = self.low[one.last : word.first]
        if word.frame == "toll":
            return word if self._rising(one.first) and len(gap) <= TO_TOLL else None
        if word.frame == "count":
            return (
                word
                if one.bare and len(gap) <= 2 and all(g.isalpha() and g not in ("in", "and", "on") for g in gap)
                else None
            )
        if word.frame == "object":
            return None
        voiced = bool(set(gap) & VOICE)
        if word.frame == "done" and not voiced and any(other.first == word.last for other in self.people):
            return None
        if one.alone and word.frame == "done" and not voiced and not self._closed(word.last):
            return None
        near = (len(gap) <= 4 and set(gap) <= AUXILIARY) or (word.frame == "subject" and gap == [","])
        far = not {";", "("} & set(gap) and len(gap) <= (12 if voiced else 7 if word.frame == "subject" else 0)
        return word if near or (far and (voiced or "," not in gap)) else None

    def _closed(self, at: int) -> bool:
        """Whether no object follows a participle: the sentence ends there, or goes on with a preposition."""
        behind = self.low[at] if at < len(self.low) else ""
        return not behind[:1].isalnum() or behind in BEHIND_ONE

    def _rising(self, at: int) -> bool:
        """Whether "raises to" stands before a number."""
        return self.low[at - 1 : at] == ["to"] and bool(RISING & set(self.low[max(0, at - 4) : at - 1]))

    def _joined(self, index: int) -> bool:
        """Whether "and" or a comma joins these people to those before, with at most "of the X" between."""
        gap = self.low[self.people[index - 1].last : self.people[index].first]
        return gap in JOINS or (gap[:-1] in JOINS and gap[-1] in DEFINITE)

    def _part(self, index: int) -> bool:
        """Whether these people are a part of those before ("including four children and a woman")."""
        first = self.people[index].first
        before = self.low[max(0, first - 3) : first]
        if PARTS & set(before) and not self._out_of(before):
            return index > 0
        return index > 1 and self._joined(index) and not self._goes_on(index) and self._part(index - 1)

    def _goes_on(self, index: int) -> bool:
        """Whether something of their own is told of these people ("and 93 were injured")."""
        return bool(GO_ON & set(self.low[self.people[index].last : self.people[index].last + 1]))

    def _same_one(self, index: int) -> bool:
        """Whether these people are the one person before, in other words ("the driver, a father of two,")."""
        one, before = self.people[index], self.people[index - 1]
        told = before.low == before.high == 1 and self.low[one.first] in ("a", "an")
        more = index + 1 < len(self.people) and self._joined(index + 1)
        return told and self.low[before.last : one.first] == [","] and not more

    def _of_them(self, one: People) -> bool:
        """Whether "of them" follows a number ("eight others, three of them critically")."""
        return any(tuple(self.low[at : at + 2]) in OF_THEM for at in range(one.first + 1, one.last + 1))

    def _shared(self, own: list[Befalling | None]) -> list[Befalling | None]:
        """Coordinated people share a word."""
        for index in range(1, len(own)):
            one = self.people[index]
            if own[index] is None and own[index - 1] is not None and self._joined(index) and one.known:
                own[index] = None if self._goes_on(index) else own[index - 1]
        for index in range(len(own) - 2, -1, -1):
            after, one = own[index + 1], self.people[index]
            if own[index] is None and after is not None and self._joined(index + 1) and one.known:
                own[index] = after if after.first >= self.people[index + 1].last else None
        return own

    def _elsewhere(self, own: list[Befalling | None]) -> list[Befalling | None]:
        """What befell people befell as many others in another place or on another day ("two died in A, three in B")."""
        for index in range(1, len(own)):
            one, word = self.people[index], own[index - 1]
            if own[index] is None and word is not None and one.known and self._told_of_another(index, word):
                own[index] = word
        return own

    def _told_of_another(self, index: int, word: Befalling) -> bool:
        """Whether "and" or a comma leads to these people, a place or day follows, and no other word stands between."""
        one, before = self.people[index], self.people[index - 1]
        placed = one.last + 1 < len(self.low) and self.low[one.last] in WHERE and self._named(one.last + 1)
        led = self.low[one.first - 1] in ("and", ",") and one.first > before.last + 1
        between = any(before.last <= other.first < one.first for other in self.words if other != word)
        stopped = {";", "("} & set(self.low[before.last : one.first])
        return placed and led and not between and not stopped and one.first - before.last <= TO_OTHERS

    def _named(self, at: int) -> bool:
        """Whether a name stands at a word, or behind its article."""
        at += self.low[at] == "the"
        return at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    @staticmethod
    def _out_of(before: Sequence[str]) -> bool:
        """Whether the words before a number say that it is the whole of those named ("two children among six")."""
        return list(before[-1:]) == ["among"] or list(before[-2:]) == ["among", "the"]

    def _of_whole(self, index: int) -> bool:
        """Whether these people are a part of those behind ("two children among six killed")."""
        gap = self.low[self.people[index].last : self.people[index + 1].first]
        joined = self._out_of(gap) and all(word.isalpha() for word in gap)
        return joined or (index + 2 < len(self.people) and self._joined(index + 1) and self._of_whole(index + 1))

    def _whole(self, own: list[Befalling | None]) -> list[Befalling | None]:
        """Parts give what befell them to the whole, and count no more."""
        for index in range(len(own) - 1):
            if self._of_whole(index):
                own[index + 1], own[index] = own[index] or own[index + 1], None
        for index in range(len(own) - 1, 0, -1):
            of_them = self._of_them(self.people[index]) and own[index] in (None, own[index - 1])
            if of_them or self._part(index) or self._same_one(index):
                whole = index - 1
                if own[whole] is None and self.people[whole].known and not self._part(whole):
                    own[whole] = own[index]
                own[index] = None
        return own
