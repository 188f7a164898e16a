"""Who an incident is: the hash of its founding report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from eventgeo.records import Event, Happening, Incident, Report
from eventgeo.records.making import maker

TOLD = tuple(field.name for field in fields(Happening))
"""What a report's reading and an incident both tell."""
TELL: Callable[[Event], tuple[Any, ...]] = attrgetter(*TOLD)
MAKE: Callable[..., Incident] = maker(Incident, (*TOLD, "id", "reports", "why", "formerly", "sources", "corrections"))
LAST = "9999"
"""Stands for the day of a report without one: it founds nothing that a dated report tells of too."""


def published(report: Report) -> str:
    """The day of publication that a report is sorted by."""
    return (report.published or LAST)[:10]


def order(report: Report) -> tuple[str, str, tuple[int, int], int]:
    """What reports are sorted by: day of publication, document, trigger, sentence."""
    return published(report), report.doc, report.trigger, report.start


def founding(reports: Iterable[Report]) -> Report:
    """The earliest published report, then that of the smallest document id, then the first in its text."""
    return min(reports, key=order)


def incident_id(reports: Iterable[Report]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the founding report's document and trigger span."""
    return id_of(founding(reports))


def id_of(report: Report) -> str:
    """The id of the incident that a report founds."""
    key = f"{report.doc}\n{report.trigger[0]}\n{report.trigger[1]}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def alone(event: Event) -> Incident:
    """The incident of one report."""
    report = event.report
    return MAKE(*TELL(event), id_of(report), (report,), event.why, (), 1, ())
