"""What a build gathers from the readings of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventgeo import places
from eventgeo.pipeline.documents import Reading
from eventgeo.pipeline.merging import left_out, merge, within
from eventgeo.records import Event, Incident, Issue, MentionedPlace


class Collector:
    """Gathers Readings as they come: events to be merged, Issues, and the places that are mentioned."""

    def __init__(self, *, keep_places: bool = True, keep_events: bool = True) -> None:
        self._keep_events = keep_events
        self.documents = 0
        self.events: list[Event] = []
        self.issues: list[Issue] = []
        self._places = places.PlaceLayer() if keep_places else None

    def add(self, reading: Reading) -> None:
        """Take in the reading of one document."""
        if reading.document is not None:
            self.documents += 1
        if self._places is not None:
            self._places.add(reading.places)
        if self._keep_events:
            self.events += reading.events
        self.issues += reading.issues

    def places(self) -> list[MentionedPlace]:
        """The places mentioned, by name."""
        return self._places.places() if self._places is not None else []


@dataclass(frozen=True, slots=True)
class Result:
    """What a build puts out: incidents, places mentioned, Issues; the order of the input does not show in theirs."""

    incidents: list[Incident]
    places: list[MentionedPlace]
    issues: list[Issue]


def result(collector: Collector, *, since: date | None = None, until: date | None = None) -> Result:
    """The incidents of all events gathered, between two days where they are given.

    An incident without any date is in no period: it is left out then, with an Issue that says so.
    """
    found = list(merge(collector.events))
    kept = [incident for incident in found if within(incident, since, until)]
    left = [left_out(incident) for incident in found if not within(incident, since, until)]
    issues = sorted(
        [*collector.issues, *left], key=lambda issue: (issue.doc, issue.start or 0, issue.code, issue.message)
    )
    return Result(kept, collector.places(), issues)
