"""How a word of a report stands to the tellings of an incident: features that dates and places share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventgeo.events.frames import Frame
from eventgeo.events.judging.clusters import Cluster
from eventgeo.events.judging.sentences import step
from eventgeo.events.recalled import aftermath, depth
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes

REPORTING = classes()["reporting"]
RELATIVE = frozenset(["who", "which", "that", "whose", "where"])


@dataclass(frozen=True, slots=True)
class Core:
    """An incident for the choice of its date and place: its best telling, and all sentences that tell of it."""

    scene: Scene
    head: Frame
    deed: str
    sentences: frozenset[int]

    @property
    def quoted(self) -> bool:
        """Whether its best sentence holds a quotation mark."""
        shape = self.scene.layout.sentences[self.head.sentence]
        return not {'"', "“"}.isdisjoint(self.scene.words.low[shape.first : shape.last])


def core(scene: Scene, cluster: Cluster) -> Core:
    """A cluster as the core that candidates are weighed against."""
    best = cluster.best.group[0].frame
    return Core(scene, best, cluster.deed, frozenset(telling.sentence for telling in cluster.tellings))


def recalled(told: Core, sentence: int, offset: int) -> bool:
    """Whether a word belongs to a happening before the one that its sentence tells of, and so to another incident."""
    own = sentence == told.head.sentence
    return depth(told.scene, sentence, offset) != (aftermath(told.head, told.scene) if own else 0)


def zone(told: Core, sentence: int) -> str:
    """Where a sentence stands to the incident: its best one, another that tells of it, one beside, before or behind."""
    gap = sentence - told.head.sentence
    if gap == 0:
        return "best"
    if sentence in told.sentences:
        return "told"
    return {-1: "above", 1: "below"}.get(gap, "before" if gap < 0 else "behind")


def around(told: Core, at: int, sentence: int) -> Iterator[str]:
    """How the word `at` stands to the triggers of its sentence."""
    own = told.head.sentence == sentence
    frames = [told.head] if own else told.scene.frames_of(sentence)
    if not frames:
        yield "no trigger"
        return
    nearest = min(frames, key=lambda frame: abs(frame.first - at))
    low, high = sorted((nearest.first, at))
    between = told.scene.words.low[low + 1 : high]
    side = "behind" if at > nearest.first else "before"
    yield f"apart={step(high - low, 1, 3, 6, 10, 16)}/{side}"
    yield f"voice={nearest.voice}/{side}"
    if not REPORTING.isdisjoint(between):
        yield "reported between"
    if "," in between:
        yield f"comma between/{side}"
    if not RELATIVE.isdisjoint(between):
        yield f"relative between/{side}"
    if own and any(low < other.first < high for other in told.scene.frames_of(sentence) if other is not nearest):
        yield "trigger between"


def zoned(where: str, found: Sequence[str]) -> list[str]:
    """The features, and each once more for the zone that it was found in."""
    return [f"zone={where}", *found, *(f"{where}.{each}" for each in found)]
