"""Spans to toponyms: the best reading of each name, its confidence and the readings that were passed over."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from eventgeo.places.gazetteer import Entry, Gazetteer
from eventgeo.places.ranking.candidates import WELL_KNOWN, Readings, is_initials, readings
from eventgeo.places.ranking.features import Matrix, Sheet, sheet
from eventgeo.places.ranking.forces import homes
from eventgeo.places.ranking.mentions import Group, groups
from eventgeo.places.ranking.model import Model, shipped
from eventgeo.places.ranking.vicinity import Vicinity
from eventgeo.records import FINE, Candidate, Layout, Toponym, ToponymKind, Weighed, km

Use = Literal["daily", "known", "rare"]
"""Whether news calls a place by a name every day, or seldom; "known" is any name of a well-known place ("Acapulco")."""
Heads = dict[int, tuple[Toponym, Group]]
ALTERNATIVES = 4
LISTED = re.compile(r",?\s*(?:and|or|&)\s+(?:in\s+)?")
QUARTER = re.compile(r"\s+(?:neighbou?rhood|quarter|suburb)\b", re.I)
QUARTER_OF = re.compile(r"\b(?:neighbou?rhood|quarter|suburb) of (?:the )?$", re.I)
BEFORE_QUARTER = 24
"""Among how many characters before a name that is looked for."""
FLOOR = 0.12
"""Below this confidence a name is left unresolved."""
TERSE = 4
"""A name of so few letters, less its article, may be one of a well-known place by chance."""
DOUBTFUL = 0.4
"""A place below this confidence contains nothing, and one that lends a site its name gives way to a container."""
FOCUSED, FOCUS = 4, 0.6
"""So many other names make out what a report is about, and such a share of them must lie in one country."""
SMALL_TOWN = 20_000
IN_TOWN = re.compile(r"(?:,? in |, |\s*\()")
"""What stands between a name and the town or unit that holds it."""
CERTAIN = 0.7
"""A place of this confidence stays where it is whatever its list is said to be in."""
OUTSIDE_KM = 40.0
"""A place farther than this beyond twice the radius of what is said to hold it is another place of the name."""
DISTRICT_KM = 20.0
"""The usual radius of a district of which nothing but its town is known."""
FARTHEST_KM = 250.0
"""How far from what holds it a place is looked for under another spelling."""
ALIKE = 0.8
"""What is left of the confidence of what holds a place that is known by another spelling."""
BORROWED = 0.5
"""What is left of the confidence of a place when it stands in for a site inside it that no gazetteer knows."""


class Resolver:
    """Resolves the names of one document after the other against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, region: Iterable[str] = (), model: Model | None = None) -> None:
        self._gazetteer = gazetteer
        self._region = frozenset(region)
        self._model = model or shipped()
        self._known: dict[str, Readings] = {}
        self._vicinity = Vicinity(gazetteer)

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
        whole = [_as_unit(toponym, group) for toponym, group in zip(bare, held, strict=True)]
        return tuple(self._with_containers(layout, bare, whole, held))

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
        if dict(readings.entries).get(best, True):
            return "daily"
        known = readings.how == "whole" and len(readings.key.removeprefix("al ")) > TERSE
        return "known" if known and self._gazetteer.entry(best).population >= 10**WELL_KNOWN else "rare"

    def _without_strays(self, answers: Sequence[Toponym | None]) -> Iterator[Toponym | None]:
        """The answers without small towns that are alone in their country, in a report that is about another one.

        In the open corpora's focused reports six of seven such answers are wrong.
        """
        countries = Counter(answer.country for answer in answers if answer is not None)
        total, most = countries.total() - 1, max(countries.values(), default=0)
        focused = total >= FOCUSED and most >= FOCUS * total
        for answer in answers:
            alone = focused and answer is not None and answer.precision == "city" and countries[answer.country] == 1
            yield None if alone and answer is not None and self._population(answer) < SMALL_TOWN else answer

    def _population(self, toponym: Toponym) -> int:
        index = None if toponym.geonameid is None else self._gazetteer.index_of(toponym.geonameid)
        return 0 if index is None else self._gazetteer.entry(index).population

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

    def _with_containers(
        self, layout: Layout, found: list[Toponym], whole: list[Toponym], held: list[Group]
    ) -> Iterable[Toponym]:
        """Names that nothing is known of take the place of what contains them, with its radius and precision; what is
        no site and only named beside a town is somewhere around it.

        `whole` are the names found, with districts as wide as districts are.
        """
        focus = _focus(found)
        bare_heads, heads = _heads(found, held), _heads(whole, held)
        for number, (toponym, group) in enumerate(zip(found, held, strict=True)):
            quarter = _is_quarter(layout.text, toponym)
            holder = self._stated(toponym, group, bare_heads, quarter) or self._abroad(toponym, group, bare_heads)
            if holder is not None:
                country = holder.precision == "country"
                lacking = _unplaced(toponym) if country else None
                alike = None if quarter else self._alike(toponym, group, holder)
                yield lacking or alike or _borrowed(toponym, holder)
                continue
            if group.readings.how == "respelled" and _is_foreign(layout, found, number):
                unit = _container(layout, whole, number)
                within = unit is not None and unit.precision != "city"
                yield _borrowed(toponym, unit) if unit is not None and within else _unplaced(toponym)
                continue
            doubtful = group.readings.how == "inside" and toponym.confidence < DOUBTFUL
            if toponym.kind == "demonym" or not (doubtful or not toponym.resolved):
                yield whole[number]
                continue
            near = self._holder(group, heads) if group.readings.entries and not doubtful else None
            strange = group.readings.how == "respelled" or not group.readings.entries
            if near is None and (doubtful or strange):
                near = _container(layout, whole, number)
            plain = not group.cue and not quarter and toponym.surface.split()[-1].istitle()
            if near is not None and plain and near.precision == "city" and not _is_in(layout.text, toponym, near):
                near = replace(near, precision="region", radius_km=max(near.radius_km or 0.0, DISTRICT_KM))
            container = near or (focus if group.cue == "site" or " " in group.readings.key else None)
            known = near and self._alike(toponym, group, near)
            if near is not None and strange and not group.cue and not quarter and _is_in(layout.text, toponym, near):
                container = self._unit(near)
            yield known or (toponym if container is None else _borrowed(toponym, container))

    def _alike(self, toponym: Toponym, group: Group, holder: Toponym) -> Toponym | None:
        """The settlement that a name may spell another way, inside what is said to hold it."""
        if group.readings.how == "inside" or group.cue == "site":
            return None
        reach = 2 * (holder.radius_km or 0) + OUTSIDE_KM
        index = self._vicinity.alike(group.readings.key, holder, min(reach, FARTHEST_KM), unit=group.cue == "admin2")
        if index is None:
            return None
        confidence = round(holder.confidence * ALIKE, 3)
        return _as_unit(placed(toponym, self._gazetteer.entry(index), confidence), group)

    @staticmethod
    def _holder(group: Group, heads: Heads) -> Toponym | None:
        """The place that a name is said to belong to or lie in ("Cairo's X", "X, Y district")."""
        for number in sorted(group.holders):
            other, holder = heads[number]
            unit = holder.cue == "admin2" or other.precision in ("admin1", "admin2", "region")
            if _contains(other) and (unit or number in group.owners):
                return other
        return None

    @staticmethod
    def _stated(toponym: Toponym, group: Group, heads: Heads, quarter: bool) -> Toponym | None:
        """The unit or owner said to hold a name ("X, Y district", "Y's X"), or the town whose quarter it is, where no
        place of the name is there.
        """
        if not group.holders or toponym.lat is None or toponym.lon is None or toponym.kind == "demonym":
            return None
        if toponym.precision not in ("city", "site", "admin2") and not quarter:
            return None
        for number in sorted(group.holders):
            other, holder = heads[number]
            if other.lat is None or other.lon is None or not _contains(other):
                continue
            unit = holder.cue in ("admin1", "admin2", "county") and other.precision in ("admin1", "admin2", "region")
            abroad = group.cue != "" and other.country not in (None, toponym.country)
            in_town = quarter and other.precision == "city"
            if not (number in group.owners or (unit and toponym.precision != "admin2") or abroad or in_town):
                continue
            if km(toponym.lat, toponym.lon, other.lat, other.lon) > 2 * (other.radius_km or 0) + OUTSIDE_KM:
                return other
        return None

    def _abroad(self, toponym: Toponym, group: Group, heads: Heads) -> Toponym | None:
        """The country or unit that a list is said to be in, where a name of it was put abroad, without certainty or at
        a place of no note.
        """
        if not group.within or toponym.precision not in FINE:
            return None
        if toponym.confidence >= CERTAIN and self._is_noted(toponym):
            return None
        inside = (heads[number][0] for number in sorted(group.within))
        wide = (other for other in inside if other.resolved and other.precision in ("country", "admin1", "admin2"))
        return next((other for other in wide if other.country != toponym.country), None)

    def _unit(self, town: Toponym) -> Toponym:
        """The unit that has a town's name, for what lies in either ("Garbougna (Tillabéri)"); else the town."""
        named = (each for each in town.alternatives if each.feature == "ADM1" and each.country == town.country)
        ids = (each.geonameid for each in named if town.precision == "city" and each.geonameid is not None)
        index = next(map(self._gazetteer.index_of, ids), None)
        return town if index is None else placed(town, self._gazetteer.entry(index), town.confidence)

    def _is_noted(self, toponym: Toponym) -> bool:
        """Whether a place has many people."""
        return math.log10(max(self._population(toponym), 1)) >= WELL_KNOWN


