"""Days and periods of incidents: what falls into a period, what the period before it is, how new the data are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from eventgeo.records import Incident, Report

PeriodName = Literal["day", "week", "fortnight", "month", "quarter", "year"]
PERIOD_DAYS: dict[PeriodName, int] = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def before(self) -> Period | None:
        """The period of the same length that ends the day before this one; None where the calendar has none."""
        if self.first.toordinal() - self.days < 1:
            return None
        return Period(self.first - timedelta(self.days), self.first - timedelta(1))

    def holds(self, incident: Incident) -> bool:
        """Whether the incident may have happened in it; one without any date is in no period."""
        known = days(incident)
        return known is not None and known[0] <= self.last and known[1] >= self.first


def days(incident: Incident) -> tuple[date, date] | None:
    """The first and last known day of an incident, an open side taken from the known one; None without any date."""
    first, last = incident.date.start or incident.date.end, incident.date.end or incident.date.start
    if first is None or last is None:
        return None
    return (first, last) if first <= last else (last, first)


def published_day(report: Report) -> date | None:
    """The day on which a report was published, as far as it is known."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def newest(incidents: Iterable[Incident]) -> date | None:
    """The day that the data reach up to: the newest publication of a report, or else the newest incident's last day.

    Publications go first since a planned incident may lie in the future.
    """
    found = list(incidents)
    published = [day for one in found for report in one.reports if (day := published_day(report))]
    return max(published) if published else max((known[1] for one in found if (known := days(one))), default=None)


def span(incidents: Iterable[Incident]) -> Period | None:
    """The period that the incidents' known days span."""
    known = [pair for one in incidents if (pair := days(one))]
    return Period(min(first for first, _ in known), max(last for _, last in known)) if known else None


def ending(last: date, name: PeriodName) -> Period:
    """The period of that name that ends on a day."""
    return Period(date.fromordinal(max(1, last.toordinal() - PERIOD_DAYS[name] + 1)), last)
