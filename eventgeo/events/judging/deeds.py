"""The deeds that the models of this folder know: what reports of violence tell of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from eventgeo.events.fold import DONE, Read, family
from eventgeo.events.frames import Frame
from eventgeo.events.roles import roles
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes
from eventgeo.records import FINE, FROM_AFAR

Deed = Literal["assault", "bombing", "abduction", "arson", "robbery"]
DEEDS: tuple[Deed, ...] = ("assault", "bombing", "abduction", "arson", "robbery")
OF_SUBTYPE: dict[str, Deed] = {
    "abduction": "abduction",
    "arson": "arson",
    "looting or destruction": "arson",
    "robbery": "robbery",
    "air strike": "bombing",
    "drone strike": "bombing",
    "suicide bombing": "bombing",
    "bombing": "bombing",
}
"""Subtype to its deed; all else of the judged families is an assault."""
FORCES = frozenset(["state_forces", "rebel", "militia", "pmc", "government"])
ATTACKERS = frozenset(["attackers", "assailants"])
"""Who are called by what they did, whoever they are."""
INTERCEPTED = "disrupted weapons use"
"""What air defence alone does, over wide regions too."""
HEAD = 60
"""How many words of a report are looked at for the label of a monitoring service."""
JUDGED = frozenset(["violence", "abduction", "arson", "robbery", "looting or destruction", "sexual violence"])
"""The families of happenings that the models were trained on; others are taken as they are."""


HARM = frozenset(["killed", "wounded", "losses"])
"""The kinds of numbers of people who were hurt."""
STRUCK = frozenset(["strike", "strikes", "raid", "raids"])
"""Nouns of deeds that count where other words of weapons stand, and tell of one as well as those do."""


def monitored(scene: Scene) -> bool:
    """Whether a report is one that a monitoring service passes on, which says in brackets what it is ("[TEXT]").

    The models learned from such reports; theirs is the last word there, and not that of rules.
    """
    head = scene.words.low[:HEAD]
    labels = classes()["genre"]
    return any(
        one == "[" and two in labels and three == "]" for one, two, three in zip(head, head[1:], head[2:], strict=False)
    )


def deed_of(subtype: str) -> Deed:
    """The deed that a subtype of the judged families is."""
    return OF_SUBTYPE.get(subtype, "assault")


def judged(group: Sequence[Read]) -> bool:
    """Whether the models have a say in a group: done deeds of their families, but no whole war and no running toll."""
    frame = group[0].frame
    if any(read.standing == "summary" for read in group):
        return False
    return family(frame) in JUDGED and frame.trigger.modality in DONE and frame.entry.kind != "war"


def particular(group: Sequence[Read], scene: Scene) -> bool:
    """Whether the sentence of a group says in which town a deed was, and on which day; of armies' the town is enough,
    and of strikes from afar the district.

    Such a deed is one happening whatever the models say: they learned from terror, where armies do not count. They have
    the last word in reports such as they learned from. Nor do they have it of what a force or state that the sentence
    names did, and of so many people killed or wounded in a named place or time.
    """
    head = group[0]
    if monitored(scene) or head.standing:
        return False
    if (_done_by(head.frame, scene) and head.frame.voice != "noun") or _counted(head, scene):
        return True
    if head.choice is None:
        return False
    if head.frame.entry.subtype == INTERCEPTED:
        return True
    precision = (head.choice.spot.location or head.choice.spot.toponym).precision
    if precision in (*FINE, "admin2") and _done_by(head.frame, scene):
        return True
    if precision not in (*FINE, "admin2"):
        return False
    waged = _waged(head.frame) and head.frame.entry.kind in ("core", "weak")
    struck = head.frame.entry.kind == "core" and head.frame.entry.subtype in FROM_AFAR
    if struck or (precision in FINE and (waged or (head.frame.voice == "noun" and "noun-on" in head.choice.features))):
        return True
    days = scene.timexes(head.frame.sentence)
    fell = (
        head.frame.entry.kind == "result" and head.frame.voice == "passive" and head.choice.spot.first > head.frame.last
    )
    told = fell or waged or head.frame.entry.kind in ("core", "again") or head.frame.trigger.surface.lower() in STRUCK
    return told and any(each.first is not None and each.first == each.last for each in days)


def _waged(frame: Frame) -> bool:
    return frame.entry.type == "Battles" or frame.entry.subtype in FROM_AFAR


def _done_by(frame: Frame, scene: Scene) -> bool:
    """Whether a sentence says which force or state did a deed."""
    if frame.entry.kind not in ("core", "weak"):
        return False
    actors = roles(frame.trigger, scene.layout, scene.actors.get(frame.sentence, ()))
    doers = (actor for actor in actors if actor.role in ("initiator", "party"))
    return any(actor.category in FORCES or actor.name.lower() in ATTACKERS for actor in doers)


def _counted(read: Read, scene: Scene) -> bool:
    """Whether a sentence says how many people were killed or wounded, and names a place, a day or what armies struck
    them with; be it in what it recalls ("four days after gunmen killed seven in X").
    """
    frame, recalled = read.frame, read.depth > 0
    tolls = scene.tolls(frame.sentence)
    counted = any(toll.kind in HARM and toll.low and (recalled or not toll.cumulative) for toll in tolls)
    days = any(timex.first for timex in scene.timexes(frame.sentence))
    struck = frame.entry.kind == "core" and frame.entry.subtype in FROM_AFAR
    return counted and (days or struck or bool(scene.spots.get(frame.sentence)))
