"""Learn the models of this folder from reports with their templates (MUC-4's dev part) and headlines (UCDP).

`learn` gives the models, `write` their tables. Sentences, whole reports and verdicts judge a report in training by
models that have not seen it (five folds), as they will judge in use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from eventgeo.events.boosting import boost
from eventgeo.events.compose import compose
from eventgeo.events.harm import shared
from eventgeo.events.judging import dating, passages, placing, verdict
from eventgeo.events.judging.atlas import Atlas
from eventgeo.events.judging.case import COUNTS, OPTIONAL, Case, labels, passage_labels
from eventgeo.events.judging.clusters import Cluster, Links, Telling, clusters
from eventgeo.events.judging.deeds import DEEDS, Deed
from eventgeo.events.judging.gold import Incident
from eventgeo.events.judging.judge import LEAST
from eventgeo.events.judging.models import Models
from eventgeo.events.judging.near import core
from eventgeo.events.link import Told
from eventgeo.events.regression import Example, choose, fit
from eventgeo.events.trees import Tree, grown
from eventgeo.events.weights import Weights, even_chance

T = TypeVar("T")
FOLDS = 5
SENTENCE_RIDGE, PASSAGE_RIDGE, TOPIC_RIDGE, LINK_RIDGE, DATE_RIDGE, PLACE_RIDGE = 6.0, 6.0, 25.0, 3.0, 4.0, 10.0
RARE = 3
"""Features seen less often are dropped, so that no text is memorised."""
RARE_PASSAGE = 4
LIMITS = tuple(n / 50 for n in range(10, 32))


def _tellings(case: Case) -> list[Example]:
    """The groups of a report as examples; those of which it is not known whether they tell are left out."""
    told = labels(case)
    found = []
    for i, features in enumerate(case.features):
        number = told.get(i)
        if number != -1:
            doubtful = case.headline or (number is not None and case.gold[number].optional)
            weight = (OPTIONAL if doubtful else 1.0) * (COUNTS[case.deed(i)] if number is not None else 1.0)
            found.append(Example(features, float(number is not None), weight))
    return found


def _sentence(cases: Sequence[Case]) -> Weights:
    examples = [example for case in cases for example in _tellings(case)]
    return fit(examples, least=RARE, ridge=SENTENCE_RIDGE, even=True)


def _chances(weights: Weights, case: Case) -> list[float]:
    return [round(even_chance(weights, features), 4) for features in case.features]


def _passage(cases: Sequence[Case]) -> passages.Columns:
    """For each deed the weights of the sentences of whole reports, those without a trigger too."""
    cases = [case for case in cases if not case.headline]
    found: dict[Deed, Weights] = {}
    for deed in DEEDS:
        examples = []
        for case in cases:
            told = passage_labels(case, deed)
            for i, features in enumerate(case.passages):
                number = told.get(i)
                if number != -1:
                    doubtful = number is not None and case.gold[number].optional
                    weight = (OPTIONAL if doubtful else 1.0) * (COUNTS[deed] if number is not None else 1.0)
                    examples.append(Example(features, float(number is not None), weight))
        found[deed] = fit(examples, least=RARE_PASSAGE, ridge=PASSAGE_RIDGE, even=True)
    names = sorted({feature for weights in found.values() for feature in weights})
    return {name: tuple(found[deed].get(name, 0.0) for deed in DEEDS) for name in names}


def _passages(weights: passages.Columns, case: Case) -> passages.Chances:
    return [passages.chances(weights, features) for features in case.passages]


def _topic(cases: Sequence[Case]) -> dict[Deed, Weights]:
    found: dict[Deed, Weights] = {}
    for deed in DEEDS:
        examples = []
        for case in cases:
            mine = [each for each in case.gold if deed in each.deeds]
            doubtful = case.headline or (mine and all(each.optional for each in mine))
            examples.append(Example(case.about, float(bool(mine)), OPTIONAL if doubtful else 1.0))
        found[deed] = fit(examples, least=RARE, ridge=TOPIC_RIDGE, even=True)
    return found


def _topics(weights: Mapping[Deed, Weights], case: Case) -> dict[Deed, float]:
    return {deed: even_chance(weights[deed], case.about) for deed in DEEDS}


def _links(cases: Sequence[Case]) -> Weights:
    """The weights of pairs of groups that are known to tell of one incident, or of two."""
    examples = []
    for case in cases:
        links = Links(case.scene)
        known = sorted((i, number) for i, number in labels(case).items() if number >= 0 and not case.headline)
        for i, one in known:
            for j, two in known:
                if i < j and case.deed(i) == case.deed(j):
                    pair = (Telling(case.groups[k], case.chances[k]) for k in (i, j))
                    examples.append(Example(links.features(*pair), float(one == two), 1.0))
    return fit(examples, least=RARE, ridge=LINK_RIDGE)


def out_of_fold(
    cases: Sequence[Case], learn: Callable[[Sequence[Case]], Any], apply: Callable[[Any, Case], T]
) -> list[T]:
    """What models that have not seen a case say of it."""
    found: dict[int, T] = {}
    for fold in range(FOLDS):
        model = learn([case for i, case in enumerate(cases) if i % FOLDS != fold])
        found |= {i: apply(model, cases[i]) for i in range(fold, len(cases), FOLDS)}
    return [found[i] for i in range(len(cases))]


def gathered(case: Case, link: Weights) -> list[Cluster]:
    """The groups of a report as clusters, accepted or not."""
    tellings = [Telling(group, chance) for group, chance in zip(case.groups, case.chances, strict=True)]
    return clusters(case.scene, [each for each in tellings if each.chance >= LEAST[each.deed]], link)


def numbers(case: Case, found: Sequence[Cluster]) -> list[dict[str, float]]:
    """What the verdict looks at in each cluster."""
    said = passages.Said(case.passage)
    company = verdict.Company(found)
    return [verdict.numbers(cluster, company, case.topic, said, case.scene) for cluster in found]


def _verdicts(cases: Sequence[Case], found: Sequence[Sequence[Cluster]]) -> tuple[tuple[Tree, ...], list[list[float]]]:
    """The trees, and the chance of each cluster by trees that have not seen its report.

    Of the clusters of a deed as many are taken for right, the likeliest first, as the report tells of such incidents.
    """
    looks = [numbers(case, each) for case, each in zip(cases, found, strict=True)]
    right = [[float(c.rank < case.number(c.deed)) for c in each] for case, each in zip(cases, found, strict=True)]
    chances: dict[int, list[float]] = {}
    for fold in (*range(FOLDS), None):
        mine = [i for i in range(len(cases)) if fold is None or i % FOLDS != fold]
        trees = boost([look for i in mine for look in looks[i]], [label for i in mine for label in right[i]])
        if fold is not None:
            chances |= {i: [grown(trees, look) for look in looks[i]] for i in range(fold, len(cases), FOLDS)}
    return trees, [chances[i] for i in range(len(cases))]


def detection(cases: Sequence[Case], found: Sequence[Sequence[Cluster]], kept: Sequence[Sequence[bool]]) -> float:
    """The F1 of the incidents kept, by their deeds alone; doubtful ones of the gold are free to miss."""
    right = taken = there = 0
    for case, clusters_, keep in zip(cases, found, kept, strict=True):
        used: set[int] = set()
        for cluster in (cluster for cluster, ok in zip(clusters_, keep, strict=True) if ok):
            taken += 1
            free = [n for n, each in enumerate(case.gold) if n not in used and cluster.deed in each.deeds]
            if free:
                used.add(min(free, key=lambda n: (case.gold[n].optional, n)))
        right += len(used)
        there += sum(1 for n, each in enumerate(case.gold) if not each.optional or n in used)
    return 200 * right / max(taken + there, 1)


def _limits(
    cases: Sequence[Case], found: Sequence[Sequence[Cluster]], chances: Sequence[Sequence[float]]
) -> dict[Deed, float]:
    """The least chance of an incident of each deed, that gives the best detection in reports with templates."""
    mine = [i for i, case in enumerate(cases) if not case.headline]
    cases, found = [cases[i] for i in mine], [found[i] for i in mine]
    chances = [chances[i] for i in mine]
    limits, best = dict.fromkeys(DEEDS, 0.4), 0.0
    for deed in DEEDS * 2:
        for limit in LIMITS:
            tried = limits | {deed: limit}
            score = detection(cases, found, kept(found, chances, tried))
            if score > best + 0.05:
                best, limits = score, tried
    return limits


def kept(
    found: Sequence[Sequence[Cluster]], chances: Sequence[Sequence[float]], limits: Mapping[Deed, float]
) -> list[list[bool]]:
    """Which clusters are incidents."""
    return [
        [chance >= limits[cluster.deed] for cluster, chance in zip(each, values, strict=True)]
        for each, values in zip(found, chances, strict=True)
    ]


def aligned(case: Case, found: Sequence[Cluster]) -> dict[int, Incident]:
    """Cluster to the incident of the gold that its sentences name most of."""
    pairs = []
    for index, cluster in enumerate(found):
        for number, incident in enumerate(case.gold):
            if cluster.deed in incident.deeds:
                alike = max(case.alike[number][telling.sentence] for telling in cluster.tellings)
                pairs.append((-alike, index, number))
    mine: dict[int, int] = {}
    for _, index, number in sorted(pairs):
        if index not in mine and number not in mine.values():
            mine[index] = number
    return {index: case.gold[number] for index, number in mine.items()}


def by_rule(case: Case) -> dict[int, Told]:
    """The event that the rules make of each group, by the id of the group."""
    told: list[Told] = []
    found = {}
    for sentence, each in groupby(case.groups, key=lambda group: group[0].frame.sentence):
        groups = list(each)
        harm = shared(case.scene, sentence, [[read.frame for read in group] for group in groups])
        for group, counted in zip(groups, harm, strict=True):
            told.append(compose(case.scene, group, counted, case.bearing, told))
            found[id(group)] = told[-1]
    return found


@dataclass
class Choices:
    """Groups of candidates, each with its features, and how right each candidate is."""

    features: list[list[Sequence[str]]] = field(default_factory=list)
    right: list[list[float]] = field(default_factory=list)

    def add(self, features: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
        """One choice, where some candidates are right and some are not."""
        if any(right) and not all(right):
            self.features.append(list(features))
            self.right.append(list(map(float, right)))


def choices(
    cases: Sequence[Case], found: Sequence[Sequence[Cluster]], keep: Sequence[Sequence[bool]]
) -> tuple[Choices, Choices]:
    """The choices of a date and of a place for each incident that was kept and is in the gold."""
    dates, places = Choices(), Choices()
    for case, clusters_, ok in zip(cases, found, keep, strict=True):
        mine = [cluster for cluster, good in zip(clusters_, ok, strict=True) if good]
        if mine and case.gold:
            rules, calendar, atlas = by_rule(case), dating.Calendar(case.scene), Atlas(case.scene)
            for index, incident in aligned(case, mine).items():
                rule, told = rules[id(mine[index].best.group)], core(case.scene, mine[index])
                days = dating.candidates(told, calendar, rule.event.date, rule.date_tier)
                dates.add([each.features for each in days], [incident.dated(each) for each in days])
                towns = placing.candidates(told, atlas, rule.event.place, rule.place_tier)
                places.add([each.features for each in towns], [incident.placed(each) for each in towns])
    return dates, places


def learn(cases: Sequence[Case]) -> Models:
    """All models, learned from these cases in their order."""
    for case in cases:
        case.chances = []
    for _ in range(2):
        for case, chances in zip(cases, out_of_fold(cases, _sentence, _chances), strict=True):
            case.chances = chances
    sentence = _sentence(cases)
    for case, said in zip(cases, out_of_fold(cases, _passage, _passages), strict=True):
        case.passage = said
    for case, about in zip(cases, out_of_fold(cases, _topic, _topics), strict=True):
        case.topic = about
    passage, whole, link = _passage(cases), _topic(cases), _links(cases)
    found = [gathered(case, link) for case in cases]
    trees, values = _verdicts(cases, found)
    limits = _limits(cases, found, values)
    dates, places = choices(cases, found, kept(found, values, limits))
    return Models(
        sentence, passage, whole, link, trees, limits,
        choose(dates.features, dates.right, least=RARE, ridge=DATE_RIDGE),
        choose(places.features, places.right, least=RARE, ridge=PLACE_RIDGE),
    )  # fmt: skip


def write(learned: Models, head: str) -> None:
    """Write the tables beside this file; `head` is the comment that each begins with."""
    folder = Path(__file__).parent
    for name, weights in (
        ("sentence_weights", learned.sentence), ("link_weights", learned.link), ("limits", learned.limit),
        ("date_weights", learned.date), ("site_weights", learned.place),
    ):  # fmt: skip
        _write(folder / f"{name}.tsv", head, [f"{feature}\t{weight:g}" for feature, weight in sorted(weights.items())])
    words = sorted({feature for weights in learned.topic.values() for feature in weights})
    topic = {word: tuple(learned.topic[deed].get(word, 0.0) for deed in DEEDS) for word in words}
    for name, columns in (("passage_weights", learned.passage), ("topic_weights", topic)):
        lines = ["\t".join([word, *(f"{value:g}" for value in values)]) for word, values in sorted(columns.items())]
        _write(folder / f"{name}.tsv", head, lines)
    trees = [
        f"{number}\t{node.feature or '-'}\t{node.value:g}\t{node.left}\t{node.right}"
        for number, tree in enumerate(learned.verdict)
        for node in tree
    ]
    _write(folder / "verdict_trees.tsv", head, trees)


def _write(path: Path, head: str, lines: Sequence[str]) -> None:
    path.write_text(f"# {head}\n" + "\n".join(lines) + "\n", encoding="utf-8")
