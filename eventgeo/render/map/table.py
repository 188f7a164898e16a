"""The table that a browser without JavaScript shows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eventgeo.records import EventDate, Incident
from eventgeo.render.map.columns import whole

ROWS_MOST = 500
HEADINGS = ("Date", "Type", "Place", "As reported", "Source")


def plain_table(incidents: Sequence[Incident], title: str) -> str:
    """The incidents that the map shows at first, at most `ROWS_MOST`, as HTML; all text is escaped."""
    shown = [incident for incident in incidents if incident.shown]
    note = f"{title}: {len(shown):,} incidents"
    if len(shown) > ROWS_MOST:
        note += f", of which the first {ROWS_MOST} are listed"
    head = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    rows = "\n".join(_row(incident) for incident in shown[:ROWS_MOST])
    caption = f"{escape(whole(note))}. With JavaScript switched on, this page is a map."
    return f'<table class="plain"><caption>{caption}</caption>\n<tr>{head}</tr>\n{rows}\n</table>'


def _row(incident: Incident) -> str:
    report = incident.reports[0] if incident.reports else None
    cells = (
        _when(incident.date),
        incident.subtype or incident.type,
        incident.place.name if incident.place else "not known",
        report.quote if report else "",
        (report.source or report.doc) if report else "",
    )
    return "<tr>" + "".join(f'<td dir="auto">{escape(whole(cell))}</td>' for cell in cells) + "</tr>"


def _when(date: EventDate) -> str:
    if date.start and date.end:
        return date.start.isoformat() if date.start == date.end else f"{date.start} – {date.end}"
    if date.start:
        return f"since {date.start}"
    return f"until {date.end}" if date.end else "undated"
