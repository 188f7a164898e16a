"""Which incidents a briefing is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eventgeo.records import EventgeoError, Incident, Place, country
from eventgeo.render.brief.area import Area
from eventgeo.render.when import Period, PeriodName, ending, newest, span


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for. `period` counts back from `until`, or else from the day that the data reach up to;
    `region` is a country (ISO 3166-1 alpha-2, or its name) or the name of an admin 1 or 2; `types` are types or
    subtypes.
    """

    since: date | None = None
    until: date | None = None
    period: PeriodName | None = None
    area: Area | None = None
    region: str | None = None
    types: Sequence[str] = ()
    min_confidence: float = 0.0

    def days(self, incidents: Sequence[Incident]) -> Period | None:
        """The period of the briefing: what was asked for, its open sides taken from the data.

        EventgeoError where it would end before it begins.
        """
        if self.since and self.until and self.since > self.until:
            raise EventgeoError(f"the period would end ({self.until}) before it begins ({self.since})")
        whole = span(incidents)
        last = self.until or (newest(incidents) if self.period else whole.last if whole else None)
        if last is None:
            return None
        if self.since is None and self.period is not None:
            return ending(last, self.period)
        first = self.since or min(whole.first if whole else last, last)
        return Period(first, max(first, last))

    @property
    def bounded(self) -> bool:
        """Whether a first day was asked for, so that there is a period before to compare with."""
        return self.since is not None or self.period is not None

    @property
    def dated(self) -> bool:
        """Whether days were asked for at all; otherwise incidents without a date are kept."""
        return self.bounded or self.until is not None

    def of_subject(self, incidents: Iterable[Incident]) -> list[Incident]:
        """The incidents that a map shows by default, of the area, region, types and confidence asked for."""
        return [one for one in incidents if one.shown and self._fits(one)]

    def _fits(self, incident: Incident) -> bool:
        return (
            incident.confidence >= self.min_confidence
            and (not self.types or _is_one_of(incident, self.types))
            and (self.region is None or _lies_in(incident.place, self.region))
            and (self.area is None or _is_within(incident.place, self.area))
        )


EVERYTHING = Selection()


def _is_one_of(incident: Incident, types: Iterable[str]) -> bool:
    return not {name.casefold() for name in types}.isdisjoint((incident.type.casefold(), incident.subtype.casefold()))


def _lies_in(place: Place | None, region: str) -> bool:
    if place is None:
        return False
    known = country(place.country)
    names = (place.country, place.admin1, place.admin2, *((known.name, *known.others) if known else ()))
    return region.casefold() in {(name or "").casefold() for name in names}


def _is_within(place: Place | None, area: Area) -> bool:
    return place is not None and place.lat is not None and place.lon is not None and area.holds(place.lon, place.lat)
