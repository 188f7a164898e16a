"""The date and place that the judgement of a whole report gives an event, where they differ from those of the rules."""

from __future__ import annotations

from dataclasses import replace

from eventgeo.events.judging.atlas import plain
from eventgeo.events.judging.dating import DateCandidate
from eventgeo.events.judging.placing import PlaceCandidate
from eventgeo.events.link import Told
from eventgeo.events.scene import Scene
from eventgeo.events.standing import stale
from eventgeo.events.when import inherited
from eventgeo.records import DateBasis, Event, EventDate, Place, place_of


def settled(
    scene: Scene,
    event: Event,
    rule: Told,
    date: DateCandidate | None,
    place: PlaceCandidate | None,
    chance: float,
    *,
    stated: EventDate | None = None,
    news: bool,
) -> Event:
    """An event of an incident with the incident's date and place; `rule` is that of its best telling.

    A telling without a date of its own has the one that another states, where there is such. Where it is `news` as it
    was judged to be an incident, its age alone can make it background.
    """
    when = _date(event, rule.event, date) if stated is None else _of_another(event.date, stated)
    where = _place(event, rule.event, place)
    why = [*event.why, f"incident: a chance of {chance:.2f} by all that the report tells of it"]
    if when != event.date:
        why.append(f"date: {_days(when)}, of all dates of the report the likeliest for the incident")
    if where != event.place and where is not None:
        why.append(f"place: {where.name}, of all places of the report the likeliest for the incident")
    moved, redated = where != event.place, when != event.date
    report = replace(
        event.report,
        date=when,
        place=where.name if where else None,
        place_span=_place_span(place) if moved else event.report.place_span,
        date_span=_date_span(date) if redated else event.report.date_span,
    )
    published = scene.mentions.publication.day
    old = stale(event.date, published, event.subtype)
    recalled = event.background and not news and not old
    background = recalled or stale(when, published, event.subtype)
    return replace(event, date=when, place=where, background=background, why=tuple(why), report=report)


def _days(when: EventDate) -> str:
    return f"{when.start or '…'} to {when.end or '…'}"


def _of_another(own: EventDate, stated: EventDate) -> EventDate:
    return own if own.start is not None and own.basis in ("stated", "relative") else inherited(stated)


def _date(event: Event, rule: Event, chosen: DateCandidate | None) -> EventDate:
    if chosen is None:
        return event.date
    for known in (event.date, rule.date):
        if (known.start, known.end) == chosen.days:
            return known
    start, end = chosen.days
    if chosen.timex is None:
        return EventDate(start, end, "day" if start == end else "interval", None, "published", None)
    basis: DateBasis = (
        "inherited" if "zone=best" not in chosen.features else "stated" if chosen.timex.anchor is None else "relative"
    )
    return EventDate(start, end, chosen.timex.precision, chosen.timex.time, basis, chosen.timex.surface)


def _date_span(chosen: DateCandidate | None) -> tuple[int, int] | None:
    return (chosen.timex.start, chosen.timex.end) if chosen and chosen.timex else None


def _place(event: Event, rule: Event, chosen: PlaceCandidate | None) -> Place | None:
    if chosen is None or (event.background and event.place is None):
        return event.place
    for known in (event.place, rule.place):
        if known is not None and plain(known.name) == chosen.name:
            return known
    return place_of(chosen.toponym, "at")


def _place_span(chosen: PlaceCandidate | None) -> tuple[int, int] | None:
    return (chosen.toponym.start, chosen.toponym.end) if chosen and chosen.toponym.end else None
