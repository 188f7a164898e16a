"""A report to learn from, with what its gold says that its triggers and its sentences tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from eventgeo.events.fold import Read
from eventgeo.events.judging import passages, sentences, topic
from eventgeo.events.judging.deeds import Deed, deed_of
from eventgeo.events.judging.gold import Incident, likeness
from eventgeo.events.judging.passages import Chances
from eventgeo.events.scene import Scene
from eventgeo.events.when import BearingOf

NAMED, NAMED_AGAIN = 2.2, 3.6
"""How much of an incident a sentence must name to tell of it, before and after a first model adds its chance."""
OPTIONAL = 0.5
"""How much counts what the gold holds for doubtful, and a headline."""
COUNTS: dict[Deed, float] = {"assault": 1.0, "bombing": 1.0, "abduction": 1.5, "arson": 3.0, "robbery": 3.0}
"""How much an example of each deed counts: the rare ones more."""
SURE = 4.0
"""How much the chance of a first model adds to what a sentence names."""
LATER = 0.03
"""How much less a sentence tells for each that stands before it."""
LEAST_NAMED, MAYBE_NAMED = 0.6, 1.5
"""How much the best sentence must name at least, and from where on another one may tell of the incident as well."""
DONE_HERE, DONE_ELSEWHERE = 0.8, 0.45
"""What a trigger of the deed adds to its sentence, and the share that a sentence without one keeps."""


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
    passage: Chances = ()
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

    @cached_property
    def passages(self) -> list[list[str]]:
        """The features of each sentence as a whole."""
        return list(passages.features(self.scene))

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
                sure = SURE * case.chances[i] if case.chances else 0.0
                values[i] = alike[sentence] + DONE_HERE + sure - LATER * sentence
        best = max(values.values(), default=0.0)
        enough = max(0.8 * best, NAMED_AGAIN if case.chances else NAMED)
        for i, value in values.items():
            if value == best or value >= enough:
                found[i] = number if found.get(i, -1) == -1 else found[i]
            elif value >= 0.5 * best:
                found.setdefault(i, -1)
    return found


def passage_labels(case: Case, deed: Deed) -> dict[int, int]:
    """Sentence to the incident of this deed that it tells of; -1 where that is not known; none where it tells of none.

    Sentences that hold no trigger are labelled by the names of the gold alone.
    """
    sure: dict[int, float] = {}
    for index, group in enumerate(case.groups):
        if case.deed(index) == deed:
            sentence = group[0].frame.sentence
            sure[sentence] = max(sure.get(sentence, 0.0), case.chances[index])
    found: dict[int, int] = {}
    for number, (incident, alike) in enumerate(zip(case.gold, case.alike, strict=True)):
        if deed in incident.deeds:
            values = [
                (value + DONE_HERE + SURE * sure[i] if i in sure else value * DONE_ELSEWHERE) - LATER * i
                for i, value in enumerate(alike)
            ]
            _label(found, number, values, alike)
    return found


def _label(found: dict[int, int], number: int, values: Sequence[float], alike: Sequence[float]) -> None:
    best = max(values, default=0.0)
    for i, value in enumerate(values):
        if (value == best and value > LEAST_NAMED) or value >= max(0.8 * best, NAMED_AGAIN):
            found[i] = number if found.get(i, -1) == -1 else found[i]
        elif value >= 0.5 * best or alike[i] >= MAYBE_NAMED:
            found.setdefault(i, -1)
