"""Whether a cluster of tellings is an incident: trees over how sure its tellings and its report are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eventgeo.events.judging import passages
from eventgeo.events.judging.clusters import Cluster
from eventgeo.events.judging.deeds import DEEDS, Deed
from eventgeo.events.scene import Scene
from eventgeo.records import FINE

COMMENT = frozenset(["commentary", "editorial", "communique", "speech", "statement"])
UNKNOWN = -5.0


class Company:
    """What is told of all clusters of a report, each deed's likeliest first, gathered once for each of them."""

    def __init__(self, found: Sequence[Cluster]) -> None:
        self.leading: dict[Deed, float] = {}
        chances: dict[Deed, list[float]] = {}
        self._beside: dict[int, dict[Deed, float]] = {}
        self._best: dict[Deed, float] = {}
        for each in found:
            self.leading.setdefault(each.deed, each.chance)
            self._best[each.deed] = max(each.chance, self._best.get(each.deed, 0.0))
            for telling in each.tellings:
                chances.setdefault(each.deed, []).append(telling.chance)
                beside = self._beside.setdefault(telling.sentence, {})
                beside[each.deed] = max(telling.chance, beside.get(each.deed, 0.0))
        self._every = {deed: sorted(known, reverse=True) for deed, known in chances.items()}
        self._totals = {deed: sum(every) for deed, every in self._every.items()}

    def second(self, deed: Deed) -> float:
        """The chance of the second likeliest telling of a deed."""
        every = self._every[deed]
        return every[1] if len(every) > 1 else 0.0

    def total(self, deed: Deed) -> float:
        """The sum of the chances of the tellings of a deed."""
        return self._totals[deed]

    def rival(self, deed: Deed) -> float:
        """The chance of the likeliest cluster of another deed."""
        return max((best for other, best in self._best.items() if other != deed), default=0.0)

    def beside(self, deed: Deed, sentence: int) -> float:
        """The chance of the likeliest telling of another deed in a sentence."""
        return max((best for other, best in self._beside[sentence].items() if other != deed), default=0.0)


def numbers(
    cluster: Cluster, company: Company, topic: Mapping[Deed, float], said: passages.Said, scene: Scene
) -> dict[str, float]:
    """What is told of a cluster in the company of all of its report.

    `topic` is the chance of each deed by the words of the report, `said` by those of each sentence.
    """
    deed, best = cluster.deed, cluster.best
    chances = sorted((telling.chance for telling in cluster.tellings), reverse=True)
    spots = [spot for telling in cluster.tellings for spot in scene.spots.get(telling.sentence, ())]
    ages = [age for telling in cluster.tellings for age in scene.ages(telling.sentence)]
    count = len(scene.layout.sentences)
    found: dict[str, float] = {
        "best": chances[0],
        "second": chances[1] if len(chances) > 1 else 0.0,
        "sum": sum(chances),
        "any": cluster.chance,
        "tellings": len(chances),
        "first": cluster.tellings[0].sentence,
        "at": best.sentence,
        "sentences": count,
        "rank": cluster.rank,
        "of": cluster.of,
        "echo": cluster.echo,
        "elsewhere": cluster.elsewhere,
        "otherwhen": cluster.otherwhen,
        "behind": company.leading[deed] - cluster.chance,
        "beside": company.beside(deed, best.sentence),
        "rival": company.rival(deed),
        "next": company.second(deed),
        "all": company.total(deed),
        "topic": topic[deed],
        "violent": max(topic.values()),
        "age": min(ages, default=UNKNOWN),
        "dated": bool(ages),
        "places": len(spots),
        "town": any((spot.location or spot.toponym).precision in FINE for spot in spots),
        "along": best.sentence / max(count, 1),
        "background": best.group[0].standing == "background",
        "habit": best.group[0].standing == "habit",
        "interview": "interview" in scene.genre,
        "comment": bool(COMMENT & scene.genre),
        "result": best.group[0].frame.entry.kind == "result",
    }
    found |= passages.numbers(cluster, said)
    return {name: float(value) for name, value in (found | {each: each == deed for each in DEEDS}).items()}
