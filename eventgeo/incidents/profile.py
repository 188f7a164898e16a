"""What is known of an incident while its reports are still being gathered, in the form that comparing needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventgeo.incidents.words import Clues, clues, content, family
from eventgeo.records import Event, EventDate, Place

FINE = frozenset(["site", "city"])
BASES = {"stated": 0, "relative": 1, "caption": 2, "inherited": 3, "published": 4, None: 5}
EXACT = {"day": 0, "week": 1, "interval": 2, "month": 3, "year": 5, "ongoing": 4, "unknown": 6}
EXTENT = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5, None: 6}
LONGEST = 120
"""Days over which a battle's dates may reach; what reaches further is a year or a war and no battle."""
MOST_WORDS = 400
"""How many different words of an incident's quotes are kept for comparing."""


def group(event: Event) -> str:
    """What must be equal before two happenings can be one: their family, and whether they were done."""
    modality = "done" if event.modality in ("asserted", "claimed") else event.modality
    return f"{family(event.subtype).name}/{modality}"


def exactness(value: EventDate) -> tuple[int, int]:
    """The rank of a date: the more exact, then the better founded, the smaller."""
    return EXACT[value.precision], BASES[value.basis]


def extent(place: Place) -> tuple[int, float]:
    """The rank of a place: the finer, then the surer, the smaller; without coordinates it stands behind all."""
    return (EXTENT[place.precision] if place.lat is not None else 7), -place.confidence


def span(value: EventDate) -> tuple[date, date] | None:
    """The first and last day that a date allows; an open end is the other end, for a thing that still goes on."""
    first, last = value.start or value.end, value.end or value.start
    return None if first is None or last is None else (first, last)


@dataclass(slots=True)
class Profile:
    """The reports of one incident so far, and the best that they say of when, where, who and how many."""

    events: list[Event]
    group: str
    date: EventDate
    place: Place | None
    subtypes: set[str]
    weapons: set[str]
    actors: set[str]
    sides: set[tuple[str | None, str, str]]
    words: set[str]
    killed: list[tuple[int, int]]
    objects: set[str]
    quarters: set[str]
    parts: set[str]
    docs: set[str]
    clues: Clues

    @property
    def ongoing(self) -> bool:
        """Whether it is a battle that is told of as going on over days."""
        if "armed clash" not in self.subtypes:
            return False
        days = span(self.date)
        return self.date.precision == "ongoing" or (days is not None and 3 < (days[1] - days[0]).days <= LONGEST)


def _killed(event: Event) -> list[tuple[int, int]]:
    toll = event.killed
    if toll is None:
        return []
    low = toll.low if toll.low is not None else toll.high
    high = toll.high if toll.high is not None else toll.low
    return [] if low is None or high is None else [(low, high)]


def profile(event: Event) -> Profile:
    """The profile of one report."""
    found = clues(event.report.quote)
    return Profile(
        [event],
        group(event),
        event.date,
        event.place,
        {event.subtype},
        {event.weapon} if event.weapon else set(),
        {actor.name for actor in event.actors},
        {(actor.country, actor.category, actor.role) for actor in event.actors},
        set(content(event.report.quote)),
        _killed(event),
        set(found.objects),
        set(found.sides),
        set(found.parts),
        {event.report.doc},
        found,
    )


def join(known: Profile, new: Profile) -> None:
    """Take the reports of `new` into `known`."""
    known.events += new.events
    if known.ongoing or new.ongoing:
        known.date = _spanned(known.date, new.date)
    elif exactness(new.date) < exactness(known.date):
        known.date = new.date
    if new.place is not None and (known.place is None or extent(new.place) < extent(known.place)):
        known.place = new.place
    for kept, more in (
        (known.subtypes, new.subtypes),
        (known.weapons, new.weapons),
        (known.actors, new.actors),
        (known.objects, new.objects),
        (known.quarters, new.quarters),
        (known.parts, new.parts),
        (known.docs, new.docs),
    ):
        kept |= more
    known.sides |= new.sides
    if len(known.words) < MOST_WORDS:
        known.words |= new.words
    known.killed = (known.killed + new.killed)[-8:]


def _spanned(one: EventDate, two: EventDate) -> EventDate:
    """The date of what goes on over both."""
    starts = [value.start for value in (one, two) if value.start is not None]
    ends = [value.end for value in (one, two) if value.end is not None]
    open_start = any(value.start is None and value.precision == "ongoing" for value in (one, two))
    base = min((one, two), key=lambda value: (value.precision != "ongoing", exactness(value)))
    return EventDate(
        None if open_start or not starts else min(starts),
        max(ends) if ends else None,
        "ongoing" if "ongoing" in (one.precision, two.precision) else "interval",
        None,
        base.basis,
        base.as_written,
    )
