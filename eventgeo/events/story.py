"""The day of a story: what a report goes on to tell of after the news of a day, without a day of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from eventgeo.events.fold import DONE, Read
from eventgeo.events.judging.deeds import monitored
from eventgeo.events.lexicon import MORE, STREET, TELLING, VIOLENT
from eventgeo.events.link import Told
from eventgeo.events.recalled import OWN
from eventgeo.events.scene import Scene
from eventgeo.events.when import inherited
from eventgeo.records import EventDate

ON = 3
"""Within how many sentences of the happening told last the report is still at its day."""
LATELY = 6
"""Among how many of the happenings told last the days of a report are compared."""
FRESH = timedelta(7)
"""How old the news of a report may be."""
BESIDE = frozenset(["arson", "looting or destruction", "robbery"])
"""What goes with violence."""
NEWS = VIOLENT | STREET
"""What a lead tells of that the report goes on with."""
NEXT = re.compile(
    r"\W*(?:(?:some|a few|several|two|three) )?(?:hours|minutes|moments|shortly|soon) "
    r"(?:later|earlier|after(?:wards?)?|before)\b",
    re.I,
)
"""How a sentence begins that tells of what was done within hours of what the one before told."""
SAME_DOERS = re.compile(
    r"\W*(?:they|he|she|it|the (?:attackers|gunmen|assailants|militants|fighters|rebels|bandits|insurgents|soldiers|"
    r"troops|group)) (?:also|then|later)\b",
    re.I,
)
"""How a sentence begins that goes on with what those did whom the one before told of."""
PERFECT = frozenset(["has", "have", "had", "been", "since", "ever"])
"""Words right before a verb that put it before the day of the story, or over many days."""


def day_of_story(group: Sequence[Read], told: Sequence[Told], scene: Scene, *, at_an_hour: bool) -> EventDate | None:
    """The day of the happening told last, for the next one of the same news; None where nothing says that it is.

    A lead dates its first attack ("killed seven in A on Monday night"), and the sentences behind it tell of the next
    ("in B, gunmen killed five"), or at which hour it was (`at_an_hour`). It is not so in the reports of monitoring
    services, whose models choose by themselves.
    """
    head = group[0].frame
    close = at_an_hour or follows(head.sentence, scene)
    if not told or monitored(scene) or not _goes_on(group, scene, close=close):
        return None
    if at_an_hour and (day := _last_day(told)) is not None:
        return day
    last = next((each for each in reversed(told) if not each.older), told[-1])
    alike = head.entry.type in VIOLENT or head.entry.subtype in BESIDE
    near = close or (alike and not _of_many_days(told)) or head.sentence == last.sentence
    return inherited(last.event.date) if near and _is_news(last, head.sentence, scene) else None


def _last_day(told: Sequence[Told]) -> EventDate | None:
    """The day of the news told last that has one, however old, to which an hour belongs."""
    days = (each.event.date for each in reversed(told) if not each.older)
    return next((inherited(day) for day in days if day.precision == "day" and day.start == day.end), None)


def _of_many_days(told: Sequence[Told]) -> bool:
    """Whether a report tells the news of one day after the other, so that what it goes on with is of none of them."""
    news = [each for each in told[-LATELY:] if each.date_tier in OWN and not each.older]
    return len({each.event.date.start for each in news if each.event.date.precision == "day"}) > 1


def follows(sentence: int, scene: Scene) -> bool:
    """Whether a sentence tells of what was done within hours of what was told before, or by the same people."""
    text, start = scene.layout.reading, scene.layout.sentences[sentence].start
    return (NEXT.match(text, start) or SAME_DOERS.match(text, start)) is not None


def _goes_on(group: Sequence[Read], scene: Scene, *, close: bool) -> bool:
    """Whether a group tells what was done and is no older: by a verb, of fighting, or `close` by its words."""
    head = group[0].frame
    kinds = TELLING | MORE if close else TELLING
    if head.entry.type == "Diplomacy" or head.entry.kind not in kinds or head.trigger.modality not in DONE:
        return False
    verb = any(read.frame.voice != "noun" for read in group) or head.entry.type == "Battles" or close
    before = scene.words.low[max(0, head.first - 2) : head.first]
    return verb and group[0].standing is None and PERFECT.isdisjoint(before)


def _is_news(last: Told, sentence: int, scene: Scene) -> bool:
    """Whether a happening was of one day in the week before publication, and told right before a sentence."""
    event, published = last.event, scene.mentions.publication.day
    if published is None or event.date.start is None or event.date.precision != "day" or sentence - last.sentence > ON:
        return False
    told = (event.type in NEWS or last.date_tier == "story") and event.kind == "incident" and event.modality in DONE
    return told and not event.background and not last.recalled and published - FRESH <= event.date.start <= published
