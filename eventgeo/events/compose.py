"""An event out of a group of triggers that tell one happening: its place, date, actors, harm and standing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from eventgeo.events.actors import ActorMention
from eventgeo.events.anaphora import place_before, speaker_before
from eventgeo.events.casualties import TollMention
from eventgeo.events.clauses import PREPOSITIONS
from eventgeo.events.confidence import confidence
from eventgeo.events.fold import DONE, Read, family
from eventgeo.events.frames import Frame
from eventgeo.events.harm import lone, toll
from eventgeo.events.lexicon import VIOLENT, types
from eventgeo.events.link import GENERIC, Told
from eventgeo.events.recalled import aftermath, before_it, depth, of_another
from eventgeo.events.report import Offsets, report
from eventgeo.events.retold import retold
from eventgeo.events.roles import MUTUAL, roles
from eventgeo.events.scene import Scene
from eventgeo.events.standing import stale
from eventgeo.events.story import day_of_story
from eventgeo.events.tables import classes
from eventgeo.events.weapons import armed
from eventgeo.events.when import BearingOf, anniversary, chosen, dated, part_of_day, set_aside, since, spoken, undivided
from eventgeo.events.where import FLOOR, Choice, candidates, place
from eventgeo.records import (
    Actor,
    ActorRole,
    Bearing,
    Event,
    EventDate,
    Kind,
    Modality,
    Place,
    Timex,
    Toponym,
    place_of,
)

ARMED = frozenset(["state_forces", "rebel", "militia", "pmc", "police"])
FOLLOWING = frozenset(["arrest", "arson", "looting or destruction", "robbery"])
"""What happens where the deed told right before did, unless another place is named."""
DOERS = frozenset(["initiator", "party"])
STREET = frozenset(["Protests", "Riots"])
WIDE = frozenset(["country", "region", "admin1"])
OWN = frozenset(["clause", "sentence"])
"""The tiers of a date that a trigger's own sentence gives it."""
UNDATED = frozenset(["none", "published", "paragraph"])
"""The tiers of a date beside which that of the news told right before is better."""
GOVERNED = frozenset(["ceasefire or agreement", "military aid", "prisoner exchange"])
"""What governments do, which has a place only where its own sentence gives it one."""
HURT = ("wound", "injur", "hurt")
"""How words begin that tell of people who were not killed."""
OBJECT = 4
"""How many words behind an attack name its object."""
AFTER = re.compile(r"\b(?:after|following)\b[^.;]*\Z", re.I)
DISOWNS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disclaim\w*|disavow\w*)\b(?: \w+){0,5}? "
    r"(?:behind|responsib\w+|involve\w+|role|part|hand|knowledge)\b",
    re.I,
)
ONTO = (["on"], ["against"], ["at"])
LATER = ("after", "far")
"""How the tiers begin of places that are not named before what is told of."""
BESIDE = 2
"""Over how many sentences violence without a place is taken to be where that told last was."""
COMES_BACK = 6
"""Over how many sentences a trigger without a place comes back to a happening of another subtype told last."""


class Where(NamedTuple):
    """A place, its span in the text, the tier that it was found in, and the reason in words."""

    place: Place | None
    span: Offsets
    tier: str
    why: str


class When(NamedTuple):
    """A date, its span in the text and the tier that it was found in."""

    date: EventDate
    span: Offsets
    tier: str


