"""The date of what a group of triggers tells of: of its sentence, of what was told before, or of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from eventgeo.events.anniversaries import anniversary, commemorated
from eventgeo.events.fold import DONE, Read
from eventgeo.events.frames import Frame
from eventgeo.events.judging.deeds import monitored
from eventgeo.events.lexicon import GOVERNED, VIOLENT
from eventgeo.events.link import Told
from eventgeo.events.modality import UNDONE
from eventgeo.events.recalled import OWN, before_it, of_another
from eventgeo.events.report import Offsets
from eventgeo.events.retold import retold
from eventgeo.events.scene import Scene
from eventgeo.events.story import day_of_story, follows
from eventgeo.events.when import BearingOf, chosen, dated, inherited, set_aside, since, spoken, undivided
from eventgeo.records import Bearing, Event, EventDate, Timex

UNDATED = frozenset(["none", "published", "paragraph", "antecedent"])
"""The tiers of a date beside which that of the news told right before is better."""
HOUR = re.compile(
    r"(?!\d{4}\Z)(?:(?:at )?(?:about|around|approximately|roughly|nearly|(?:just |shortly )?(?:after|before)) )?"
    r"(?:\d{1,2}[:.h]?(?:\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|dawn|dusk)(?: (?:GMT|UTC|hours|hrs|local time))?",
    re.I,
)
"""An hour of whichever day is told of."""
AFTER = re.compile(
    r"\b(?:(?:after|following)\b[^.;]*|(?:investigat\w+|inquir\w+|probe|inquest)\b into\b[^.;,]*|"
    r"over (?:an?|the|last|his|her|their|its) (?:[\w'-]+ ){0,3})\Z",
    re.I,
)
"""What leads from a deed on its day to what came before it ("were jailed on Monday over an attack", "opened an
investigation into the attack")."""
WEEK = timedelta(7)
"""How long the happening told last may have taken, for another one to be so many days before it."""
AND = re.compile(r" and (?:(?:on|in|again) )?")
"""What joins two dates of one happening."""
LED_BACK = re.compile(r"\bafter\b", re.I)
"""What leads from a happening to one before it."""
ASKED = re.compile(r"\b(?:interviewed|spoke (?:to|with)|reviewed|analy[sz]ed|examined|verified)\b", re.I)
"""What those do who write a report of what happened."""
ARTICLE = re.compile(r"\b(?:the|an?|its|his|their|failed|disputed) \Z", re.I)
KNOWN_BY_YEAR = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:deal|agreement|accords?|pact|treaty|ceasefire|truce|elections?|vote|referendum|constitution|"
    r"law|war|invasion|coup|revolution|uprising|offensive|withdrawal|census|earthquake|summit|resolution)\b"
)
"""What is often called by its year."""
COMES_BACK = re.compile(
    r"\b(?:it|this|that|(?:the|this) (?:\w+ )?(?:incident|attack|assault|raid|strike|blast|explosion|ambush|clash|"
    r"bombing|killing|shooting|fighting)(?:e?s)?(?: (?:was|were))?) "
    r"(?:happened|occurred|took place|came|began|reported)\b",
    re.I,
)
"""How a later sentence comes back to what was told before it."""
WHEN = re.compile(r",? when\b")
"""What stands between a day and what happened on it."""
COUNTED = re.compile(
    r"\b(?:(?:first|second|third|\w+th|last)(?: [\w-]+){0,3}|"
    r"(?:deadliest|worst|biggest|largest|heaviest|bloodiest|fiercest|most \w+)(?: [\w-]+){0,6}) since(?: \w+){0,2} \Z",
    re.I,
)
"""What leads to the day since when such things are counted or compared."""
NIGHT = timedelta(1)
"""From the first day of a night to its last."""
PERFECT = frozenset(["has", "have"])
"""What stands before a verb that tells of what holds by now ("rebels have vowed to")."""


class When(NamedTuple):
    """A date, its span in the text and the tier that it was found in."""

    date: EventDate
    span: Offsets
    tier: str


