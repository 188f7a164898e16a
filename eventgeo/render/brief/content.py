"""What a briefing says, before any format: every attachment is made from one Briefing, so that none can differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eventgeo.records import Incident
from eventgeo.render.brief.figures import Figure, counts, figures, summary
from eventgeo.render.brief.selection import EVERYTHING, Selection
from eventgeo.render.drawing import Pin
from eventgeo.render.export import ATTRIBUTION
from eventgeo.render.export.sheet import one_line
from eventgeo.render.map.ground import BoundaryView
from eventgeo.render.map.types import OTHER, TYPES, EventType
from eventgeo.render.when import days, newest
from eventgeo.render.wording import (
    actors_text,
    authors_text,
    date_text,
    day_text,
    hollow,
    isolated,
    period_text,
    place_text,
    plural,
    tolls_text,
    web_address,
    what_text,
)

VAGUE = ("country", "region")
MOST_ROWS = 40
QUOTE = 320
"""Characters of a quote in the table."""
NOTES = (
    "How it was made: a program read the reports, found what they tell of, resolved dates against the day of "
    "publication and places against an offline gazetteer, and merged reports of one incident. Nobody has checked it.",
    "Every incident is “reported by” its sources, never confirmed. Confidence is confidence in the reading of the "
    "text, not in the truth of the report. Hollow pins are claimed, or reported by one source alone.",
    "Numbers of killed and wounded are sums of the lowest and highest numbers reported. Incidents whose date is not "
    "exact count in every period in which they may lie. Dashed circles show how exactly a place is known; incidents "
    "known to a country or region alone have no pin.",
    "Not for targeting, and not as sole evidence of anything.",
)
BY_NAME = {kind.name: kind for kind in TYPES}


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in the table. `pin` is the number of its place on the map, empty without coordinates."""

    id: str
    pin: str
    date: str
    what: str
    type: EventType
    place: str
    actors: str
    tolls: str
    quote: str
    sources: tuple[tuple[str, str | None], ...]
    confidence: str
    modality: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that a briefing says. `as_of` is the day that the data reach up to."""

    title: str
    period: str
    handling: str | None
    as_of: date | None
    summary: tuple[str, ...]
    figures: tuple[Figure, ...]
    before: str
    rows: tuple[Row, ...]
    left_out: str
    pins: tuple[Pin, ...]
    legend: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    credits: str
    incidents: tuple[Incident, ...]
    view: BoundaryView = "un"
    lang: str = "en"

    @property
    def stamp(self) -> str:
        """The line that tells how new it is."""
        return f"Reports up to {day_text(self.as_of)}" if self.as_of else "Undated reports"


def briefing(
    incidents: Sequence[Incident],
    selection: Selection = EVERYTHING,
    *,
    title: str = "Conflict events",
    handling: str | None = None,
    limit: int = MOST_ROWS,
    withheld: Sequence[str] = (),
    view: BoundaryView = "un",
    lang: str = "en",
) -> Briefing:
    """The briefing of the incidents selected; at most `limit` of them in its table, which says what was left out.

    `withheld` are sentences on what was held back before (see `eventgeo.render.care`); they join the notes.
    """
    subject = selection.of_subject(incidents)
    period = selection.days(incidents if selection.period else subject)
    chosen = _chronological(one for one in subject if not selection.dated or (period and period.holds(one)))
    earlier = period.before() if period and selection.bounded else None
    past = counts([one for one in subject if earlier.holds(one)]) if earlier else None
    now = counts(chosen)
    tabled = _most_telling(chosen, limit)
    numbers = _numbered(tabled)
    return Briefing(
        title=one_line(title),
        period=period_text(period) if period else "No dated incidents",
        handling=one_line(handling) if handling else None,
        as_of=newest(incidents),
        summary=summary(now, past, period),
        figures=figures(now, past),
        before=period_text(earlier) if earlier else "",
        rows=tuple(_row(one, numbers) for one in tabled),
        left_out=_left_out(len(chosen), len(tabled)),
        pins=tuple(_pins(chosen, tabled, numbers)),
        legend=_legend(tabled, numbers),
        sources=_sources(chosen),
        notes=(*withheld, *NOTES),
        credits=ATTRIBUTION,
        incidents=tuple(chosen),
        view=view,
        lang=lang,
    )


def kind_of(incident: Incident) -> EventType:
    """The event type's colour and shape."""
    return BY_NAME.get(incident.type, OTHER)


def _chronological(incidents: Iterable[Incident]) -> list[Incident]:
    return sorted(incidents, key=lambda one: (days(one) or (date.max, date.max), one.id))


