"""What is known of an incident while its reports are still being gathered, in the form that comparing needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, radians
from typing import TypeVar

from eventgeo.incidents.words import Clues, clues, content, family, joined, shared, words
from eventgeo.records import FINE, Actor, Event, EventDate, Kind, Modality, Place, Report, Toll

T = TypeVar("T")
Spot = tuple[float, float]
"""Degrees, those of longitude as long as those of latitude."""
BASES = {"stated": 0, "relative": 1, "caption": 2, "inherited": 3, "published": 4, None: 5}
EXACT = {"day": 0, "week": 1, "interval": 2, "month": 3, "year": 5, "ongoing": 4, "unknown": 6}
EXTENT = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5, None: 6}
WIDE_KM = 60.0
"""Districts have a smaller radius."""
LONGEST = 120
"""Days over which a battle's dates may reach; what reaches further is a year or a war and no battle."""
MOST_WORDS = 400
"""How many different words of an incident's quotes are kept for comparing."""


def group(event: Event) -> str:
    """What must be equal before two happenings can be one: their family, and whether they were done."""
    return _group(event.subtype, event.modality)


@lru_cache(maxsize=4096)
def _group(subtype: str, modality: Modality) -> str:
    return f"{family(subtype).name}/{'done' if modality in ('asserted', 'claimed') else modality}"


def exactness(value: EventDate) -> tuple[int, int]:
    """The rank of a date: the more exact, then the better founded, the smaller."""
    return EXACT[value.precision], BASES[value.basis]


def extent(place: Place) -> tuple[int, float]:
    """The rank of a place: the finer, then the surer, the smaller; without coordinates it stands behind all.

    A region is as wide as a country or no wider than a district ("the Danko-Wasagu area").
    """
    small = place.precision == "region" and (place.radius_km or WIDE_KM) < WIDE_KM
    rank = EXTENT["admin2" if small else place.precision]
    return (rank if place.lat is not None else 7), -place.confidence


def span(value: EventDate) -> tuple[date, date] | None:
    """The first and last day that a date allows; an open end is the other end, for a thing that still goes on."""
    first, last = value.start or value.end, value.end or value.start
    return None if first is None or last is None else (first, last)


@dataclass(slots=True)
class Profile:
    """What the reports of one incident say so far, and the best that they say of when, where, who and how many.

    There may be hundreds of thousands: the reports themselves wait elsewhere, under the numbers `reports`; sets that
    recur are frozen and shared, quotes kept as hashes, each alone and with its place. `kind` and `background` are the
    first report's; `placed` tells whether a quote names the place, which may be that of another sentence otherwise.
    """

    reports: list[int]
    group: str
    kind: Kind
    background: bool
    date: EventDate
    place: Place | None
    subtypes: frozenset[str]
    weapons: frozenset[str]
    actors: frozenset[str]
    addressed: frozenset[str]
    sides: frozenset[tuple[str | None, str, str]]
    words: tuple[str, ...]
    killed: tuple[tuple[int, int], ...]
    victims: frozenset[str]
    clues: Clues
    docs: frozenset[str] | set[str]
    quotes: frozenset[int] | set[int]
    placed: bool
    kin: frozenset[str] = frozenset()
    once: bool = False
    days: tuple[int, int] | None = None
    ongoing: bool = False
    spot: Spot | None = None

    def settle(self) -> None:
        """Work out again what follows from the rest: kin of the subtypes, days as ordinals, a fine place's spot.

        `ongoing` is true of a battle that is told of as going on over days.
        """
        self.kin, self.once = habits(self.subtypes)
        days = span(self.date)
        self.days = None if days is None else (days[0].toordinal(), days[1].toordinal())
        lasting = self.days is not None and 3 < self.days[1] - self.days[0] <= LONGEST
        self.ongoing = "armed clash" in self.subtypes and (lasting or self.date.precision == "ongoing")
        self.spot = None
        if self.place is not None and self.place.lat is not None and self.place.precision in FINE:
            lat, lon = self.place.lat, self.place.lon or 0.0
            self.spot = (lat, lon * cos(radians(lat)))


@lru_cache(maxsize=4096)
def habits(subtypes: frozenset[str]) -> tuple[frozenset[str], bool]:
    """The kin of some subtypes, and whether one of them happens in a moment."""
    families = [family(subtype) for subtype in subtypes]
    return frozenset(one.kin for one in families), any(one.once for one in families)


