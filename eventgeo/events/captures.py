"""Whether a verb that may have any object takes a place: "M23 took Minova", and not "the army took Friday off"."""

from __future__ import annotations

from eventgeo.events.clauses import PREPOSITIONS
from eventgeo.events.frames import Frame
from eventgeo.events.patterns import STOPS
from eventgeo.events.roles import ARMIES, roles
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes
from eventgeo.events.taken import is_subject

OBJECT = 6
"""Within how many words behind a verb the place that it takes is named."""
DOERS = ARMIES | {"government"}
"""Who takes places."""
STAND_INS = frozenset(["it", "they", "which", "who", "that"])
"""What stands for such a doer."""
UNSAID = frozenset(["after", "before", "since", "by"])
"""What leads to a verb in -ing whose doer is that of the sentence ("a day after taking Dessie")."""
BETWEEN = frozenset(["also", "then", "had", "has", "have", "later", "and", "already", "finally", "now", "quickly"])
"""What may stand between such a word and its verb."""
FORCES = classes()["army"] | classes()["soldiers"]
"""Words for those who take places, whoever's they are ("its forces had taken")."""
KINDS = classes()["settlement"] | classes()["town-part"]
"""Words for what may be taken without its name ("the airport")."""
FALLS = frozenset(["falls", "fell", "fallen"])
"""What a place does that is taken."""
LED = PREPOSITIONS - {"of"}


def captures(frame: Frame, scene: Scene) -> bool:
    """Whether a force or state is the doer of a verb and a place of the report its object; or a place fell."""
    if scene.words.low[frame.first] in FALLS:
        return is_subject(frame, scene.words, scene.spots.get(frame.sentence, ()))
    return _has_place(frame, scene) and _has_doer(frame, scene)


def _has_place(frame: Frame, scene: Scene) -> bool:
    """Whether the object is a place (known or not), its kind ("the town"), or the place before ", which"."""
    low, spots = scene.words.low, scene.spots.get(frame.sentence, ())
    near = (spot.last for spot in spots if 2 <= frame.first - spot.last <= OBJECT)
    if any(low[last : last + 2] == [",", "which"] for last in near):
        return True
    for index in range(frame.last, min(frame.last + OBJECT, scene.layout.sentences[frame.sentence].last)):
        if low[index] in KINDS or scene.layout.tokens[index].start in scene.literal:
            return True
        if low[index] in LED or low[index] in STOPS or low[index] == ",":
            return False
    return False


def _has_doer(frame: Frame, scene: Scene) -> bool:
    low, index = scene.words.low, frame.first - 1
    while index > 0 and low[index] in BETWEEN:
        index -= 1
    if low[index] in STAND_INS or low[index] in FORCES or (low[index] in UNSAID and low[frame.first].endswith("ing")):
        return True
    cast = roles(frame.trigger, scene.layout, scene.actors.get(frame.sentence, ()))
    return any(actor.role in ("initiator", "party") and actor.category in DOERS for actor in cast)
