"""Mentions of one report that come back, or look ahead, to a happening that another sentence dates and places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain, groupby

from eventgeo.events.lexicon import CROWDED, STREET, VIOLENT
from eventgeo.records import Event, EventDate, Place, Toll

BOAST = re.compile(
    r"\bresponsibility\b|\bclaim(?:s|ed|ing)? (?:to have|(?:that )?(?:it|they) (?:had|has|have)\b)", re.I
)
"""What says whose number it is that a sentence gives."""
RISEN = re.compile(r"\b(?:tak|bring|rais|push)(?:es|ing|en|ed)? the (?:\w+ )?(?:toll|number)\b", re.I)
"""What says that more have died of a deed told before."""
GENERIC = frozenset(["attack", "killing", "armed clash"])
"""Subtypes that one report may give one happening by turns ("the attack", "the killing")."""
COARSE = frozenset(["country", "region", "admin1", None])
VAGUE_PLACES = frozenset(["none", "unnamed", "focus", "antecedent", "far", "dateline"])
VAGUE_DATES = frozenset(["none", "published", "antecedent", "spoken", "story"])


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a report with its family, its sentence and the tiers that its place and date were found in.

    `harm` is true of what is told by the people hurt alone ("ten were killed", "the toll rose to 12"); `part` of some
    of those whom its sentence counts before; `recalled` of what the sentence tells of as before another happening, or
    answered by it; `back` of what it comes back to by a word alone ("the attack"). `ruled` is the place that it had
    before all of the report was judged; `several` is true where that may be one of more: of a list, or of what a
    headline sums up.
    """

    family: str
    sentence: int
    event: Event
    place_tier: str
    date_tier: str
    recalled: bool = False
    back: bool = False
    harm: bool = False
    part: bool = False
    ruled: Place | None = None
    several: bool = False

    @property
    def older(self) -> bool:
        """Whether it is told as older than the news."""
        return self.recalled or self.event.background

    @property
    def vague(self) -> bool:
        """Whether its own sentence says neither where nor when it was."""
        return self.place_tier in VAGUE_PLACES and self.date_tier in VAGUE_DATES

    @property
    def firm(self) -> bool:
        """Whether its own sentence says when it was, or where."""
        return self.place_tier == "same" or self.date_tier not in VAGUE_DATES


def of_crowd(told: Told) -> bool:
    """Whether a crowd met force or fought, so that those hurt behind it may be of that."""
    return told.event.subtype in CROWDED


def _kin(one: Event, two: Event) -> bool:
    return one.subtype == two.subtype or {one.subtype, two.subtype} <= GENERIC


def _manner(told: Told) -> tuple[str, str, bool, str]:
    """What events that may be one happening are alike in: their family, and how they are told."""
    return told.family, told.event.kind, told.event.background, told.event.modality


def _alike(one: Event, two: Event) -> bool:
    """Whether two events of a report, told in one manner, may be one happening."""
    return _kin(one, two) and not _by_others(one, two)


def _by_others(one: Event, two: Event) -> bool:
    """Whether two steps taken, as promises of arms, are those of different governments or forces."""
    mine, theirs = ({actor.name for actor in event.actors if actor.role == "initiator"} for event in (one, two))
    return one.type == "Strategic developments" and bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


