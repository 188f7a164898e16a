"""The place of what a group of triggers tells of: of its sentence, of what was told before, or of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from eventgeo.events.anaphora import comes_back, is_same, place_before
from eventgeo.events.clauses import lead
from eventgeo.events.fold import DONE, Read
from eventgeo.events.frames import Frame, is_added
from eventgeo.events.judging.deeds import monitored
from eventgeo.events.lexicon import GOVERNED, STREET, TELLING, VIOLENT
from eventgeo.events.link import Told
from eventgeo.events.report import Offsets
from eventgeo.events.scene import Scene
from eventgeo.events.story import ON, follows
from eventgeo.events.tables import classes
from eventgeo.events.where import FLOOR, NEAR, Choice, candidates, place
from eventgeo.records import (
    Event,
    Place,
    Toponym,
    place_of,
)

LOCATIVE = frozenset(["between", "in", "at", "near", "outside", "around"])
"""What stands between a deed and where it was done."""
FOLLOWING = frozenset(["abduction", "arrest", "arson", "looting or destruction", "robbery", "withdrawal"])
"""What happens where the deed told right before did, unless another place is named."""
WIDE = frozenset(["country", "region", "admin1"])
AGREED = GOVERNED | {"prisoner exchange"}
"""What governments do, which has a place only where its own sentence gives it one."""
NATIONWIDE, SKY, STRANGE = "nationwide", "sky", "strange"
"""The tiers of what is said to have been all over the country that the report is about, of what was shot down nobody
says where, and of what was at a place that no gazetteer knows: no town of the report is its place.
"""
ALL_OVER = re.compile(
    r"\b(?:across|throughout|around|all over) (?:the|our|their) (?:country|nation)\b|\bnationwide\b", re.I
)
LATER = ("after", "far")
"""How the tiers begin of places that are not named before what is told of."""
BESIDE = 2
"""Over how many sentences violence without a place is taken to be where that told last was."""


class Where(NamedTuple):
    """A place, its span in the text, the tier that it was found in, and the reason in words."""

    place: Place | None
    span: Offsets
    tier: str
    why: str


def where_of(scene: Scene, group: Sequence[Read], antecedent: Event | None, apart: bool, told: Sequence[Told]) -> Where:
    """The place of a group: of its sentence, of the happening told before, or of the sentences around it.

    What is `apart` from the news, a running toll or something older, has that of its own sentence, or the country that
    the report is about.
    """
    head = group[0].frame
    return (
        _of_sentence(scene, group, told)
        or _of_stranger(scene, head)
        or _of_nowhere_else(scene, head, told)
        or _of_before(scene, head, antecedent, apart, told)
        or (None if apart else _around(scene, head, told))
        or _of_report(scene, head)
    )


def _of_sentence(scene: Scene, group: Sequence[Read], told: Sequence[Told]) -> Where | None:
    """The place that the sentence says itself, or comes back to by a word."""
    head = group[0].frame
    own = _own(group)
    if is_same(head, scene) or (own is not None and (_is_doer(own) or _is_behind(own, head, scene))):
        back = place_before(head, scene, told)
        if back is not None:
            return Where(back, None, "antecedent", f"place: {back.name}, which the sentence comes back to")
    joined = _joined(scene, head, told)
    if joined is not None and (own is None or own.spot.toponym.precision in WIDE):
        return Where(joined, None, "antecedent", f"place: {joined.name}, of the deed that it is joined to")
    if own is not None:
        chosen = _chosen(head, own)
        return chosen._replace(tier="unnamed") if _is_unnamed(own, scene) else chosen
    country = scene.whereabouts.country
    if country is not None and _nationwide(head, scene):
        return Where(place_of(country, "at"), None, NATIONWIDE, f"place: {country.name}, all of it")
    return None


def _own(group: Sequence[Read]) -> Choice | None:
    """The place of the group's own sentence that fits best; one in a country, where another trigger has but that."""
    choices = [read.choice for read in group if read.choice]
    best = max(choices, key=_fit, default=None)
    if best is None or best.spot.toponym.precision != "country":
        return best
    country = best.spot.toponym.country
    inside = (each for each in choices if each.spot.toponym.country == country and each.spot is not best.spot)
    return max(inside, key=_fit, default=best)


