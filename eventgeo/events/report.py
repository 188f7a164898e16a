"""The report of a happening, the sentence that is its evidence, and the Issue of a trigger that tells of none."""

from __future__ import annotations

from eventgeo.records import Event, EventDate, Issue, Mentions, Place, Report, Toll, Trigger

Offsets = tuple[int, int] | None


def report(
    mentions: Mentions,
    sentence: int,
    trigger: Trigger,
    *,
    place: Place | None,
    place_span: Offsets,
    date: EventDate,
    date_span: Offsets,
    killed: Toll | None,
) -> Report:
    """The sentence of a document that tells of a happening, with its spans and this report's own reading."""
    document, shape = mentions.document, mentions.layout.sentences[sentence]
    published = mentions.publication.day
    return Report(
        doc=document.id,
        sha256=document.sha256,
        source=document.source,
        url=document.url,
        archive_url=document.archive_url,
        published=document.published or (published.isoformat() if published else None),
        title=document.title,
        quote=document.text[shape.start : shape.end],
        start=shape.start,
        end=shape.end,
        trigger=(trigger.start, trigger.end),
        place_span=place_span,
        date_span=date_span,
        date=date,
        place=place.name if place else None,
        killed=killed,
        retrieved=document.retrieved,
        author=document.author,
    )


def no_event(mentions: Mentions, trigger: Trigger, code: str, reason: str) -> Issue:
    """The Issue of a trigger that gives no event, for a reason."""
    told = f"no event of “{trigger.surface}”: {reason}"
    return Issue("extract", mentions.document.id, code, told, trigger.start, trigger.end, trigger.surface)


def stood_for(event: Event, stand_in: Event) -> Issue:
    """The Issue of an event that another sentence of the report stands for."""
    start, end = event.report.trigger
    surface = event.report.quote[start - event.report.start : end - event.report.start]
    message = f"no event of “{surface}”: “{stand_in.report.quote}” tells of the same happening"
    return Issue("extract", event.report.doc, "same happening", message, start, end, surface)
