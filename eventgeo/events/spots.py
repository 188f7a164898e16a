"""The names of a report that name a place as a place: no state that speaks, no people, no part of a group's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from eventgeo.events.actor_lexicon import lexicon, normal
from eventgeo.events.actors import ActorMention
from eventgeo.events.clauses import JOINS, PREPOSITIONS, lead
from eventgeo.events.patterns import Words
from eventgeo.events.tables import classes
from eventgeo.records import FINE, Location, Mentions, Toponym, km

AVOW, SPUR, SERVICE = classes()["avow"], classes()["spur"], classes()["service"]
SITES = classes()["town-part"]
OFFICES = classes()["official"] | classes()["mission"]
BEARING = frozenset(["associative", "embedded"])
"""The kinds of names that others bear."""
TO_SITE = 3
"""Among how many words behind a name the site is told that bears it."""
STATES = frozenset(["PCLI", "PCLD", "PCLS", "PPLC"])
"""GeoNames' features of countries and their capitals."""
LAND = re.compile(
    r" (?:(?:several|many|major|border|coastal|frontline|front-line|northern|southern|eastern|western|central) ){0,2}"
    r"(?:cities|towns|villages|settlements|regions|provinces|territory|soil|airspace|waters|airports|airfields|ports|"
    r"power (?:plants|stations|grid)|(?:energy |civilian )?infrastructure|countryside)\b(?! (?:of|like|such)\b)",
    re.I,
)
"""What stands behind an adjective of nationality that tells where something was."""
ASIDE = 8
"""Among how many names to either side those of the same sentence are sought."""
DEEDS = frozenset(
    "attack attacks strike strikes raid raids assault bombardment shelling bombing airstrike airstrikes siege".split()
)
"""Nouns of what is done to towns."""
OWNED = 3
"""How many words from its owner a place is named, the "'s" counted."""


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


def km_between(one: Spot, two: Spot) -> float:
    """How many km lie between two places; 0 where a point is not known."""
    here, there = one.toponym, two.toponym
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return 0.0
    return km(here.lat, here.lon, there.lat, there.lon)


def spots(
    mentions: Mentions, words: Words, actors: Mapping[int, Sequence[ActorMention]]
) -> dict[int, tuple[Spot, ...]]:
    """Sentence index to the places named there as places, in their order; of "Mali's Djibo", and "Djibo in northern
    Mali", Djibo alone. `actors` are those of each sentence: a place within the name of a group is none.
    """
    found: dict[int, list[Spot]] = {}
    for spot in sorted(_Naming(mentions, words, actors).all(), key=lambda s: s.first):
        near = found.setdefault(spot.sentence, [])
        if near and _owns(near[-1], spot, words):
            near.pop()
        if not (near and _lies_in(near[-1], spot, words, mentions.layout.dateline)):
            near.append(spot)
    return {sentence: tuple(each) for sentence, each in found.items()}


def _lies_in(spot: Spot, whole: Spot, words: Words, dateline: range) -> bool:
    """Whether a country or region is named as that in which the place right before it lies."""
    close = whole.lead == "in" and 0 < whole.first - spot.last <= OWNED
    fine = spot.toponym.precision in ("city", "site", "admin2") and whole.toponym.precision in ("country", "admin1")
    apart = spot.span[0] not in dateline and "," not in words.low[spot.last : whole.first]
    return close and fine and apart and bool(spot.lead) and spot.toponym.country == whole.toponym.country


def _owns(owner: Spot, spot: Spot, words: Words) -> bool:
    """Whether a place is named as that of another, wider one ("Nigeria's northern Kaduna state")."""
    close = 0 <= spot.first - owner.last <= OWNED and words.low[owner.last] == "'s"
    wide = (
        owner.toponym.precision in ("country", "region", "admin1") and owner.toponym.precision != spot.toponym.precision
    )
    return close and wide and owner.toponym.country == spot.toponym.country


def _is_people(toponym: Toponym) -> bool:
    """Whether a name is an adjective of nationality or a people, which is never a place."""
    word = normal(toponym.surface)
    return any(len(run) == 1 and atom.what in ("demonym", "people") for run, atom in lexicon().get(word, ()))


def _held(heads: Sequence[Toponym]) -> Toponym:
    """The first name of an expression ("X village, Mali"): one that is not known lies in the first one that is."""
    name = heads[0]
    holder = None if name.resolved else next((each for each in heads if each.resolved), None)
    return replace(holder, start=name.start, end=name.end, surface=name.surface, geonameid=None) if holder else name


