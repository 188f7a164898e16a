"""The judgement of a report: which tellings are incidents, and when and where each of them was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property

from eventgeo.events.dated import NIGHT
from eventgeo.events.fold import Read
from eventgeo.events.judging import dating, passages, placing, sentences, topic, verdict
from eventgeo.events.judging.atlas import Atlas
from eventgeo.events.judging.clusters import Cluster, Telling, clusters
from eventgeo.events.judging.deeds import DEEDS, Deed, deed_of, monitored, particular
from eventgeo.events.judging.models import Models, Rows, models
from eventgeo.events.judging.near import core
from eventgeo.events.lexicon import MORE
from eventgeo.events.link import Told
from eventgeo.events.placed import NATIONWIDE, SKY, STRANGE
from eventgeo.events.recalled import OWN
from eventgeo.events.scene import Scene
from eventgeo.events.standing import lasting
from eventgeo.events.story import follows
from eventgeo.events.trees import grown
from eventgeo.events.weights import even, having, shares, total
from eventgeo.records import FINE, EventDate

LEAST: dict[Deed, float] = {"assault": 0.1, "bombing": 0.08, "abduction": 0.06, "arson": 0.05, "robbery": 0.05}
"""A telling that is less likely by its own sentence is not gathered into incidents."""
STATED = OWN | {"retold", "story"}
"""The tiers of a date that the report states of a telling."""
FOLLOWED = frozenset(["paragraph", "antecedent", "beside"])
"""The tiers of a date or place that a telling has from what was told before."""
LONG = timedelta(2 * 365)
"""What is so long ago is told at length: the next sentences seldom come back to the news."""
LEAN = 0.6
"""The limits are learned where reports are judged by weaker models; with this share of them MUC-4's tst1 and tst2 and
its held-back dev reports have a detection F1 of 72.8 and 69.7, with 0.65 of them 72.7 and 69.2, with 0.76 70.7 and
69.9, and more relevance as well."""


class Judge:
    """The models' view of one report."""

    def __init__(self, scene: Scene, known: Models | None = None) -> None:
        self._scene = scene
        self._known = known or models()
        self._shared: dict[int, list[tuple[float | None, ...]]] = {}
        self._weighed: dict[tuple[int, Deed], list[float]] = {}

    def chance(self, group: Sequence[Read]) -> float:
        """The chance that a group of triggers tells of an incident, by its sentence."""
        known, head = self._known.sentence, group[0].frame
        shared = self._weights(head.sentence, deed_of(head.entry.subtype))
        return round(even(known, [*shared, *having(known, sentences.own(group, self._scene))]), 4)

    def _weights(self, sentence: int, deed: Deed) -> list[float]:
        """The weights of what all triggers of a sentence share."""
        key = sentence, deed
        if key not in self._weighed:
            at, rows = DEEDS.index(deed), self._rows(sentence)
            self._weighed[key] = [weight for row in rows for weight in (row[-1], row[at]) if weight is not None]
        return self._weighed[key]

    def _rows(self, sentence: int) -> list[tuple[float | None, ...]]:
        if sentence not in self._shared:
            self._shared[sentence] = _known(self._known.vocabulary, sentences.words(self._scene, sentence))
        return self._shared[sentence]

    @cached_property
    def said(self) -> passages.Said:
        """The chance of each deed by the words of each sentence."""
        known = self._known.passage
        return passages.Said([passages.chances(known, features) for features in passages.features(self._scene)])

    @cached_property
    def topic(self) -> dict[Deed, float]:
        """The chance of each deed by the words of the whole report."""
        rows = _known(self._known.subjects, topic.features(self._scene))
        columns = zip(*rows, strict=True) if rows else [()] * len(DEEDS)
        found = ([weight for weight in column if weight is not None] for column in columns)
        return {deed: even(self._known.topic[deed], weights) for deed, weights in zip(DEEDS, found, strict=True)}

    def clusters(self, tellings: Sequence[Telling]) -> list[Cluster]:
        """The tellings as incidents, accepted or not."""
        return clusters(self._scene, tellings, self._known.link)

    def refusal(self, group: Sequence[Read], chance: float | None) -> tuple[str, str] | None:
        """The code and the reason why a group is not even gathered into incidents; None where it is."""
        if chance is None or chance >= LEAST[deed_of(group[0].frame.entry.subtype)] or particular(group, self._scene):
            return None
        return "no one happening", f"as its sentence tells it, the chance of its being one incident is {chance:.2f}"

    def incidents(self, found: Sequence[Cluster]) -> Iterator[tuple[Cluster, float]]:
        """Each of the clusters found in the report, with the chance that it is an incident."""
        company = verdict.Company(found)
        for cluster in found:
            yield cluster, self._incident(cluster, company)

    def _incident(self, cluster: Cluster, company: verdict.Company) -> float:
        looks = verdict.numbers(cluster, company, self.topic, self.said, self._scene)
        return grown(self._known.verdict, looks)

    def follows(self, cluster: Cluster, rule: Told) -> bool:
        """Whether an incident is a number of people hurt by what was told before, whatever its own chance."""
        counted = rule.event.killed or rule.event.wounded
        return counted is not None and (rule.back or _hurt_by(rule)) and not self.monitored

    def limit(self, deed: Deed) -> float:
        """The least chance of an incident."""
        return LEAN * self._known.limit[deed]

    @cached_property
    def monitored(self) -> bool:
        """Whether the report is such as the models learned from."""
        return monitored(self._scene)

    @cached_property
    def _calendar(self) -> dating.Calendar:
        return dating.Calendar(self._scene)

    @cached_property
    def _atlas(self) -> Atlas:
        return Atlas(self._scene)

    def date(self, cluster: Cluster, rule: Told) -> dating.DateCandidate | None:
        """The date of an incident, told by rule as in the event of its best telling; None where that one stands.

        It does where the sentence of the telling, or the one before, says when it was or by when, or a later one that
        names it by its day, unless that is a stretch up to now ("in the past week", "the deadliest attack of 2023"); of
        what goes on, of people hurt by what was told before, and of what follows on something long past. Not so in the
        reports that the models learned from, where they are right more often (83% of days instead of 79%).
        """
        known = rule.event.date
        bound = rule.date_tier in OWN and known.start is None and known.end is not None
        stands = self._states(rule) or bound or self._long_past(rule) or known.precision == "ongoing"
        if (stands or _hurt_by(rule)) and not self.monitored:
            return None
        listed = dating.candidates(core(self._scene, cluster), self._calendar, rule.event.date, rule.date_tier)
        if not listed:
            return None
        chosen = dating.best(listed, shares([total(self._known.date, each.features) for each in listed]))
        same = chosen.timex is None or chosen.days[1] == known.end
        bounded = same and rule.date_tier == "spoken" and not self.monitored
        return None if bounded else chosen

    def stated(self, cluster: Cluster, told: Mapping[int, Told]) -> EventDate | None:
        """The date of an incident whose best telling states none, by the first of the others that does.

        `told` has what the rules make of each telling, by the identity of its group. None in the reports that the
        models learned from, and where no telling or the best one states a date.
        """
        if self.monitored or self._states(told[id(cluster.best.group)]):
            return None
        others = (told[id(telling.group)] for telling in cluster.tellings)
        found = (each for each in others if each.date_tier in OWN and not each.recalled and self._states(each))
        return next((each.event.date for each in found), None)

    def _spread(self, rule: Told) -> bool:
        """Whether the sentence of a telling names other places for more people, or for some of its own."""
        return any(frame.entry.kind in MORE for frame in self._scene.frames_of(rule.sentence))

    def _states(self, rule: Told) -> bool:
        """Whether a telling has a date of the report's words, which is no stretch up to now."""
        known = rule.event.date
        stated = rule.date_tier in STATED or self._of_sentence_before(rule)
        return stated and known.start is not None and not self._up_to_now(known)

    def _of_sentence_before(self, rule: Told) -> bool:
        """Whether a telling has the day that the sentence right before it in the paragraph tells."""
        event = rule.event
        days = rule.date_tier == "paragraph" and event.date.precision == "day" and not self._scene.of_court
        if not days or event.report.date_span is None:
            return False
        return self._scene.layout.sentence_at(event.report.date_span[0]) == rule.sentence - 1

    def _long_past(self, rule: Told) -> bool:
        """Whether a telling follows on one of years ago, and has its day."""
        published, day = self._scene.mentions.publication.day, rule.event.date.end
        if published is None or day is None or rule.date_tier not in FOLLOWED:
            return False
        return published - day > LONG

    def _up_to_now(self, when: EventDate) -> bool:
        """Whether a date is a stretch of more than a night that the day of publication lies in or ends."""
        published = self._scene.mentions.publication.day
        if published is None or when.start is None or when.end is None:
            return False
        return when.start + NIGHT < published <= when.end

    def place(self, cluster: Cluster, rule: Told) -> placing.PlaceCandidate | None:
        """The place of an incident, told by rule as in the event of its best telling; None where that one stands.

        It does where the sentence of the telling says in which town it was, or names other places for some of its
        people, of people hurt by what was told before, and of what has gone on for months; where it names a country or
        region alone, only a town in it that tellings of the incident name is better. Not so in the reports that the
        models learned from, where they are right more often (79% instead of 75%).
        """
        known = rule.event.place
        same = rule.place_tier == "same" or (rule.place_tier in FOLLOWED and follows(rule.sentence, self._scene))
        town = same and known is not None and known.precision in FINE
        stands = town or rule.place_tier in (NATIONWIDE, SKY, STRANGE) or lasting(rule.event.date) or self._spread(rule)
        if (stands or _hurt_by(rule)) and not self.monitored:
            return None
        told = core(self._scene, cluster)
        listed = placing.candidates(told, self._atlas, known, rule.place_tier)
        if not listed:
            return None
        chosen = placing.best(listed, shares([total(self._known.place, each.features) for each in listed]))
        wide = rule.place_tier in placing.SURE and not self.monitored
        return None if wide and known and not placing.finer(chosen, known, told, self._atlas) else chosen


def _known(rows: Rows, features: Sequence[str]) -> list[tuple[float | None, ...]]:
    """The weights of those of the features that have some."""
    return [row for each in features if (row := rows.get(each)) is not None]


def _hurt_by(rule: Told) -> bool:
    """Whether an incident is that people were hurt by what the rules found told before: that has its day and place."""
    return rule.place_tier == "antecedent" and rule.harm
