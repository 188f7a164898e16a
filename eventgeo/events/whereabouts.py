"""The places of a whole report: where it mostly is, where people only spoke, and where they were only taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from eventgeo.events.patterns import Words
from eventgeo.events.spots import Spot
from eventgeo.events.tables import classes
from eventgeo.records import Mentions, Toponym

PODIUM = classes()["podium"] | classes()["say"]
REFUGE = re.compile(
    r"\b(?:airlifted|flown|evacuated|transferred|rushed|taken|referred|admitted|fled|flee|fleeing|escaped|relocated)\b"
    r"(?: [\w-]+){0,3}? (?:to|toward|towards)\b[^.,;:]*\Z|"
    r"\b(?:treated|treatment|recovering|recuperating|hospitali[sz]ed|admitted)\b[^.,;:]* (?:at|in)\b[^.,;:]*\Z",
    re.I,
)
"""What leads to where people were taken, or fled, or are treated."""
TO_REFUGE = 90
"""Within how many characters before a place people are said to have been taken there."""
FRONT = re.compile(r" (?:direction|axis|sector)\b", re.I)
"""What makes the name before it that of a part of the front."""
LABEL = 2
"""Before which word of its sentence the name begins that is its label."""
LONG = 4
"""A report of fewer sentences tells too little to be about a country."""


@dataclass(frozen=True)
class Whereabouts:
    """The places that a report names, by sentence; `talks` are the sentences that tell of meetings and words alone."""

    mentions: Mentions
    words: Words
    spots: Mapping[int, tuple[Spot, ...]]
    talks: frozenset[int]

    def labels(self, toponym: Toponym) -> bool:
        """Whether a name stands before a colon at the beginning of its sentence ("QUETTA: Four people were killed"), or
        is that of a part of the front ("In the Kharkiv direction").
        """
        if FRONT.match(self.mentions.layout.reading, toponym.end):
            return True
        sentence = self.mentions.layout.sentence_at(toponym.start)
        if sentence is None or self.mentions.layout.text[toponym.end : toponym.end + 1] != ":":
            return False
        return self.mentions.layout.token_at(toponym.start) - self.mentions.layout.sentences[sentence].first < LABEL

    @cached_property
    def refuges(self) -> frozenset[str | None]:
        """The names of places that the report names only as where people were taken or fled ("airlifted to Iligan")."""
        spots = [spot for each in self.spots.values() for spot in each]
        taken = {spot.toponym.name for spot in spots if self.refuge(spot)}
        return (
            frozenset(taken - {spot.toponym.name for spot in spots if not self.refuge(spot)}) if taken else frozenset()
        )

    def refuge(self, spot: Spot) -> bool:
        """Whether people were taken to a place, or fled there, as it is named here."""
        start = self.mentions.layout.sentences[spot.sentence].start
        return (
            REFUGE.search(self.mentions.layout.reading, max(start, spot.span[0] - TO_REFUGE), spot.span[0]) is not None
        )

    @cached_property
    def podiums(self) -> frozenset[str | None]:
        """The names of places that the report names only as where people spoke or met, and in its dateline."""
        spoken, other = set(), set()
        for spots in self.spots.values():
            for spot in spots:
                first = self.mentions.layout.sentences[spot.sentence].first
                near = self.words.low[max(first, spot.first - 4) : spot.first]
                if spot.lead in ("in", "at") and not PODIUM.isdisjoint(near):
                    spoken.add(spot.toponym.name)
                elif spot.span[0] not in self.mentions.layout.dateline and spot.sentence not in self.talks:
                    other.add(spot.toponym.name)
        return frozenset(spoken - other)

    @cached_property
    def _counts(self) -> Counter[str | None]:
        return Counter(spot.toponym.name for spots in self.spots.values() for spot in spots)

    def often(self, spot: Spot) -> bool:
        """Whether the report names a place three times or more."""
        return self._counts[spot.toponym.name] > 2

    @cached_property
    def country(self) -> Toponym | None:
        """The country that a report of some length is about: the one that most of its names and peoples belong to."""
        if len(self.mentions.layout.sentences) < LONG:
            return None
        named = [each for each in self.mentions.toponyms if each.country and each.resolved]
        counts = Counter(each.country for each in named)
        whole = [each for each in named if each.precision == "country"]
        best = max(whole, key=lambda each: (counts[each.country], each.kind == "literal", -each.start), default=None)
        if best is None or counts[best.country] * 2 < len(named):
            return None
        return best

    @cached_property
    def theatre(self) -> tuple[Spot, ...]:
        """The country that the report most often says things to be in, on or of: its first mention, or nothing."""
        named = [
            spot
            for spots in self.spots.values()
            for spot in spots
            if spot.toponym.precision == "country"
            and spot.lead in ("in", "on", "of", "to", "into", "against", "across")
        ]
        counts = Counter(spot.toponym.name for spot in named)
        return tuple(sorted(named, key=lambda s: (-counts[s.toponym.name], s.first))[:1])

    def around(self, sentence: int, reach: int) -> Iterator[Spot]:
        """The places of the sentences at most `reach` away, of headlines and datelines, and each other one once."""
        near = (self.spots.get(other, ()) for other in range(sentence - reach, sentence + reach + 1))
        first = (next((spot for spot in spots if spot.sentence != sentence), None) for spots in self._first.values())
        found = {id(spot): spot for spot in (*chain.from_iterable(near), *self._heads, *first) if spot is not None}
        yield from sorted((s for s in found.values() if s.sentence != sentence), key=lambda s: s.first)

    @cached_property
    def _heads(self) -> list[Spot]:
        """The places of headlines and datelines."""
        blocks, sentences = self.mentions.layout.blocks, self.mentions.layout.sentences
        heads = [index for index in self.spots if blocks[sentences[index].block].kind in ("headline", "dateline")]
        return [spot for index in heads for spot in self.spots[index]]

    @cached_property
    def _first(self) -> dict[str | None, list[Spot]]:
        """For each name of a place where it first stands, and where it first stands in another sentence."""
        found: dict[str | None, list[Spot]] = {}
        for spots in self.spots.values():
            for spot in spots:
                named = found.setdefault(spot.toponym.name, [])
                if not named or (len(named) == 1 and named[0].sentence != spot.sentence):
                    named.append(spot)
        return found
