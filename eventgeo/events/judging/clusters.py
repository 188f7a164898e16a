"""Tellings of one deed in a report, gathered into incidents by how alike their sentences are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eventgeo.events.fold import APART, ONE_AREA_KM, Read, by_another
from eventgeo.events.frames import Frame
from eventgeo.events.judging.deeds import Deed, deed_of, monitored
from eventgeo.events.judging.sentences import step
from eventgeo.events.scene import Scene
from eventgeo.events.spots import Spot, km_between
from eventgeo.events.tables import classes
from eventgeo.events.weights import Weights, chance, total
from eventgeo.records import FINE, FROM_AFAR

JOINED = 0.65
"""A telling joins an incident that it is linked to with at least this chance (the mean of the average and the best)."""
HEARD = 6
"""With how many of the likeliest incidents of its deed one is compared, to tell whether it comes back to them."""
REMEMBERED = 30
"""How many incidents before a telling, and how many tellings of each, are compared to it, so that long reports take no
more for each."""


BOMBINGS = FROM_AFAR | {"suicide bombing"}
"""Kinds of deeds of which a happening is but one."""
BACK = frozenset(["the", "this", "that"])


@dataclass(frozen=True, slots=True)
class Telling:
    """A group of triggers of one sentence, with the chance that they tell of an incident by themselves."""

    group: tuple[Read, ...]
    chance: float

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.group[0].frame.sentence

    @property
    def deed(self) -> Deed:
        """What was done."""
        return deed_of(self.group[0].frame.entry.subtype)


@dataclass(slots=True)
class Cluster:
    """Tellings of one incident, in the order of the text; `rank` counts those of its deed that are likelier.

    `echo` is the chance that it is one with a likelier one, `elsewhere` and `otherwhen` say whether it names a place
    or a day that no likelier one does.
    """

    deed: Deed
    tellings: list[Telling] = field(default_factory=list)
    rank: int = 0
    of: int = 1
    echo: float = 0.0
    elsewhere: bool = False
    otherwhen: bool = False

    @property
    def best(self) -> Telling:
        """The likeliest telling, of equals the first."""
        return max(self.tellings, key=lambda telling: (telling.chance, -telling.sentence))

    @property
    def chance(self) -> float:
        """The chance that one at least of its tellings tells of an incident."""
        rest = 1.0
        for telling in self.tellings:
            rest *= 1.0 - telling.chance
        return 1.0 - rest


def _names(scene: Scene, sentence: int) -> set[str | None]:
    spots = scene.spots.get(sentence, ())
    return {spot.toponym.name for spot in spots if (spot.location or spot.toponym).precision != "country"}


def _town(telling: Telling) -> Spot | None:
    """The town that the first trigger of a telling that has a place was in; None for a wider place."""
    spot = next((read.choice.spot for read in telling.group if read.choice is not None), None)
    return spot if spot is not None and spot.toponym.precision in FINE else None


def _days(scene: Scene, sentence: int) -> set[object]:
    return {each.first for each in scene.timexes(sentence) if each.first}


class Links:
    """The features of pairs of tellings of one report; what is known of a sentence is worked out once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[int, tuple[frozenset[str], set[str | None], set[object]]] = {}
        self._cues: dict[int, tuple[bool, bool]] = {}
        self._today = not monitored(scene)

    def _of(self, sentence: int) -> tuple[frozenset[str], set[str | None], set[object]]:
        if sentence not in self._known:
            shape = self._scene.layout.sentences[sentence]
            low = frozenset(self._scene.words.low[shape.first : shape.last])
            content = frozenset(word for word in low - classes()["frequent"] if word[0].isalnum())
            self._known[sentence] = content, _names(self._scene, sentence), _days(self._scene, sentence)
        return self._known[sentence]

    def features(self, one: Telling, two: Telling) -> list[str]:
        """What speaks for and against two tellings, the second the later one, being of one incident."""
        layout, deed = self._scene.layout, two.deed
        (words, places, days), (others, wheres, whens) = self._of(one.sentence), self._of(two.sentence)
        common = words & others
        share = len(common) / max(1.0, (len(words) * len(others)) ** 0.5)
        gap = two.sentence - one.sentence
        found = [
            "bias", f"deed={deed}", f"gap={step(gap, 0, 1, 2, 3, 5, 8)}", f"common={step(len(common), 0, 1, 2, 4, 7)}",
            f"share={step(share, 0.05, 0.1, 0.2, 0.3, 0.5)}",
        ]  # fmt: skip
        head, tail = one.group[0].frame, two.group[0].frame
        other, back = self._cues_of(two)
        tests = {
            "paragraph": layout.sentences[one.sentence].block == layout.sentences[two.sentence].block,
            "places": bool(places & wheres),
            "other places": bool(places and wheres) and not places & wheres,
            "days": bool(days & whens),
            "other days": bool(days and whens) and not days & whens,
            "placed": bool(wheres) and not places,
            "dated": bool(whens),
            "opening": one.sentence == 0,
            "one sentence": gap == 0,
            "same trigger": head.trigger.surface.lower() == tail.trigger.surface.lower(),
            "same subtype": head.entry.subtype == tail.entry.subtype,
            "other": other,
            "back": back,
            "result": tail.entry.kind == "result",
        }
        found += [name for name, true in tests.items() if true]
        found += [f"{deed}.{name}" for name, true in tests.items() if true]
        return found

    def in_two_clauses(self, one: Frame, two: Frame) -> bool:
        """Whether two triggers of a sentence stand in clauses of their own, in a report of today."""
        return self._today and self._scene.clauses[one.first] != self._scene.clauses[two.first]

    def far(self, one: Telling, two: Telling) -> bool:
        """Whether two paragraphs of a report of today name towns of their own that are no neighbours."""
        sentences = self._scene.layout.sentences
        apart = sentences[one.sentence].block != sentences[two.sentence].block
        spots = [spot for each in (one, two) if (spot := _town(each)) is not None] if self._today and apart else []
        return len(spots) == 2 and km_between(*spots) > ONE_AREA_KM

    def days(self, telling: Telling) -> set[object]:
        """The days that the sentence of a telling names."""
        return self._of(telling.sentence)[2]

    def told(self, cluster: Cluster) -> tuple[set[str | None], set[object]]:
        """The places and the days that the sentences of a cluster name."""
        known = [self._of(telling.sentence) for telling in cluster.tellings]
        return set().union(*(places for _, places, _ in known)), set().union(*(days for _, _, days in known))

    def _cues_of(self, telling: Telling) -> tuple[bool, bool]:
        """Whether the sentence of a telling begins as one of another happening, and whether it comes back to one."""
        first = telling.group[0].frame.first
        if first not in self._cues:
            shape, low = self._scene.layout.sentences[telling.sentence], self._scene.words.low
            opening, before = low[shape.first : min(shape.last, shape.first + 20)], low[max(0, first - 2) : first]
            other = not classes()["other-happening"].isdisjoint(opening)
            self._cues[first] = other, not BACK.isdisjoint(before)
        return self._cues[first]


