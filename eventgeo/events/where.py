"""The place of a trigger: every place that the report names is weighed by how it stands to the trigger."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eventgeo.events.anaphora import CAPITALS
from eventgeo.events.elsewhere import elsewhere
from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import MORE, TELLING
from eventgeo.events.patterns import Words
from eventgeo.events.recalled import aftermath, depth
from eventgeo.events.scene import Scene
from eventgeo.events.spots import Spot
from eventgeo.events.tables import classes
from eventgeo.events.weights import score
from eventgeo.records import FINE, Place, PlaceRole, Toponym, km, place_of

FLOOR = 0.6
"""A place that scores less is not taken for the trigger's."""
SAME = 1.2
"""A place of the sentence that scores so much is not looked beyond."""
AROUND = 3
"""How many sentences before and behind the trigger's are looked at."""
TO_PLACE = 3
"""Within how many words behind more people their place is named."""
TO_DAY = 2
"""Within how many words behind its place the day of a deed told again is led to."""
NEAR = frozenset(["near", "outside", "around", "beyond", "behind", "opposite", "beside"])
WITHIN = NEAR | {"in", "at", "across", "throughout", "inside"}
SPEECH = classes()["say"] | {"speaking", "reporters", "interview", "briefing", "announced", "statement"}
FIGHTERS = classes()["soldiers"] | classes()["force"]
PEOPLE = classes()["civ"] | classes()["soldiers"]
MOVES = frozenset(["troop movement", "withdrawal", "exercise", "territory gained", "abduction"])
FIRED = frozenset(["shelling", "missile strike", "drone strike"])
"""What is fired from one place at another."""
AIMED = frozenset(["at", "on", "into", "to", "toward", "towards"])
"""What leads to the place that something is fired at."""
LONGEST_NAME = 6
"""A person's name has fewer words."""
JOINED = frozenset(["and", "while", "but"])
"""What joins a clause to the one before it."""
SUBJECT = frozenset(["subject-active", "subject-passive"])
NO_SITE = SUBJECT | {"of-another", "speaks", "spoken-at", "origin", "left", "owner"}
"""What tells that a place is not where a trigger was."""
OPENING, TO_OPENING = frozenset(["in", "at", "near", "outside"]), 4
"""What a place that opens a sentence is led by, and how far from its beginning the place stands."""


class Choice(NamedTuple):
    """A place weighed for a trigger: its score, the tier that it was found in and the features that made the score."""

    spot: Spot
    score: float
    tier: str
    features: tuple[str, ...]


def _distance(frame: Frame, spot: Spot) -> int:
    return spot.first - frame.last if spot.first >= frame.last else frame.first - spot.last


def _bucket(value: int, *limits: int) -> int:
    return sum(value > limit for limit in limits)


def _stance(frame: Frame, spot: Spot, words: Words, start: int, end: int) -> Iterator[str]:
    """How a place without a preposition stands to the trigger of its sentence, and what follows it."""
    behind = spot.first >= frame.last
    distance = _distance(frame, spot)
    after = words.low[spot.last] if spot.last < end else ""
    cited = words.low[max(spot.first - 2, 0) : spot.first] == ["according", "to"]
    if after in classes()["say"] or cited or _named_speaker(spot, words, end):
        yield "speaks"
    if after == "'s" and frame.voice == "noun" and not behind and distance <= 3:
        yield "owner"
    if (
        frame.entry.type != "Diplomacy"
        and spot.lead in ("in", "at")
        and SPEECH & set(words.low[max(start, spot.first - 4) : spot.first])
    ):
        yield "spoken-at"
    if spot.lead == "from" and frame.entry.subtype == "withdrawal" and behind:
        yield "left"
    elif _whence(frame, spot, words, start):
        yield "origin"
    if after == ":" and spot.first - start <= 2:
        yield "heads-line"
    elif not spot.lead and behind and distance <= 3 and frame.voice != "noun":
        yield "object"
    elif not spot.lead and not behind and after != "'s":
        yield "subject-passive" if frame.voice == "passive" else "subject-active"
    if behind and frame.voice == "noun" and distance <= 5 and spot.lead in ("of", "on", "against"):
        yield f"noun-{'of' if spot.lead == 'of' else 'on'}"
    if frame.entry.subtype in FIRED and behind and frame.voice == "active" and spot.lead in AIMED:
        yield "aimed"
    if frame.entry.subtype in MOVES and spot.lead in ("to", "into", "toward", "towards", "from"):
        yield "moves-to"