def compose(
    scene: Scene, group: Sequence[Read], numbers: Sequence[TollMention], bearing: BearingOf, told: Sequence[Told]
) -> Told:
    """The event that a group of triggers tells of."""
    head = group[0].frame
    running = any(read.standing == "summary" for read in group)
    antecedent = _antecedent(group, told) if head.entry.kind in ("core", "weak", "result") and not running else None
    when = _when(scene, group, antecedent, bearing)
    story = day_of_story(group, told, scene) if when.tier in UNDATED else None
    if story is not None:
        when = When(story, None, "story")
    standing = _standing(group, when.date)
    recalled = when.tier in OWN and _background(scene, head, standing, when.date)
    where = _where(
        scene, group, None if _on_an_earlier_day(head, when, antecedent) else antecedent, recalled or running, told
    )
    kind, counted = _kind(standing, group, numbers, when.date)
    actors = _actors(scene, group)
    if head.entry.kind == "again" and told and told[-1].sentence == head.sentence:
        actors = told[-1].event.actors
    weapon, type_, subtype = _typed(head, scene, actors)
    killed = toll(counted, "killed") or lone(scene, [read.frame for read in group], counted)
    event = Event(
        kind=kind,
        type=type_,
        subtype=subtype,
        plover=types()[subtype][1],
        weapon=weapon,
        date=when.date,
        place=where.place,
        actors=actors,
        killed=killed,
        wounded=toll(counted, "wounded"),
        missing=toll(counted, "missing"),
        captured=toll(counted, "captured"),
        displaced=toll(counted, "displaced"),
        modality=_modality(kind, head),
        background=_background(scene, head, standing, when.date),
        confidence=confidence(head, where.place, where.tier, when.tier),
        report=report(
            scene.mentions,
            head.sentence,
            head.trigger,
            place=where.place,
            place_span=where.span,
            date=when.date,
            date_span=when.span,
            killed=killed,
        ),
        why=_why(head, where, when, standing),
    )
    return Told(
        "war" if head.entry.kind == "war" else family(head),
        head.sentence,
        event,
        where.tier,
        when.tier,
        group[0].depth > 0,
        _back(head, scene),
        head.entry.kind == "result",
    )


def _actors(scene: Scene, group: Sequence[Read]) -> tuple[Actor, ...]:
    """The actors of a group of triggers; "he" who speaks or meets is the holder of an office named before.

    Where the trigger that stands for the group names nobody who did it, another's doers did ("police killed ten in a
    raid").
    """
    head = group[0].frame
    own = aftermath(head, scene)
    named = [a for a in scene.actors.get(head.sentence, ()) if depth(scene, head.sentence, a.start) == own]
    found = roles(head.trigger, scene.layout, named)
    if _disowned(head, scene):
        return tuple(actor for actor in found if actor.role != "initiator")
    if head.entry.type in VIOLENT and not any(actor.role in DOERS for actor in found):
        others = (roles(read.frame.trigger, scene.layout, named) for read in group if _governs(read.frame, head, named))
        doers = next((cast for other in others if (cast := [actor for actor in other if actor.role in DOERS])), [])
        role: ActorRole = "party" if head.entry.subtype in MUTUAL else "initiator"
        names = {actor.name for actor in doers}
        found = (*(replace(each, role=role) for each in doers), *(each for each in found if each.name not in names))
    one = speaker_before(head, scene) if head.entry.type == "Diplomacy" else None
    if one is None or any(actor.name == one.name for actor in found):
        return found
    part: ActorRole = "party" if head.entry.subtype in MUTUAL else "speaker"
    return (Actor(one.name, part, one.country, one.category), *(each for each in found if each.role != "speaker"))


def _disowned(head: Frame, scene: Scene) -> bool:
    """Whether somebody denies that the deed is theirs ("Russia denied that it was behind the strike")."""
    start = scene.layout.sentences[head.sentence].start
    return DISOWNS.search(scene.layout.reading, start, head.trigger.start) is not None


def _on_an_earlier_day(head: Frame, when: When, antecedent: Event | None) -> bool:
    """Whether people were hurt before the happening told last, which was elsewhere then; they may die after it."""
    if antecedent is None or head.entry.kind != "result" or when.tier not in OWN or when.date.precision == "ongoing":
        return False
    start, last = when.date.start, antecedent.date.start
    return start is not None and last is not None and start < last


def _back(head: Frame, scene: Scene) -> bool:
    """Whether a trigger is no more than "the attack", of which nothing behind it says where or on whom."""
    low = scene.words.low
    before, behind = low[head.first - 1 : head.first], low[head.last : head.last + 1]
    bare = head.voice == "noun" and head.last - head.first == 1 and head.entry.subtype in GENERIC
    return bare and before in (["the"], ["this"], ["that"]) and not PREPOSITIONS.issuperset(behind)


def _governs(frame: Frame, head: Frame, named: Sequence[ActorMention]) -> bool:
    """Whether a verb behind its actor stands before the noun that names the deed ("police killed ten in a raid")."""
    verb = frame.voice == "active" and head.voice == "noun" and frame.last <= head.first
    return verb and any(0 <= frame.trigger.start - actor.end <= len(" and ") for actor in named)