def _heads(found: Sequence[Toponym], held: Sequence[Group]) -> Heads:
    """For the number of each group its first mention that may contain others, or else its first, and the group."""
    heads: Heads = {}
    for toponym, group in zip(found, held, strict=True):
        known = heads.get(group.number)
        if known is None or (_contains(toponym) and not _contains(known[0])):
            heads[group.number] = toponym, group
    return heads


def _is_quarter(text: str, toponym: Toponym) -> bool:
    """Whether the words beside a name call it a part of a town."""
    before = text[max(0, toponym.start - BEFORE_QUARTER) : toponym.start]
    return QUARTER.match(text, toponym.end) is not None or QUARTER_OF.search(before) is not None


def _as_unit(toponym: Toponym, group: Group) -> Toponym:
    """A district that the gazetteer lacks, at the town of its name: as wide as districts are."""
    if group.cue != "admin2" or not (toponym.feature or "").startswith("PPL"):
        return toponym
    return replace(toponym, radius_km=max(toponym.radius_km or 0.0, DISTRICT_KM))


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


def _container(layout: Layout, found: Sequence[Toponym], number: int) -> Toponym | None:
    """The resolved place nearest to a name in its sentence (what follows before what precedes), else none.

    A town that "and" sets beside a name does not contain it, and neither does that of the dateline.
    """
    sentence = layout.sentence_at(found[number].start)
    if sentence is None:
        return None
    here, start = layout.sentences[sentence], found[number].start
    near = [other for other in found if _contains(other) and here.start <= other.start < here.end]
    near = [other for other in near if other.start != start and not _beside(layout.text, found[number], other)]
    near = [other for other in near if other.start not in layout.dateline]
    return min(near, key=lambda other: abs(other.start - start) + (30 if other.start < start else 0), default=None)