def _named_speaker(spot: Spot, words: Words, end: int) -> bool:
    """Whether a name between commas and a word of saying follow a place ("the mayor of Sake, Jean Baluku, said")."""
    at = spot.last + 1
    while at < min(end, spot.last + LONGEST_NAME) and words.capital[at]:
        at += 1
    led = spot.lead in ("in", "of", "at") and words.low[spot.last : spot.last + 1] == [","] and at > spot.last + 2
    return led and at + 1 < end and words.low[at] == "," and words.low[at + 1] in classes()["say"]


def _whence(frame: Frame, spot: Spot, words: Words, start: int) -> bool:
    """Whether a place is where people come from, or something is fired from: "rebels in Yemen fired from Hodeidah".

    Whom a verb says to be abducted is abducted from there.
    """
    fired = frame.entry.subtype in FIRED
    if spot.lead == "from" and frame.entry.subtype == "abduction" and frame.voice == "active":
        return False
    if spot.lead == "from":
        return (fired and spot.first >= frame.last) or _led_by(spot, words, start, PEOPLE)
    return spot.lead == "in" and fired and spot.first < frame.last and _led_by(spot, words, start, FIGHTERS)


def _led_by(spot: Spot, words: Words, start: int, nouns: frozenset[str]) -> bool:
    """Whether one of some nouns stands before the preposition of a place ("peacekeepers from Malawi")."""
    before = (index for index in range(spot.first - 1, start - 1, -1) if words.low[index] == spot.lead)
    index = next(before, start)
    return index > start and words.low[index - 1] in nouns


def _near(frame: Frame, spot: Spot, scene: Scene) -> Iterator[str]:
    """The features of a place in the trigger's own sentence."""
    sentence = scene.layout.sentences[frame.sentence]
    yield f"near{_bucket(_distance(frame, spot), 2, 5, 9, 16)}"
    if spot.first >= frame.last:
        yield "behind"
    bounds = abs(scene.clauses[spot.first] - scene.clauses[frame.first])
    if bounds:
        yield f"bounds{min(bounds, 3)}"
    low, high = sorted((frame.first, spot.first))
    deeds = scene.deeds(frame.sentence)
    crossed = max(0, bisect_left(deeds, high) - bisect_right(deeds, low))
    if crossed:
        yield f"between{min(crossed, 3)}"
    yield from _stance(frame, spot, scene.words, sentence.first, sentence.last)


def _tier(frame: Frame, spot: Spot, scene: Scene) -> str:
    """Where a place stands to the trigger's sentence."""
    sentences, blocks = scene.layout.sentences, scene.layout.blocks
    if spot.span[0] in scene.dateline:
        return "dateline"
    own, other = sentences[frame.sentence].block, sentences[spot.sentence].block
    step = spot.sentence - frame.sentence
    if step == 0:
        return "same"
    kind = blocks[other].kind
    if own != other and kind in ("headline", "caption", "dateline"):
        return {"headline": "heading"}.get(kind, kind)
    if abs(step) <= AROUND:
        return f"{'before' if step < 0 else 'after'}{abs(step)}"
    return "far"


def features(frame: Frame, spot: Spot, scene: Scene) -> list[str]:
    """What is told of a place as the place of a trigger, as names of place_weights.tsv."""
    tier = _tier(frame, spot, scene)
    place = spot.location or spot.toponym
    found = [tier, f"lead:{spot.lead}", place.precision or "city"]
    apart = depth(scene, spot.sentence, spot.span[0]) != (aftermath(frame, scene) if tier == "same" else 0)
    if apart or (tier == "same" and _of_others(frame, spot, scene)):
        found.append("of-another")
    if tier == "same":
        found += _near(frame, spot, scene)
    else:
        if scene.layout.sentences[frame.sentence].block != scene.layout.sentences[spot.sentence].block:
            found.append("other-block")
        elif spot.sentence < frame.sentence and _opens(spot, scene):
            found.append("opened")
        if scene.whereabouts.often(spot):
            found.append("often")
    return found