def _antecedent(group: Sequence[Read], told: Sequence[Told]) -> Event | None:
    """The happening told before that these triggers come back to: the last of its kind, and at their place."""
    head = group[0].frame
    wanted = family(head)
    own = {read.choice.spot.toponym.name for read in group if read.choice}
    for earlier in reversed(told):
        if earlier.family == wanted and not earlier.event.background and not earlier.recalled:
            if own and earlier.event.place is not None and earlier.event.place.name in own:
                return earlier.event
            near = head.sentence - earlier.sentence <= COMES_BACK
            if not own and (near or earlier.event.subtype == head.entry.subtype):
                return earlier.event
    return None


def _where(scene: Scene, group: Sequence[Read], antecedent: Event | None, apart: bool, told: Sequence[Told]) -> Where:
    """The place of a group: of its sentence, of the happening told before, or of the sentences around it.

    What is `apart` from the news, a running toll or something older, has that of its own sentence, or the country that
    the report is about.
    """
    head = group[0].frame
    own = max((read.choice for read in group if read.choice), key=lambda c: (c.score, -c.spot.first), default=None)
    if own is not None and _is_doer(own):
        back = place_before(head, scene, told)
        if back is not None:
            return Where(back, None, "antecedent", f"place: {back.name}, which the sentence comes back to")
    joined = _joined(scene, head, told)
    if joined is not None and (own is None or own.spot.toponym.precision in WIDE):
        return Where(joined, None, "antecedent", f"place: {joined.name}, of the deed that “and” joins it to")
    if own is not None:
        return _chosen(head, own)
    if head.entry.subtype in GOVERNED:
        return Where(
            None, None, "none", "place: none in its sentence, and what governments do takes none from elsewhere"
        )
    if head.trigger.modality not in DONE:
        return Where(None, None, "none", "place: none in its sentence, and what is not done takes none from elsewhere")
    before = None if head.entry.type == "Diplomacy" else place_before(head, scene, told)
    if before is not None and not (apart and head.entry.kind == "result"):
        return Where(before, None, "antecedent", f"place: {before.name}, which the sentence comes back to")
    if antecedent is not None and antecedent.place is not None and not apart:
        why = f"place: {antecedent.place.name}, of the happening told before"
        return Where(antecedent.place, None, "antecedent", why)
    beside = None if apart else _beside(head, told)
    if beside is not None:
        return Where(beside, None, "beside", f"place: {beside.name}, of what was told right before")
    found = [] if apart else [choice for choice in candidates(head, scene) if choice.score >= FLOOR]
    if not apart and (not found or found[0].tier.startswith(LATER)):
        beside = _violence_beside(head, told)
        if beside is not None:
            return Where(beside, None, "beside", f"place: {beside.name}, of the violence told right before")
    if found:
        return _chosen(head, found[0])
    town = _desk(scene, head)
    if town is not None:
        return Where(
            place_of(town, "at"), (town.start, town.end), "dateline", f"place: {town.name}, where it was written"
        )
    country = (
        scene.country if head.entry.kind in ("core", "weak", "result") and head.entry.type != "Diplomacy" else None
    )
    if country is not None:
        return Where(
            place_of(country, "at"), None, "focus", f"place: {country.name}, the country that the report is about"
        )
    return Where(None, None, "none", "place: none that the text gives it")


def _is_doer(own: Choice) -> bool:
    """Whether a country or region stands before an active verb, as who did it ("Ukraine seized the town")."""
    return own.spot.toponym.precision in WIDE and "subject-active" in own.features


def _beside(head: Frame, told: Sequence[Told]) -> Place | None:
    """The town of the deed told last, in this sentence or the one before, for arrests and destruction there."""
    if head.entry.subtype not in FOLLOWING or not told:
        return None
    last = told[-1]
    place = last.event.place
    near = head.sentence - last.sentence <= 1 and last.event.type != "Diplomacy" and not last.recalled
    return place if near and place is not None and place.precision not in WIDE else None


