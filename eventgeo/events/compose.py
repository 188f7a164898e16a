"""An event out of a group of triggers that tell one happening: its place, date, actors, harm and standing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from eventgeo.events.actors import ActorMention
from eventgeo.events.anaphora import speaker_before
from eventgeo.events.captures import FALLS
from eventgeo.events.casualties import TollMention
from eventgeo.events.clauses import PREPOSITIONS
from eventgeo.events.confidence import confidence
from eventgeo.events.dated import When, when_of
from eventgeo.events.fold import APART, Read, family, hurts
from eventgeo.events.frames import Frame
from eventgeo.events.harm import lone
from eventgeo.events.judging.deeds import monitored
from eventgeo.events.lexicon import MORE, TELLING, VIOLENT, types
from eventgeo.events.link import GENERIC, Told, of_crowd
from eventgeo.events.placed import Where, where_of
from eventgeo.events.recalled import OWN, aftermath, depth
from eventgeo.events.report import report
from eventgeo.events.roles import MUTUAL, roles
from eventgeo.events.scene import Scene
from eventgeo.events.standing import lasting, stale
from eventgeo.events.story import BESIDE
from eventgeo.events.totals import toll
from eventgeo.events.typed import typed
from eventgeo.events.when import BearingOf
from eventgeo.records import Actor, ActorRole, Event, EventDate, Kind, Modality, opposed

DOERS = frozenset(["initiator", "party"])
DISOWNS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disclaim\w*|disavow\w*)\b(?: \w+){0,5}? "
    r"(?:behind|responsib\w+|involve\w+|role|part|hand|knowledge)\b",
    re.I,
)
DEAD = frozenset(["killed", "losses"])
"""The kinds of number that may be those of the dead of a war."""
VAST = 1000
"""So many dead are those of a war, where nothing says of which deed they are."""
AHEAD = frozenset(["planned", "threatened", "hypothetical"])
"""What is no happening told before, whose day it would have."""
THEY = frozenset(["it", "they"])
"""What stands for its actor right before such a verb ("said it had killed ten in a raid")."""
LATELY = 40
"""Among how many of the last happenings a toll's is looked for."""
COMES_BACK = 6
"""Over how many sentences a trigger without a place comes back to a happening of another subtype told last."""


def compose(
    scene: Scene, group: Sequence[Read], numbers: Sequence[TollMention], bearing: BearingOf, told: Sequence[Told]
) -> Told:
    """The event that a group of triggers tells of."""
    head = group[0].frame
    running = any(_runs(read, group) for read in group) or _of_a_war(group, numbers, scene)
    ahead = head.trigger.modality in AHEAD and not monitored(scene)
    actors = _actors(scene, group)
    comes_back = head.entry.kind in TELLING and not (running or ahead)
    antecedent = _antecedent(group, actors, told) if comes_back else None
    when = when_of(scene, group, antecedent, bearing, told)
    standing = "summary" if running and when.tier not in OWN else _standing(group, when.date)
    background = _background(scene, head, standing, when.date)
    at_its_place = None if _on_an_earlier_day(head, when, antecedent) else antecedent
    apart = running or (when.tier in OWN and (background or lasting(when.date)))
    where = where_of(scene, group, at_its_place, apart, told)
    kind, counted = _kind(standing, group, numbers, when.date)
    deed = _deed_again(head, told)
    actors = deed.actors if deed else actors
    weapon, type_, subtype = typed(head, scene, actors, counted)
    if deed is not None and head.entry.kind in MORE:
        weapon, type_, subtype = deed.weapon, deed.type, deed.subtype
    if head.entry.subtype in MUTUAL and subtype not in MUTUAL:
        actors = tuple(replace(actor, role="initiator") if actor.role == "party" else actor for actor in actors)
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
        background=background,
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
        place_tier=where.tier,
        date_tier=when.tier,
        recalled=_is_recalled(group[0], scene),
        back=_back(head, scene),
        harm=_by_victims(group, actors),
        part=head.entry.kind == "part",
        ruled=where.place,
        several=any(read.listed for read in group) or scene.block_kind(head.sentence) == "headline",
    )


