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


def numbers(
    cluster: Cluster, near: Sequence[Cluster], topic: Mapping[Deed, float], said: passages.Said, scene: Scene
) -> dict[str, float]:
    """What is told of a cluster; `near` are all of its report.

    `topic` is the chance of each deed by the words of the report, `said` by those of each sentence.
    """
    deed, best = cluster.deed, cluster.best
    chances = sorted((telling.chance for telling in cluster.tellings), reverse=True)
    alike = [each for each in near if each.deed == deed]
    others = [each for each in near if each.deed != deed]
    beside = [telling.chance for each in others for telling in each.tellings if telling.sentence == best.sentence]
    every = sorted((telling.chance for each in alike for telling in each.tellings), reverse=True)
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
        "behind": alike[0].chance - cluster.chance,
        "beside": max(beside, default=0.0),
        "rival": max((each.chance for each in others), default=0.0),
        "next": every[1] if len(every) > 1 else 0.0,
        "all": sum(every),
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
