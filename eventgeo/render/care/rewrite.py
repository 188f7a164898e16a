"""An incident written anew without some names: in quotes, titles and addresses, in what it says of actors and tolls."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from eventgeo.records import Actor, Incident, Report, Toll
from eventgeo.render.care.masks import Masked, Stretch, mask, occurrences, told_by


def of_document(report: Report, names: set[str], word: str) -> Report:
    """The report with title, author, addresses and name of its document without the names."""
    listed = sorted(names)

    def text(value: str | None) -> str | None:
        return mask(value, occurrences(value, listed), word).text if value else value

    return replace(
        report,
        title=text(report.title),
        author=text(report.author),
        url=_address(report.url, names),
        archive_url=None if report.archive_url and told_by(report.archive_url, names) else report.archive_url,
        doc=document_name(report.doc, names),
    )


def _address(url: str | None, names: set[str]) -> str | None:
    """The address, cut to its host where its path tells a name."""
    if url is None or not told_by(url, names):
        return url
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    return f"{parts.scheme}://{host}/" if host and not told_by(host, names) else None


def document_name(doc: str, names: set[str]) -> str:
    """The document's name, or a number in its stead where it tells a name."""
    return "withheld-" + hashlib.sha256(doc.encode("utf-8", "replace")).hexdigest()[:12] if told_by(doc, names) else doc


def masked(
    incident: Incident, names: set[str], word: str, more: Callable[[str], list[Stretch]] | None = None
) -> Incident:
    """The incident with names replaced by a word wherever they stand, and without the notes of its reading.

    `more` finds further stretches of quotes and titles to replace; with it the reports' own words for the place go.
    """
    listed = sorted(names)

    def text(value: str | None) -> str | None:
        return mask(value, occurrences(value, listed), word).text if value else value

    def toll(value: Toll | None) -> Toll | None:
        if value is None:
            return None
        return replace(
            value, by=tuple(replace(one, said_by=text(one.said_by), side=text(one.side)) for one in value.by)
        )

    def report(value: Report) -> Report:
        found = [*occurrences(value.quote, listed), *(more(value.quote) if more else ())]
        changed = _requoted(of_document(value, names, word), mask(value.quote, found, word))
        changed = replace(
            changed,
            date=replace(value.date, as_written=text(value.date.as_written)) if value.date else None,
            killed=toll(value.killed),
        )
        if more is None:
            return changed
        title = mask(changed.title, more(changed.title), word).text if changed.title else changed.title
        return replace(changed, title=title, place=None, place_span=None)

    def actor(value: Actor) -> Actor:
        return replace(value, name=text(value.name) or word)

    return replace(
        incident,
        weapon=text(incident.weapon),
        date=replace(incident.date, as_written=text(incident.date.as_written), time=text(incident.date.time)),
        actors=tuple(map(actor, incident.actors)),
        killed=toll(incident.killed),
        wounded=toll(incident.wounded),
        missing=toll(incident.missing),
        captured=toll(incident.captured),
        displaced=toll(incident.displaced),
        reports=tuple(map(report, incident.reports)),
        why=(),
    )


def _requoted(report: Report, quote: Masked) -> Report:
    """The report with its quote masked, and its spans moved so that they still mark the same words of it."""

    def moved(span: tuple[int, int] | None) -> tuple[int, int] | None:
        if span is None:
            return None
        first, last = (quote.moved(offset - report.start) + report.start for offset in span)
        return (first, max(first, last))

    return replace(
        report,
        quote=quote.text,
        end=report.start + len(quote.text),
        trigger=moved(report.trigger) or report.trigger,
        place_span=moved(report.place_span),
        date_span=moved(report.date_span),
    )
