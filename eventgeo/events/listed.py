"""The events at the further places of a list that the place of an event stands in (see lists.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from eventgeo.events.fold import family
from eventgeo.events.link import Told, linked
from eventgeo.events.lists import RULE
from eventgeo.events.report import no_event, stood_for
from eventgeo.events.scene import Scene
from eventgeo.events.spots import Spot, km_between
from eventgeo.events.summed import summary
from eventgeo.events.where import led_by
from eventgeo.records import Event, Issue, Toll, TollClaim, place_of

Span = tuple[int, int]
ROLES = frozenset(["at", "near"])
PARTS = frozenset(["PPLX", "PPLL"])
"""GeoNames' features of parts of towns and of their outskirts."""
ONE_TOWN_KM, FAR_KM = 5.0, 30.0
"""Quarters of a town are no places of their own; places far apart are of several happenings with one number of dead."""


def with_lists(told: Sequence[Told], scene: Scene) -> Iterator[Event | Issue]:
    """The events of a report, linked, each with those at the further places of its list; Issues come first."""
    found = list(_all(told, scene))
    totals = [each for each in found if isinstance(each, Event) and each.kind == "summary" and each.place is None]
    spans = {each.report.trigger for each in found if isinstance(each, Event)}
    for trigger in scene.mentions.triggers:
        if trigger.rule == RULE and (trigger.start, trigger.end) not in spans:
            yield no_event(scene.mentions, trigger, "list", "of a list of places it gives no event of its own")
    for each in found:
        total = _total_of(each, totals, scene) if isinstance(each, Event) else None
        yield stood_for(each, total) if isinstance(each, Event) and total else each


def _total_of(event: Event, totals: Sequence[Event], scene: Scene) -> Event | None:
    """The total of several places that a headline gives one of them ("Strikes kill 17 in Sagaing and Mandalay")."""
    sentence = scene.layout.sentence_at(event.report.trigger[0])
    low = event.killed.low if event.killed and event.kind == "incident" else None
    if not low or sentence is None or scene.block_kind(sentence) != "headline":
        return None
    return next((each for each in totals if each.killed and each.killed.low == low), None)


def _all(told: Sequence[Told], scene: Scene) -> Iterator[Event | Issue]:
    placed = {(each.family, each.event.modality, each.event.report.place_span) for each in told}
    given: set[Span] = set()
    for each, (event, stand_in) in zip(told, linked(told), strict=True):
        if stand_in is not None:
            yield stood_for(event, stand_in.event)
            continue
        for one in _listed(event, each, scene, placed, given):
            given.add(one.report.trigger)
            yield one


def _listed(
    event: Event, told: Told, scene: Scene, placed: Set[tuple[str, str, Span | None]], given: Set[Span]
) -> Iterator[Event]:
    """An event, and one at each further place of the list that its place stands in.

    People who are counted for places far apart are those of all of them: a summary, beside an event at each, unless
    each has a number ("killing 12 and 7 respectively"). What lies close to the event's place is of one town with it.
    `placed` are the places of the report's events, with how those are told; `given` are the triggers that have one.
    """
    members = [spot for spot in _members(event, told, scene) if _name(spot) not in given] if _is_deed(event) else []
    first = next((spot for spot in members if spot.span == event.report.place_span), None)
    further = [
        spot
        for spot in members
        if first and (told.family, event.modality, spot.span) not in placed and not _of_one_town(first, spot)
    ]
    own = _respective(event, members)
    if first is not None and own:
        yield _killing(event, own[first])
        yield from (_killing(_at(event, spot), own[spot]) for spot in members if spot is not first)
        return
    if first is not None and further and _counts(event) and all(km_between(first, spot) > FAR_KM for spot in further):
        yield summary(event, "the total of several places")
        yield _at(event, first)
    else:
        yield event
    yield from (_at(event, spot) for spot in further)


def _counts(event: Event) -> bool:
    """Whether somebody was hurt, taken or driven out."""
    tolls = event.killed, event.wounded, event.missing, event.captured, event.displaced
    return any(toll is not None and toll.high != 0 for toll in tolls)


def _of_one_town(one: Spot, two: Spot) -> bool:
    """Whether two places lie close together, and one of them is a site or a part of a town."""
    part = any(spot.toponym.precision != "city" or spot.toponym.feature in PARTS for spot in (one, two))
    return part and km_between(one, two) <= ONE_TOWN_KM


def _respective(event: Event, members: Sequence[Spot]) -> dict[Spot, TollClaim]:
    """How many were killed at each place of a list, where as many numbers are said to be those of its places."""
    claims = event.killed.by if event.killed and "respectively" in event.report.quote else ()
    return dict(zip(members, claims, strict=True)) if len(claims) == len(members) else {}


def _killing(event: Event, claim: TollClaim) -> Event:
    toll = Toll(claim.low, claim.high, (claim,))
    return replace(event, killed=toll, report=replace(event.report, killed=toll))


def _is_deed(event: Event) -> bool:
    """Whether an event is something done at a place."""
    done = event.kind == "incident" and event.type != "Diplomacy" and event.modality != "hypothetical"
    return done and event.place is not None and event.place.role in ROLES


def _members(event: Event, told: Told, scene: Scene) -> Sequence[Spot]:
    """The places of the list that an event's place stands in; none where it stands in no list, or in that of what else
    was done before ("visited A, B and C after the attacks").
    """
    spots = scene.spots.get(told.sentence, ())
    spot = next((spot for spot in spots if spot.span == event.report.place_span), None)
    members = scene.list_of(spot) if spot is not None and told.place_tier == "same" else ()
    if not members or event.report.trigger[0] < members[0].span[0]:
        return members
    clause = scene.clauses[members[0].first]
    before = (each for each in scene.frames_of(told.sentence) if each.last <= members[0].first)
    others = (each for each in before if family(each) != told.family)
    return () if any(scene.clauses[each.first] == clause for each in others) else members


def _name(spot: Spot) -> Span:
    return spot.toponym.start, spot.toponym.end


def _at(event: Event, spot: Spot) -> Event:
    """The same deed at another place of its list, where nobody is counted unless nobody was hurt anywhere."""
    place = place_of(spot.toponym, led_by(spot.lead), spot.location)
    report = replace(event.report, trigger=_name(spot), place=place.name, place_span=spot.span, killed=None)
    why = (f"trigger: “{spot.toponym.surface}” in a list of places", f"place: {place.name}", *event.why[2:])
    killed, wounded = (toll if toll and toll.high == 0 else None for toll in (event.killed, event.wounded))
    event = replace(event, killed=killed, wounded=wounded, missing=None, captured=None, displaced=None)
    return replace(event, place=place, report=replace(report, killed=killed), why=why)
