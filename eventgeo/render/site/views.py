"""What pages show of incidents: a line in a list, and the whole page of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventgeo.records import Incident, Report, Toll
from eventgeo.render.export.sheet import one_line
from eventgeo.render.site.names import incident_name
from eventgeo.render.wording import (
    authors_text,
    count_text,
    date_text,
    place_text,
    tolls_text,
    web_address,
    what_text,
)

QUOTE = 180
"""Characters of a quote in a list."""
TOLLS = ("killed", "wounded", "missing", "captured", "displaced")


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in a list."""

    page: str
    what: str
    where: str
    date: str
    day: str
    tolls: str
    status: str
    quote: str
    sources: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report on the page of an incident: its quote in pieces, each with what it is ("" for plain text)."""

    pieces: tuple[tuple[str, str], ...]
    source: str
    author: str
    title: str
    published: str
    url: str | None
    archive_url: str | None
    doc: str
    killed: str


def status(incident: Incident) -> str:
    """How it stands, where that is more than asserted: claimed, planned, denied, background, a summary."""
    parts: list[str] = [] if incident.modality == "asserted" else [incident.modality]
    parts += ["background"] if incident.background else []
    parts += ["summary of several"] if incident.kind == "summary" else []
    return ", ".join(parts)


def line(incident: Incident) -> Line:
    """The incident in a list; its page from the root of the site."""
    first, quote = incident.date.start or incident.date.end, incident.reports[0].quote if incident.reports else ""
    return Line(
        page=f"incidents/{incident_name(incident.id)}.html",
        what=what_text(incident),
        where=place_text(incident.place, admin=True),
        date=date_text(incident.date),
        day=first.isoformat() if first else "",
        tolls=tolls_text(incident),
        status=status(incident),
        quote=shortened(quote, QUOTE),
        sources=incident.sources,
    )


def shortened(text: str, most: int) -> str:
    """The text in one line, cut at a word."""
    text = one_line(text)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def evidence(report: Report) -> Evidence:
    """A report as its page shows it."""
    return Evidence(
        pieces=tuple(_pieces(report)),
        source=one_line(report.source or ""),
        author=authors_text(report.author),
        title=one_line(report.title or ""),
        published=one_line(report.published or ""),
        url=web_address(report.url),
        archive_url=web_address(report.archive_url),
        doc=one_line(report.doc),
        killed=count_text(report.killed.low, report.killed.high) if report.killed else "",
    )


def _pieces(report: Report) -> Iterator[tuple[str, str]]:
    """The quote cut at the trigger, the place and the date; where those overlap, the one that begins first counts."""
    spans = ((report.trigger, "trigger"), (report.place_span, "place"), (report.date_span, "date"))
    found = sorted((span[0] - report.start, span[1] - report.start, name) for span, name in spans if span)
    last = 0
    for start, end, name in found:
        if last <= start < end <= len(report.quote):
            yield report.quote[last:start], ""
            yield report.quote[start:end], name
            last = end
    yield report.quote[last:], ""


def toll_lines(incident: Incident) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each toll: its name, its range, and what each side says of it."""
    found: list[tuple[str, Toll]] = [(name, toll) for name in TOLLS if (toll := getattr(incident, name)) is not None]
    return [(name.capitalize(), count_text(toll.low, toll.high), tuple(_claims(toll))) for name, toll in found]


def _claims(toll: Toll) -> Iterator[str]:
    for claim in toll.by:
        said = f", said {one_line(claim.said_by)}" if claim.said_by else ""
        side = f" ({one_line(claim.side)})" if claim.side else ""
        if said or side:
            yield count_text(claim.low, claim.high) + side + said