def _violence_beside(head: Frame, told: Sequence[Told]) -> Place | None:
    """The town of the violence told last, a few sentences before, for more of it that no place is named for before."""
    if head.entry.type not in VIOLENT or not told:
        return None
    last = told[-1]
    place = last.event.place
    near = last.event.type in VIOLENT and head.sentence - last.sentence <= BESIDE and not last.event.background
    done = near and not last.recalled and last.event.modality in DONE
    return place if done and place is not None and place.precision not in WIDE else None


def _desk(scene: Scene, head: Frame) -> Toponym | None:
    """The town of the dateline, for what is done in the streets by or to people of its country."""
    if head.entry.type not in STREET and head.entry.subtype != "arrest":
        return None
    town = next((t for t in scene.mentions.toponyms if t.start in scene.dateline and t.precision == "city"), None)
    people = {actor.country for actor in scene.actors.get(head.sentence, ())} | {
        scene.country and scene.country.country
    }
    return town if town is not None and town.resolved and town.country in people else None


def _joined(scene: Scene, head: Frame, told: Sequence[Told]) -> Place | None:
    """The place of the deed that "and" joins to this one ("raided Bokkos and burned homes")."""
    if head.voice != "active" or scene.words.low[head.first - 1] != "and" or not told:
        return None
    last = told[-1]
    return last.event.place if last.sentence == head.sentence and last.place_tier == "same" else None


def _chosen(head: Frame, choice: Choice) -> Where:
    where = place(head, choice)
    why = f"place: {where.name} ({choice.score:g}: {', '.join(choice.features)})"
    return Where(where, choice.spot.span, choice.tier, why)


def _when(scene: Scene, group: Sequence[Read], antecedent: Event | None, bearing: BearingOf) -> When:
    """The date of a group; a war named as a whole has that of its anniversary, or none."""
    mentions, head = scene.mentions, group[0].frame
    if head.entry.kind == "war" and head.voice == "noun":
        return When(anniversary(mentions.layout.reading, mentions.publication.day), None, "document")
    found = bearing(head.trigger.start, head.trigger.end, mentions.layout, mentions.timexes, mentions.publication)
    found = set_aside([each for each in found if each.tier != "document"], head.trigger.start, scene.layout)
    found = [each for each in found if not of_another(each, head, scene)]
    found = undivided(found, head.trigger.start, scene.layout.reading)
    found = [each for each in found if not _deadline(each, head)]
    found = [each for each in found if not _of_later(each, head, scene)]
    best = chosen(found, antecedent is not None, scene.dateline)
    recalled = before_it(head, scene) if best is None or best.tier not in OWN else None
    if recalled is not None:
        return When(*recalled, "clause")
    if head.trigger.modality == "hypothetical" and (best is None or best.tier not in ("clause", "sentence")):
        return When(EventDate(), None, "none")
    undated = best is None or best.timex is None or best.tier == "paragraph"
    day = retold(head, scene) if antecedent is None and undated else None
    if day is not None:
        return When(
            EventDate(day.first, day.last, "day", day.time, "relative", day.surface), (day.start, day.end), "retold"
        )
    if best is not None:
        span = (best.timex.start, best.timex.end) if best.timex else None
        own = best.timex is not None and best.tier in OWN
        if (
            best.timex is not None
            and own
            and (_of_telling(scene, head, best.timex) or _led_to(scene, group, best.timex))
        ):
            return When(EventDate(None, best.last, "interval", None, "relative", best.timex.surface), span, "spoken")
        if best.timex is not None and own and since(best.timex, head.trigger.end, scene.layout):
            return When(
                EventDate(best.first, mentions.publication.day, "ongoing", None, "relative", best.timex.surface),
                span,
                best.tier,
            )
        captioned = mentions.layout.blocks[mentions.layout.sentences[head.sentence].block].kind == "caption"
        return When(dated(best, mentions.publication.day, captioned), span, best.tier)
    if antecedent is not None:
        return When(_inherited(antecedent.date), None, "antecedent")
    return When(EventDate(), None, "none")


