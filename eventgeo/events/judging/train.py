"""Learn the models of this folder from reports with their templates (MUC-4's dev part) and headlines (UCDP).

`learn` gives the models, `write` their tables. Sentences, whole reports and verdicts judge a report in training by
models that have not seen it (five folds), as they will judge in use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from eventgeo.events.boosting import boost
from eventgeo.events.compose import compose
from eventgeo.events.fold import Read
from eventgeo.events.harm import shared
from eventgeo.events.judging import dating, placing, sentences, topic, verdict
from eventgeo.events.judging.clusters import Cluster, Links, Telling, clusters
from eventgeo.events.judging.deeds import DEEDS, Deed, deed_of
from eventgeo.events.judging.gold import Incident, likeness
from eventgeo.events.judging.judge import LEAST
from eventgeo.events.judging.models import Models
from eventgeo.events.judging.near import core
from eventgeo.events.link import Told
from eventgeo.events.regression import Example, choose, fit
from eventgeo.events.scene import Scene
from eventgeo.events.trees import Tree, grown
from eventgeo.events.weights import Weights, even_chance
from eventgeo.events.when import BearingOf

T = TypeVar("T")
FOLDS = 5
COUNTS: dict[Deed, float] = {"assault": 1.0, "bombing": 1.0, "abduction": 1.5, "arson": 3.0, "robbery": 3.0}
"""How much an example of each deed counts: the rare ones more."""
SENTENCE_RIDGE, TOPIC_RIDGE, LINK_RIDGE, DATE_RIDGE, PLACE_RIDGE = 6.0, 25.0, 3.0, 4.0, 6.0
RARE = 3
"""Features seen less often are dropped, so that no text is memorised."""
OPTIONAL = 0.5
"""How much counts what the gold holds for doubtful, and a headline."""
LIMITS = tuple(n / 50 for n in range(10, 32))
NAMED, NAMED_AGAIN = 2.2, 3.6
"""How much of an incident a sentence must name to tell of it, before and after a first model adds its chance."""


@dataclass
class Case:
    """A report with the incidents that it tells of, its groups of triggers, and what the models say of them so far."""

    scene: Scene
    gold: Sequence[Incident]
    groups: Sequence[tuple[Read, ...]]
    bearing: BearingOf
    headline: bool = False
    features: list[list[str]] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)
    topic: Mapping[Deed, float] = field(default_factory=dict)
    alike: list[list[float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for index, groups in groupby(self.groups, key=lambda group: group[0].frame.sentence):
            words = sentences.words(self.scene, index)
            self.features += [sentences.features(group, self.scene, words) for group in groups]
        self.about = topic.features(self.scene)
        if self.headline:
            told = frozenset(deed_of(group[0].frame.entry.subtype) for group in self.groups)
            self.gold = [replace(each, deeds=told) for each in self.gold]
        self.alike = [likeness(self.scene, each) for each in self.gold]

    def deed(self, index: int) -> Deed:
        """What the group with this index did."""
        return deed_of(self.groups[index][0].frame.entry.subtype)

    def number(self, deed: Deed) -> int:
        """How many incidents of a deed the report tells of."""
        return sum(deed in each.deeds for each in self.gold)


def labels(case: Case) -> dict[int, int]:
    """Group to the incident that it tells of; -1 where that is not known; none where it tells of none."""
    found: dict[int, int] = {}
    for number, (incident, alike) in enumerate(zip(case.gold, case.alike, strict=True)):
        values = {}
        for i, group in enumerate(case.groups):
            if case.deed(i) in incident.deeds:
                sentence = group[0].frame.sentence
                sure = 4 * case.chances[i] if case.chances else 0.0
                values[i] = alike[sentence] + 0.8 + sure - 0.03 * sentence
        best = max(values.values(), default=0.0)
        enough = max(0.8 * best, NAMED_AGAIN if case.chances else NAMED)
        for i, value in values.items():
            if value == best or value >= enough:
                found[i] = number if found.get(i, -1) == -1 else found[i]
            elif value >= 0.5 * best:
                found.setdefault(i, -1)
    return found


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
    return [verdict.numbers(cluster, found, case.topic, case.scene) for cluster in found]


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
            rules, atlas = by_rule(case), placing.Atlas(case.scene)
            for index, incident in aligned(case, mine).items():
                rule, told = rules[id(mine[index].best.group)], core(case.scene, mine[index])
                days = dating.candidates(told, rule.event.date, rule.date_tier)
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
    for case, about in zip(cases, out_of_fold(cases, _topic, _topics), strict=True):
        case.topic = about
    whole, link = _topic(cases), _links(cases)
    found = [gathered(case, link) for case in cases]
    trees, values = _verdicts(cases, found)
    limits = _limits(cases, found, values)
    dates, places = choices(cases, found, kept(found, values, limits))
    return Models(
        sentence, whole, link, trees, limits,
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
    topic_rows = ["\t".join([word, *(f"{learned.topic[deed].get(word, 0):g}" for deed in DEEDS)]) for word in words]
    _write(folder / "topic_weights.tsv", head, topic_rows)
    trees = [
        f"{number}\t{node.feature or '-'}\t{node.value:g}\t{node.left}\t{node.right}"
        for number, tree in enumerate(learned.verdict)
        for node in tree
    ]
    _write(folder / "verdict_trees.tsv", head, trees)


def _write(path: Path, head: str, lines: Sequence[str]) -> None:
    path.write_text(f"# {head}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def frequent(cases: Sequence[Case], share: float) -> list[str]:
    """The words that stand in at least this share of the reports."""
    counts = Counter(low for case in cases for low in set(case.scene.words.low) if low[0].isalpha())
    return sorted(low for low, count in counts.items() if count >= share * len(cases))
