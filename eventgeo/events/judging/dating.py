"""The date of an incident: of all dates of the report, and none, that with the greatest expected score."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eventgeo.events.judging.deeds import monitored
from eventgeo.events.judging.near import REPORTING, Core, around, recalled, zone, zoned
from eventgeo.events.judging.sentences import step
from eventgeo.events.scene import Scene
from eventgeo.records import EventDate, Timex

TABLE = "judging/date_weights.tsv"
LONGEST = 400
"""Days that a date may mean and still be weighed."""
REACH = 50
"""How many dates to either side of an incident are weighed, so that long reports take no more for each."""
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """First and last day, the timex that says so (None: the day of publication, or before it), what is told of it."""

    days: Days
    timex: Timex | None
    features: tuple[str, ...]


class Calendar:
    """The dates that a report names."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.dates = [
            each
            for each in scene.mentions.timexes
            if each.first
            and each.last
            and (each.last - each.first).days <= LONGEST
            and each.type in ("DATE", "TIME")
            and each.start not in scene.dateline
        ]
        self.counts = Counter((each.first, each.last) for each in self.dates)

    def around(self, sentence: int) -> range:
        """The numbers of the dates that may be that of what a sentence tells: REACH before it and behind."""
        start = self._scene.layout.sentences[sentence].start
        middle = bisect_left(self.dates, start, key=lambda each: each.start)
        return range(max(0, middle - REACH), min(len(self.dates), middle + REACH))


def candidates(told: Core, calendar: Calendar, rule: EventDate, tier: str) -> list[DateCandidate]:
    """The dates that an incident may have; `rule` is the one that the order of the dates room gives, from `tier`."""
    published = told.scene.mentions.publication.day
    chosen = (rule.start, rule.end)
    marks = {chosen: [f"rule={tier}", f"rule={tier}/{rule.precision}", f"rule={rule.basis}"]}
    found = {each.days: each for each in sorted(_written(told, calendar, published, marks), key=_far, reverse=True)}
    listed = list(found.values())
    here = sum(each.timex is not None and zone_of(told, each.timex) == "best" for each in listed)
    near = sum(each.timex is not None and zone_of(told, each.timex) in ("best", "told") for each in listed)
    background = _none(told, here, near, len(listed))
    open_days, same_day = (None, published), (published, published)
    if chosen not in (*found, open_days, same_day, (None, None)):
        listed.append(DateCandidate(chosen, None, ("rule alone", *marks[chosen])))
    if published is not None:
        listed.append(
            DateCandidate(open_days, None, ("open", *marks.get(open_days, ()), *(f"open.{b}" for b in background)))
        )
        if same_day not in found:
            listed.append(
                DateCandidate(same_day, None, ("day", *marks.get(same_day, ()), *(f"day.{b}" for b in background)))
            )
    return listed


def zone_of(told: Core, timex: Timex) -> str:
    """The zone of a timex."""
    sentence = told.scene.layout.sentence_at(timex.start)
    return zone(told, sentence) if sentence is not None else "behind"


def _far(candidate: DateCandidate) -> tuple[int, int]:
    order = ("zone=best", "zone=told", "zone=above", "zone=below", "zone=before", "zone=behind")
    return order.index(candidate.features[0]), candidate.timex.start if candidate.timex else 0


def _written(
    told: Core, calendar: Calendar, published: date | None, marks: dict[Days, list[str]]
) -> Iterator[DateCandidate]:
    layout, low = told.scene.layout, told.scene.words.low
    modern = not monitored(told.scene)
    for number in calendar.around(told.head.sentence):
        timex = calendar.dates[number]
        sentence = layout.sentence_at(timex.start)
        if sentence is None or timex.first is None or timex.last is None:
            continue
        if modern and recalled(told, sentence, timex.start):
            continue
        where, at = zone(told, sentence), layout.token_at(timex.start)
        gap = sentence - told.head.sentence
        same = layout.sentences[sentence].block == layout.sentences[told.head.sentence].block
        before = low[at - 1] if at else ""
        age = step((published - timex.last).days, -1, 0, 1, 3, 7, 15, 31, 65, 200) if published else "none"
        found = [
            f"form={timex.rule}", f"word={timex.surface.split()[-1].lower()[:10]}", f"before={before}", f"block={same}",
            f"said={not REPORTING.isdisjoint(low[max(0, at - 2) : at])}", f"age={age}",
            f"length={step((timex.last - timex.first).days, 0, 2, 10, 40)}",
            f"often={min(calendar.counts[(timex.first, timex.last)], 3)}",
        ]  # fmt: skip
        if where in ("best", "told", "above", "below"):
            found += around(told, at, sentence)
        features = zoned(where, found)
        features += [f"gap={max(-4, min(4, gap))}", f"first={number == 0}", *marks.get((timex.first, timex.last), ())]
        yield DateCandidate((timex.first, timex.last), timex, tuple(features))


def _none(told: Core, here: int, near: int, count: int) -> list[str]:
    """What speaks for an incident having no date of its own."""
    scene, head = told.scene, told.head
    total = len(scene.layout.sentences)
    return [
        "", f"here={min(here, 2)}", f"near={min(near, 2)}", f"deed={told.deed}",
        f"at={step(head.sentence, 0, 1, 3, 8)}",
        f"dates={step(count, 0, 1, 3, 6)}", f"told={step(len(told.sentences), 1, 2, 4)}", f"quoted={told.quoted}",
        f"act={head.entry.subtype}/{head.voice}", f"trigger={head.trigger.surface.lower()}",
        f"sentences={step(total, 1, 3, 8, 15)}", *(f"genre={each}" for each in sorted(scene.genre)),
    ]  # fmt: skip


def agreement(one: Days, two: Days) -> float:
    """How much of one date is right where the other is true: 1 for the same days, a half for days that overlap."""
    if one == two:
        return 1.0
    first = max(one[0] or date.min, two[0] or date.min)
    return 0.5 if first <= min(one[1] or date.max, two[1] or date.max) else 0.0


def best(listed: Sequence[DateCandidate], chances: Sequence[float]) -> DateCandidate:
    """The date of the greatest expected agreement."""

    def expected(index: int) -> float:
        return sum(p * agreement(listed[index].days, other.days) for p, other in zip(chances, listed, strict=True))

    return listed[max(range(len(listed)), key=lambda index: (round(expected(index), 6), -index))]
