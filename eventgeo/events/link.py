"""Mentions of one report that come back, or look ahead, to a happening that another sentence dates and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eventgeo.events.lexicon import VIOLENT
from eventgeo.records import Event, Toll

GENERIC = frozenset(["attack", "killing", "armed clash"])
"""Subtypes that one report may give one happening by turns ("the attack", "the killing")."""
COARSE = frozenset(["country", "region", "admin1", None])
VAGUE_PLACES = frozenset(["none", "focus", "antecedent", "far", "dateline"])
VAGUE_DATES = frozenset(["none", "published", "antecedent", "spoken"])


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a report with its family, its sentence and the tiers that its place and date were found in.

    `harm` is true of what is told by the people hurt alone ("ten were killed", "the toll rose to 12"); `recalled` of
    what the sentence tells of as before another happening, or answered by it; `back` of what it comes back to by a word
    alone ("the attack").
    """

    family: str
    sentence: int
    event: Event
    place_tier: str
    date_tier: str
    recalled: bool = False
    back: bool = False
    harm: bool = False

    @property
    def vague(self) -> bool:
        """Whether its own sentence says neither where nor when it was."""
        return self.place_tier in VAGUE_PLACES and self.date_tier in VAGUE_DATES

    @property
    def firm(self) -> bool:
        """Whether its own sentence says when it was, or where."""
        return self.place_tier == "same" or self.date_tier not in VAGUE_DATES


def _kin(one: Event, two: Event) -> bool:
    return one.subtype == two.subtype or {one.subtype, two.subtype} <= GENERIC


def _alike(one: Told, two: Told) -> bool:
    """Whether two events of a report may be one happening: told alike, of one family."""
    same = (one.family, one.event.kind, one.event.background) == (two.family, two.event.kind, two.event.background)
    alike = same and _kin(one.event, two.event) and (one.event.modality == two.event.modality)
    return alike and not _by_others(one.event, two.event)


def _by_others(one: Event, two: Event) -> bool:
    """Whether two steps taken, as promises of arms, are those of different governments or forces."""
    mine, theirs = ({actor.name for actor in event.actors if actor.role == "initiator"} for event in (one, two))
    return one.type == "Strategic developments" and bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _about(told: Sequence[Told], index: int) -> Told | None:
    """The event that a vague one is about: the nearest firm one like it, or else the first like it told before."""
    mine = told[index]
    if mine.back and mine.event.kind == "incident":
        before = (each for each in reversed(told[:index]) if each.family == mine.family and not each.recalled)
        return next((each for each in before if each.event.kind == "incident" and not each.event.background), None)
    alike = [each for each in told if each is not mine and not each.recalled and _alike(mine, each)]
    firm = [each for each in alike if each.firm]
    if firm:
        return min(firm, key=lambda each: (abs(each.sentence - mine.sentence), each.sentence))
    return next((each for each in alike if each.event.report.trigger < mine.event.report.trigger), None)


def linked(told: Sequence[Told]) -> Iterator[tuple[Event, Told | None]]:
    """The events of a report, in their order, the vague ones with the date and place of the one that they are about.

    With an event that adds nothing to the one it is about, neither a number nor a place to know it by nor that it is
    denied, comes that one, which stands for it.
    """
    told = [_by_deed(each, told[:index]) for index, each in enumerate(told)]
    for index, each in enumerate(told):
        about = _about(told, index) if (each.vague or each.back) and each.event.type != "Diplomacy" else None
        if about is None:
            yield each.event, None
        else:
            event = _dated_as(each.event, about.event)
            known = not each.back and event.place is not None and event.place.precision not in COARSE
            told_apart = known or each.event.modality != about.event.modality
            yield event, None if adds(event) or told_apart else about


def _by_deed(mine: Told, before: Sequence[Told]) -> Told:
    """People hurt by a deed told before, as that deed: of its type, by those who did it; of its day if a toll rose."""
    if not mine.harm or mine.place_tier != "antecedent" or mine.event.kind != "incident" or mine.event.background:
        return mine
    alike = (each.event for each in reversed(before) if each.family == mine.family and not each.harm)
    near = (each for each in alike if each.place == mine.event.place and each.type in VIOLENT)
    deed = next((each for each in near if not each.background), None)
    if deed is None or deed.modality != mine.event.modality:
        return mine
    event = mine.event
    rose = "toll" in event.report.quote[slice(*_trigger(event))]
    days = event.date.start, deed.date.start
    if not rose and mine.date_tier not in VAGUE_DATES and None not in days and days[0] != days[1]:
        return mine
    date = replace(deed.date, basis="inherited") if rose else event.date
    why = (*event.why, f"what: that of “{deed.report.quote}”")
    told = replace(
        event,
        type=deed.type,
        subtype=deed.subtype,
        plover=deed.plover,
        weapon=event.weapon or deed.weapon,
        actors=event.actors or deed.actors,
        killed=None if _part(event.killed, deed.killed) else event.killed,
        date=date,
        report=replace(event.report, date=date),
        why=why,
    )
    return replace(mine, event=told)


def _part(some: Toll | None, whole: Toll | None) -> bool:
    """Whether "at least" so many are no more than are known ("two children were among the dead")."""
    return some is not None and whole is not None and some.high is None and (some.low or 0) <= (whole.low or 0)


def _trigger(event: Event) -> tuple[int, int]:
    """Where the trigger stands in the quote."""
    start, end = event.report.trigger
    return start - event.report.start, end - event.report.start


def adds(event: Event) -> bool:
    """Whether an event has numbers of people of its own."""
    return (event.killed or event.wounded or event.missing or event.captured or event.displaced) is not None


def _dated_as(event: Event, about: Event) -> Event:
    date = about.date if about.date.basis == "published" else replace(about.date, basis="inherited")
    place = about.place or event.place
    why = (*event.why, f"date and place: of the happening told by “{about.report.quote}”")
    report = replace(event.report, date=date, place=place.name if place else None)
    return replace(event, date=date, place=place, why=why, report=report)