@dataclass(frozen=True)
class _Naming:
    """What tells the names of a report that name a place as a place from the others."""

    mentions: Mentions
    words: Words
    actors: Mapping[int, Sequence[ActorMention]]

    def all(self) -> Iterator[Spot]:
        """All of them, in no order."""
        toponyms = self.mentions.toponyms
        used: set[int] = set()
        for location in self.mentions.locations:
            heads = [toponyms[i] for i in location.toponyms if toponyms[i].kind in ("literal", "embedded")]
            if location.lat is not None and heads:
                used.update(location.toponyms)
                yield from self._spot(_held(heads), location)
        for index, toponym in enumerate(toponyms):
            if index in used or self._in_name(toponym):
                continue
            if self._of_land(index):
                yield from self._spot(toponym, None)
                continue
            literal = toponym.kind == "literal" or self._said_to_be_town(toponym) or self._struck(toponym)
            literal = literal or self._of_site(toponym)
            if toponym.resolved and literal and not _is_people(toponym) and not self._compounded(toponym):
                yield from self._spot(toponym, None)

    def _of_land(self, index: int) -> bool:
        """Whether an adjective of nationality is that of towns or land ("at Ukrainian cities", "over Polish soil").

        So it names the country, where its sentence names no place in it.
        """
        toponym, layout = self.mentions.toponyms[index], self.mentions.layout
        if toponym.kind != "demonym" or not toponym.resolved or not LAND.match(layout.reading, toponym.end):
            return False
        sentence = layout.sentence_at(toponym.start)
        near = self.mentions.toponyms[max(0, index - ASIDE) : index + ASIDE + 1]
        inner = (each for each in near if each.kind == "literal" and each.country == toponym.country)
        return sentence is not None and all(layout.sentence_at(each.start) != sentence for each in inner)

    def _compounded(self, toponym: Toponym) -> bool:
        """Whether a name is the first part of a word ("Barbados-flagged")."""
        behind = self.mentions.layout.text[toponym.end : toponym.end + 2]
        return behind[:1] == "-" and behind[1:].islower()

    def _said_to_be_town(self, toponym: Toponym) -> bool:
        """Whether the words before a name say what kind of place it is ("the town of", "the capital")."""
        first = self.mentions.layout.token_at(toponym.start)
        before = self.words.low[max(0, first - 2) : first]
        kind = before[:1] if before[1:] == ["of"] else before[1:]
        return not classes()["settlement"].isdisjoint(kind)

    def _struck(self, toponym: Toponym) -> bool:
        """Whether a town is what the noun before it was done to ("killed in a drone attack on Odesa has risen"), or a
        land that was fired at ("two missiles at Israel").
        """
        first = self.mentions.layout.token_at(toponym.start)
        deed, led = ["", "", *self.words.low[max(0, first - 2) : first]][-2:]
        if led == "at" and deed in classes()["flying"]:
            return True
        return toponym.precision in FINE and deed in DEEDS and led in ("on", "of", "against", "in", "near")

    def _in_name(self, toponym: Toponym) -> bool:
        """Whether a name is that of a group, or a part of it ("al-Shabab", "the Islamic Resistance in Iraq")."""
        sentence = self.mentions.layout.sentence_at(toponym.start)
        names = self.actors.get(sentence, ()) if sentence is not None else ()
        groups = (name for name in names if name.kind == "group" and name.start <= toponym.start < name.end)
        return any(name.start == toponym.start or "in" in name.name.split() for name in groups)

    def _of_site(self, toponym: Toponym) -> bool:
        """Whether a name is the first word of that of a site ("Aleppo University", "the Ryazan oil refinery")."""
        if toponym.kind not in BEARING:
            return False
        at = self.mentions.layout.token_at(toponym.end - 1) + 1
        behind = self.words.low[at : at + TO_SITE + 1]
        site = next((index for index, word in enumerate(behind[:TO_SITE]) if word in SITES), None)
        if site is None or not all(map(str.isalpha, behind[:site])):
            return False
        return AVOW.isdisjoint(behind[site + 1 : site + 2]) and behind[site + 1 : site + 2] != ["'s"]

    def _is_state(self, toponym: Toponym, behind: int) -> bool:
        """Whether a name stands for its state by what stands beside it: "Kigali denies …", "Israel's ambulances"."""
        near = self.words.low[behind : behind + OWNED + 1]
        speaks, first = toponym.feature in STATES and bool(near), self.mentions.layout.token_at(toponym.start)
        if speaks and (near[0] in AVOW or (near[0] == "to" and self.words.low[first - 1] in SPUR)):
            return True
        return toponym.precision == "country" and near[:1] == ["'s"] and not SERVICE.isdisjoint(near[1:])

    def _of_office(self, toponym: Toponym, first: int) -> bool:
        """Whether a country is that of an office ("the ministers of Israel and Jordan", "the embassy of Iran")."""
        index = first - 1
        while index > 0 and (self.words.low[index] in JOINS or self.words.capital[index]):
            index -= 1
        office = self.words.low[index] == "of" and self.words.low[index - 1] in OFFICES
        return office and toponym.precision == "country"

    def _spot(self, toponym: Toponym, location: Location | None) -> Iterator[Spot]:
        expression = location or toponym
        sentence = self.mentions.layout.sentence_at(expression.start)
        if sentence is not None:
            first = self.mentions.layout.token_at(expression.start)
            last = self.mentions.layout.token_at(expression.end - 1) + 1
            word = lead(self.words, first, self.mentions.layout.sentences[sentence].first)
            if not word and location is not None and self.words.low[first] in PREPOSITIONS:
                word = self.words.low[first]
            if (not word and self._is_state(toponym, last)) or (word == "of" and self._of_office(toponym, first)):
                return
            yield Spot(first, last, sentence, toponym, location, word)
