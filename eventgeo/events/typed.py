"""What a happening was, told by its trigger, the weapon beside it, who did it, and whom it struck."""

from __future__ import annotations

from collections.abc import Sequence

from eventgeo.events.casualties import HURT, TollMention
from eventgeo.events.fold import WOUNDED
from eventgeo.events.frames import Frame
from eventgeo.events.scene import Scene
from eventgeo.events.sides import side_of
from eventgeo.events.tables import classes
from eventgeo.events.totals import claims
from eventgeo.events.weapons import armed
from eventgeo.records import Actor

Typed = tuple[str | None, str, str]
"""Weapon, type and subtype."""
ARMED = frozenset(["state_forces", "rebel", "militia", "pmc", "police"])
FLYING = frozenset(["state_forces", "government"])
"""Who bombs from the air; others plant their bombs."""
BOMB = "bomb/v"
"""How the pattern of the verb begins that says so ("bombed a market")."""
STRIKES = frozenset(["strike", "strikes"])
"""What is done from afar, on whomever."""
OBJECT = 4
"""How many words behind an attack name its object."""
ONTO = (["on"], ["against"], ["at"])
ONE_SIDED = ("ambush", "assault", "incursion", "storm")
"""How words begin that tell of what one side does to another, whoever that is."""


def typed(head: Frame, scene: Scene, actors: Sequence[Actor], counted: Sequence[TollMention]) -> Typed:
    """What a happening was: an attack on an armed force is a battle, unless it is a strike, one that struck civilians
    alone is none, and a state bombs from the air.
    """
    weapon, type_, subtype = armed(head, scene)
    surface = head.trigger.surface.lower()
    on_forces = any(a.role == "target" and a.category in ARMED for a in actors) or _on_armed_site(head, scene)
    if subtype == "attack" and on_forces and head.voice == "noun" and surface in STRIKES:
        return weapon, "Explosions/Remote violence", "air strike"
    if subtype in ("attack", "killing") and on_forces and not surface.startswith("assassinat"):
        return weapon, "Battles", "armed clash"
    if subtype == "killing" and surface.startswith(WOUNDED):
        return weapon, type_, "attack"
    if subtype == "armed clash" and surface.startswith(ONE_SIDED) and not on_forces and _on_civilians(counted):
        return weapon, "Violence against civilians", "attack"
    if subtype == "bombing" and head.voice == "active" and head.entry.source.startswith(BOMB) and _flown(actors):
        return "air strike", type_, "air strike"
    return weapon, type_, subtype


def _flown(actors: Sequence[Actor]) -> bool:
    return any(actor.role == "initiator" and actor.category in FLYING for actor in actors)


def _on_civilians(counted: Sequence[TollMention]) -> bool:
    """Whether all whom a sentence counts as killed or wounded are civilians by their nouns."""
    hurt = [mention for mention in counted if mention.kind in HURT and mention.low]
    return bool(hurt) and all(side_of(claim.side) == "civil" for mention in hurt for claim in claims(mention))


def _on_armed_site(head: Frame, scene: Scene) -> bool:
    """Whether the object of an attack is what armed forces hold ("attacked an army base", "attack on a checkpoint")."""
    words = scene.words.low[head.last : head.last + OBJECT]
    if head.entry.subtype != "attack" or head.voice == "passive" or (head.voice == "noun" and words[:1] not in ONTO):
        return False
    return not classes()["armed-site"].isdisjoint(words)
