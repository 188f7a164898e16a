"""One report as the linkers see it: its words, clauses, frames (triggers with their grammar), places and actors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from eventgeo.events.actor_lexicon import lexicon, normal
from eventgeo.events.actors import ActorMention, actors
from eventgeo.events.casualties import TollMention, tolls
from eventgeo.events.clauses import JOINS, PREPOSITIONS, clauses, lead
from eventgeo.events.frames import Frame, frames
from eventgeo.events.patterns import Match, Scanner, Words
from eventgeo.events.tables import classes
from eventgeo.events.words import words_of
from eventgeo.records import Layout, Location, Mentions, Timex, Toponym

ATTRIBUTE = re.compile(
    r"-(?:linked|aligned|affiliated|allied|flagged|occupied|administered|inspired)\b| veterans?\b", re.I
)
"""What makes the name before it a mark of somebody else."""
AFTERMATH = re.compile(
    r"\b(?:(?P<count>\d+|[a-z]+) )?(?P<unit>hour|day|week|month|year)s? after\b|"
    r"\b(?P<came>came|comes|coming|happened|occurred|took place)(?: \w+){0,2} after\b|"
    r", who (?:was|were|had been) (?:killed|shot|assassinated|murdered|executed|kidnapped|abducted|arrested)\b|"
    r"\b(?:retaliation|response|revenge|reprisal|retribution|retaliated|retaliating|retaliates) (?:for|to)\b",
    re.I,
)
"""What stands between a happening and an earlier one: that it came after or answers, or that somebody had suffered."""
LED = re.compile(
    r"(?:hour|day|week|month|year)s? after|came|comes|coming|happened|occurred|took place|, who (?:was|were|had)|"
    r"(?:retaliation|response|revenge|reprisal|retribution|retaliated|retaliating|retaliates) (?:for|to)"
)
"""What such words hold, in small letters: soon found to be missing, as it is in most reports."""
OPENING = 4
"""How many words may stand before "days after" where a sentence begins with it ("About 24 hours after …, …")."""
PAUSE = re.compile(r"[,…]|\.\.\.")
HEAD = 40
"""How many words of a report tell what kind of report it is."""
PODIUM = classes()["podium"] | classes()["say"]
AVOW, SPUR, SERVICE = classes()["avow"], classes()["spur"], classes()["service"]
STATES = frozenset(["PCLI", "PCLD", "PCLS", "PPLC"])
"""GeoNames' features of countries and their capitals."""
OWNED = 3
"""How many words from its owner a place is named, the "'s" counted."""
REFUGE = re.compile(
    r"\b(?:airlifted|flown|evacuated|transferred|rushed|taken|referred|admitted|fled|flee|fleeing|escaped|relocated)\b"
    r"(?: [\w-]+){0,3}? (?:to|toward|towards)\b[^.,;:]*\Z",
    re.I,
)
"""What leads to where people were taken, or fled."""
TO_REFUGE = 90
"""Within how many characters before a place people are said to have been taken there."""
LABEL = 2
"""Before which word of its sentence the name begins that is its label."""
LONG = 4
"""A report of fewer sentences tells too little to be about a country."""