def _is_foreign(layout: Layout, found: Sequence[Toponym], number: int) -> bool:
    """Whether a name was put in a country where no place lies that its sentence names ("in Kayes, near Kobri")."""
    toponym, sentence = found[number], layout.sentence_at(found[number].start)
    if sentence is None or not toponym.resolved:
        return False
    here = layout.sentences[sentence]
    near = (other for other in found if here.start <= other.start < here.end and other.start != toponym.start)
    countries = {other.country for other in near if _contains(other)}
    return bool(countries) and toponym.country not in countries


def _is_in(text: str, name: Toponym, town: Toponym) -> bool:
    """Whether a town stands right behind a name, all of it in capitals, as what holds it."""
    return name.surface.split()[-1][0].isupper() and IN_TOWN.fullmatch(text[name.end : town.start]) is not None


def _beside(text: str, one: Toponym, other: Toponym) -> bool:
    """Whether "and" sets a town beside a name ("Carrefour-Feuilles and Pont-Sondé")."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return other.precision == "city" and LISTED.fullmatch(between) is not None


def _contains(other: Toponym) -> bool:
    known = other.resolved and other.kind != "demonym" and other.confidence >= DOUBTFUL
    return known and other.precision in ("city", "admin2", "admin1", "region")


def _focus(found: Sequence[Toponym]) -> Toponym | None:
    """The town that at least half of a report's mentions of towns are of: an unplaced site is taken to be there."""
    towns = [toponym for toponym in found if _contains(toponym) and toponym.precision == "city"]
    count = Counter((toponym.lat, toponym.lon) for toponym in towns)
    if not count:
        return None
    point, often = count.most_common(1)[0]
    if often < 2 or 2 * often < len(towns):
        return None
    return next(toponym for toponym in towns if (toponym.lat, toponym.lon) == point)


def _unplaced(toponym: Toponym) -> Toponym:
    """A name of which nothing is known."""
    return Toponym(toponym.start, toponym.end, toponym.surface, toponym.kind)


def _borrowed(toponym: Toponym, container: Toponym) -> Toponym:
    return replace(
        container,
        start=toponym.start,
        end=toponym.end,
        surface=toponym.surface,
        kind=toponym.kind,
        confidence=round(container.confidence * BORROWED, 3),
        alternatives=(),
    )


def placed(toponym: Toponym, entry: Entry, confidence: float, others: tuple[Candidate, ...] = ()) -> Toponym:
    """A name resolved to a place of the gazetteer."""
    return replace(
        toponym,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        name=entry.name,
        country=entry.country or None,
        admin1=entry.name if entry.feature == "ADM1" else entry.admin1,
        admin2=entry.name if entry.feature == "ADM2" else entry.admin2,
        feature=entry.feature,
        precision=entry.precision,
        radius_km=entry.radius_km,
        confidence=confidence,
        disputed=entry.disputed,
        alternatives=others,
    )