def _by_victims(group: Sequence[Read], actors: Sequence[Actor]) -> bool:
    """Whether a happening is told by those whom it hurt alone, shot among them where nothing says by whom or where."""
    head = group[0].frame
    bare = not any(read.choice for read in group) and not any(actor.role in DOERS for actor in actors)
    return head.entry.kind == "result" or (bare and all(hurts(read.frame) for read in group))


def _runs(read: Read, group: Sequence[Read]) -> bool:
    """Whether a trigger is a running toll; what a semicolon parts from the deed says nothing of that."""
    return read.standing == "summary" and read.part == group[0].part


def _deed_again(head: Frame, told: Sequence[Told]) -> Event | None:
    """The deed told right before in a sentence that goes on with where else, when else or to whom it was done."""
    last = told[-1] if told and head.entry.kind in APART else None
    if last is None or last.sentence != head.sentence:
        return None
    return last.event if head.entry.kind == "again" or last.family == family(head) else None


def _of_a_war(group: Sequence[Read], numbers: Sequence[TollMention], scene: Scene) -> bool:
    """Whether so many were killed as no one deed kills, and the sentence names neither a place nor a day for it."""
    vast = any(each.kind in DEAD and (each.low or 0) >= VAST for each in numbers)
    bare = group[0].frame.entry.kind == "result" and not any(read.choice for read in group)
    return vast and bare and not any(each.first == each.last for each in scene.timexes(group[0].frame.sentence))


def _actors(scene: Scene, group: Sequence[Read]) -> tuple[Actor, ...]:
    """The actors of a group of triggers; "he" who speaks or meets is the holder of an office named before.

    Where the trigger that stands for the group names nobody who did it, another's doers did ("police killed ten in a
    raid").
    """
    head = group[0].frame
    own = aftermath(head, scene)
    named = [a for a in scene.actors.get(head.sentence, ()) if depth(scene, head.sentence, a.start) == own]
    found = roles(head.trigger, scene.layout, named)
    if scene.words.low[head.first] in FALLS:
        return tuple(replace(actor, role="initiator") for actor in found if actor.role == "target")
    if _disowned(head, scene):
        return tuple(actor for actor in found if actor.role != "initiator")
    if head.entry.type in VIOLENT and not any(actor.role in DOERS for actor in found):
        others = (
            roles(read.frame.trigger, scene.layout, named) for read in group if _governs(read.frame, head, named, scene)
        )
        doers = next((cast for other in others if (cast := [actor for actor in other if actor.role in DOERS])), [])
        role: ActorRole = "party" if head.entry.subtype in MUTUAL else "initiator"
        names = {actor.name for actor in doers}
        found = (*(replace(each, role=role) for each in doers), *(each for each in found if each.name not in names))
    if head.entry.type in VIOLENT:
        found = (*found, *_hurt(scene, group, named, found))
    one = speaker_before(head, scene) if head.entry.type == "Diplomacy" else None
    if one is None or any(actor.name == one.name for actor in found):
        return found
    part: ActorRole = "party" if head.entry.subtype in MUTUAL else "speaker"
    return (Actor(one.name, part, one.country, one.category), *(each for each in found if each.role != "speaker"))


def _hurt(
    scene: Scene, group: Sequence[Read], named: Sequence[ActorMention], found: Sequence[Actor]
) -> Iterator[Actor]:
    """Whom the other triggers of a group say that a deed hurt, where its own names no target ("ambushed a convoy,
    killing three soldiers").
    """
    mutual = group[0].frame.entry.subtype in MUTUAL
    enough = len(found) > 1 if mutual else any(actor.role == "target" for actor in found)
    harm = next((read.frame for read in group[1:] if read.frame.entry.kind == "result"), None)
    for actor in roles(harm.trigger, scene.layout, named) if harm is not None and not enough else ():
        if actor.role == "target" and all(actor.name != other.name for other in found):
            yield replace(actor, role="party" if mutual else "target")


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


def _governs(frame: Frame, head: Frame, named: Sequence[ActorMention], scene: Scene) -> bool:
    """Whether a verb behind its actor stands before the noun that names the deed ("police killed ten in a raid")."""
    verb = frame.voice == "active" and head.voice == "noun" and frame.last <= head.first
    by_pronoun = not THEY.isdisjoint(scene.words.low[max(frame.first - 2, 0) : frame.first])
    return verb and (by_pronoun or any(0 <= frame.trigger.start - actor.end <= len(" and ") for actor in named))