def _united(one: frozenset[T], two: frozenset[T]) -> frozenset[T]:
    return one if two <= one else shared(one | two)


def _grown(known: frozenset[T] | set[T], more: frozenset[T] | set[T]) -> set[T]:
    """A set with more in it: an incident's own grows in place, so that hundreds of reports cost no copies."""
    grown = known if isinstance(known, set) else set(known)
    grown |= more
    return grown


def _killed(event: Event) -> tuple[tuple[int, int], ...]:
    toll = event.killed
    if toll is None:
        return ()
    low = toll.low if toll.low is not None else toll.high
    high = toll.high if toll.high is not None else toll.low
    return () if low is None or high is None else ((low, high),)


def counted(actors: tuple[Actor, ...], toll: Toll | None) -> frozenset[str]:
    """The categories of the actors whom a number counts, by the words for them ("Somali soldiers")."""
    named = tuple([claim.side for claim in toll.by if claim.side]) if actors and toll is not None else ()
    return _categories(actors, named) if named else frozenset()


@lru_cache(maxsize=4096)
def _categories(actors: tuple[Actor, ...], named: tuple[str, ...]) -> frozenset[str]:
    sides = {side.lower() for side in named}
    found: frozenset[str] = shared(frozenset(actor.category for actor in actors if actor.name.lower() in sides))
    return found


@lru_cache(maxsize=4096)
def _parties(
    actors: tuple[Actor, ...],
) -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str | None, str, str]]]:
    """The names of actors, of those who speak where somebody does, those that are spoken to, and the sides of all."""
    speakers = [actor for actor in actors if actor.role == "speaker"]
    return (
        shared(frozenset(actor.name for actor in speakers or actors)),
        shared(frozenset(actor.name for actor in actors if actor.role == "recipient")),
        shared(frozenset((actor.country, actor.category, actor.role) for actor in actors)),
    )


@lru_cache(maxsize=4096)
def _only(name: str | None) -> frozenset[str]:
    return frozenset([name] if name else ())


def _quotes(report: Report, place: Place | None) -> frozenset[int]:
    """Two hashes of a report: of its sentence in its document, and of that with the place that it gives."""
    sentence = report.doc, " ".join(report.quote.split())
    return frozenset([hash(sentence), hash((*sentence, place and place.name))])


def profile(event: Event, number: int) -> Profile:
    """The profile of one report, which waits under a number."""
    report = event.report
    found = set(words(report.quote))
    actors, addressed, sides = _parties(event.actors)
    new = Profile(
        reports=[number],
        group=group(event),
        kind=event.kind,
        background=event.background,
        date=shared(event.date),
        place=shared(event.place),
        subtypes=_only(event.subtype),
        weapons=_only(event.weapon),
        actors=actors,
        addressed=addressed,
        sides=sides,
        words=tuple(content(found)),
        killed=_killed(event),
        victims=counted(event.actors, event.killed),
        clues=clues(found, report.quote),
        docs=_only(report.doc),
        quotes=_quotes(report, event.place),
        placed=report.place_span is not None,
    )
    new.settle()
    return new


def join(known: Profile, new: Profile) -> None:
    """Take the reports of `new` into `known`."""
    known.reports += new.reports
    if known.ongoing or new.ongoing:
        known.date = _spanned(known.date, new.date)
    elif exactness(new.date) < exactness(known.date):
        known.date = new.date
    if new.place is not None and (known.place is None or extent(new.place) < extent(known.place)):
        known.place = new.place
    known.placed = known.placed or new.placed
    known.subtypes = _united(known.subtypes, new.subtypes)
    known.weapons = _united(known.weapons, new.weapons)
    known.actors = _united(known.actors, new.actors)
    known.addressed = _united(known.addressed, new.addressed)
    known.sides = _united(known.sides, new.sides)
    known.victims = _united(known.victims, new.victims)
    known.docs, known.quotes = _grown(known.docs, new.docs), _grown(known.quotes, new.quotes)
    known.clues = joined(known.clues, new.clues)
    if len(known.words) < MOST_WORDS:
        known.words += tuple(set(new.words).difference(known.words))
    known.killed = (known.killed + new.killed)[-8:]
    known.settle()


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