def _opens(spot: Spot, scene: Scene) -> bool:
    """Whether a sentence opens with a place for what follows ("In the capital Kinshasa, ...")."""
    first = scene.layout.sentences[spot.sentence].first
    return spot.lead in OPENING and spot.first - first <= TO_OPENING and scene.words.low[first] == spot.lead


def _of_others(frame: Frame, spot: Spot, scene: Scene) -> bool:
    """Whether a place is that of more people, hurt elsewhere than the trigger's ("two died in A, three in B"), stands
    right behind another trigger, which leads to it ("hit A as troops pushed into B"), or does something itself.
    """
    others = [other for other in scene.frames_of(frame.sentence) if other is not frame]
    more = (other for other in others if other.entry.kind in MORE)
    again = (other for other in others if other.entry.kind == "again")
    behind = any(other.last < spot.first <= other.last + TO_PLACE for other in more)
    led = any(other.last == spot.first and scene.words.low[spot.first - 1] == spot.lead for other in others)
    told = behind or led or _acts(frame, spot, scene) or any(_led_to_day(other, spot) for other in again)
    return told or _owned(frame, spot, others, scene) or _of_clause_before(frame, spot, others, scene)


def _acts(frame: Frame, spot: Spot, scene: Scene) -> bool:
    """Whether a country or capital behind a trigger is the subject of another verb ("clashes until A brokered it")."""
    government = spot.toponym.precision == "country" or spot.toponym.feature in CAPITALS
    bare = government and not spot.lead and spot.first >= frame.last
    return bare and scene.words.low[spot.last : spot.last + 1] != [] and scene.words.low[spot.last].endswith("ed")


def _owned(frame: Frame, spot: Spot, others: Sequence[Frame], scene: Scene) -> bool:
    """Whether a place stands right behind a deed of another clause, and one follows the trigger ("a drone was shot down
    over A, and that two were killed in combat in B").
    """
    parted = spot.last <= frame.first and scene.clauses[spot.first] != scene.clauses[frame.first]
    deeds = (other for other in others if other.entry.kind == "core" and other.entry.type != "Diplomacy")
    near = parted and any(other.last <= spot.first <= other.last + 1 for other in deeds)
    return near and any(each.first >= frame.last for each in scene.spots.get(frame.sentence, ()))


def _of_clause_before(frame: Frame, spot: Spot, others: Sequence[Frame], scene: Scene) -> bool:
    """Whether "and" parts a place, which stands behind a deed, from a trigger led to a place of its own ("killed two
    in A on Tuesday, and settlers set fire to cars near B").
    """
    if frame.voice == "noun" or spot.last > frame.first:
        return False
    low = scene.words.low
    joined = any(low[at] == "," and low[at + 1] in JOINED for at in range(spot.last, frame.first - 1))
    deeds = [other for other in others if other.entry.kind in TELLING and other.entry.type != "Diplomacy"]
    if not joined or not any(other.last <= spot.first for other in deeds):
        return False
    behind = (each for each in scene.spots.get(frame.sentence, ()) if each.first >= frame.last)
    own = next((each.first for each in behind if each.lead in WITHIN), None)
    return own is not None and not any(frame.last <= other.first < own for other in deeds)


def _led_to_day(again: Frame, spot: Spot) -> bool:
    """Whether a place stands right before the day on which a deed was done again ("and near Baalbek on Wednesday")."""
    return 0 <= again.first - spot.last < TO_DAY


def weigh(frame: Frame, scene: Scene, spots: Iterator[Spot]) -> list[Choice]:
    """The places with their scores, the best first; a tie goes to the one named first."""
    choices = []
    for spot in spots:
        told = features(frame, spot, scene)
        choices.append(Choice(spot, round(score("place_weights.tsv", told), 6), told[0], tuple(told)))
    return sorted(choices, key=lambda c: (-c.score, c.spot.first))