def _most_telling(incidents: Sequence[Incident], limit: int) -> list[Incident]:
    """Those with most killed, then most sources, then most confidence, in the order of their dates."""
    ranked = sorted(incidents, key=lambda one: (-_weight(one), -one.sources, -one.confidence, one.id))
    return _chronological(ranked[: max(0, limit)])


def _weight(incident: Incident) -> int:
    toll = incident.killed
    return 0 if toll is None else max(toll.low or 0, toll.high or 0)


def _left_out(found: int, tabled: int) -> str:
    if found <= tabled:
        return ""
    kept = f"{tabled:,} of {plural(found, 'incident')}"
    return (
        f"The table has {kept}: those with most killed, then most sources, as reported. "
        f"{plural(found - tabled, 'other')} left out of it; the small pins on the map show where."
    )


def _point(incident: Incident) -> tuple[float, float] | None:
    """Where its pin stands; None without coordinates, and where no more than the country or region is known.

    A pin in the middle of a country would say more than is known, and stretch the map.
    """
    place = incident.place
    if place is None or place.lat is None or place.lon is None or place.precision in VAGUE:
        return None
    return (round(place.lon, 5), round(place.lat, 5))


def _numbered(incidents: Iterable[Incident]) -> dict[tuple[float, float], str]:
    """A number for each place on the map, in the order of the table: what happened at one place shares its pin."""
    points = dict.fromkeys(point for one in incidents if (point := _point(one)))
    return {point: str(number) for number, point in enumerate(points, 1)}


def _pins(
    chosen: Sequence[Incident], tabled: Sequence[Incident], numbers: dict[tuple[float, float], str]
) -> Iterable[Pin]:
    by_point: dict[tuple[float, float], list[Incident]] = {}
    for one in (*tabled, *chosen):
        if point := _point(one):
            by_point.setdefault(point, []).append(one)
    for (lon, lat), found in by_point.items():
        kinds = Counter(kind_of(one) for one in found)
        kind = min(kinds, key=lambda kind: (-kinds[kind], kind.name))
        place = found[0].place
        yield Pin(
            lon=lon,
            lat=lat,
            kind=kind,
            label=numbers.get((lon, lat), ""),
            name=one_line(place.name) if place else "",
            hollow=all(hollow(one) for one in found),
            radius_km=max((one.place.radius_km or 0 for one in found if one.place), default=0),
        )


def _legend(incidents: Iterable[Incident], numbers: dict[tuple[float, float], str]) -> tuple[tuple[str, str], ...]:
    """The pins' numbers with the names of their places."""
    named = {
        numbers[point]: place_text(one.place, admin=True)
        for one in incidents
        if (point := _point(one)) in numbers and point
    }
    return tuple(sorted(named.items(), key=lambda item: int(item[0])))


def _row(incident: Incident, numbers: dict[tuple[float, float], str]) -> Row:
    point = _point(incident)
    first = incident.reports[0].quote if incident.reports else ""
    return Row(
        id=one_line(incident.id),
        pin=numbers[point] if point else "",
        date=date_text(incident.date),
        what=what_text(incident),
        type=kind_of(incident),
        place=place_text(incident.place, admin=True),
        actors=actors_text(incident.actors),
        tolls=tolls_text(incident),
        quote=_cut(one_line(first)),
        sources=tuple(_signed(incident)),
        confidence=f"{incident.confidence:.0%}",
        modality="claimed" if incident.modality == "claimed" else "",
    )


def _cut(quote: str) -> str:
    return quote if len(quote) <= QUOTE else quote[:QUOTE].rsplit(" ", 1)[0] + " …"


def _reported_by(incident: Incident) -> tuple[tuple[str, str | None], ...]:
    """Each outlet once, with the address of its first report that has one."""
    found: dict[str, str | None] = {}
    for report in incident.reports:
        name = one_line(report.source or report.doc)
        found[name] = found.get(name) or web_address(report.url)
    return tuple(found.items())


def _signed(incident: Incident) -> Iterable[tuple[str, str | None]]:
    """The same, each outlet with those who signed its reports."""
    for name, address in _reported_by(incident):
        signed = [each.author for each in incident.reports if each.author and one_line(each.source or each.doc) == name]
        authors = authors_text(";".join(signed))
        yield f"{isolated(name)} ({authors})" if authors else name, address


def _sources(incidents: Iterable[Incident]) -> tuple[tuple[str, int], ...]:
    found = Counter(name for one in incidents for name, _ in _reported_by(one))
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
