"""What was used: told by the trigger itself, or by a weapon named beside it."""

from __future__ import annotations

from functools import cache

from eventgeo.events.frames import Frame
from eventgeo.events.lexicon import types
from eventgeo.events.patterns import Scanner
from eventgeo.events.recalled import aftermath, depth
from eventgeo.events.scene import Scene
from eventgeo.events.tables import rows

LOSING = frozenset(["lose", "loses", "losing", "lost"])
"""What leads to a weapon that struck the doer."""
SHAPED = frozenset(["attack", "killing"])
"""Subtypes that say nothing of the means, so that a weapon beside them tells the subtype."""


@cache
def _scanner() -> Scanner:
    return Scanner(row[2] for row in rows("weapons.tsv"))


def _named(frame: Frame, scene: Scene) -> tuple[str, str] | None:
    """The weapon named nearest to a trigger in its clause or the next, with the subtype that it tells.

    None that its doer lost people to ("killed 31 fighters and lost two men to a roadside bomb").
    """
    sentence = scene.layout.sentences[frame.sentence]
    best: tuple[int, int] | None = None
    for match in _scanner().all(scene.words, sentence.first, sentence.last):
        distance = max(match.first - frame.last, frame.first - match.last, 0)
        bounds = abs(scene.clauses[match.first] - scene.clauses[frame.first])
        key = (distance + 5 * bounds, match.pattern.rank)
        start = scene.layout.tokens[match.first].start
        apart = depth(scene, frame.sentence, start) != aftermath(frame, scene)
        apart = apart or not LOSING.isdisjoint(scene.words.low[frame.last : match.first])
        if bounds < 2 and not apart and (best is None or key < best):
            best = key
    if best is None:
        return None
    weapon, subtype, _ = rows("weapons.tsv")[best[1]]
    return weapon, subtype


def armed(frame: Frame, scene: Scene) -> tuple[str | None, str, str]:
    """The weapon, the type and the subtype of a trigger, the weapon told by it or by what stands beside it."""
    entry = frame.entry
    if entry.weapon or entry.subtype not in SHAPED:
        return entry.weapon, entry.type, entry.subtype
    named = _named(frame, scene)
    if named is None:
        return None, entry.type, entry.subtype
    weapon, subtype = named
    if subtype == "-":
        return weapon, entry.type, entry.subtype
    return weapon, types()[subtype][0], subtype
