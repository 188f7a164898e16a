"""`explain`: why each event was read as it was."""

from __future__ import annotations

from collections.abc import Iterator

import click

from eventgeo import pipeline
from eventgeo.cli import options, report
from eventgeo.pipeline import Reading, Settings
from eventgeo.records import Event, Issue, Mentions, Timex, Toponym, Weighed

NO_DAY = "on a day not known, so that “Tuesday” or “last week” stays unresolved (--published gives one)"
Weighings = dict[tuple[int, int], list[Weighed]]


@click.command()
@click.argument("source", metavar="SOURCE")
@options.reading
@click.option("--all", "everything", is_flag=True, help="Show every date and place of the text too.")
def explain(source: str, settings: Settings, everything: bool) -> None:
    """Tell why each event was read as it was.

    For each event: the rule that found it, the candidates for its place with their scores and what each feature adds to
    them, and the day that its date was counted from; for each trigger that gave no event, the reason.
    """
    issues: list[Issue] = []
    for outcome in pipeline.readings(pipeline.read([source], settings), settings, wanted="all"):
        for text in _document(outcome, everything, settings):
            click.echo(text)
        issues += outcome.issues
    if report.refusals(issues):
        raise SystemExit(1)


def _document(outcome: Reading, everything: bool, settings: Settings) -> Iterator[str]:
    if outcome.mentions is None:
        return
    mentions = outcome.mentions
    weighed = pipeline.weighed(mentions, settings)
    day = mentions.publication.day
    basis = f" ({mentions.publication.basis})" if mentions.publication.basis else ""
    yield f"{mentions.document.id}: published {day.isoformat() if day else NO_DAY}{basis}"
    for event in outcome.events:
        yield from _event(event, mentions, weighed)
    if everything:
        yield from _mentions(mentions, weighed)
    left = [issue for issue in outcome.issues if issue.start is not None]
    yield f"\nLeft out ({len(left)}):"
    for issue in left:
        yield f"  {mentions.document.text[issue.start : issue.end]!r}: {issue.code}: {issue.message}"
    yield ""


def _event(event: Event, mentions: Mentions, weighed: Weighings) -> Iterator[str]:
    report_, text = event.report, mentions.document.text
    trigger = text[slice(*report_.trigger)]
    yield f"\n{event.type} / {event.subtype} ({event.modality}{', background' if event.background else ''})"
    yield f"  “{' '.join(report_.quote.split())}”"
    yield f"  trigger: {trigger!r}, confidence in the reading {event.confidence:.2f}"
    for reason in event.why:
        yield f"  - {reason}"
    date = event.date
    days = f"{date.start or '…'} to {date.end or '…'} ({date.precision}, {date.basis})"
    yield f"  date: {days if date.start or date.end else 'not known'}"
    for timex in mentions.timexes:
        if (timex.start, timex.end) == report_.date_span:
            yield f"    {_timex(timex)}"
    yield f"  place: {event.place.name + ', ' + event.place.role if event.place else 'none'}"
    for toponym in mentions.toponyms:
        if report_.place_span and toponym.overlaps(*report_.place_span):
            yield from (f"    {line}" for line in _toponym(toponym, weighed))


def _timex(timex: Timex) -> str:
    anchor = f", counted from {timex.anchor.isoformat()}" if timex.anchor else ""
    return f"{timex.surface!r} is {timex.value} by the rule {timex.rule!r}{anchor}"


def _toponym(toponym: Toponym, weighed: Weighings) -> Iterator[str]:
    where = f"{toponym.lat:.4f}, {toponym.lon:.4f}" if toponym.lat is not None else "not resolved"
    name = f"{toponym.surface!r} ({toponym.kind}) is {toponym.name}, {toponym.country}"
    yield f"{name}: {where}, confidence {toponym.confidence:.2f}"
    for candidate, shares in ((one.candidate, one.shares) for one in weighed[toponym.start, toponym.end]):
        place = ", ".join(filter(None, (candidate.name, candidate.admin1, candidate.country)))
        yield f"  {candidate.score:8.3f}  {place} ({candidate.feature})"
        yield f"            {', '.join(f'{name} {share:+.2f}' for name, share in shares)}"


def _mentions(mentions: Mentions, weighed: Weighings) -> Iterator[str]:
    yield f"\nDates ({len(mentions.timexes)}):"
    yield from (f"  {_timex(timex)}" for timex in mentions.timexes)
    yield f"\nPlaces ({len(mentions.toponyms)}):"
    for toponym in mentions.toponyms:
        yield from (f"  {line}" for line in _toponym(toponym, weighed))


COMMANDS = {"explain": explain}