def _antecedent(group: Sequence[Read], actors: Sequence[Actor], told: Sequence[Told]) -> Event | None:
    """The happening told before that these triggers come back to: the last of its kind, and at their place.

    A toll comes back to what had one. What rebels did comes back to nothing that soldiers did.
    """
    head = group[0].frame
    victims = _by_victims(group, actors)
    own = {read.choice.spot.toponym.name for read in group if read.choice}
    lately = islice(reversed(told), LATELY if "toll" in head.trigger.surface.lower() else 0)
    counted = [each for each in lately if each.event.killed]
    for earlier in counted or reversed(told):
        alike = earlier.family == family(head) or (victims and of_crowd(earlier))
        if alike and not (earlier.older or _opposed(actors, earlier)):
            if own and earlier.event.place is not None and earlier.event.place.name in own:
                return earlier.event
            near = head.sentence - earlier.sentence <= COMES_BACK
            if not own and (near or earlier.event.subtype == head.entry.subtype):
                return earlier.event
    return None


def _is_recalled(read: Read, scene: Scene) -> bool:
    """Whether its sentence tells of a happening as before another one that it tells of ("sank two days after it was
    attacked" tells of one alone).
    """
    frames = scene.frames_of(read.frame.sentence) if read.depth else ()
    return any(aftermath(frame, scene) < read.depth for frame in frames)


def _opposed(actors: Sequence[Actor], earlier: Told) -> bool:
    """Whether a state's forces did the one deed and those who fight a state the other."""
    doers, others = (
        {actor.category for actor in cast if actor.role == "initiator"} for cast in (actors, earlier.event.actors)
    )
    return opposed(doers, others)


def _standing(group: Sequence[Read], when: EventDate) -> str | None:
    """The standing of the trigger that stands for the group; a toll of no one day makes the whole group a summary."""
    if when.precision != "day" and any(_runs(read, group) for read in group):
        return "summary"
    return group[0].standing


def _kind(
    standing: str | None, group: Sequence[Read], numbers: Sequence[TollMention], when: EventDate
) -> tuple[Kind, Sequence[TollMention]]:
    """Whether it is a summary, and the numbers that count: running tolls in summaries alone.

    Where a happening's own number stands beside a running toll, it is the news; so is a deed that raises a toll, and
    whose own number is not said then. The dead of what has gone on for months are those of all of it.
    """
    deed = group[0].frame.entry.kind != "result"
    raised = any(number.raised and (deed or not number.cumulative) for number in numbers)
    own = _own(group, numbers, since_a_day=not raised and when.precision == "ongoing" and when.start is not None)
    beside = len(own) < len(numbers) and any(number.kind != "losses" for number in own)
    whole_war = lasting(when) and any(number.kind in DEAD for number in numbers)
    if (standing == "summary" and not beside and not raised) or (numbers and not own and not deed) or whole_war:
        return "summary", numbers
    return "incident", own


def _own(group: Sequence[Read], numbers: Sequence[TollMention], *, since_a_day: bool) -> Sequence[TollMention]:
    """The numbers that are the happening's own: all of what was done before another ("a day after gunmen killed five"),
    and of what has gone on since a day where all are running tolls.
    """
    told = any(read.depth > 0 and read.frame.voice != "noun" for read in group)
    own = [number for number in numbers if told or not number.cumulative]
    return numbers if since_a_day and not own else own


def _modality(kind: Kind, head: Frame) -> Modality:
    """How it is told; a running toll is always someone's claim."""
    told = head.trigger.modality
    return "claimed" if kind == "summary" and told == "asserted" else told


def _background(scene: Scene, head: Frame, standing: str | None, when: EventDate) -> bool:
    tried = (
        scene.of_court
        and (head.entry.type in VIOLENT or head.entry.subtype in BESIDE)
        and when.basis not in ("stated", "relative")
    )
    old = stale(when, scene.mentions.publication.day, head.entry.subtype)
    return standing == "background" or head.entry.kind == "war" or tried or old


def _why(head: Frame, where: Where, when: When, standing: str | None) -> tuple[str, ...]:
    reasons = (
        f"trigger: “{head.trigger.surface}” by {head.entry.source}",
        where.why,
        f"date: {when.date.as_written or 'none written'} ({when.tier})",
    )
    return (*reasons, f"standing: {standing}") if standing else reasons
