"""One reading of each trigger: an Event, or an Issue that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eventgeo.events.casualties import TollMention
from eventgeo.events.acceptance import THRESHOLD, accepted, judged
from eventgeo.events.confidence import confidence
from eventgeo.events.fold import Read, family, fold
from eventgeo.events.frames import Frame
from eventgeo.events.harm import shared, toll
from eventgeo.events.lexicon import types
from eventgeo.events.roles import roles
from eventgeo.events.scene import Scene
from eventgeo.events.standing import cued, stale
from eventgeo.events.vague import vague
from eventgeo.events.weapons import armed
from eventgeo.events.when import BearingOf, anniversary, chosen, dated
from eventgeo.events.where import FLOOR, Choice, candidates, place
from eventgeo.records import Event, EventDate, Issue, Kind, Mentions, Place, Report, Toll, Trigger

UNREAD = {"boilerplate": "stands in a line that comes with the page", "credit": "stands in a photo credit"}
Offsets = tuple[int, int] | None
ARMED = frozenset(["state_forces", "rebel", "militia", "pmc", "police"])
UNLIKELY = "as it is told, it is rather violence in general, or long past, than one happening"
OWN = frozenset(["same"])
COMES_BACK = 6
"""Over how many sentences a trigger without a place comes back to the happening told last."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the report told before, for later sentences that come back to it."""

    family: str
    sentence: int
    event: Event


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a document into an Event or an Issue, in the order of the text.

    `bearing` gives the candidates for the date of a stretch of text, best first.
    """
    scene = Scene(mentions)
    read = {frame.trigger.start for frame in scene.frames}
    for trigger in mentions.triggers:
        if trigger.start not in read:
            yield _issue(
                scene, trigger, "unread trigger", "it stands in no sentence, or its rule is not in the lexicon"
            )
    told: list[Told] = []
    for sentence in sorted({frame.sentence for frame in scene.frames}):
        yield from _sentence(scene, sentence, bearing, told)


def _issue(scene: Scene, trigger: Trigger, code: str, message: str) -> Issue:
    return Issue(
        "extract", scene.mentions.document.id, code, f"no event of “{trigger.surface}”: {message}",
        trigger.start, trigger.end, trigger.surface,
    )  # fmt: skip


def _sentence(scene: Scene, sentence: int, bearing: BearingOf, told: list[Told]) -> Iterator[Event | Issue]:
    frames = scene.frames_of(sentence)
    kind = scene.layout.blocks[scene.layout.sentences[sentence].block].kind
    if kind in UNREAD:
        yield from (_issue(scene, frame.trigger, kind, UNREAD[kind]) for frame in frames)
        return
    groups = fold([_read(frame, scene) for frame in frames])
    harm = shared(scene, sentence, [[read.frame for read in group] for group in groups])
    for group, numbers in zip(groups, harm, strict=True):
        yield from _happening(scene, group, numbers, bearing, told)


def _read(frame: Frame, scene: Scene) -> Read:
    found = candidates(frame, scene)
    own = next((choice for choice in found if choice.tier in OWN and choice.score >= FLOOR), None)
    cue = cued(frame, scene)
    return Read(frame, own, cue[0] if cue else None)


def _happening(
    scene: Scene, group: Sequence[Read], numbers: Sequence[TollMention], bearing: BearingOf, told: list[Told]
) -> Iterator[Event | Issue]:
    """The event of a group of triggers, and an Issue for each trigger that another one stands for."""
    head = group[0].frame
    if head.entry.kind == "war" and (first := next((each for each in told if each.family == "war"), None)):
        quote = first.event.report.trigger
        message = f"the war as a whole is told of at {quote[0]}–{quote[1]}"
        yield from (_issue(scene, read.frame.trigger, "same happening", message) for read in group)
        return
    reason = vague(group, numbers, scene)
    if reason:
        yield from (_issue(scene, read.frame.trigger, "vague", reason) for read in group)
        return
    if judged(group) and accepted(group, scene) < THRESHOLD:
        yield from (_issue(scene, read.frame.trigger, "no one happening", UNLIKELY) for read in group)
        return
    event = _event(scene, group, numbers, bearing, told)
    told.append(Told("war" if head.entry.kind == "war" else family(head), head.sentence, event))
    yield event
    for read in group[1:]:
        message = f"“{head.trigger.surface}” stands for the same happening"
        yield _issue(scene, read.frame.trigger, "same happening", message)


def _antecedent(group: Sequence[Read], told: Sequence[Told]) -> Event | None:
    """The happening told before that these triggers come back to: the last of its kind, and at their place."""
    head = group[0].frame
    wanted = family(head)
    own = {read.choice.spot.toponym.name for read in group if read.choice}
    for earlier in reversed(told):
        if earlier.family == wanted and not earlier.event.background:
            if own and earlier.event.place is not None and earlier.event.place.name in own:
                return earlier.event
            if not own and head.sentence - earlier.sentence <= COMES_BACK:
                return earlier.event
    return None


def _where(scene: Scene, group: Sequence[Read], antecedent: Event | None) -> tuple[Place | None, Offsets, str, str]:
    """The place of a group: with its span, its tier and the reason in words."""
    head = group[0].frame
    own = max((read.choice for read in group if read.choice), key=lambda c: (c.score, -c.spot.first), default=None)
    if own is not None:
        return _chosen(head, own)
    if antecedent is not None and antecedent.place is not None:
        why = f"place: {antecedent.place.name}, of the happening told before"
        return antecedent.place, None, "antecedent", why
    found = [choice for choice in candidates(head, scene) if choice.score >= FLOOR]
    return _chosen(head, found[0]) if found else (None, None, "none", "place: none that the text gives it")


def _chosen(head: Frame, choice: Choice) -> tuple[Place | None, Offsets, str, str]:
    where = place(head, choice)
    why = f"place: {where.name} ({choice.score:g}: {', '.join(choice.features)})"
    return where, choice.spot.span, choice.tier, why


def _when(scene: Scene, head: Frame, antecedent: Event | None, bearing: BearingOf) -> tuple[EventDate, Offsets, str]:
    mentions = scene.mentions
    found = bearing(head.trigger.start, head.trigger.end, mentions.layout, mentions.timexes, mentions.publication)
    if head.entry.kind == "war" and head.voice == "noun":
        return anniversary(mentions.layout.reading, mentions.publication.day), None, "document"
    best = chosen(found, antecedent is not None)
    if best is None:
        if antecedent is None:
            return EventDate(), None, "none"
        return _inherited(antecedent.date), None, "antecedent"
    span = (best.timex.start, best.timex.end) if best.timex else None
    return dated(best, mentions.publication.day), span, best.tier


def _inherited(when: EventDate) -> EventDate:
    return when if when.basis == "published" else replace(when, basis="inherited")


def _event(
    scene: Scene, group: Sequence[Read], numbers: Sequence[TollMention], bearing: BearingOf, told: Sequence[Told]
) -> Event:
    head = group[0].frame
    antecedent = _antecedent(group, told) if head.entry.kind in ("core", "weak", "result") else None
    where, place_span, place_tier, place_why = _where(scene, group, antecedent)
    when, date_span, date_tier = _when(scene, head, antecedent, bearing)
    standing = group[0].standing
    own = [number for number in numbers if not number.cumulative]
    running = [number for number in numbers if number.cumulative]
    kind: Kind = (
        "summary" if standing == "summary" or (running and not own and head.entry.kind == "result") else "incident"
    )
    counted = numbers if kind == "summary" else own
    weapon, type_, subtype = armed(head, scene)
    actors = roles(head.trigger, scene.layout, scene.actors.get(head.sentence, ()))
    if subtype in ("attack", "killing") and any(a.role == "target" and a.category in ARMED for a in actors):
        type_, subtype = "Battles", "armed clash"
    background = standing == "background" or head.entry.kind == "war" or stale(when, scene.mentions.publication.day)
    killed = toll(counted, "killed")
    return Event(
        kind=kind,
        type=type_,
        subtype=subtype,
        plover=types()[subtype][1],
        weapon=weapon,
        date=when,
        place=where,
        actors=actors,
        killed=killed,
        wounded=toll(counted, "wounded"),
        missing=toll(counted, "missing"),
        captured=toll(counted, "captured"),
        displaced=toll(counted, "displaced"),
        modality="claimed" if kind == "summary" and head.trigger.modality == "asserted" else head.trigger.modality,
        background=background,
        confidence=confidence(head, where, place_tier, date_tier),
        report=_report(scene, head, when, where, place_span, date_span, killed),
        why=(
            f"trigger: “{head.trigger.surface}” by {head.entry.source}",
            place_why,
            f"date: {when.as_written or 'the day of publication'} ({date_tier})",
            *([f"standing: {standing}"] if standing else []),
        ),
    )


def _report(
    scene: Scene,
    head: Frame,
    when: EventDate,
    where: Place | None,
    place_span: Offsets,
    date_span: Offsets,
    killed: Toll | None,
) -> Report:
    document = scene.mentions.document
    sentence = scene.layout.sentences[head.sentence]
    published = scene.mentions.publication.day
    return Report(
        doc=document.id,
        sha256=document.sha256,
        source=document.source,
        url=document.url,
        archive_url=document.archive_url,
        published=document.published or (published.isoformat() if published else None),
        title=document.title,
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        trigger=(head.trigger.start, head.trigger.end),
        place_span=place_span,
        date_span=date_span,
        date=when,
        place=where.name if where else None,
        killed=killed,
    )
