"""What a sentence comes back to without its name: "the town", "its station", "there", "the attack came as …", "he"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from eventgeo.events.actors import ActorMention
from eventgeo.events.frames import Frame
from eventgeo.events.link import Told
from eventgeo.events.scene import Scene
from eventgeo.events.spots import Spot
from eventgeo.events.tables import classes
from eventgeo.records import FINE, Place, place_of

SETTLEMENT = classes()["settlement"]
PARTS = classes()["town-part"]
AREAS = frozenset(["area", "district", "province", "region", "place", "spot", "location"])
SITES = SETTLEMENT | PARTS | AREAS | classes()["building"]
"""What may be the same as a deed told before was in ("in the same jail")."""
LED = frozenset(["in", "at", "on", "near", "outside", "inside"])
"""What leads to it."""
OBJECT = 4
"""Within how many words behind a trigger "its station" is what it befell."""
AUXILIARIES = frozenset(["was", "were", "has", "had", "have", "been", "also", "later", "then", "finally"])
"""What may stand between "the town" and what befell it."""
REACH = 12
"""How many words from the trigger "the town" is looked for."""
BACK = 4
"""Over how many sentences "the town" and "he" come back."""
CAPITALS = frozenset(["PPLC"])
UNITS = frozenset(["admin1", "admin2"])
"""What "there" may be besides a town, of what was told right before."""


def comes_back(frame: Frame, scene: Scene) -> tuple[str, int]:
    """The word by which a trigger's sentence comes back to a place told of before ("town", "there"), and where."""
    words, sentence = scene.words, scene.layout.sentences[frame.sentence]
    if same := _same(frame, scene):
        return "same", same
    for index in range(max(sentence.first, frame.first - REACH), min(sentence.last, frame.last + REACH)):
        low = words.low[index]
        after = index + 1 if index + 1 < sentence.last else index
        if low == "there" and index >= frame.last:
            exists = index > frame.last and words.low[after] in classes()["existential"]
            if not exists:
                return low, index
        elif (
            low == "its"
            and 0 <= index - frame.last <= OBJECT
            and not PARTS.isdisjoint(words.low[index + 1 : min(index + 4, sentence.last)])
        ):
            return low, index
        elif low in SETTLEMENT and index > sentence.first and words.low[index - 1] in ("the", "that", "this"):
            named = words.low[after] == "of" or (after != index and words.capital[after])
            if not named:
                return low, index
    return "", sentence.first


def is_same(frame: Frame, scene: Scene) -> bool:
    """Whether a deed was where the one told before was ("a riot in the same jail")."""
    return _same(frame, scene) is not None


def _same(frame: Frame, scene: Scene) -> int | None:
    """Where "same" stands of a deed that was where the one told before was ("a riot in the same jail"), else None."""
    low, end = scene.words.low, scene.layout.sentences[frame.sentence].last - 1
    at = next((at for at in range(frame.last, min(frame.last + OBJECT, end)) if low[at] == "same"), None)
    where = at is not None and low[at - 2] in LED and low[at - 1] == "the" and low[at + 1] in SITES
    return at if where else None


def place_before(frame: Frame, scene: Scene, told: Sequence[Told]) -> Place | None:
    """The town that "the town" or "there" stands for: that of the last happening told, else the last one named."""
    word, at = comes_back(frame, scene)
    if not word:
        return None
    named = (spot.toponym for spot in scene.spots.get(frame.sentence, ()) if spot.first < at)
    here = [toponym for toponym in named if toponym.precision in FINE]
    if here and word != "there":
        return place_of(here[-1], "at")
    if word == "its":
        return _named_last(frame, scene)
    last = [spot for spot in _named_before(frame, scene) if word != "capital" or spot.toponym.feature in CAPITALS]
    since = last[-1].sentence if last else 0
    recent = takewhile(lambda each: each.sentence >= since, reversed(told))
    for earlier in (each for each in recent if each.event.type != "Diplomacy"):
        place, near = earlier.event.place, frame.sentence - earlier.sentence <= 1
        wide = word == "there" and near and place is not None and place.precision in UNITS
        fine = place is not None and place.precision in FINE
        if place is not None and (fine or wide) and (word != "capital" or place.feature in CAPITALS):
            return place
    if word == "capital" and not last:
        return _capital(scene)
    return place_of(last[-1].toponym, "at", last[-1].location) if last else None


def _capital(scene: Scene) -> Place | None:
    """The capital of the country that the report is about, or the only one, named anywhere, be it in the dateline."""
    country = scene.whereabouts.country
    named = [each for each in scene.mentions.toponyms if each.resolved and each.feature in CAPITALS]
    theirs = [each for each in named if country is None or each.country == country.country]
    return place_of(theirs[0], "at") if len({each.country for each in theirs}) == 1 else None


def _named_last(frame: Frame, scene: Scene) -> Place | None:
    """The first town of the last sentence before that names one: what it told of."""
    named = _named_before(frame, scene)
    first = next((spot for spot in named if spot.sentence == named[-1].sentence), None)
    return place_of(first.toponym, "at", first.location) if first else None


def _fine(spot: Spot) -> bool:
    return (spot.location or spot.toponym).precision in FINE


def _named_before(frame: Frame, scene: Scene) -> list[Spot]:
    """The towns named in the sentences before, where the text places things, in their order."""
    return [
        spot
        for sentence in range(max(0, frame.sentence - BACK), frame.sentence)
        for spot in scene.spots.get(sentence, ())
        if _fine(spot) and spot.span[0] not in scene.dateline and spot.toponym.name not in scene.whereabouts.podiums
    ]


def echoes(frame: Frame, spot: Spot, scene: Scene) -> bool:
    """Whether a trigger comes back to a happening ("The shelling came as …"), and a place belongs to the other one."""
    low = scene.words.low
    before = low[frame.first - 1] if frame.first else ""
    behind = low[frame.last : frame.last + 2]
    return (
        before in ("the", "this", "that", "these", "those")
        and spot.first > frame.last
        and len(behind) == 2
        and behind[0] in classes()["befell"]
        and behind[1] in classes()["meanwhile"]
    )


def befell_the_town(frame: Frame, spot: Spot, scene: Scene) -> bool:
    """Whether "the town" is what a trigger befell, and a place behind it is that of another clause ("the town fell
    after clashes around Kaziba").
    """
    low, at = scene.words.low, frame.first - 1
    while at > 0 and low[at] in AUXILIARIES:
        at -= 1
    town = at > 0 and low[at] in SETTLEMENT and low[at - 1] in ("the", "this", "that")
    return town and spot.first >= frame.last and scene.clauses[spot.first] != scene.clauses[frame.first]


def speaker_before(frame: Frame, scene: Scene) -> ActorMention | None:
    """Whom "he" or "she" before a verb stands for: the first holder of an office whom the sentence before names."""
    sentence = scene.layout.sentences[frame.sentence]
    index = frame.first - 1
    while index >= sentence.first and scene.words.low[index] in ("had", "has", "also", "later", "then"):
        index -= 1
    if frame.voice == "noun" or index < sentence.first or scene.words.low[index] not in ("he", "she"):
        return None
    for other in range(frame.sentence - 1, max(-1, frame.sentence - 1 - BACK), -1):
        people = [each for each in scene.actors.get(other, ()) if each.kind == "person-in-office"]
        if people:
            return people[0]
    return None
