"""Counted people who are joined to others, or a part of them: "two women and a child", "of them", "including four"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eventgeo.events.actor_lexicon import word_set
from eventgeo.events.counted import DEFINITE, People
from eventgeo.events.sides import anyone

PARTS = word_set("casualties", "parts")
JOINS = [phrase.split() for phrase in ("and", ",", "&", ", and", "as well as", "along with", "together with", "plus")]
ALL_OF = (["all"], ["most"], ["mostly"], ["mainly"], ["many"], ["some"], ["both"])
"""How an aside begins that says who all or some of the people before it were ("five men, all of them civilians,")."""
GRAVELY = word_set("casualties", "gravely")
"""How some of those who were wounded were ("22 wounded, eight seriously")."""
GO_ON = frozenset(["was", "were", "is", "are", "had", "have", "has"])
"""What stands behind people of whom something else is told."""
OF_THEM = (("of", "them"), ("of", "whom"), ("of", "those"))


class Counted(NamedTuple):
    """The words of a sentence, in lower case, and the people that it counts, in their order."""

    low: Sequence[str]
    people: Sequence[People]

    def joined(self, index: int) -> bool:
        """Whether "and" or a comma joins these people to those before, with at most "of the X" between, or what most of
        them were ("27 militants, most of them foreigners, and four soldiers").
        """
        gap = self.low[self.people[index - 1].last : self.people[index].first]
        if gap[:1] == [","] and gap[1:2] in ALL_OF and gap[-2:] == [",", "and"]:
            gap = ["and"]
        return gap in JOINS or (gap[:-1] in JOINS and gap[-1] in DEFINITE)

    def part(self, index: int) -> bool:
        """Whether these people are a part of those before ("including four children and a woman")."""
        first = self.people[index].first
        before = self.low[max(0, first - 3) : first]
        if PARTS & set(before) and not self._out_of(before):
            return index > 0
        if index > 0 and self._some_of(self.people[index]):
            return True
        return index > 1 and self.joined(index) and not self.goes_on(index) and self.part(index - 1)

    def goes_on(self, index: int) -> bool:
        """Whether something of their own is told of these people ("and 93 were injured")."""
        return not GO_ON.isdisjoint(self.low[self.people[index].last : self.people[index].last + 1])

    def _some_of(self, one: People) -> bool:
        """Whether "among them" follows these people, or how gravely they were hurt ("22 wounded, eight seriously")."""
        behind = self.low[one.last : one.last + 2]
        gravely = one.bare and GRAVELY.issuperset(behind[:1]) and not "".join(behind[1:])[:1].isalnum()
        return behind == ["among", "them"] or (gravely and bool(behind))

    def same_one(self, index: int) -> bool:
        """Whether these people are the one person before, in other words ("the driver, a father of two,")."""
        one, before = self.people[index], self.people[index - 1]
        told = before.low == before.high == 1 and self.low[one.first] in ("a", "an")
        more = index + 1 < len(self.people) and self.joined(index + 1)
        return told and self.low[before.last : one.first] == [","] and not more

    def of_them(self, one: People) -> bool:
        """Whether "of them" follows a number ("eight others, three of them critically")."""
        return any(tuple(self.low[at : at + 2]) in OF_THEM for at in range(one.first + 1, one.last + 1))

    @staticmethod
    def _out_of(before: Sequence[str]) -> bool:
        """Whether the words before a number say that it is the whole of those named ("two children among six")."""
        return list(before[-1:]) == ["among"] or list(before[-2:]) == ["among", "the"]

    def of_whole(self, index: int) -> bool:
        """Whether these people are a part of those behind ("two children among six killed")."""
        gap = self.low[self.people[index].last : self.people[index + 1].first]
        joined = self._out_of(gap) and all(word.isalpha() for word in gap)
        return joined or (index + 2 < len(self.people) and self.joined(index + 1) and self.of_whole(index + 1))

    def told_over(self, group: Sequence[People]) -> bool:
        """Whether the first number is the whole of the others ("killed five people, a couple and three children")."""
        first, rest = group[0], group[1:]
        comma = self.low[first.last : first.last + 1] == [","]
        alike = first.low is not None and first.low == sum(one.low or 0 for one in rest)
        return len(rest) > 1 and comma and alike and first.side is not None and anyone(first.side)
