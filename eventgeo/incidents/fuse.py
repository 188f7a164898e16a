"""What all reports of an incident say together, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from eventgeo.incidents.identity import alone, incident_id, order
from eventgeo.incidents.profile import counted, exactness, extent
from eventgeo.incidents.sources import independent
from eventgeo.incidents.words import family, is_force
from eventgeo.records import Actor, Event, EventDate, Incident, Modality, Place, Toll, TollClaim, opposed

T = TypeVar("T")
MODALITIES: tuple[Modality, ...] = ("asserted", "claimed", "planned", "threatened", "hypothetical", "denied")
"""Of what reports say differently the first here stands: asserted beats claimed."""
ROLES = ("initiator", "party", "speaker", "recipient", "target")
NEW_SOURCE = 0.6
"""Share of the doubt that each further independent source leaves."""
MOST_SURE = 0.99


def _voted(values: Iterable[T | None], rank: Callable[[T], object]) -> T | None:
    """The value that most reports give; of equal ones the first by rank."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], rank(value)), default=None)


def _leading(events: Sequence[Event]) -> Event:
    """The report that says most precisely what happened, the surest of these."""
    return min(events, key=lambda e: (family(e.subtype).rank, -e.confidence, order(e.report)))


def _kind(events: Sequence[Event]) -> Event:
    """The report whose type stands for all: the most precise subtype that a third of them give."""
    counts = Counter(event.subtype for event in events)
    enough = [event for event in events if 3 * counts[event.subtype] >= len(events)]
    return _leading(enough or events)


def fused_date(told: Sequence[EventDate], spanned: EventDate | None) -> EventDate:
    """The most precise date that the reports give, by vote among equals; the whole span of what went on."""
    if spanned is not None:
        return spanned
    ranks = [exactness(value) for value in told]
    best = min(ranks)
    dates = [value for value, rank in zip(told, ranks, strict=True) if rank == best]
    counts = Counter((value.start, value.end) for value in dates)
    chosen = min(dates, key=lambda d: (-counts[d.start, d.end], str(d.start), str(d.end), str(d.as_written)))
    time = _voted((value.time for value in told if value.start == chosen.start), str)
    return EventDate(chosen.start, chosen.end, chosen.precision, chosen.time or time, chosen.basis, chosen.as_written)


def fused_place(events: Sequence[Event]) -> Place | None:
    """The finest place that the reports give, by vote among equals."""
    places = [event.place for event in events if event.place is not None]
    if not places:
        return None
    extents = [extent(place)[0] for place in places]
    finest = min(extents)
    fine = [place for place, rank in zip(places, extents, strict=True) if rank == finest]
    counts = Counter((place.geonameid, place.name) for place in fine)
    return min(
        fine,
        key=lambda p: (-counts[p.geonameid, p.name], -p.confidence, p.name, p.lat or 0.0, p.lon or 0.0, p.as_written),
    )


def _one_army(actor: Actor) -> tuple[str, ...]:
    """What names of one actor have in common: the name, or for a nation's army its nation."""
    named = actor.name.split()
    if len(named) > 1 and actor.country and actor.category == "state_forces" and is_force(named[-1]):
        return actor.country, *named[:-1]
    return (actor.name,)


def fused_actors(events: Sequence[Event]) -> tuple[Actor, ...]:
    """Every actor once, in the role that most reports give it, the most often named first."""
    votes: dict[tuple[str, ...], Counter[Actor]] = {}
    for event in events:
        for actor in event.actors:
            votes.setdefault(_one_army(actor), Counter())[actor] += 1
    chosen = {
        min(counts, key=lambda a: (-counts[a], ROLES.index(a.role), a.country is None, a.name, a.category)): counts
        for counts in votes.values()
    }
    return tuple(sorted(chosen, key=lambda a: (ROLES.index(a.role), -sum(chosen[a].values()), a.name)))


def _claims(events: Sequence[Event], tolls: Sequence[Toll | None]) -> tuple[TollClaim, ...]:
    """Each different statement once, with who made it: the speaker, or else the source that printed it."""
    found: dict[TollClaim, None] = {}
    for event, toll in zip(events, tolls, strict=True):
        if toll is not None:
            for claim in toll.by or (TollClaim(toll.low, toll.high),):
                said_by = claim.said_by or event.report.source
                found.setdefault(TollClaim(claim.low, claim.high, said_by, claim.side))
    return tuple(found)


def _vague(toll: Toll) -> bool:
    """Whether a number is a round word's ("dozens", "scores"), whose upper end is at least twice the lower one."""
    return toll.low is not None and toll.high is not None and 0 < 2 * toll.low <= toll.high


def _overlap(one: Toll, two: Toll) -> bool:
    return (one.high is None or (two.low or 0) <= one.high) and (two.high is None or (one.low or 0) <= two.high)