def _fit(choice: Choice) -> tuple[float, int]:
    return choice.score, -choice.spot.first


def _of_stranger(scene: Scene, head: Frame) -> Where | None:
    """What a clause puts at a place that no gazetteer knows ("a raid on a centre in Derdghaiya") is at no town told of
    before: it has the country that the report is about, or no point.
    """
    name = next((each for each in scene.strangers(head.sentence) if _is_where(each, head, scene)), None)
    if name is None or monitored(scene):
        return None
    country = scene.whereabouts.country
    place = Place(name.surface, name.surface, None, None, name.country)
    if country is not None:
        place = replace(place_of(country, "at"), as_written=name.surface, geonameid=None)
    why = f"place: {name.surface}, which no gazetteer knows" + (f", in {country.name}" if country else "")
    return Where(place, (name.start, name.end), STRANGE, why)


def _is_where(name: Toponym, head: Frame, scene: Scene) -> bool:
    """Whether a name behind a trigger, in its clause, says where it was."""
    at = scene.layout.token_at(name.start)
    behind = at >= head.last and scene.clauses[at] == scene.clauses[head.first]
    before = scene.words.low[at - 2 : at]
    one_of = before[-1:] in ([","], [":"]) and before[0].removesuffix("s") in classes()["settlement"]
    return behind and (one_of or lead(scene.words, at, scene.layout.sentences[head.sentence].first) in LOCATIVE)


def _of_nowhere_else(scene: Scene, head: Frame, told: Sequence[Told]) -> Where | None:
    """No place, for what takes none from outside of its sentence, unless a word behind it comes back to one ("shot down
    six drones over the city").
    """
    behind = head.entry.subtype not in AGREED and comes_back(head, scene)[1] >= head.last
    if behind and place_before(head, scene, told) is not None:
        return None
    kinds = (
        (SKY, "what air defence does", _in_the_air(head, scene)),
        ("none", "what governments do", head.entry.subtype in AGREED),
        ("none", "what is not done", head.trigger.modality not in DONE),
    )
    return next(
        (
            Where(None, None, tier, f"place: none in its sentence, and {what} takes none from elsewhere")
            for tier, what, true in kinds
            if true
        ),
        None,
    )


def _of_before(scene: Scene, head: Frame, antecedent: Event | None, apart: bool, told: Sequence[Told]) -> Where | None:
    """The place of what was told before, which the sentence comes back to, goes on with or follows on."""
    before = None if head.entry.type == "Diplomacy" else place_before(head, scene, told)
    if before is not None and not (apart and head.entry.kind == "result"):
        return Where(before, None, "antecedent", f"place: {before.name}, which the sentence comes back to")
    if apart:
        return None
    if antecedent is not None and antecedent.place is not None:
        why = f"place: {antecedent.place.name}, of the happening told before"
        return Where(antecedent.place, None, "antecedent", why)
    beside = _beside(head, scene, told)
    if beside is None:
        return None
    return Where(beside, None, "beside", f"place: {beside.name}, of what was told right before")


def _around(scene: Scene, head: Frame, told: Sequence[Told]) -> Where | None:
    """The place that the sentences around name, or that of the violence told right before where they do so later."""
    found = next((choice for choice in candidates(head, scene) if choice.score >= FLOOR), None)
    if found is None or found.tier.startswith(LATER):
        beside = _violence_beside(head, told)
        if beside is not None:
            return Where(beside, None, "beside", f"place: {beside.name}, of the violence told right before")
    return None if found is None else _chosen(head, found)