class _Others:
    """The events of a report that vague ones may be about, by the manner in which they are told."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._alike: dict[tuple[str, str, bool, str], list[Told]] = {}
        self._firm: dict[tuple[str, str, bool, str], list[Told]] = {}
        for each in told:
            if not each.recalled:
                self._alike.setdefault(_manner(each), []).append(each)
                if each.firm:
                    self._firm.setdefault(_manner(each), []).append(each)

    def about(self, index: int) -> Told | None:
        """The event that a vague one is about: the nearest firm one like it, or else the first like it told before; a
        toll is about one that has a number of dead.
        """
        mine = self._told[index]
        if mine.back and mine.event.kind == "incident":
            before = (each for each in _before(self._told, index) if each.family == mine.family and not each.recalled)
            return next((each for each in before if each.event.kind == "incident" and not each.event.background), None)
        firm = _nearest(self._firm.get(_manner(mine), ()), mine.sentence)
        alike = (
            each for each in self._alike.get(_manner(mine), ()) if each.event.report.trigger < mine.event.report.trigger
        )
        others = (each for each in chain(firm, alike) if each is not mine and (each.event.killed or not _is_toll(mine)))
        return next(
            (each for each in others if _alike(mine.event, each.event) and not _later_elsewhere(mine, each)), None
        )


def _later_elsewhere(mine: Told, other: Told) -> bool:
    """Whether what has the place of something told before would be about something told after it, in another place."""
    places = mine.event.place, other.event.place
    later = other.event.report.trigger > mine.event.report.trigger
    return later and mine.place_tier == "antecedent" and None not in places and places[0] != places[1]


def _before(told: Sequence[Told], index: int) -> Iterator[Told]:
    """The events before one, the last first."""
    return (told[at] for at in range(index - 1, -1, -1))


def _nearest(told: Sequence[Told], sentence: int) -> Iterator[Told]:
    """The events of a report, in its order, by how many sentences they stand from one; of equals the first."""
    middle = bisect_left(told, sentence, key=lambda each: each.sentence)
    behind = (told[at] for at in range(middle, len(told)))
    before = (each for _, group in groupby(_before(told, middle), sentence_of) for each in reversed([*group]))
    return merge(before, behind, key=lambda each: abs(each.sentence - sentence))


def sentence_of(told: Told) -> int:
    """The index of the sentence of an event, by which those of a report are in order."""
    return told.sentence


def linked(told: Sequence[Told]) -> Iterator[tuple[Event, Told | None]]:
    """The events of a report, in their order, the vague ones with the date and place of the one that they are about.

    With an event that adds nothing to the one it is about, neither a number nor a place to know it by nor that it is
    denied, comes that one, which stands for it.
    """
    told = list(_by_towns(told))
    told = [_by_deed(each, _before(told, index)) for index, each in enumerate(told)]
    boasts = _boasts(told)
    told = [_boasted(each, [told[harm] for harm, deed in boasts.items() if deed == at]) for at, each in enumerate(told)]
    others = _Others(told)
    for index, each in enumerate(told):
        if index in boasts:
            yield each.event, told[boasts[index]]
            continue
        about = others.about(index) if (each.vague or each.back) and each.event.type != "Diplomacy" else None
        if about is None:
            yield each.event, None
        else:
            event = _dated_as(each.event, about.event)
            known = not each.back and event.place is not None and event.place.precision not in COARSE
            told_apart = known or each.event.modality != about.event.modality
            yield event, None if adds(event) or told_apart else about


def _boasts(told: Sequence[Told]) -> dict[int, int]:
    """The numbers of dead that those who claim a deed give ("claimed responsibility, saying it had killed 23", "claimed
    to have killed 23"), by index, with the deed, told as done right before.
    """
    found = {}
    for index, each in enumerate(told):
        claim = each.harm and each.event.modality == "claimed" and BOAST.search(each.event.report.quote) is not None
        last = next((at for at in range(index - 1, -1, -1) if told[at].family == each.family), None) if claim else None
        if last is not None and told[last].event.modality == "asserted" and told[last].event.type in VIOLENT:
            found[index] = last
    return found


def _boasted(deed: Told, harm: Sequence[Told]) -> Told:
    """A deed whose dead are also those whom its doers say that they killed: a statement more, and no other number,
    unless there is none.
    """
    claimed = [each.event.killed for each in harm if each.event.killed]
    told = [deed.event.killed, *claimed] if deed.event.killed else claimed
    if not claimed:
        return deed
    by = tuple(claim for each in told for claim in each.by)
    return replace(deed, event=replace(deed.event, killed=replace(told[0], by=by)))


def _by_towns(told: Sequence[Told]) -> Iterator[Told]:
    """The events of a report, people hurt in a town on the day of the deed told there before, where they have none."""
    deeds: dict[tuple[str, tuple[float | None, float | None]], Event] = {}
    for each in told:
        place = each.event.place
        if place is None or place.lat is None or place.precision in COARSE or each.event.background:
            yield each
            continue
        key, dated = (each.family, _point(place)), each.date_tier not in VAGUE_DATES
        if each.harm and each.place_tier == "same" and not dated and key in deeds:
            yield _on_day_of(each, deeds[key])
        else:
            yield each
            if dated and not each.harm:
                deeds[key] = each.event


def _on_day_of(mine: Told, deed: Event) -> Told:
    date = replace(deed.date, basis="inherited")
    why = (*mine.event.why, f"date: that of “{deed.report.quote}”")
    return replace(mine, event=replace(mine.event, date=date, report=replace(mine.event.report, date=date), why=why))


def _point(place: Place) -> tuple[float | None, float | None]:
    return place.lat, place.lon


def _by_deed(mine: Told, before: Iterator[Told]) -> Told:
    """People hurt by a deed told before, as that deed: of its type and place, by those who did it.

    They were hurt on its day if a toll rose, or if none is told.
    """
    if not mine.harm or mine.place_tier != "antecedent" or mine.event.kind != "incident" or mine.event.background:
        return mine
    alike = (each for each in before if (each.family == mine.family or of_crowd(each)) and not each.harm)
    near = (each.event for each in alike if each.ruled == mine.ruled and each.event.type in VIOLENT | STREET)
    deed = next((each for each in near if not each.background), None)
    if deed is None or deed.modality != mine.event.modality:
        return mine
    event = mine.event
    rose = _is_toll(mine) or RISEN.search(event.report.quote) is not None
    days = event.date.start, deed.date.start
    if not rose and mine.date_tier not in VAGUE_DATES and None not in days and days[0] != days[1]:
        return mine
    date = replace(deed.date, basis="inherited") if rose or _is_unknown(event.date) else event.date
    place = deed.place if event.place == mine.ruled else event.place
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
        place=place,
        report=replace(event.report, date=date, place=place.name if place else None),
        why=why,
    )
    return replace(mine, event=told)


def _is_toll(told: Told) -> bool:
    """Whether a trigger is a toll."""
    return "toll" in told.event.report.quote[slice(*_trigger(told.event))]


def _is_unknown(date: EventDate) -> bool:
    """Whether a date has neither a first nor a last day ("as of Wednesday 25 were dead")."""
    return date.start is None and date.end is None


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