def _numbers(stated: Sequence[Toll]) -> Sequence[Toll]:
    """The statements without round words that a number agrees with: "dozens" adds nothing to "at least 70"."""
    exact = [toll for toll in stated if not _vague(toll)]
    return [toll for toll in stated if not (_vague(toll) and any(_overlap(toll, other) for other in exact))]


def _whole(told: Sequence[tuple[Event, Toll]]) -> Iterator[Toll]:
    """The numbers without those that are part of one that their document tells: ones that nobody is named for ("20
    bodies; four hung from a bridge"), or several that add up to it. What somebody claims to have done is no whole.
    """
    by_doc: dict[str, list[int]] = {}
    for event, toll in told:
        if event.modality != "claimed":
            by_doc.setdefault(event.report.doc, []).append(toll.low or 0)
    wholes = {doc: max(lows) for doc, lows in by_doc.items()}
    parts = {doc: [low for low in lows if low < wholes[doc]] for doc, lows in by_doc.items()}
    summed = {doc for doc, lows in parts.items() if len(lows) > 1 and sum(lows) == wholes[doc]}
    for event, toll in told:
        doc = event.report.doc
        less = toll.high is not None and toll.high < wholes.get(doc, 0)
        if not less or (doc not in summed and any(claim.said_by for claim in toll.by)):
            yield toll


def fused_toll(events: Sequence[Event], tolls: Sequence[Toll | None]) -> Toll | None:
    """The range over all statements of a number, with each of them; those of two sides add up."""
    told = [(event, toll) for event, toll in zip(events, tolls, strict=True) if toll is not None]
    if not told:
        return None
    ranges = [_range(side) for side in _sides(told)]
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    high = sum(highs) if len(highs) == len(ranges) else None
    return Toll(sum(lows) if lows else None, high, _claims(events, tolls))


def _sides(told: Sequence[tuple[Event, Toll]]) -> Sequence[Sequence[tuple[Event, Toll]]]:
    """The statements of each side's losses where all of them count a state's people or its foes'; else all as one."""
    kinds = [counted(event.actors, toll) for event, toll in told]
    sides = set(kinds)
    if len(sides) != 2 or not opposed(*sides):
        return [told]
    return [[each for each, kind in zip(told, kinds, strict=True) if kind == side] for side in sides]


def _range(told: Sequence[tuple[Event, Toll]]) -> tuple[int | None, int | None]:
    """The least and the most that statements of a number say; an open end is closed by a later exact number."""
    stated = _numbers(list(_whole(told)))
    lows = [toll.low for toll in stated if toll.low is not None]
    highs = [toll.high for toll in stated if toll.high is not None]
    opened = [toll.low for toll in stated if toll.high is None and toll.low is not None]
    return min(lows, default=None), max(highs) if highs and max(highs) >= max(opened, default=0) else None


def confidence(events: Sequence[Event], sources: int) -> float:
    """The confidence of the surest reading, with the doubt that each further independent source takes away."""
    doubt = (1 - max(event.confidence for event in events)) * NEW_SOURCE ** (sources - 1)
    return round(max(max(event.confidence for event in events), min(1 - doubt, MOST_SURE)), 3)


def own(events: Sequence[Event]) -> Sequence[Event]:
    """The events that say what happened: running tolls do where nothing else does."""
    return [event for event in events if event.kind == "incident"] or events


def incident(events: Sequence[Event], spanned: EventDate | None, why: Sequence[str]) -> Incident:
    """The incident that reports tell of, in their order; running tolls that belong to it add their quotes alone.

    `spanned` is the whole span of what went on (None: it did not). `why` says by what the reports were merged.
    """
    if len(events) == 1:
        return alone(events[0])
    telling = own(events)
    reports = tuple(event.report for event in events)
    leading, sources = _kind(telling), independent(reports)
    return Incident(
        kind=leading.kind,
        type=leading.type,
        subtype=leading.subtype,
        plover=leading.plover,
        weapon=_voted((event.weapon for event in telling), str),
        date=fused_date([event.date for event in telling], spanned),
        place=fused_place(telling),
        actors=fused_actors(telling),
        killed=fused_toll(telling, [event.killed for event in telling]),
        wounded=fused_toll(telling, [event.wounded for event in telling]),
        missing=fused_toll(telling, [event.missing for event in telling]),
        captured=fused_toll(telling, [event.captured for event in telling]),
        displaced=fused_toll(telling, [event.displaced for event in telling]),
        modality=min((event.modality for event in telling), key=MODALITIES.index),
        background=all(event.background for event in telling),
        confidence=confidence(telling, sources),
        id=incident_id(reports),
        sources=sources,
        reports=reports,
        why=(*_leading(telling).why, *why),
    )
