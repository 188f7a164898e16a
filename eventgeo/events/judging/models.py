"""The weights of this folder, as they are shipped or as they were just learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from eventgeo.events.judging.deeds import DEEDS, Deed
from eventgeo.events.judging.passages import Columns
from eventgeo.events.tables import rows
from eventgeo.events.trees import Tree, forest
from eventgeo.events.weights import Weights, weights

FOLDER = "judging/"
Rows = Mapping[str, tuple[float | None, ...]]
"""Feature to its weights in several tables; None where it has none."""


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
    def vocabulary(self) -> Rows:
        """The features of sentences to their weights for each deed alone, in the order of DEEDS, and by themselves."""
        found: dict[str, dict[str, float]] = {deed: {} for deed in (*DEEDS, "")}
        for name, weight in self.sentence.items():
            deed, _, feature = name.partition(".")
            if deed in found and feature:
                found[deed][feature] = weight
            else:
                found[""][name] = weight
        return _rows(list(found.values()))

    @cached_property
    def subjects(self) -> Rows:
        """The features of whole reports to their weights for each deed, in the order of DEEDS."""
        return _rows([self.topic[deed] for deed in DEEDS])


def _rows(columns: Sequence[Weights]) -> Rows:
    """The features of several tables, each with its weight in every one of them."""
    features = list(frozenset().union(*columns))
    return dict(zip(features, zip(*(map(column.get, features) for column in columns), strict=True), strict=True))


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
