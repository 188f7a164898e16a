"""The table that a browser without JavaScript shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import islice

from eventgeo.render.map.columns import NOTHING, whole
from eventgeo.render.map.entry import EPOCH, OPEN_END, OPEN_START, Entry

ROWS_MOST = 500
HEADINGS = ("Date", "Type", "Place", "As reported", "Source")


class Table:
    """The incidents that the map shows at first, at most `ROWS_MOST` of them."""

    def __init__(self) -> None:
        self._count = 0
        self._rows: list[str] = []

    def count(self, shown: int) -> None:
        """Count so many incidents more."""
        self._count += shown

    def fill(self, entries: Iterable[Entry]) -> None:
        """List the next incidents, no more of which are looked at than there is room for."""
        self._rows += map(_row, islice((one for one in entries if one.shown), ROWS_MOST - len(self._rows)))

    def html(self, title: str) -> str:
        """The table as HTML; all text is escaped."""
        note = f"{title}: {self._count:,} incidents"
        if self._count > ROWS_MOST:
            note += f", of which the first {ROWS_MOST} are listed"
        head = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
        rows = "\n".join(self._rows)
        caption = f"{escape(whole(note))}. With JavaScript switched on, this page is a map."
        return f'<table class="plain"><caption>{caption}</caption>\n<tr>{head}</tr>\n{rows}\n</table>'


def _row(one: Entry) -> str:
    cells = (_when(one), one.what, one.place or "not known", one.quote, one.first_source)
    return "<tr>" + "".join(f'<td dir="auto">{escape(whole(cell))}</td>' for cell in cells) + "</tr>"


def _when(one: Entry) -> str:
    if one.first == NOTHING:
        return "undated"
    first, last = date.fromordinal(one.first + EPOCH), date.fromordinal(one.last + EPOCH)
    if one.flags & OPEN_END:
        return f"since {first}"
    if one.flags & OPEN_START:
        return f"until {last}"
    return str(first) if first == last else f"{first} – {last}"
