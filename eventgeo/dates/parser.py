"""The door to dateparser: dates in figures, and every date in Ukrainian and Russian.

Only spans that a grammar found go in: on article text half of what dateparser's search finds is wrong. English dates in
words are read by the grammar itself, at a thousandth of the 0.8 ms that one call of dateparser takes.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser


@lru_cache(maxsize=64)
def _reader(languages: tuple[str, ...], order: str, base: date | None) -> DateDataParser:
    # dateparser takes 0.2 s to import and to load a language: only texts that need it pay.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings: dict[str, object] = {"DATE_ORDER": order, "TIMEZONE": "UTC"}
    if base is None:
        settings |= {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    else:
        settings |= {"RELATIVE_BASE": datetime.combine(base, time(12)), "PARSERS": ["absolute-time", "relative-time"]}
    return DateDataParser(languages=list(languages), settings=settings)


@lru_cache(maxsize=20_000)
def ask(
    written: str, languages: tuple[str, ...] = ("en",), order: str = "MDY", base: date | None = None
) -> date | None:
    """The day that dateparser reads in a span, None where it reads none.

    `base` is the day that relative words are counted from; without it only complete dates are read.
    """
    try:
        found = _reader(languages, order, base).get_date_data(written).date_obj
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None


def figures(written: str, day_first: bool = False) -> date | None:
    """A date in figures: ISO, with full stops (day first), or with slashes (month first unless told or it cannot be).

    >>> figures("14.02.2023"), figures("2/14/2023"), figures("14/2/2023"), figures("2023-02-30")
    (datetime.date(2023, 2, 14), datetime.date(2023, 2, 14), datetime.date(2023, 2, 14), None)
    """
    if "." in written:
        return ask(written, order="DMY")
    first = written.replace("-", "/").split("/")[0]
    if len(first) == 4:
        return ask(written, order="YMD")
    return ask(written, order="DMY" if day_first or int(first) > 12 else "MDY")