def _of_later(bearing: Bearing, head: Frame, scene: Scene) -> bool:
    """Whether a date stands in a later sentence of the paragraph, which has a happening of its own for it."""
    timex = bearing.timex
    if timex is None or bearing.tier != "paragraph" or timex.start < head.trigger.end:
        return False
    sentence = scene.layout.sentence_at(timex.start)
    return sentence is not None and sentence > head.sentence and bool(scene.frames_of(sentence))


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
    """Whether what is dated came after a happening, which was then or before ("marched on Friday after two died")."""
    first = min(read.frame.trigger.start for read in group)
    return AFTER.search(scene.layout.reading, timex.end, max(first, timex.end)) is not None


def _deadline(bearing: Bearing, head: Frame) -> bool:
    """Whether a date is that up to which somebody is asked or threatened ("asked them to hold out until Sunday")."""
    asked = head.entry.type == "Diplomacy" and bearing.relation in ("until", "before")
    return asked and bearing.timex is not None and bearing.timex.start > head.trigger.end


def _apart(frame: Frame, timex: Timex) -> int:
    return max(frame.trigger.start - timex.end, timex.start - frame.trigger.end, 0)


def _inherited(when: EventDate) -> EventDate:
    """The date of another happening, without its hour."""
    return when if when.basis == "published" else replace(when, basis="inherited", time=part_of_day(when.time))


def _standing(group: Sequence[Read], when: EventDate) -> str | None:
    """The standing of the trigger that stands for the group; a toll of no one day makes the whole group a summary."""
    if when.precision != "day" and any(read.standing == "summary" for read in group):
        return "summary"
    return group[0].standing


def _kind(
    standing: str | None, group: Sequence[Read], numbers: Sequence[TollMention], when: EventDate
) -> tuple[Kind, Sequence[TollMention]]:
    """Whether it is a summary, and the numbers that count: running tolls in summaries alone.

    Where a happening's own number stands beside a running toll, it is the news. Of what was done before another
    happening ("a day after gunmen killed five"), and of what has gone on since a day, all numbers are its own.
    """
    told = any(read.depth > 0 and read.frame.voice != "noun" for read in group)
    own = [number for number in numbers if told or not number.cumulative]
    if not own and when.precision == "ongoing" and when.start is not None:
        own = list(numbers)
    beside = len(own) < len(numbers) and any(number.kind != "losses" for number in own)
    if (standing == "summary" and not beside) or (numbers and not own and group[0].frame.entry.kind == "result"):
        return "summary", numbers
    return "incident", own


def _modality(kind: Kind, head: Frame) -> Modality:
    """How it is told; a running toll is always someone's claim."""
    told = head.trigger.modality
    return "claimed" if kind == "summary" and told == "asserted" else told


def _background(scene: Scene, head: Frame, standing: str | None, when: EventDate) -> bool:
    return standing == "background" or head.entry.kind == "war" or stale(when, scene.mentions.publication.day)


def _typed(head: Frame, scene: Scene, actors: Sequence[Actor]) -> tuple[str | None, str, str]:
    """Weapon, type and subtype: an attack on an armed force is a battle."""
    weapon, type_, subtype = armed(head, scene)
    on_forces = any(a.role == "target" and a.category in ARMED for a in actors) or _on_armed_site(head, scene)
    surface = head.trigger.surface.lower()
    if subtype in ("attack", "killing") and on_forces and not surface.startswith("assassinat"):
        return weapon, "Battles", "armed clash"
    if subtype == "killing" and surface.startswith(HURT):
        return weapon, type_, "attack"
    return weapon, type_, subtype


def _on_armed_site(head: Frame, scene: Scene) -> bool:
    """Whether the object of an attack is what armed forces hold ("attacked an army base", "attack on a checkpoint")."""
    words = scene.words.low[head.last : head.last + OBJECT]
    if head.entry.subtype != "attack" or head.voice == "passive" or (head.voice == "noun" and words[:1] not in ONTO):
        return False
    return not classes()["armed-site"].isdisjoint(words)


def _why(head: Frame, where: Where, when: When, standing: str | None) -> tuple[str, ...]:
    reasons = (
        f"trigger: “{head.trigger.surface}” by {head.entry.source}",
        where.why,
        f"date: {when.date.as_written or 'none written'} ({when.tier})",
    )
    return (*reasons, f"standing: {standing}") if standing else reasons
