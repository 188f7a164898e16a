"""The weights of this folder, as they are shipped or as they were just learned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from eventgeo.events.judging.deeds import DEEDS, Deed
from eventgeo.events.judging.passages import Columns
from eventgeo.events.tables import rows
from eventgeo.events.trees import Tree, forest
from eventgeo.events.weights import Weights, weights

FOLDER = "judging/"


@dataclass(frozen=True)
class Models:
    """Weights of tellings, of sentences and whole reports (by deed), of links, dates and places; verdicts' trees."""

    sentence: Weights
    passage: Columns
    topic: Mapping[Deed, Weights]
    link: Weights
    verdict: tuple[Tree, ...]
    limit: Mapping[Deed, float]
    date: Weights
    place: Weights

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The features of sentences that have weights, by themselves or for one deed."""
        deeds = tuple(f"{deed}." for deed in DEEDS)
        return frozenset(name.partition(".")[2] if name.startswith(deeds) else name for name in self.sentence)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The features of whole reports that have weights for some deed."""
        return frozenset().union(*self.topic.values())


@cache
def models() -> Models:
    """The models that are shipped."""
    topic = [(row[0], tuple(map(float, row[1:]))) for row in rows(FOLDER + "topic_weights.tsv")]
    return Models(
        sentence=weights(FOLDER + "sentence_weights.tsv"),
        passage={row[0]: tuple(map(float, row[1:])) for row in rows(FOLDER + "passage_weights.tsv")},
        topic={deed: {feature: values[column] for feature, values in topic} for column, deed in enumerate(DEEDS)},
        link=weights(FOLDER + "link_weights.tsv"),
        verdict=forest(FOLDER + "verdict_trees.tsv"),
        limit={deed: weights(FOLDER + "limits.tsv")[deed] for deed in DEEDS},
        date=weights(FOLDER + "date_weights.tsv"),
        place=weights(FOLDER + "site_weights.tsv"),
    )