def when_of(
    scene: Scene, group: Sequence[Read], antecedent: Event | None, bearing: BearingOf, told: Sequence[Told]
) -> When:
    """The date of a group; where nothing of its own tells it, the day of the news that was told right before."""
    found = _when(scene, group, antecedent, bearing, told)
    own = found.tier in OWN
    hour = (own or found.tier == "paragraph") and HOUR.fullmatch(found.date.as_written or "") is not None
    spoken_of = found.tier in ("spoken", "heading") and follows(group[0].frame.sentence, scene)
    undated = spoken_of or (found.tier in UNDATED and found.date.precision != "ongoing")
    day = day_of_story(group, told, scene, at_an_hour=hour) if hour or undated else None
    if day is None:
        return found
    return When(replace(day, time=found.date.time), found.span, "story") if hour and own else When(day, None, "story")


def _when(
    scene: Scene, group: Sequence[Read], antecedent: Event | None, bearing: BearingOf, told: Sequence[Told]
) -> When:
    """The date of a group; a war named as a whole has that of its anniversary, or none."""
    mentions, head = scene.mentions, group[0].frame
    if head.entry.kind == "war" and head.voice == "noun":
        return When(anniversary(mentions.layout.reading, mentions.publication.day), None, "document")
    past = commemorated(head, scene)
    if past is not None:
        return When(*past, "clause")
    best = chosen(_candidates(scene, head, bearing), antecedent is not None, scene.dateline)
    recalled = before_it(head, scene, _day_of(told)) if best is None or best.tier not in OWN else None
    if recalled is not None:
        return When(*recalled, "clause")
    ahead = head.trigger.modality == "hypothetical" or (head.trigger.modality in UNDONE and not monitored(scene))
    if ahead and (best is None or best.tier not in OWN):
        return When(_to_be_done(head, mentions.publication.day), None, "none")
    undated = best is None or best.timex is None or best.tier == "paragraph"
    day = retold(head, scene) if antecedent is None and undated else None
    if day is not None:
        return When(
            EventDate(day.first, day.last, "day", day.time, "relative", day.surface), (day.start, day.end), "retold"
        )
    counted = best is not None and best.relation == "before" and head.entry.kind == "result"
    if best is not None and not (counted and antecedent is not None):  # "as of 6 p.m. 25 were dead" dates the count
        return _as_written(scene, group, best)
    if antecedent is not None:
        return When(inherited(antecedent.date), None, "antecedent")
    return When(EventDate(), None, "none")


def _to_be_done(head: Frame, first: date | None) -> EventDate:
    """When what is planned or threatened may be done: on the day `first` on which that is told, or later."""
    if first is None or head.trigger.modality == "hypothetical":
        return EventDate()
    return EventDate(first, None, "interval", None, "published")


def _day_of(told: Sequence[Told]) -> date | None:
    """The first day of the happening told last, where that took no more than a week."""
    last = told[-1].event.date if told else None
    if last is None or last.start is None or last.end is None or last.end - last.start > WEEK:
        return None
    return last.start


def _candidates(scene: Scene, head: Frame, bearing: BearingOf) -> list[Bearing]:
    """The dates that may be a trigger's, in the order of their bearing on it."""
    mentions, start = scene.mentions, head.trigger.start
    found = bearing(start, head.trigger.end, mentions.layout, mentions.timexes, mentions.publication, "paragraph")
    found = set_aside([_on_day(each, head, scene) for each in found], start, scene.layout)
    found = undivided([each for each in found if not of_another(each, head, scene)], start, scene.layout.reading)
    return [each for each in found if not any(fails(each, head, scene) for fails in FAILS)]


def _on_day(bearing: Bearing, head: Frame, scene: Scene) -> Bearing:
    """A date since which something has been so as the day of what "when" tells behind it ("the first since Sept 4, when
    a missile landed near a tanker").
    """
    timex = bearing.timex
    led = timex is not None and bearing.relation == "since" and timex.end < head.trigger.start
    if timex is None or not led or WHEN.match(scene.layout.reading, timex.end) is None:
        return bearing
    return replace(bearing, relation="at", last=timex.last, tier="clause")