class Aftermath(NamedTuple):
    """The words `start:behind` lead from a happening to an earlier one, told up to `end`; offsets in the text.

    They say by how many units of time it was earlier (None: they do not).
    """

    start: int
    behind: int
    end: int
    number: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the text names, over the words `first:last`, with the preposition that leads it ("" for none)."""

    first: int
    last: int
    sentence: int
    toponym: Toponym
    location: Location | None
    lead: str

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        expression = self.location or self.toponym
        return expression.start, expression.end


def _is_people(toponym: Toponym) -> bool:
    """Whether a name is an adjective of nationality or a people, which is never a place."""
    word = normal(toponym.surface)
    return any(len(run) == 1 and atom.what in ("demonym", "people") for run, atom in lexicon().get(word, ()))


@dataclass(frozen=True)
class Scene:
    """The mentions of one document, indexed by sentence and word."""

    mentions: Mentions

    @property
    def layout(self) -> Layout:
        """The layout of the document."""
        return self.mentions.layout

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return words_of(self.layout)

    @cached_property
    def clauses(self) -> list[int]:
        """For each word the number of clause boundaries before it in its sentence."""
        found: list[int] = []
        for sentence in self.layout.sentences:
            found += clauses(self.words, sentence.first, sentence.last)
        return found

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The triggers of the document that stand in a sentence, with their grammar."""
        return tuple(frames(self.layout, self.words, self.mentions.triggers))

    @cached_property
    def spots(self) -> dict[int, tuple[Spot, ...]]:
        """Sentence index to the places named there as places, in their order; of "Mali's Djibo", and "Djibo in northern
        Mali", Djibo alone.
        """
        found: dict[int, list[Spot]] = {}
        for spot in sorted(self._spots(), key=lambda s: s.first):
            near = found.setdefault(spot.sentence, [])
            if near and self._owns(near[-1], spot):
                near.pop()
            if not (near and self._lies_in(near[-1], spot)):
                near.append(spot)
        return {sentence: tuple(spots) for sentence, spots in found.items()}

    def _lies_in(self, spot: Spot, whole: Spot) -> bool:
        """Whether a country or region is named as that in which the place right before it lies."""
        close = whole.lead == "in" and 0 < whole.first - spot.last <= OWNED
        fine = spot.toponym.precision in ("city", "site", "admin2") and whole.toponym.precision in ("country", "admin1")
        apart = spot.span[0] not in self.dateline and "," not in self.words.low[spot.last : whole.first]
        return close and fine and apart and bool(spot.lead) and spot.toponym.country == whole.toponym.country

    def _owns(self, owner: Spot, spot: Spot) -> bool:
        """Whether a place is named as that of another, wider one ("Nigeria's northern Kaduna state")."""
        close = 0 <= spot.first - owner.last <= OWNED and self.words.low[owner.last] == "'s"
        wide = (
            owner.toponym.precision in ("country", "region", "admin1")
            and owner.toponym.precision != spot.toponym.precision
        )
        return close and wide and owner.toponym.country == spot.toponym.country

    @cached_property
    def actors(self) -> dict[int, tuple[ActorMention, ...]]:
        """Sentence index to the actors named there, the dateline's town aside."""
        found: dict[int, list[ActorMention]] = {}
        for mention in actors(self.layout):
            sentence = self.layout.sentence_at(mention.start)
            if sentence is not None and mention.start not in self.dateline and not self._attribute(mention):
                found.setdefault(sentence, []).append(mention)
        return {sentence: tuple(mentions) for sentence, mentions in found.items()}

    def _attribute(self, mention: ActorMention) -> bool:
        """Whether an actor only says what somebody else is ("al Qaeda-linked fighters", "a U.S. Army veteran")."""
        return ATTRIBUTE.match(self.layout.reading, mention.end) is not None

    @cached_property
    def aftermaths(self) -> dict[int, list[Aftermath]]:
        """Sentence index to where its words lead from a happening to an earlier one ("a day after …").

        Where the sentence begins with the earlier one, that is up to the comma behind it.
        """
        found: dict[int, list[Aftermath]] = {}
        for match in AFTERMATH.finditer(self.layout.reading) if LED.search(self.layout.reading.lower()) else ():
            index = self.layout.sentence_at(match.start())
            if index is not None:
                sentence = self.layout.sentences[index]
                opens = not match["came"] and self.layout.token_at(match.start()) - sentence.first <= OPENING
                pause = PAUSE.search(self.layout.reading, match.end(), sentence.end) if opens else None
                end = pause.start() if pause else sentence.end
                found.setdefault(index, []).append(Aftermath(*match.span(), end, match["count"], match["unit"]))
        return found

    @cached_property
    def genre(self) -> frozenset[str]:
        """What the first words of the text say of what kind of text it is ("communique", "interview")."""
        return frozenset(self.words.low[:HEAD]) & classes()["genre"]

    def ages(self, sentence: int) -> list[int]:
        """For each date of a sentence how many days before publication it ends (below 0: after it)."""
        published = self.mentions.publication.day
        found = (each.last for each in self.timexes(sentence))
        return [(published - last).days for last in found if last is not None and published is not None]

    def timexes(self, sentence: int) -> tuple[Timex, ...]:
        """The expressions of time that begin in a sentence."""
        shape, all_of_them = self.layout.sentences[sentence], self.mentions.timexes
        first = bisect_left(self._timex_starts, shape.start)
        return all_of_them[first : bisect_left(self._timex_starts, shape.end, first)]

    @cached_property
    def _timex_starts(self) -> list[int]:
        return [each.start for each in self.mentions.timexes]

    def tolls(self, sentence: int) -> tuple[TollMention, ...]:
        """The numbers of people that a sentence gives."""
        if sentence not in self._tolls:
            self._tolls[sentence] = tolls(self.layout, sentence)
        return self._tolls[sentence]

    @cached_property
    def _tolls(self) -> dict[int, tuple[TollMention, ...]]:
        return {}

    @cached_property
    def _by_sentence(self) -> dict[int, list[Frame]]:
        found: dict[int, list[Frame]] = {}
        for frame in self.frames:
            found.setdefault(frame.sentence, []).append(frame)
        return found

    @cached_property
    def _cues(self) -> dict[tuple[int, int], list[Match]]:
        return {}

    def cues(self, sentence: int, scanner: Scanner) -> list[Match]:
        """What a scanner finds in a sentence, kept for the sentence's other triggers."""
        key = (sentence, id(scanner))
        if key not in self._cues:
            shape = self.layout.sentences[sentence]
            self._cues[key] = scanner.all(self.words, shape.first, shape.last)
        return self._cues[key]

    def labels(self, toponym: Toponym) -> bool:
        """Whether a name stands before a colon at the beginning of its sentence ("QUETTA: Four people were killed")."""
        sentence = self.layout.sentence_at(toponym.start)
        if sentence is None or self.layout.text[toponym.end : toponym.end + 1] != ":":
            return False
        return self.layout.token_at(toponym.start) - self.layout.sentences[sentence].first < LABEL

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
        start = self.layout.sentences[spot.sentence].start
        return REFUGE.search(self.layout.reading, max(start, spot.span[0] - TO_REFUGE), spot.span[0]) is not None

    @cached_property
    def podiums(self) -> frozenset[str | None]:
        """The names of places that the report names only as where people spoke or met, and in its dateline."""
        spoken, other = set(), set()
        for spots in self.spots.values():
            for spot in spots:
                first = self.layout.sentences[spot.sentence].first
                near = self.words.low[max(first, spot.first - 4) : spot.first]
                if spot.lead in ("in", "at") and not PODIUM.isdisjoint(near):
                    spoken.add(spot.toponym.name)
                elif spot.span[0] not in self.dateline and not self._talks(spot.sentence):
                    other.add(spot.toponym.name)
        return frozenset(spoken - other)

    def _talks(self, sentence: int) -> bool:
        """Whether a sentence tells of meetings and words alone."""
        told = self.frames_of(sentence)
        return bool(told) and all(frame.entry.type == "Diplomacy" for frame in told)

    def deeds(self, sentence: int) -> list[int]:
        """The first words of the triggers of a sentence that tell or speak of a deed or a war, in their order."""
        if sentence not in self._deeds:
            told = (frame for frame in self.frames_of(sentence) if frame.entry.kind in ("core", "about", "war"))
            self._deeds[sentence] = sorted(frame.first for frame in told)
        return self._deeds[sentence]

    @cached_property
    def _deeds(self) -> dict[int, list[int]]:
        return {}

    def frames_of(self, sentence: int) -> list[Frame]:
        """The frames of a sentence."""
        return self._by_sentence.get(sentence, [])

    @cached_property
    def _counts(self) -> Counter[str | None]:
        return Counter(spot.toponym.name for spots in self.spots.values() for spot in spots)

    def often(self, spot: Spot) -> bool:
        """Whether the report names a place three times or more."""
        return self._counts[spot.toponym.name] > 2

    @property
    def dateline(self) -> range:
        """The offsets of the dateline: what stands there is where and when the report was written."""
        return self.layout.dateline

    @cached_property
    def country(self) -> Toponym | None:
        """The country that a report of some length is about: the one that most of its names and peoples belong to."""
        if len(self.layout.sentences) < LONG:
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
        blocks, sentences = self.layout.blocks, self.layout.sentences
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

    def _spots(self) -> Iterator[Spot]:
        toponyms = self.mentions.toponyms
        used: set[int] = set()
        for location in self.mentions.locations:
            heads = [toponyms[i] for i in location.toponyms if toponyms[i].kind in ("literal", "embedded")]
            if location.lat is not None and heads:
                used.update(location.toponyms)
                yield from self._spot(heads[0], location)
        for index, toponym in enumerate(toponyms):
            if index in used or self._in_name(toponym):
                continue
            literal = toponym.kind == "literal" or self._said_to_be_town(toponym)
            if toponym.resolved and literal and not _is_people(toponym) and not self._compounded(toponym):
                yield from self._spot(toponym, None)

    def _compounded(self, toponym: Toponym) -> bool:
        """Whether a name is the first part of a word ("Barbados-flagged")."""
        behind = self.layout.text[toponym.end : toponym.end + 2]
        return behind[:1] == "-" and behind[1:].islower()

    def _said_to_be_town(self, toponym: Toponym) -> bool:
        """Whether the words before a name say what kind of place it is ("the town of", "the capital")."""
        first = self.layout.token_at(toponym.start)
        before = self.words.low[max(0, first - 2) : first]
        kind = before[:1] if before[1:] == ["of"] else before[1:]
        return not classes()["settlement"].isdisjoint(kind)

    def _in_name(self, toponym: Toponym) -> bool:
        """Whether a place's name is a part of that of a group ("the Islamic Resistance in Iraq")."""
        sentence = self.layout.sentence_at(toponym.start)
        names = self.actors.get(sentence, ()) if sentence is not None else ()
        groups = (name for name in names if name.kind == "group" and "in" in name.name.split())
        return any(name.start < toponym.start and toponym.end <= name.end for name in groups)

    def _is_state(self, toponym: Toponym, behind: int) -> bool:
        """Whether a name stands for its state by what stands beside it: "Kigali denies …", "Israel's ambulances"."""
        near = self.words.low[behind : behind + OWNED + 1]
        speaks, first = toponym.feature in STATES and bool(near), self.layout.token_at(toponym.start)
        if speaks and (near[0] in AVOW or (near[0] == "to" and self.words.low[first - 1] in SPUR)):
            return True
        return toponym.precision == "country" and near[:1] == ["'s"] and not SERVICE.isdisjoint(near[1:])

    def _of_office(self, toponym: Toponym, first: int) -> bool:
        """Whether a country is that of an office ("the foreign ministers of Israel and Jordan")."""
        index = first - 1
        while index > 0 and (self.words.low[index] in JOINS or self.words.capital[index]):
            index -= 1
        office = self.words.low[index] == "of" and self.words.low[index - 1] in classes()["official"]
        return office and toponym.precision == "country"

    def _spot(self, toponym: Toponym, location: Location | None) -> Iterator[Spot]:
        expression = location or toponym
        sentence = self.layout.sentence_at(expression.start)
        if sentence is not None:
            first = self.layout.token_at(expression.start)
            last = self.layout.token_at(expression.end - 1) + 1
            word = lead(self.words, first, self.layout.sentences[sentence].first)
            if not word and location is not None and self.words.low[first] in PREPOSITIONS:
                word = self.words.low[first]
            if (not word and self._is_state(toponym, last)) or (word == "of" and self._of_office(toponym, first)):
                return
            yield Spot(first, last, sentence, toponym, location, word)