def candidates(frame: Frame, scene: Scene) -> list[Choice]:
    """The places weighed for a trigger, the best first: those of its sentence, and if none fits, those around it.

    A war as a whole has the country that the report places most in; what is about a place has it in its sentence.
    """
    if frame.entry.kind == "war":
        return [Choice(spot, FLOOR, "far", ("theatre",)) for spot in scene.whereabouts.theatre]
    places, spots = scene.whereabouts, scene.spots.get(frame.sentence, ())
    if frame.entry.kind == "again":
        return weigh(frame, scene, (spot for spot in spots if _led_to_day(frame, spot)))
    stays = frame.entry.subtype not in MOVES
    here = (spot for spot in spots if not (stays and places.refuge(spot)) and not _parted(frame, spot, scene))
    own = _finest(_unlabelled(weigh(frame, scene, here), scene))
    if frame.entry.type == "Diplomacy" or frame.entry.kind == "about" or (own and own[0].score >= SAME):
        return own
    barred = places.podiums | places.refuges if stays else places.podiums
    around = (
        spot
        for spot in places.around(frame.sentence, AROUND)
        if spot.toponym.name not in barred and not elsewhere(frame, scene.openings.get(spot.toponym.name))
    )
    wide = weigh(frame, scene, around)
    return sorted(own + wide, key=lambda c: (-c.score, c.spot.first))


def _parted(frame: Frame, spot: Spot, scene: Scene) -> bool:
    """Whether a semicolon parts a place from a trigger, and a happening of its own stands with the place."""
    low = scene.words.low
    stop = next((index for index in range(frame.last, spot.first) if low[index] == ";"), None)
    return stop is not None and any(other.first > stop for other in scene.frames_of(frame.sentence))


def _unlabelled(choices: list[Choice], scene: Scene) -> list[Choice]:
    """The places without the label of the sentence, where another one, finer than a country, is said to be it."""
    labels = [each for each in choices if scene.whereabouts.labels(each.spot.toponym)]
    said = (each for each in choices if each not in labels and each.score >= FLOOR and each.spot.lead in WITHIN)
    return [each for each in choices if each not in labels] if labels and any(map(_fine, said)) else choices


def _finest(choices: list[Choice]) -> list[Choice]:
    """The places without the region that the best one is, where the sentence names a town in it for the same trigger:
    "In the Gaza Strip, a strike on a tent in Khan Younis killed a man".
    """
    if not choices or choices[0].spot.toponym.precision not in ("admin1", "region") or not choices[0].spot.lead:
        return choices
    wide = choices[0].spot.toponym
    return choices[1:] if any(each.score >= SAME and _lies_in(each, wide) for each in choices[1:]) else choices


def _lies_in(choice: Choice, wide: Toponym) -> bool:
    """Whether a place is where a trigger was, and lies in a region that is wider by far."""
    town = choice.spot.toponym
    apart = any(feature.startswith(("between", "bounds")) for feature in choice.features)
    if apart or not NO_SITE.isdisjoint(choice.features) or town.country != wide.country:
        return False
    if town.lat is None or town.lon is None or wide.lat is None or wide.lon is None:
        return False
    reach, size = wide.radius_km or 0.0, town.radius_km or 0.0
    inside = town.admin1 == wide.admin1 or km(town.lat, town.lon, wide.lat, wide.lon) <= reach
    return inside and (town.precision in FINE or 2 * size <= reach)


def _fine(choice: Choice) -> bool:
    return choice.spot.toponym.precision != "country"


def role(frame: Frame, choice: Choice) -> PlaceRole:
    """What the place is to the happening: where it was, near it, between places, or merely what it was about."""
    lead = choice.spot.lead
    if frame.entry.kind == "about" or (frame.entry.type == "Diplomacy" and lead not in ("in", "at", "near", "outside")):
        return "about"
    return led_by(lead)


def led_by(lead: str) -> PlaceRole:
    """What a preposition says of a place: that something was between places, near one or at it."""
    if lead == "between":
        return "between"
    return "near" if lead in NEAR else "at"


def place(frame: Frame, choice: Choice) -> Place:
    """The chosen place with its role."""
    return place_of(choice.spot.toponym, role(frame, choice), choice.spot.location)
