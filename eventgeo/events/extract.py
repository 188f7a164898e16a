"""One reading of each trigger: an Event, or an Issue that says why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from eventgeo.events.actors import ActorMention
from eventgeo.events.anaphora import befell_the_town, echoes
from eventgeo.events.backers import without_backers
from eventgeo.events.casualties import HURT, TollMention
from eventgeo.events.compose import compose
from eventgeo.events.fold import Read, family, fold, hurts
from eventgeo.events.frames import Frame, is_added
from eventgeo.events.harm import shared
from eventgeo.events.judging.clusters import Cluster, Telling
from eventgeo.events.judging.deeds import judged, monitored, particular
from eventgeo.events.judging.judge import Judge
from eventgeo.events.lexicon import STREET, VIOLENT
from eventgeo.events.link import Told, adds, of_crowd
from eventgeo.events.listed import with_lists
from eventgeo.events.lists import RULE
from eventgeo.events.owned import with_owners
from eventgeo.events.quarters import at_home
from eventgeo.events.recalled import aftermath
from eventgeo.events.report import no_event, stood_for
from eventgeo.events.roles import roles
from eventgeo.events.scene import Scene
from eventgeo.events.settle import settled
from eventgeo.events.spots import Spot
from eventgeo.events.standing import standing_of
from eventgeo.events.stories import stories
from eventgeo.events.summed import totalled
from eventgeo.events.vague import vague
from eventgeo.events.when import BearingOf
from eventgeo.events.where import FLOOR, candidates
from eventgeo.records import Event, Issue, Mentions

AFTER = 2
"""Within how many sentences behind a deed those are counted whom it hurt."""
TO_CROWD = frozenset(["on", "into", "upon", "against", "a", "an", "the", "anti-government", "peaceful", "hit", "hits"])
"""What may stand between a deed and the crowd that it was done to."""
UNREAD = {"boilerplate": "it stands in a line that comes with the page", "credit": "it stands in a photo credit"}


@dataclass(frozen=True, slots=True)
class Heard:
    """A group of triggers, the event that the rules make of it, and the chance of an incident, where that is judged."""

    group: tuple[Read, ...]
    told: Told
    chance: float | None


def extract(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """Read each trigger of a document into an Event or an Issue.

    `bearing` gives the candidates for the date of a stretch of text, best first. The stories of a digest are read one
    by one; of each, Issues come first, then the events, in the order of the text.
    """
    for story in stories(mentions):
        yield from _told(story, bearing)


def _told(mentions: Mentions, bearing: BearingOf) -> Iterator[Event | Issue]:
    """The events and Issues of one story."""
    scene = Scene(without_backers(at_home(mentions)))
    read = {frame.trigger.start for frame in scene.frames}
    for trigger in mentions.triggers:
        if trigger.start not in read and trigger.rule != RULE:
            yield no_event(
                scene.mentions, trigger, "unread", "it stands in no sentence, or its rule is not in the lexicon"
            )
    for frame in scene.frames:
        kind = scene.block_kind(frame.sentence)
        if kind in UNREAD:
            yield no_event(scene.mentions, frame.trigger, kind, UNREAD[kind])
    heard: list[Heard] = []
    so_far: list[Told] = []
    court = Judge(scene)
    for sentence, groups in groupby(grouped(scene), key=lambda group: group[0].frame.sentence):
        yield from _sentence(scene, sentence, list(groups), bearing, court, heard, so_far)
    found = list(_judged(scene, heard, court))
    told = [*(each for each in found if isinstance(each, Told)), *_unjudged(heard, court)]
    told.sort(key=lambda each: each.event.report.trigger)
    yield from (each for each in found if isinstance(each, Issue))
    told = told if court.monitored else with_owners(totalled(told), scene)
    yield from with_lists(told, scene)


def grouped(scene: Scene) -> Iterator[list[Read]]:
    """The triggers of each sentence of the report proper, folded into happenings."""
    several = _of_countries(scene)
    for _, frames in groupby(scene.frames, key=lambda frame: frame.sentence):
        reads = [_read(frame, scene) for frame in frames if scene.block_kind(frame.sentence) not in UNREAD]
        yield from fold(_by_whom(reads, scene, several))


def _of_countries(scene: Scene) -> bool:
    """Whether a report, none that a monitoring service passes on, names actors of several countries."""
    named = {actor.country for mentions in scene.actors.values() for actor in mentions if actor.country}
    return len(named) > 1 and not monitored(scene)


def _is_recounted(frame: Frame, before: Sequence[str], scene: Scene) -> bool:
    """Whether the last colon of the words before a trigger has a date right behind it ("…: in March")."""
    if ":" not in before:
        return False
    behind = frame.first - before[::-1].index(":")
    starts = {token.start for token in scene.layout.tokens[behind : min(behind + 2, frame.first)]}
    return any(timex.start in starts for timex in scene.timexes(frame.sentence))


def _read(frame: Frame, scene: Scene) -> Read:
    own = next((c for c in candidates(frame, scene) if c.tier == "same" and c.score >= FLOOR), None)
    if own is not None and any(rule(frame, own.spot, scene) for rule in (echoes, befell_the_town, _goes_with_deed)):
        own = None
    before = scene.words.low[scene.layout.sentences[frame.sentence].first : frame.first]
    return Read(
        frame,
        own,
        standing_of(frame, scene),
        aftermath(frame, scene),
        part=before.count(";"),
        commas=before.count(","),
        definite=before[-1:] == ["the"],
        recounted=_is_recounted(frame, before, scene),
        relative=before[-2:] in ([",", "which"], [",", "who"]),
        beside=own is not None
        and own.spot.first >= frame.last
        and "," not in scene.words.low[frame.last : own.spot.first],
        hit=frame.entry.subtype == "peaceful" and _is_hit(frame, scene),
        listed=frozenset(spot.toponym.name for spot in scene.list_of(own.spot)) if own else frozenset(),
    )


def _goes_with_deed(frame: Frame, spot: Spot, scene: Scene) -> bool:
    """Whether a participle behind a comma tells what else a deed told before it did, or "with" by what means; where
    that was the place named last may be another one ("attacked Kenscoff in the hills above Port-au-Prince, killing 4").
    """
    low, first = scene.words.low, scene.layout.sentences[frame.sentence].first
    joined = low[frame.first - 1] if frame.first > first else ""
    told = any(other.last <= spot.first and other.entry.kind == "core" for other in scene.frames_of(frame.sentence))
    added = joined in ("with", "using") or (frame.first > first and is_added(frame, low))
    return added and spot.last <= frame.first and told


def _is_hit(crowd: Frame, scene: Scene) -> bool:
    """Whether a deed of violence and no more than a preposition and an article stand right before a crowd."""
    frames = (each for each in scene.frames_of(crowd.sentence) if each.last <= crowd.first and each is not crowd)
    deed = max(frames, key=lambda each: each.last, default=None)
    if crowd.voice != "noun" or deed is None or family(deed) != "violence":
        return False
    return TO_CROWD.issuperset(scene.words.low[deed.last : crowd.first])


def _by_whom(reads: Sequence[Read], scene: Scene, several: bool) -> Sequence[Read]:
    """The deeds of a sentence with the countries of their doers, where it names actors of `several` countries, or the
    report does.
    """
    deeds = [read for read in reads if read.frame.entry.kind != "result" and family(read.frame) == "violence"]
    named = scene.actors.get(reads[0].frame.sentence, ()) if deeds else ()
    countries = {actor.country for actor in named if actor.country}
    if not countries or not (several or (len(deeds) > 1 and len(countries) > 1)):
        return reads
    return [replace(read, doers=_doers(read.frame, scene, named)) if read in deeds else read for read in reads]


def _doers(frame: Frame, scene: Scene, named: Sequence[ActorMention]) -> frozenset[str]:
    cast = roles(frame.trigger, scene.layout, named)
    return frozenset(actor.country for actor in cast if actor.role == "initiator" and actor.country)


def _sentence(
    scene: Scene,
    sentence: int,
    groups: Sequence[Sequence[Read]],
    bearing: BearingOf,
    court: Judge,
    heard: list[Heard],
    told: list[Told],
) -> Iterator[Issue]:
    """Hear the groups of a sentence; an Issue for each trigger that gives no event.

    Where the models have the last word, no rule refuses what they weigh: they learned from such tellings too.

    Events are added to what has been `heard`, and to what has been `told` so far.
    """
    harm = shared(scene, sentence, [[read.frame for read in group] for group in groups])
    for group, numbers in zip(groups, harm, strict=True):
        chance = court.chance(group) if judged(group) else None
        weighed = chance is not None and court.monitored
        refusal = None if weighed else _refusal(scene, group, numbers, told)
        if refusal is None and not _hurt_before(group, numbers, told, court):
            refusal = court.refusal(group, chance)
        if refusal is None:
            told.append(compose(scene, group, numbers, bearing, told))
            heard.append(Heard(tuple(group), told[-1], chance))
            yield from _folded(scene, group)
        else:
            yield from (no_event(scene.mentions, read.frame.trigger, *refusal) for read in group)


def _hurt_before(group: Sequence[Read], numbers: Sequence[TollMention], told: Sequence[Told], court: Judge) -> bool:
    """Whether a sentence counts those killed or wounded by a deed, or where a crowd met force, told of right before."""
    head = group[0].frame
    if not hurts(head) or court.monitored:
        return False
    lately = takewhile(lambda each: head.sentence - each.sentence <= AFTER, reversed(told))
    last = next((each.event for each in lately if each.family == family(head) or of_crowd(each)), None)
    if last is None or last.background or last.type not in VIOLENT | STREET:
        return False
    return any(each.kind in HURT and each.low and not each.cumulative for each in numbers)


def _refusal(
    scene: Scene, group: Sequence[Read], numbers: Sequence[TollMention], told: Sequence[Told]
) -> tuple[str, str] | None:
    """The code and the reason why a group of triggers gives no event; None where it gives one."""
    if group[0].frame.entry.kind == "war":
        first = next((each.event.report for each in told if each.family == "war"), None)
        if first is not None:
            return "same happening", f"“{first.quote}” tells of the war as a whole already"
    if group[0].frame.entry.kind == "part" and group[0].choice is None:
        return "vague", "it counts some of those told of before, and names no place for them"
    reason = vague(group, numbers, scene)
    return ("vague", reason) if reason is not None else None


def _judged(scene: Scene, heard: Sequence[Heard], court: Judge) -> Iterator[Told | Issue]:
    """The incidents among what was heard, each once, and an Issue for each telling that adds nothing or is of none."""
    told = {id(each.group): each.told for each in heard}
    tellings = [Telling(each.group, each.chance) for each in heard if each.chance is not None]
    for cluster, chance in court.incidents(court.clusters(tellings)):
        sure = any(particular(each.group, scene) for each in cluster.tellings)
        sure = sure or court.follows(cluster, told[id(cluster.best.group)])
        if chance < court.limit(cluster.deed) and not sure:
            reason = f"as the report tells it, the chance of its being one incident is {chance:.2f}"
            yield from (
                no_event(scene.mentions, each.group[0].frame.trigger, "no one happening", reason)
                for each in cluster.tellings
            )
        else:
            yield from _incident(scene, cluster, told, court, chance)


def _unjudged(heard: Sequence[Heard], court: Judge) -> Iterator[Told]:
    """What the models have no say in; where theirs is the last word, running tolls are no news."""
    for each in heard:
        if each.chance is None:
            running = court.monitored and any(read.standing == "summary" for read in each.group)
            yield replace(each.told, event=replace(each.told.event, background=True)) if running else each.told


def _incident(
    scene: Scene, cluster: Cluster, told: dict[int, Told], court: Judge, chance: float
) -> Iterator[Told | Issue]:
    """The event of the best telling of an incident, and those of others that add numbers to it."""
    best = cluster.best
    rule = told[id(best.group)]
    stated = court.stated(cluster, told)
    date, place = None if stated else court.date(cluster, rule), court.place(cluster, rule)
    for telling in cluster.tellings:
        event = settled(
            scene, told[id(telling.group)].event, rule, date, place, chance, stated=stated, news=court.monitored
        )
        if telling is best or adds(event):
            yield replace(told[id(telling.group)], event=event)
        else:
            yield stood_for(event, rule.event)


def _folded(scene: Scene, group: Sequence[Read]) -> Iterator[Issue]:
    """An Issue for each trigger of a group that its first one stands for."""
    message = f"“{group[0].frame.trigger.surface}” stands for the same happening"
    return (no_event(scene.mentions, read.frame.trigger, "same happening", message) for read in group[1:])
