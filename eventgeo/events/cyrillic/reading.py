"""One reading of each trigger of a Ukrainian or Russian text: an Event, or an Issue that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from eventgeo.events.cyrillic.arguments import actors_of, named, place_of_trigger
from eventgeo.events.cyrillic.harm import tolls
from eventgeo.events.cyrillic.patterns import Found, found, plain
from eventgeo.events.fold import DONE
from eventgeo.events.lexicon import VIOLENT, types
from eventgeo.events.report import no_event, report
from eventgeo.events.standing import stale
from eventgeo.events.tables import rows
from eventgeo.events.when import BearingOf, chosen, dated
from eventgeo.records import Event, EventDate, Issue, Mentions, Place, Timex, Toll, Toponym, Trigger, place_of

APART = frozenset(["territory gained"])
"""What is violence and never told as part of other violence of its sentence."""
CARRIES = 3
"""Sentences over which a happening without a place or a day of its own has those of the one told before."""
BASE, PLACED, DATED, CARRIED = 0.5, 0.2, 0.15, 0.05
"""The confidence in a trigger alone, and what a place and a day add: in its own sentence, or in one before."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number, its start, its plain text, its triggers and places, and how many it says were hurt."""

    number: int
    start: int
    plain: str
    triggers: Sequence[Trigger]
    toponyms: Sequence[Toponym]
    tolls: dict[str, Toll]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a happening told before has to give: its sentence, subtype, place and day."""

    sentence: int
    subtype: str
    place: Place | None
    date: EventDate


@dataclass
class Reader:
    """Reads the sentences of one report in their order; `last` is the violence that was told of last."""

    mentions: Mentions
    bearing: BearingOf
    last: Settled | None = field(default=None, init=False)

    def read(self) -> Iterator[Event | Issue]:
        """An Event or an Issue for each trigger of the report."""
        for sentence in self._sentences():
            for group in _folded(sentence):
                yield from self._group(sentence, group)

    def _sentences(self) -> Iterator[Sentence]:
        text, layout = self.mentions.document.text, self.mentions.layout
        places: dict[int | None, list[Toponym]] = {}
        for toponym in self.mentions.toponyms:
            if toponym.resolved and toponym.kind == "literal":
                places.setdefault(layout.sentence_at(toponym.start), []).append(toponym)
        for number, own in groupby(self.mentions.triggers, key=lambda each: layout.sentence_at(each.start)):
            if number is not None:
                shape = layout.sentences[number]
                low = plain(text[shape.start : shape.end])
                yield Sentence(number, shape.start, low, list(own), places.get(number, ()), tolls(low))

    def _group(self, sentence: Sentence, group: Sequence[Trigger]) -> Iterator[Event | Issue]:
        head = group[0]
        before = self._before(sentence, head)
        if _is_harm(head) and before is None:
            yield no_event(self.mentions, head, "vague", "nothing before it says by what people were hurt")
        else:
            yield self._event(sentence, head, before)
        for other in group[1:]:
            yield no_event(self.mentions, other, "same happening", f"“{head.surface}” stands for the same happening")

    def _before(self, sentence: Sentence, head: Trigger) -> Settled | None:
        """The violence told shortly before, which what has no place or day of its own has them from."""
        near = self.last is not None and sentence.number - self.last.sentence <= CARRIES
        return self.last if near and head.type in VIOLENT and head.subtype not in APART else None

    def _event(self, sentence: Sentence, head: Trigger, before: Settled | None) -> Event:
        actors = named(sentence.plain)
        toponym, place = self._where(sentence, head, actors, before)
        timex, date = self._when(head, before)
        subtype = before.subtype if before and _is_harm(head) else head.subtype
        summary = head.type in VIOLENT and any(found("background.tsv", 0, sentence.plain))
        harm = sentence.tolls if head.type in VIOLENT else {}
        killed = harm.get("killed")
        event = Event(
            kind="summary" if summary else "incident",
            type=types()[subtype][0],
            subtype=subtype,
            plover=types()[subtype][1],
            weapon=_weapon(head),
            date=date,
            place=place,
            actors=actors_of(sentence.plain, sentence.start, head, actors),
            killed=killed,
            wounded=harm.get("wounded"),
            modality=head.modality,
            background=stale(date, self.mentions.publication.day),
            confidence=_confidence(toponym, place, timex, date),
            report=report(
                self.mentions,
                sentence.number,
                head,
                place=place,
                place_span=(toponym.start, toponym.end) if toponym else None,
                date=date,
                date_span=(timex.start, timex.end) if timex else None,
                killed=killed,
            ),
            why=_why(head, toponym, place, date),
        )
        if head.type in VIOLENT and not summary and head.modality in DONE:
            self.last = Settled(sentence.number, subtype, place, date)
        return event

    def _where(
        self, sentence: Sentence, head: Trigger, actors: Sequence[Found], before: Settled | None
    ) -> tuple[Toponym | None, Place | None]:
        """The name in the sentence that is the place of a trigger, and the place: that, or the one told before."""
        toponym = place_of_trigger(sentence.plain, sentence.start, head, sentence.toponyms, actors)
        if toponym is not None:
            return toponym, place_of(toponym, "at")
        return None, before.place if before and head.modality in DONE else None

    def _when(self, head: Trigger, before: Settled | None) -> tuple[Timex | None, EventDate]:
        """The expression that dates a trigger, and its date: that of the expression, or the one told before."""
        mentions = self.mentions
        found = self.bearing(head.start, head.end, mentions.layout, mentions.timexes, mentions.publication)
        best = chosen(found, before is not None, range(0))
        if best is not None:
            return best.timex, dated(best, mentions.publication.day, False)
        return None, before.date if before else EventDate()


def _is_harm(trigger: Trigger) -> bool:
    return trigger.rule.startswith("harm:")


@cache
def _lines() -> dict[str, int]:
    """The rule of each line of the triggers' table to its place there: the earlier, the more it says."""
    lines = [f"{subtype}: {patterns[0]}" for subtype, _, *patterns in rows("cyrillic/triggers.tsv")]
    return {rule: number for number, rule in reversed(list(enumerate(lines)))}


