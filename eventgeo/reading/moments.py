"""Dates as headers and metadata write them, to an ISO day or an ISO date-time with its zone."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

ISO = re.compile(
    r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$", re.I
)

MIDNIGHT = "00:00"
"""Of a day alone, which the parser of headers reads only with a time."""


def _iso(day: str, clock: str | None, zone: str | None) -> str | None:
    try:
        if clock and zone:
            return datetime.fromisoformat(f"{day}T{clock}{zone.upper()}").isoformat()
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def moment(written: str | None) -> str | None:
    """An ISO day, or a date-time with zone where one is stated; None for what is no date of a calendar.

    A time without a zone tells no instant, so that its day alone is kept. Read are ISO 8601, the dates of mail and HTTP
    headers (RFC 5322), and days whose month is written in English; of 03/04/2023 nobody knows which is the month.

    >>> moment("2023-02-14T18:42:11.000Z"), moment("Tue, 14 Feb 2023 18:42:11 +0200"), moment("2023-02-30")
    ('2023-02-14T18:42:11+00:00', '2023-02-14T18:42:11+02:00', None)
    >>> moment("14 February 2023"), moment("Feb 14, 2023"), moment("03/04/2023")
    ('2023-02-14', '2023-02-14', None)
    """
    if not written:
        return None
    match = ISO.match(written)
    if match:
        return _iso(*match.groups())
    try:
        stated = parsedate_to_datetime(written if ":" in written else f"{written} {MIDNIGHT}")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return stated.isoformat() if stated.tzinfo else stated.date().isoformat()
