"""The merging of reports into incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from eventgeo.incidents.blocking import Blocks
from eventgeo.incidents.fuse import incident
from eventgeo.incidents.identity import order
from eventgeo.incidents.profile import Profile, join, profile
from eventgeo.incidents.same import Verdict, likeness, out_of_reach
from eventgeo.records import Event, Incident


def _order(event: Event) -> tuple[object, ...]:
    """A total order of events: nothing of it depends on the order of the input."""
    return *order(event.report), event.type, event.subtype, event.modality, event.kind, event.report.end


def _best(new: Profile, gathered: list[Profile], numbers: list[int]) -> tuple[int, Verdict] | None:
    """The known incident that a report fits best, the earlier one of equals; None where it fits none."""
    best: tuple[int, Verdict] | None = None
    point = new.point
    for number in numbers:
        other = gathered[number].point
        if point is not None and other is not None and out_of_reach(other, point):
            continue
        verdict = likeness(gathered[number], new)
        if verdict.same and (best is None or verdict.score > best[1].score):
            best = number, verdict
    return best


def _phrases(count: int, reasons: Counter[str] | None) -> tuple[str, ...]:
    if not reasons:
        return ()
    named = ", ".join(f"{reason} ({times})" if times > 1 else reason for reason, times in reasons.most_common(6))
    return (f"{count} reports were merged: {named}",)


def merge(events: Iterable[Event]) -> Iterator[Incident]:
    """The incidents that events tell of, one for each happening, each with all its reports.

    The incidents, their ids and their fields are the same for any order of `events`; they come out in the order of
    their founding reports. All events are held in memory; the time is near-linear in their number.
    """
    gathered: list[Profile] = []
    reasons: list[Counter[str] | None] = []
    blocks = Blocks()
    for event in sorted(events, key=_order):
        new = profile(event)
        found = _best(new, gathered, blocks.like(new))
        if found is None:
            number = len(gathered)
            gathered.append(new)
            reasons.append(None)
        else:
            number = found[0]
            join(gathered[number], new)
            reasons[number] = Counter(reasons[number]) + Counter(found[1].why)
        blocks.put(number, gathered[number], event.report.doc)
    del blocks
    gathered.reverse()
    reasons.reverse()
    while gathered:
        known = gathered.pop()
        yield incident(known, _phrases(len(known.events), reasons.pop()))
