"""Numbers of a report that count the people hurt in several happenings, which it then tells one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, islice

from eventgeo.events.lexicon import VIOLENT
from eventgeo.events.link import Told
from eventgeo.records import FINE, Event, Toll

SEVERAL = re.compile(
    r"\b(?:separate|different|several|multiple|various|two|three|four|five|six|seven|eight|nine|ten|a (?:series|string|"
    r"spate|wave|number) of)(?: [\w-]+){0,3} (?:attacks|assaults|raids|strikes|bombings|clashes|encounters|battles|"
    r"ambushes|incidents|shootings|operations|explosions|blasts|gunfights|firefights|skirmishes|villages|towns|areas|"
    r"districts|provinces|states|communities|locations|places|parts)\b",
    re.I,
)
"""What says that a sentence tells of more than one happening."""
COUNTS = ("killed", "captured", "wounded")
NEXT = 40
"""Among how many of the next events those are looked for that a total counts."""
LEAST = 2
"""A total is of so many people, and of so many happenings, at least."""


def totalled(told: Sequence[Told]) -> list[Told]:
    """The events of a report, in its order, those that give the total of later ones as summaries without a place.

    A total is told with where some of its people were hurt, or says that it is of several happenings and is no less
    than theirs together, or it is the very sum of the next ones and its own sentence has them in no town.
    """
    found: list[Told] = []
    for each in reversed(told):
        found.append(_without_place(each) if _is_total(each, found[: -NEXT - 1 : -1]) else each)
    return found[::-1]


def _is_total(mine: Told, later: Sequence[Told]) -> bool:
    event = mine.event
    count = next((name for name in COUNTS if _low(getattr(event, name)) >= LEAST), None)
    if count is None or not _is_news(event):
        return False
    if any(each.part and each.sentence == mine.sentence for each in later) and not mine.part:
        return True
    parts = [each for each in later if each.family == mine.family and _is_news(each.event) and _in_time(each, mine)]
    numbers = [low for each in parts if (low := _low(getattr(each.event, count)))]
    if len({_spot(each.event) for each in parts if each.firm}) < LEAST or len(numbers) < LEAST:
        return False
    whole, in_town = _low(getattr(event, count)), mine.place_tier == "same" and _in_town(event) and not mine.several
    behind = next((each.event for each in later if each.sentence == mine.sentence), None)
    if SEVERAL.search(_told_before(event, behind)):
        return sum(numbers) <= whole
    return whole in islice(accumulate(numbers), 1, None) and not in_town


def _told_before(event: Event, other: Event | None) -> str:
    """The quote of an event, up to the next event of its sentence."""
    quote = event.report.quote
    return quote if other is None else quote[: other.report.trigger[0] - event.report.start]


def _in_time(part: Told, whole: Told) -> bool:
    """Whether something may have happened in the time of what a total counts, as far as the two are dated."""
    one, two = part.event.date, whole.event.date
    return not (one.end and two.start and one.end < two.start) and not (two.end and one.start and two.end < one.start)


def _low(toll: Toll | None) -> int:
    return (toll.low or 0) if toll else 0


def _is_news(event: Event) -> bool:
    return event.kind == "incident" and event.type in VIOLENT and not event.background


def _in_town(event: Event) -> bool:
    return event.place is not None and event.place.precision in FINE


def _spot(event: Event) -> tuple[object, ...]:
    return event.place and event.place.name, event.date.start, event.date.end


def _without_place(told: Told) -> Told:
    return replace(told, event=summary(told.event, "the total of what the report tells one by one"), place_tier="none")


def summary(event: Event, standing: str) -> Event:
    """The number of people that an event gives as one of several happenings: a summary, which has no place."""
    report = replace(event.report, place=None, place_span=None)
    modality = "claimed" if event.modality == "asserted" else event.modality
    why = (*event.why, f"standing: {standing}")
    return replace(event, kind="summary", modality=modality, place=None, report=report, why=why)
