"""What a report as a whole is about: its words say whether it tells of an incident of each deed at all."""

from __future__ import annotations

from eventgeo.events.judging.sentences import step
from eventgeo.events.scene import Scene

OPENING = 2
"""How many sentences open a report."""


def features(scene: Scene) -> list[str]:
    """The words of a report, and those of its opening once more."""
    sentences = scene.layout.sentences
    opening = sentences[min(OPENING, len(sentences)) - 1].last if sentences else 0
    words = {low for low in scene.words.low if low[0].isalnum()}
    first = {low for low in scene.words.low[:opening] if low[0].isalnum()}
    found = [f"d={low}" for low in sorted(words)] + [f"o={low}" for low in sorted(first)]
    return [*found, f"length={step(len(sentences), 1, 3, 8, 15, 25)}", *(f"genre={low}" for low in sorted(scene.genre))]
