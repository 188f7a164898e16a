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
        return frozenset().union(*self.by_deed.values())

    @cached_property
    def by_deed(self) -> Mapping[str, Weights]:
        """The weights of sentences' features for each deed alone, and under "" by themselves."""
        found: dict[str, dict[str, float]] = {deed: {} for deed in ("", *DEEDS)}
        for name, weight in self.sentence.items():
            deed, _, feature = name.partition(".")
            if deed in found and feature:
                found[deed][feature] = weight
            else:
                found[""][name] = weight
        return found

    @cached_property
    def subjects(self) -> Mapping[str, tuple[float | None, ...]]:
        """The features of whole reports to their weight for each deed, in the order of DEEDS."""
        features = frozenset().union(*self.topic.values())
        return {each: tuple(self.topic[deed].get(each) for deed in DEEDS) for each in features}


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
