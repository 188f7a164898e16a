"""Dates as headers, metadata and bylines write them, to an ISO day or an ISO date-time with its zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

ISO = re.compile(
    r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$", re.I
)
BASIC = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d\d:?\d\d)?)?\s*$", re.I)
FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
    r"|(?P<one>\d\d?)(?P<stroke>[/.])(?P<two>\d\d?)(?P=stroke)(?P<whole>\d{4}))(?![\d/-])"
)
EPOCH = re.compile(r"\s*([12]\d{9})(?:\d{3})?\s*$")
"""Seconds or milliseconds since 1970, from 2001 on."""
UNSET = ("0001-01-01", "1970-01-01")
"""What systems write where they know no date: the zero of their clock."""
SHORT = 48
"""Characters of the longest text that is taken for its one day alone."""
LONGEST = 200
"""Characters of the longest text in which a day is sought."""
MIDNIGHT = "00:00"
"""Of a day alone, which the parser of headers reads only with a time."""


def _iso(day: str, clock: str | None, zone: str | None) -> str | None:
    if day in UNSET:
        return None
    try:
        if clock and zone:
            return datetime.fromisoformat(f"{day}T{clock}{zone.upper()}").isoformat()
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def _header(written: str) -> str | None:
    """The date of a mail or HTTP header (RFC 5322), or a day whose month is written in English."""
    try:
        stated = parsedate_to_datetime(written if ":" in written else f"{written} {MIDNIGHT}")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return stated.isoformat() if stated.tzinfo else stated.date().isoformat()


def moment(written: str | None) -> str | None:
    """An ISO day, or a date-time with zone where one is stated; None for what is no date of a calendar.

    A time without a zone tells no instant, so that its day alone is kept. Read are ISO 8601, seconds since 1970, the
    dates of mail and HTTP headers (RFC 5322), and short texts in which one day stands.

    >>> moment("2023-02-14T18:42:11.000Z"), moment("Tue, 14 Feb 2023 18:42:11 +0200"), moment("2023-02-30")
    ('2023-02-14T18:42:11+00:00', '2023-02-14T18:42:11+02:00', None)
    >>> moment("Feb 14, 2023"), moment("20230214T1630Z"), moment("1676392931000"), moment("0001-01-01")
    ('2023-02-14', '2023-02-14T16:30:00+00:00', '2023-02-14T16:42:11+00:00', None)
    """
    if not written:
        return None
    if match := ISO.match(written):
        return _iso(*match.groups())
    if match := BASIC.match(written):
        year, month, day, hour, minute, zone = match.groups()
        return _iso(f"{year}-{month}-{day}", f"{hour}:{minute}" if hour else None, zone)
    if match := EPOCH.match(written):
        return datetime.fromtimestamp(int(match.group(1)), UTC).isoformat()
    header = _header(written)
    days = set() if header or len(written) > SHORT else set(days_in(written))
    return header or (days.pop() if len(days) == 1 else None)


def days_in(text: str) -> Iterator[str]:
    """The whole days that a short text names, as ISO days: in figures, or with the month written in some language.

    With full stops the day comes first; of 03/04/2023 nobody knows which is the month.

    >>> list(days_in("Вівторок, 14 лютого 2023, 08:57")), list(days_in("14.02.2023")), list(days_in("03/04/2023"))
    (['2023-02-14'], ['2023-02-14'], [])
    """
    head = text[:LONGEST]
    for match in FIGURES.finditer(head):
        found = _of_figures(match)
        if found:
            yield found
    for match in _written().finditer(head):
        day, month, year = (
            match.group("day", "month", "year") if match["day"] else match.group("day2", "month2", "year2")
        )
        found = _iso(f"{year}-{_months()[' '.join(month.lower().split())]:02d}-{int(day):02d}", None, None)
        if found:
            yield found


def _of_figures(match: re.Match[str]) -> str | None:
    if match["year"]:
        return _iso(f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}", None, None)
    one, two = int(match["one"]), int(match["two"])
    if match["stroke"] == "/" and one <= 12 and two <= 12 and one != two:
        return None
    day, month = (two, one) if match["stroke"] == "/" and two > 12 else (one, two)
    return _iso(f"{match['whole']}-{month:02d}-{day:02d}", None, None)


@cache
def _months() -> dict[str, int]:
    lines = files(__package__).joinpath("months.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {word: int(number) for number, words in rows for word in words.split("|")}


@cache
def _written() -> re.Pattern[str]:
    words = "|".join(word.replace(" ", r"\s+") for word in sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.|-го)?\s+(?:of\s+|de\s+)?(?P<month>{words})\b\.?,?\s+"
        rf"(?:de\s+)?(?P<year>\d{{4}})(?!\d)"
        rf"|\b(?P<month2>{words})\b\.?\s+(?P<day2>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