def _of_report(scene: Scene, head: Frame) -> Where:
    """The place of the report as a whole: the town of its dateline, the country that it is about, or none."""
    town, country = _desk(scene, head), scene.whereabouts.country
    if town is not None:
        return Where(
            place_of(town, "at"), (town.start, town.end), "dateline", f"place: {town.name}, where it was written"
        )
    if country is not None and head.entry.kind in TELLING and head.entry.type != "Diplomacy":
        return Where(
            place_of(country, "at"), None, "focus", f"place: {country.name}, the country that the report is about"
        )
    return Where(None, None, "none", "place: none that the text gives it")


def _is_behind(own: Choice, head: Frame, scene: Scene) -> bool:
    """Whether "the capital" or "the town" stands behind a trigger, before another one that a place stands with, or
    before how far it is from a place ("in the town, 30 km south of Bahir Dar").
    """
    word, at = comes_back(head, scene)
    before = bool(word) and word != "its" and head.last <= at
    if before and own.spot.location is not None and scene.words.low[at + 1 : own.spot.first] == [","]:
        return True
    return before and any(at < other.first < own.spot.first for other in scene.frames_of(head.sentence))


def _in_the_air(head: Frame, scene: Scene) -> bool:
    """Whether something was shot down: over wide lands, and not where the report told of something else."""
    words = scene.words.low[head.first : head.last]
    return head.entry.subtype == "disrupted weapons use" and not classes()["flying"].isdisjoint(words)


def _nationwide(head: Frame, scene: Scene) -> bool:
    """Whether a sentence says behind a trigger that it was "across the country"."""
    return (
        ALL_OVER.search(scene.layout.reading, head.trigger.end, scene.layout.sentences[head.sentence].end) is not None
    )


def _is_unnamed(own: Choice, scene: Scene) -> bool:
    """Whether a place is only said to lie by another one ("a village north of Bakhmut", "a town near Kherson")."""
    low, first = scene.words.low, own.spot.first
    first -= low[first - 1] in NEAR
    return low[max(0, first - 2)] in ("a", "an", "another") and low[first - 1] in classes()["settlement"]


def _is_doer(own: Choice) -> bool:
    """Whether a country or region stands before an active verb, as who did it ("Ukraine seized the town")."""
    return own.spot.toponym.precision in WIDE and "subject-active" in own.features


def _beside(head: Frame, scene: Scene, told: Sequence[Told]) -> Place | None:
    """The town of the deed told last, in this sentence or the one before, for arrests and destruction there, and for
    what the same people did besides.
    """
    same = follows(head.sentence, scene)
    if head.entry.subtype not in FOLLOWING and not same:
        return None
    news = (each for each in reversed(told) if not (same and each.recalled))
    last = next(news, None)
    if last is None or last.recalled or last.event.type == "Diplomacy":
        return None
    place, near = last.event.place, head.sentence - last.sentence <= (ON if same else 1)
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
    theirs = scene.whereabouts.country
    people = {actor.country for actor in scene.actors.get(head.sentence, ())} | {theirs and theirs.country}
    return town if town is not None and town.resolved and town.country in people else None


def _joined(scene: Scene, head: Frame, told: Sequence[Told]) -> Place | None:
    """The place of the deed that "and" or a participle joins to this one: "raided Bokkos and burned homes", "abducted
    25 girls in Maga, killing a teacher".
    """
    low = scene.words.low
    added = low[head.first - 1] == "and" or is_added(head, low)
    if head.voice != "active" or not added or not told:
        return None
    last = told[-1]
    return last.event.place if last.sentence == head.sentence and last.place_tier == "same" else None


def _chosen(head: Frame, choice: Choice) -> Where:
    where = place(head, choice)
    why = f"place: {where.name} ({choice.score:g}: {', '.join(choice.features)})"
    return Where(where, choice.spot.span, choice.tier, why)