def _by_foes(one: Telling, two: Telling) -> bool:
    """Whether two sides did what two tellings tell of."""
    return by_another(one.group[0], [two.group[0]])


def _told_apart(one: Telling, two: Telling, links: Links) -> bool:
    """Whether one sentence tells of two happenings: one before the other, in two towns on two days or, in a report of
    today, by two clauses, of two towns that were taken, or of two that were struck in two ways.
    """
    if one.sentence != two.sentence:
        return False
    head, tail = one.group[0], two.group[0]
    spots = [read.choice.spot.toponym for read in (head, tail) if read.choice is not None]
    towns = {spot.name for spot in spots if spot.precision in FINE}
    more = not APART.isdisjoint((head.frame.entry.kind, tail.frame.entry.kind))
    taken = head.frame.entry.subtype == tail.frame.entry.subtype == "territory gained"
    means = {head.frame.entry.subtype, tail.frame.entry.subtype}
    struck = len(means) > 1 and means <= BOMBINGS
    days = len(links.days(two)) > 1
    by_place = len(towns) > 1 and (taken or days or struck or links.in_two_clauses(head.frame, tail.frame))
    return more or head.depth != tail.depth or by_place


def _fit(links: Links, known: Weights, cluster: Cluster, telling: Telling) -> float:
    near = cluster.tellings[-REMEMBERED:]
    if any(_by_foes(each, telling) or links.far(each, telling) or _told_apart(each, telling, links) for each in near):
        return 0.0
    chances = [chance(total(known, links.features(each, telling))) for each in near]
    return 0.5 * sum(chances) / len(chances) + 0.5 * max(chances)


def clusters(scene: Scene, tellings: Iterable[Telling], known: Weights) -> list[Cluster]:
    """The tellings of a report, in its order, as incidents: by deed, the likeliest of each deed first."""
    links = Links(scene)
    found: dict[Deed, list[Cluster]] = {}
    for telling in tellings:
        near = found.setdefault(telling.deed, [])
        fits = [(_fit(links, known, cluster, telling), -index) for index, cluster in enumerate(near[-REMEMBERED:])]
        fit, index = max(fits, default=(0.0, 0))
        if fit >= JOINED:
            near[-REMEMBERED:][-index].tellings.append(telling)
        else:
            near.append(Cluster(telling.deed, [telling]))
    return [cluster for near in found.values() for cluster in _ranked(near, links, known)]


def _ranked(near: Sequence[Cluster], links: Links, known: Weights) -> list[Cluster]:
    """The clusters of a deed, the likeliest first, each set against those before it."""
    ordered = sorted(near, key=lambda cluster: (-cluster.chance, cluster.tellings[0].sentence))
    places: set[str | None] = set()
    days: set[object] = set()
    for rank, cluster in enumerate(ordered):
        cluster.rank, cluster.of = rank, len(ordered)
        cluster.echo = max((_echo(links, known, each, cluster) for each in ordered[: min(rank, HEARD)]), default=0.0)
        here, then = links.told(cluster)
        cluster.elsewhere, cluster.otherwhen = bool(here - places), bool(then - days)
        places |= here
        days |= then
    return ordered


def _echo(links: Links, known: Weights, likelier: Cluster, cluster: Cluster) -> float:
    """The chance that two clusters are one incident, by their best tellings."""
    one, two = sorted((likelier.best, cluster.best), key=lambda telling: telling.group[0].frame.first)
    return chance(total(known, links.features(one, two)))
