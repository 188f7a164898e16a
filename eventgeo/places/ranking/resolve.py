"""Spans to toponyms: the best reading of each name, its confidence and the readings that were passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.ranking.candidates import WELL_KNOWN, Readings, is_initials, readings
from eventgeo.places.ranking.containers import Containers, placed, population
from eventgeo.places.ranking.features import Matrix, Sheet, sheet
from eventgeo.places.ranking.forces import homes
from eventgeo.places.ranking.mentions import groups
from eventgeo.places.ranking.model import Model, shipped
from eventgeo.records import Candidate, Layout, Toponym, ToponymKind, Weighed

Use = Literal["daily", "known", "rare"]
"""Whether news calls a place by a name every day, or seldom; "known" is any name of a well-known place ("Acapulco")."""
ALTERNATIVES = 4
FLOOR = 0.12
"""Below this confidence a name is left unresolved."""
TERSE = 4
"""A name of so few letters, less its article, may be one of a well-known place by chance."""
FOCUSED, FOCUS = 4, 0.6
"""So many other names make out what a report is about, and such a share of them must lie in one country."""
SOVEREIGNS = {
    "US": "AS GU MP PR VI", "GB": "AI BM FK GG GI IM JE KY MS SH TC VG", "FR": "BL GF GP MF MQ NC PF PM RE WF YT",
    "NL": "AW BQ CW SX", "DK": "FO GL", "CN": "HK MO", "AU": "CC CX NF", "NZ": "CK NU TK", "NO": "SJ", "FI": "AX",
}  # fmt: skip
"""The country codes of territories, by that of the state that they belong to (ISO 3166-1)."""
STATE_OF = {land: state for state, lands in SOVEREIGNS.items() for land in lands.split()}
NATURAL = ("water", "mountain", "island")
"""Kinds of cues.tsv that no settlement is of: the Lempa River is not at a village called Lempa in another country."""
SMALL_TOWN, TOWN = 20_000, 60_000
"""A town of fewer people is seldom named in a report about another country; nor is the larger one whose name a place of
a third country bears."""


class Resolver:
    """Resolves the names of one document after the other against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, region: Iterable[str] = (), model: Model | None = None) -> None:
        self._gazetteer = gazetteer
        self._region = frozenset(region)
        self._model = model or shipped()
        self._known: dict[str, Readings] = {}
        self._containers = Containers(gazetteer)

    def toponyms(self, layout: Layout, spans: Sequence[tuple[int, int, ToponymKind]]) -> tuple[Toponym, ...]:
        """One toponym for each span, in the order given; a name that cannot be resolved has no coordinates."""
        found, of = groups(layout, [(start, end) for start, end, _ in spans], self._readings)
        page = sheet(self._gazetteer, found, homes(layout.text))
        answers: list[Toponym | None] = [None] * len(found)
        if page is not None:
            scores, shares, features = self._model.shares(self._gazetteer, page, self._region)
            answers = [self._answer(page, number, scores, shares, features) for number in range(len(found))]
            uses = [self._use(page, number, scores) for number in range(len(found))]
            answers = list(self._without_strays(list(_at_home(answers, uses))))
        bare = [self._toponym(layout, span, answers[group]) for span, group in zip(spans, of, strict=True)]
        held = [found[group] for group in of]
        return tuple(self._containers.toponyms(layout, bare, held))

    def is_place(self, surface: str) -> bool:
        """Whether a name may be a place's: initials are not, unless a table says so ("U.S.", "D.C.")."""
        return not is_initials(surface) or bool(self._readings(surface).entries)

    def weighed(self, layout: Layout, spans: Sequence[tuple[int, int]]) -> list[list[Weighed]]:
        """For each span its candidates, best first, each with what every feature added to its score."""
        found, of = groups(layout, spans, self._readings)
        page = sheet(self._gazetteer, found, homes(layout.text))
        if page is None:
            return [[] for _ in spans]
        scores, _, features = self._model.shares(self._gazetteer, page, self._region)
        rows = [_best_first(page, number, scores) for number in range(len(found))]
        told = [[self._weighed(page, row, scores, features) for row in best[: 1 + ALTERNATIVES]] for best in rows]
        return [told[group] for group in of]

    def _weighed(self, page: Sheet, row: int, scores: Matrix, features: Matrix) -> Weighed:
        candidate = self._candidate(int(page.entry[row]), float(scores[row]))
        return Weighed(candidate, self._model.told(features[row]))

    def _readings(self, surface: str) -> Readings:
        if surface not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[surface] = readings(self._gazetteer, surface)
        return self._known[surface]

    def _answer(self, page: Sheet, number: int, scores: Matrix, shares: Matrix, features: Matrix) -> Toponym | None:
        start, end = page.bounds[number]
        if start == end:
            return None
        rows = _best_first(page, number, scores)
        best, group = rows[0], page.groups[number]
        confidence = self._model.confidence(float(shares[best]), group.readings.how, features[best])
        if confidence < FLOOR:
            return None
        entry = self._gazetteer.entry(int(page.entry[best]))
        others = tuple(self._candidate(int(page.entry[row]), float(scores[row])) for row in rows[1 : 1 + ALTERNATIVES])
        return placed(Toponym(0, 0, "", "literal"), entry, confidence, others)

    def _use(self, page: Sheet, number: int, scores: Matrix) -> Use:
        """How a name is written beside what news calls the place that it most likely means."""
        start, end = page.bounds[number]
        readings = page.groups[number].readings
        if start == end or readings.how in ("demonym", "abbreviation"):
            return "daily"
        if readings.how == "respelled":
            return "rare"
        best = int(page.entry[_best_first(page, number, scores)[0]])
        if readings.cue in NATURAL and self._gazetteer.entry(best).feature_class == "P":
            return "rare"
        if dict(readings.entries).get(best, True):
            return "daily"
        known = readings.how == "whole" and len(readings.key.removeprefix("al ")) > TERSE
        return "known" if known and self._gazetteer.entry(best).population >= 10**WELL_KNOWN else "rare"

    def _without_strays(self, answers: Sequence[Toponym | None]) -> Iterator[Toponym | None]:
        """The answers without small towns that are alone in their country, in a report that is about another one.

        In the open corpora's focused reports six of seven such answers are wrong, of larger towns four of five.
        """
        found = [answer for answer in answers if answer is not None]
        countries = Counter(map(_state, found))
        places = Counter(state for state, _ in {(_state(answer), answer.lat) for answer in found})
        total, most = countries.total() - 1, max(countries.values(), default=0)
        focused = total >= FOCUSED and most >= FOCUS * total
        for answer in answers:
            stray = focused and answer is not None and self._is_stray(answer, places)
            yield None if stray else answer

    def _is_stray(self, answer: Toponym, places: Mapping[str | None, int]) -> bool:
        """Whether a town is alone in its state, of which `places` has the number of places, and has few people, or few
        enough where another country has one of the name.
        """
        if answer.precision != "city" or places[_state(answer)] > 1:
            return False
        elsewhere = any(other.country != answer.country for other in answer.alternatives)
        return population(self._gazetteer, answer) < (TOWN if elsewhere else SMALL_TOWN)

    def _candidate(self, index: int, score: float) -> Candidate:
        entry = self._gazetteer.entry(index)
        return Candidate(
            entry.geonameid,
            entry.name,
            entry.country or None,
            entry.admin1,
            entry.feature,
            entry.lat,
            entry.lon,
            round(score, 3),
        )

    @staticmethod
    def _toponym(layout: Layout, span: tuple[int, int, ToponymKind], answer: Toponym | None) -> Toponym:
        start, end, kind = span
        surface = layout.text[start:end]
        if answer is None:
            return Toponym(start, end, surface, kind)
        return replace(answer, start=start, end=end, surface=surface, kind=kind)


def _state(answer: Toponym) -> str | None:
    """The code of the state that a place lies in, or whose territory it lies in."""
    return STATE_OF.get(answer.country or "", answer.country)


def _at_home(answers: Sequence[Toponym | None], uses: Sequence[Use]) -> Iterator[Toponym | None]:
    """The answers without places of another spelling in countries where no name in daily use of the report lies."""
    homes = {answer.country for answer, use in zip(answers, uses, strict=True) if answer is not None and use == "daily"}
    for answer, use in zip(answers, uses, strict=True):
        strange = answer is not None and use == "rare" and bool(homes) and answer.country not in homes
        yield None if strange else answer


def _best_first(page: Sheet, number: int, scores: Matrix) -> list[int]:
    """The rows of a group's candidates, the best first."""
    start, end = page.bounds[number]
    ranks = zip((-scores[start:end]).tolist(), page.entry[start:end].tolist(), range(start, end), strict=True)
    return [row for _, _, row in sorted(ranks)]