def _as_written(scene: Scene, group: Sequence[Read], best: Bearing) -> When:
    """The date that bears most on a group: of the telling, from a day on, or of the happening itself."""
    head, timex, published = group[0].frame, best.timex, scene.mentions.publication.day
    span = (timex.start, timex.end) if timex else None
    if timex is not None and best.tier in OWN:
        if _of_telling(scene, head, timex) and head.trigger.modality in UNDONE:
            return When(_to_be_done(head, best.first), span, "spoken")
        if _of_telling(scene, head, timex) or _led_to(scene, group, timex):
            return When(EventDate(None, best.last, "interval", None, "relative", timex.surface), span, "spoken")
        if since(timex, head.trigger.start, head.trigger.end, scene.layout):
            return When(EventDate(best.first, published, "ongoing", None, "relative", timex.surface), span, best.tier)
        best = _with_next(best, head, scene)
    captioned = scene.block_kind(head.sentence) == "caption"
    return When(dated(best, published, captioned), span, best.tier)


def _with_next(bearing: Bearing, head: Frame, scene: Scene) -> Bearing:
    """A date with the one that "and" joins to it: "in April and May clashes left 100 dead"."""
    again = any(each.entry.kind == "again" for each in scene.frames_of(head.sentence))
    if bearing.relation != "at" or again:
        return bearing
    for one, two in pairwise(scene.timexes(head.sentence)):
        joined = bearing.timex in (one, two) and AND.fullmatch(scene.layout.reading, one.end, two.start)
        ordered = one.first is not None and two.first is not None and one.first < two.first
        if joined and ordered and one.precision == two.precision:
            return replace(bearing, timex=one, first=one.first, last=two.last)
    return bearing


def _sentence_of(bearing: Bearing, scene: Scene) -> int | None:
    """The sentence that a date of the paragraph stands in; None of a date from elsewhere."""
    if bearing.timex is None or bearing.tier != "paragraph":
        return None
    return scene.layout.sentence_at(bearing.timex.start)


