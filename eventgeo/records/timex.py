"""Expressions of time, and how they bear on a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from eventgeo.records.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "year", "interval", "ongoing", "unknown"]
Tier = Literal["clause", "sentence", "caption", "heading", "paragraph", "document", "published"]
Relation = Literal["at", "since", "until", "before", "after", "ongoing"]


@dataclass(frozen=True, slots=True)
class Timex(Span):
    """An expression of time with its TIMEX3 value and the first and last day that it may mean.

    `first` and `last` are None where the value names no day (durations, sets, unresolved weekdays). `time` is the
    part of the day ("overnight", "morning", "HH:MM"). `rule` is the grammar's name for the form, `anchor` the day
    that a relative form was counted from, None where the form is complete in itself.
    """

    type: TimexType
    value: str
    first: date | None = None
    last: date | None = None
    time: str | None = None
    rule: str = ""
    anchor: date | None = None

    @property
    def precision(self) -> Precision:
        """The granularity of the value: "day", "week", "month", "year", "interval" or "unknown"."""
        if self.first is None or self.last is None:
            return "unknown"
        days = (self.last - self.first).days
        if days == 0:
            return "day"
        if days == 6:
            return "week"
        if 27 <= days <= 30 and self.first.day == 1:
            return "month"
        if days in (364, 365) and (self.first.month, self.first.day) == (1, 1):
            return "year"
        return "interval"


@dataclass(frozen=True, slots=True)
class Bearing:
    """A candidate for the date of a stretch of text: how near the timex stands and what it says of the happening.

    `timex` is None for the publication date. `relation` is "at" for a plain date, "since", "until", "before" and
    "after" for open intervals, and "ongoing" where tense and aspect say that it still goes on.
    """

    timex: Timex | None
    tier: Tier
    relation: Relation
    first: date | None
    last: date | None