def _folded(sentence: Sentence) -> Iterator[list[Trigger]]:
    """The triggers of a sentence by happening, the one that says most first: its violence is one, told in one way."""
    groups: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in sentence.triggers:
        violent = trigger.type in VIOLENT and trigger.subtype not in APART
        groups.setdefault(("violence" if violent else trigger.subtype, trigger.modality), []).append(trigger)
    for group in groups.values():
        yield sorted(group, key=lambda each: (_lines()[each.rule], each.start))


def _weapon(trigger: Trigger) -> str | None:
    weapon = rows("cyrillic/triggers.tsv")[_lines()[trigger.rule]][1]
    return None if weapon == "-" else weapon


def _confidence(toponym: Toponym | None, place: Place | None, timex: Timex | None, date: EventDate) -> float:
    sure = BASE + (PLACED * (toponym.confidence or 0.0) if toponym else CARRIED if place else 0.0)
    return round(sure + (DATED if timex else CARRIED if date.end else 0.0), 3)


def _why(head: Trigger, toponym: Toponym | None, place: Place | None, date: EventDate) -> tuple[str, ...]:
    where = f"{place.name}, {'of its sentence' if toponym else 'of the happening told before'}" if place else "none"
    when = f"{date.as_written} ({date.basis})" if date.as_written else f"{date.basis or 'none'}"
    return (f"trigger: “{head.surface}” by {head.rule}", f"place: {where}", f"date: {when}")


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a Ukrainian or Russian document into an Event or an Issue, in the order of the text."""
    yield from Reader(mentions, bearing).read()
