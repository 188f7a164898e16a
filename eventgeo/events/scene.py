"""One report as the linkers see it: its words, clauses, frames (triggers with their grammar), places and actors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from eventgeo.events.actors import ActorMention, actors
from eventgeo.events.aftermaths import Aftermath, aftermaths
from eventgeo.events.backers import is_backer
from eventgeo.events.casualties import TollMention, tolls
from eventgeo.events.clauses import clauses
from eventgeo.events.elsewhere import Opening, openings
from eventgeo.events.frames import Frame, frames
from eventgeo.events.genres import figured, of_court, of_crime
from eventgeo.events.lists import RULE, lists
from eventgeo.events.patterns import Match, Scanner, Words
from eventgeo.events.quarters import is_called
from eventgeo.events.spots import Spot, spots
from eventgeo.events.tables import classes
from eventgeo.events.taken import of_place
from eventgeo.events.whereabouts import Whereabouts
from eventgeo.events.words import words_of
from eventgeo.records import FINE, Layout, Mentions, Timex, Toponym

ATTRIBUTE = re.compile(
    r"-(?:linked|aligned|affiliated|allied|flagged|occupied|administered|inspired)\b| veterans?\b", re.I
)
"""What makes the name before it a mark of somebody else."""
HEAD = 40
"""How many words of a report tell what kind of report it is."""


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
        found = frames(self.layout, self.words, self.mentions.triggers)
        return tuple(of_place(frame, self.words, self.spots.get(frame.sentence, ())) for frame in found)

    @cached_property
    def spots(self) -> dict[int, tuple[Spot, ...]]:
        """Sentence index to the places named there as places, in their order."""
        return spots(self.mentions, self.words, self.actors)

    def block_kind(self, sentence: int) -> str:
        """What kind of block a sentence stands in: "headline", "body", "caption" and the like."""
        return self.layout.blocks[self.layout.sentences[sentence].block].kind

    def list_of(self, spot: Spot) -> Sequence[Spot]:
        """The places of the list that a place stands in, itself among them; none where it stands in none."""
        names = self._lists.get(spot.toponym.start, ())
        return [each for each in self.spots.get(spot.sentence, ()) if each.toponym.start in names]

    @cached_property
    def _lists(self) -> dict[int, frozenset[int]]:
        """Where the names of lists begin that are triggers, each with where those of its list do."""
        triggers = frozenset(each.start for each in self.mentions.triggers if each.rule == RULE)
        found = lists(self.layout, self.mentions.toponyms) if triggers else ()
        runs = (frozenset(each.start for each in run) & triggers for run in found)
        return {start: run for run in runs for start in run}

    @cached_property
    def _strangers(self) -> dict[int, list[Toponym]]:
        found: dict[int, list[Toponym]] = {}
        for each in self.mentions.toponyms:
            unknown = each.kind == "literal" and not each.resolved
            sentence = self.layout.sentence_at(each.start) if unknown else None
            if sentence is not None and not is_called(each, self.layout):
                found.setdefault(sentence, []).append(each)
        return found

    def strangers(self, sentence: int) -> Sequence[Toponym]:
        """The names of a sentence that no gazetteer knows, and that are not said to be those of parts of a town."""
        return self._strangers.get(sentence, ())

    @cached_property
    def literal(self) -> frozenset[int]:
        """Where the names begin that are those of places themselves."""
        return frozenset(each.start for each in self.mentions.toponyms if each.kind == "literal")

    @cached_property
    def openings(self) -> dict[str | None, Opening]:
        """The places that sentences open with for what they tell themselves, by name."""
        return openings(self.spots, self._by_sentence, self.layout, self.words)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """The places of the report as a whole."""
        talks = frozenset(
            sentence
            for sentence, told in self._by_sentence.items()
            if all(frame.entry.type == "Diplomacy" for frame in told)
        )
        return Whereabouts(self.mentions, self.words, self.spots, talks)

    @cached_property
    def actors(self) -> dict[int, tuple[ActorMention, ...]]:
        """Sentence index to the actors named there, the dateline's town aside."""
        found: dict[int, list[ActorMention]] = {}
        for mention in actors(self.layout):
            sentence = self.layout.sentence_at(mention.start)
            if sentence is None or mention.start in self.dateline or self._in_town(mention):
                continue
            if not self._attribute(mention, sentence) and not self._day(mention, sentence):
                found.setdefault(sentence, []).append(mention)
        return {sentence: tuple(mentions) for sentence, mentions in found.items()}

    def _in_town(self, mention: ActorMention) -> bool:
        """Whether a state's name is a part of that of a town ("Villa El Salvador"), or a people's that of their land
        ("in Rakhine").
        """
        land = mention.kind == "demonym" and mention.start in self._lands
        return land or any(
            each.start < mention.start and mention.end <= each.end and each.precision in FINE
            for each in self.mentions.toponyms
        )

    @cached_property
    def _lands(self) -> frozenset[int]:
        """Where the names of regions begin, which may be those of peoples too."""
        lands = (each for each in self.mentions.toponyms if each.kind == "literal" and each.precision != "country")
        return frozenset(each.start for each in lands)

    def _day(self, mention: ActorMention, sentence: int) -> bool:
        """Whether what is named like an actor is a day ("17 November")."""
        return any(each.start <= mention.start and mention.end <= each.end for each in self.timexes(sentence))

    def _attribute(self, mention: ActorMention, sentence: int) -> bool:
        """Whether an actor only says what somebody else is ("al Qaeda-linked fighters", "a U.S. Army veteran",
        "factions backed by Turkey"), or a state's name is the label of what follows ("Haiti: 70 dead in attack").
        """
        if mention.kind == "state" and is_backer(mention, self.layout.reading):
            return True
        opens = self.layout.sentences[sentence].start == mention.start
        if opens and mention.kind == "state" and self.layout.text[mention.end : mention.end + 2] == ": ":
            return True
        return ATTRIBUTE.match(self.layout.reading, mention.end) is not None

    @cached_property
    def aftermaths(self) -> dict[int, list[Aftermath]]:
        """Sentence index to where its words lead from a happening to an earlier one ("a day after …")."""
        return aftermaths(self.layout)

    @cached_property
    def genre(self) -> frozenset[str]:
        """What the first words of the text say of what kind of text it is ("communique", "interview")."""
        return frozenset(self.words.low[:HEAD]) & classes()["genre"]

    @cached_property
    def figured(self) -> str | None:
        """What makes the report one of sport, trade, the screen or opinion ("play"); None where nothing does."""
        return figured(self.words)

    @cached_property
    def of_crime(self) -> bool:
        """Whether the report is of ordinary crime."""
        return of_crime(self.words)

    @cached_property
    def of_court(self) -> bool:
        """Whether the report begins with a trial."""
        return of_court(self.layout, self.words)

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

    @property
    def dateline(self) -> range:
        """The offsets of the dateline: what stands there is where and when the report was written."""
        return self.layout.dateline
