"""One reading of each trigger of a Ukrainian or Russian text: an Event, or an Issue that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eventgeo.events.cyrillic.arguments import actors_of, named, place_of_trigger, within
from eventgeo.events.cyrillic.harm import tolls
from eventgeo.events.cyrillic.patterns import found, plain
from eventgeo.events.lexicon import types
from eventgeo.events.report import report
from eventgeo.events.standing import stale
from eventgeo.events.tables import rows
from eventgeo.events.when import BearingOf, chosen, dated
from eventgeo.records import Bearing, Event, EventDate, Issue, Mentions, Place, Toll, Trigger, place_of

VIOLENT = frozenset(["Battles", "Explosions/Remote violence", "Violence against civilians"])
APART = frozenset(["territory gained"])
"""What is violence and never told as part of other violence of its sentence."""
CARRIES = 3
"""Sentences over which a happening without a place or a day of its own has those of the one told before."""
BASE, PLACED, DATED, CARRIED = 0.5, 0.2, 0.15, 0.05
"""The confidence in a trigger alone, and what a place and a day add: in its own sentence, or in one before."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number, where it stands, its plain text, its triggers, and how many it says were hurt."""

    number: int
    start: int
    end: int
    plain: str
    triggers: Sequence[Trigger]
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
        text = self.mentions.document.text
        for number, shape in enumerate(self.mentions.layout.sentences):
            own = [each for each in self.mentions.triggers if shape.start <= each.start < shape.end]
            if own:
                low = plain(text[shape.start : shape.end])
                yield Sentence(number, shape.start, shape.end, low, own, tolls(low))

    def _group(self, sentence: Sentence, group: Sequence[Trigger]) -> Iterator[Event | Issue]:
        head = group[0]
        before = self._before(sentence, head)
        if _is_harm(head) and before is None:
            yield self._issue(head, "vague", "nothing before it says by what people were hurt")
        else:
            yield self._event(sentence, head, before)
        for other in group[1:]:
            yield self._issue(other, "same happening", f"“{head.surface}” stands for the same happening")

    def _before(self, sentence: Sentence, head: Trigger) -> Settled | None:
        """The violence told shortly before, which what has no place or day of its own has them from."""
        near = self.last is not None and sentence.number - self.last.sentence <= CARRIES
        return self.last if near and head.type in VIOLENT and head.subtype not in APART else None

    def _event(self, sentence: Sentence, head: Trigger, before: Settled | None) -> Event:
        actors = named(sentence.plain)
        toponyms = list(within(sentence.start, sentence.end, self.mentions.toponyms))
        toponym = place_of_trigger(sentence.plain, sentence.start, head, toponyms, actors)
        own = place_of(toponym, "at") if toponym else None
        place = own or (before.place if before and head.modality in ("asserted", "claimed") else None)
        bearing = chosen(self._bearings(head), before is not None, 0)
        published = self.mentions.publication.day
        date = (
            before.date if bearing is None and before else dated(bearing, published, False) if bearing else EventDate()
        )
        subtype = before.subtype if before and _is_harm(head) else head.subtype
        summary = head.type in VIOLENT and any(found("background.tsv", 0, sentence.plain))
        harm = sentence.tolls if head.type in VIOLENT else {}
        killed = harm.get("killed")
        timex = bearing.timex if bearing else None
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
            background=stale(date, published),
            confidence=_confidence(own, place, bearing, date),
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
            why=_why(head, own, place, date),
        )
        if head.type in VIOLENT and not summary and head.modality in ("asserted", "claimed"):
            self.last = Settled(sentence.number, subtype, place, date)
        return event

    def _bearings(self, head: Trigger) -> Sequence[Bearing]:
        mentions = self.mentions
        return self.bearing(head.start, head.end, mentions.layout, mentions.timexes, mentions.publication)

    def _issue(self, trigger: Trigger, code: str, reason: str) -> Issue:
        told = f"no event of “{trigger.surface}”: {reason}"
        return Issue("extract", self.mentions.document.id, code, told, trigger.start, trigger.end, trigger.surface)


def _is_harm(trigger: Trigger) -> bool:
    return trigger.rule.startswith("harm:")


def _rank(trigger: Trigger) -> int:
    """The place of a trigger's line in its table: the earlier, the more it says."""
    lines = [f"{subtype}: {patterns[0]}" for subtype, _, *patterns in rows("cyrillic/triggers.tsv")]
    return lines.index(trigger.rule)


def _folded(sentence: Sentence) -> Iterator[list[Trigger]]:
    """The triggers of a sentence by happening, the one that says most first: its violence is one, told in one way."""
    groups: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in sentence.triggers:
        violent = trigger.type in VIOLENT and trigger.subtype not in APART
        groups.setdefault(("violence" if violent else trigger.subtype, trigger.modality), []).append(trigger)
    for group in groups.values():
        yield sorted(group, key=lambda each: (_rank(each), each.start))


def _weapon(trigger: Trigger) -> str | None:
    weapon = rows("cyrillic/triggers.tsv")[_rank(trigger)][1]
    return None if weapon == "-" else weapon


def _confidence(own: Place | None, place: Place | None, bearing: Bearing | None, date: EventDate) -> float:
    sure = BASE + (PLACED * own.confidence if own else CARRIED if place else 0.0)
    stated = bearing is not None and bearing.timex is not None
    return round(sure + (DATED if stated else CARRIED if date.end else 0.0), 3)


def _why(head: Trigger, own: Place | None, place: Place | None, date: EventDate) -> tuple[str, ...]:
    where = f"{place.name}, {'of its sentence' if own else 'of the happening told before'}" if place else "none"
    when = f"{date.as_written} ({date.basis})" if date.as_written else f"{date.basis or 'none'}"
    return (f"trigger: “{head.surface}” by {head.rule}", f"place: {where}", f"date: {when}")


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a Ukrainian or Russian document into an Event or an Issue, in the order of the text."""
    yield from Reader(mentions, bearing).read()