def _of_later(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date stands in a later sentence of the paragraph, which has a happening of its own for it, or begins
    with it and does not come back to this one.
    """
    timex, sentence = bearing.timex, _sentence_of(bearing, scene)
    if timex is None or sentence is None or sentence <= head.sentence:
        return False
    start, end = scene.layout.sentences[sentence][:2]
    opens = timex.start - start <= len("On ")
    return bool(scene.frames_of(sentence)) or (opens and COMES_BACK.search(scene.layout.reading, start, end) is None)


def _of_report(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a heading gives the day of its report ("Morning update (16 November 2024)") or the stretch up to it that
    the report looks back on ("What happened this week").
    """
    timex, published = bearing.timex, scene.mentions.publication.day
    if timex is None or published is None or bearing.tier != "heading":
        return False
    if bearing.first == bearing.last == published:
        return any(map(str.isdigit, timex.surface))
    first, last = bearing.first, bearing.last
    return first is not None and last is not None and last - first > NIGHT and first <= published <= last


def _of_telling(scene: Scene, head: Frame, timex: Timex) -> bool:
    """Whether a date belongs to what was said about a deed ("today condemned the murder"), and not to the deed."""
    if head.entry.type == "Diplomacy":
        return False
    if spoken(timex, scene.layout.reading):
        return True
    talk = [frame for frame in scene.frames_of(head.sentence) if frame.entry.type == "Diplomacy"]
    own = _apart(head, timex)
    return any(_apart(frame, timex) < own and frame.trigger.end <= head.trigger.start for frame in talk)


def _led_to(scene: Scene, group: Sequence[Read], timex: Timex) -> bool:
    """Whether what is dated came after a happening, which was then or before ("marched on Friday after two died").

    The "after" of "a week after the attack" belongs to the length.
    """
    if timex.type == "DURATION":
        return False
    first = min(read.frame.trigger.start for read in group)
    return AFTER.search(scene.layout.reading, timex.end, max(first, timex.end)) is not None


def _to_come(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date lies after publication, which dates nothing that was done."""
    published = scene.mentions.publication.day
    ahead = published is not None and bearing.first is not None and bearing.first > published
    return ahead and head.trigger.modality in DONE


def _of_before(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a day before publication is that of another sentence, and this one tells what is meant, or "has" been."""
    published = scene.mentions.publication.day
    if bearing.tier != "paragraph" or published is None or bearing.last is None or bearing.last >= published:
        return False
    before = scene.words.low[max(0, head.first - 2) : head.first]
    return head.trigger.modality not in (*DONE, "denied") or not PERFECT.isdisjoint(before)


def _deadline(bearing: Bearing, head: Frame, _: Scene) -> bool:
    """Whether a date is that up to which somebody is asked or threatened ("asked them to hold out until Sunday")."""
    asked = head.entry.type == "Diplomacy" and bearing.relation in ("until", "before")
    return asked and bearing.timex is not None and bearing.timex.start > head.trigger.end


def _of_count(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date says since when such things are counted ("for the fourth time since August")."""
    timex = bearing.timex
    if timex is None or bearing.relation not in ("since", "ongoing"):
        return False
    start = scene.layout.sentences[head.sentence].start
    return start <= timex.start and COUNTED.search(scene.layout.reading, start, timex.start) is not None


def _of_other_news(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date stands in an earlier sentence of the paragraph, which has a happening of its own for it: of
    violence, where this is something that governments do, or of no day ("earlier this month").
    """
    timex, sentence = bearing.timex, _sentence_of(bearing, scene)
    if timex is None or sentence is None or timex.start > head.trigger.start or monitored(scene):
        return False
    told = scene.frames_of(sentence)
    long = timex.first is None or timex.last is None or timex.last - timex.first > WEEK
    governed = head.entry.subtype in GOVERNED and any(each.entry.type in VIOLENT for each in told)
    return bool(told) and (long or governed)


def _before_told(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date of an earlier sentence is that of what came before the happening which that sentence dates itself
    ("violence erupted on Sunday after the abduction of a merchant on Friday").
    """
    timex, sentence = bearing.timex, _sentence_of(bearing, scene)
    if timex is None or sentence is None or sentence == head.sentence or monitored(scene):
        return False
    others = (each for each in scene.timexes(sentence) if each.end < timex.start and each.first)
    return any(LED_BACK.search(scene.layout.reading, each.end, timex.start) for each in others)


def _of_inquiry(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date of another sentence says when somebody asked after what happened ("Between May 2 and 9 researchers
    interviewed 14 witnesses").
    """
    sentence = _sentence_of(bearing, scene)
    if sentence is None or sentence == head.sentence or scene.frames_of(sentence):
        return False
    start, end = scene.layout.sentences[sentence][:2]
    return ASKED.search(scene.layout.reading, start, end) is not None


def _of_noun(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a year or month only tells which deal, war or vote is meant ("a signatory of the 2016 peace deal"), and
    the trigger is another word.
    """
    timex, reading = bearing.timex, scene.layout.reading
    if timex is None or timex.precision not in ("year", "month"):
        return False
    noun = KNOWN_BY_YEAR.match(reading, timex.end)
    led = ARTICLE.search(reading, max(0, timex.start - 12), timex.start) is not None
    return noun is not None and led and not timex.end <= head.trigger.start < noun.end()


FAILS = (
    _deadline,
    _of_noun,
    _before_told,
    _of_inquiry,
    _of_count,
    _of_later,
    _of_before,
    _of_report,
    _of_other_news,
    _to_come,
)
"""Why a date is not that of a trigger."""


def _apart(frame: Frame, timex: Timex) -> int:
    return max(frame.trigger.start - timex.end, timex.start - frame.trigger.end, 0)
