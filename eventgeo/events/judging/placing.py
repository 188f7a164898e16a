"""The place of an incident: of all places that the report names, that with the greatest expected score."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from eventgeo.events.anaphora import SETTLEMENT, echoes
from eventgeo.events.clauses import PREPOSITIONS
from eventgeo.events.elsewhere import elsewhere
from eventgeo.events.judging.atlas import Atlas, plain
from eventgeo.events.judging.deeds import monitored
from eventgeo.events.judging.near import Core, around, recalled, zone, zoned
from eventgeo.events.judging.sentences import step
from eventgeo.events.tables import rows
from eventgeo.records import FINE, Place, Toponym, km

TABLE = "judging/site_weights.tsv"
LEVELS = {
    "country": "country",
    "admin1": "admin",
    "admin2": "admin",
    "region": "region",
    "city": "town",
    "site": "site",
}
KINDS = frozenset(row[0] for row in rows("place_words.tsv"))
OWNED = 4
"""Words from a country to the deed that is said to be its own."""
SURE = frozenset(["same", "antecedent", "beside"])
"""The tiers of a place by rule beside which that of the dateline is no candidate."""
FOCUS = 3
"""How many countries a report may be about."""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that an incident may have, and what is told of it; `mention` is where the text names it best."""

    name: str
    toponym: Toponym
    features: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether it is a country."""
        return self.toponym.precision == "country"


def candidates(told: Core, atlas: Atlas, rule: Place | None, tier: str) -> list[PlaceCandidate]:
    """The places that an incident may have; `rule` is the one that stands to its trigger best, found in `tier`."""
    marked = plain(rule.name) if rule is not None else ""
    town = _here(told)
    fine = [each for each in atlas.of_sentence(told.head.sentence) if each.toponym.precision != "country"]
    near = f"{min(2, len(fine))}"
    podiums = {plain(name) for name in told.scene.whereabouts.podiums if name}
    barred = _echoed(told)
    modern = not monitored(told.scene)
    if modern:
        barred |= podiums | _of_meetings(told, atlas) | _owners(told, atlas)
        barred |= (
            {plain(name) for name in told.scene.whereabouts.refuges if name} if told.deed != "abduction" else set()
        )
    listed = []
    for name, number in _nearest(told, atlas, marked, barred, placed=rule is not None and tier in SURE).items():
        toponym = atlas.mentions[number].toponym
        features = _told(told, atlas, number, near)
        if name == marked:
            features += [f"rule={tier}", f"rule={tier}/{LEVELS[toponym.precision or 'city']}"]
        features.append(f"dateline={name in atlas.dateline}/{town}")
        features.append(f"dateline={name in atlas.dateline}/{near}")
        if name in podiums:
            features.append("podium")
        listed.append(PlaceCandidate(name, toponym, tuple(features)))
    named = {each.toponym.country for each in listed if each.whole}
    for country, _ in atlas.focus.most_common(FOCUS):
        whole = atlas.wholes.get(country)
        if modern and _only_barred(atlas, country, barred):
            continue
        if whole is not None and country not in named and plain(whole.name or whole.surface) not in barred:
            listed.append(_focus(told, atlas, whole, near, town))
    if rule is not None and marked not in {each.name for each in listed}:
        listed.append(PlaceCandidate(marked, _as_toponym(rule), ("rule alone", f"rule alone={tier}")))
    if rule is None and listed:
        listed = [replace(each, features=(*each.features, "no rule")) for each in listed]
    return listed


def _nearest(told: Core, atlas: Atlas, marked: str, barred: Collection[str], *, placed: bool) -> dict[str, int]:
    """The names that may be those of an incident's place, each with the number of the mention nearest to it.

    The name `marked` by rule always may; beside it the dateline's may not where the rule is sure (`placed`).
    """
    modern = not monitored(told.scene)
    found: dict[str, int] = {}
    for number in atlas.around(told.head.sentence):
        toponym, sentence, name = atlas.mentions[number]
        if name != marked:
            if modern and placed and toponym.start in told.scene.dateline:
                continue
            opening = told.scene.openings.get(toponym.name)
            if name in barred or (
                modern and (recalled(told, sentence, toponym.start) or elsewhere(told.head, opening))
            ):
                continue
        if name not in found or _far(told, sentence) < _far(told, atlas.mentions[found[name]].sentence):
            found[name] = number
    return found


def _only_barred(atlas: Atlas, country: str, barred: Collection[str]) -> bool:
    """Whether all that a report names of a country is barred, as is a town where people only spoke."""
    names = atlas.named_of.get(country)
    return names is not None and names.issubset(barred)


def _echoed(told: Core) -> set[str]:
    """The places of another happening, as which the incident came ("The shelling came as … in Prague")."""
    spots = told.scene.spots.get(told.head.sentence, ())
    return {plain(spot.toponym.name or "") for spot in spots if echoes(told.head, spot, told.scene)}


def _owners(told: Core, atlas: Atlas) -> set[str]:
    """The countries whose deed it is said to be ("Russia's new offensive")."""
    layout, low = told.scene.layout, told.scene.words.low
    found = set()
    for toponym, _, name in atlas.of_sentence(told.head.sentence):
        if toponym.precision != "country":
            continue
        behind = layout.token_at(toponym.end - 1) + 1
        if 0 < told.head.first - behind <= OWNED and low[behind] == "'s":
            found.add(name)
    return found


def _of_meetings(told: Core, atlas: Atlas) -> frozenset[str]:
    """The places that other sentences name as where people meet or will do something, and no sentence otherwise."""
    return atlas.met - {each.name for sentence in told.sentences for each in atlas.of_sentence(sentence)}


def _far(told: Core, sentence: int) -> tuple[bool, bool, int]:
    return sentence != told.head.sentence, sentence not in told.sentences, abs(sentence - told.head.sentence)


def _here(told: Core) -> str:
    """Whether the best sentence speaks of "this city" or "here"."""
    shape = told.scene.layout.sentences[told.head.sentence]
    low = told.scene.words.low[shape.first : shape.last]
    return str("here" in low or any(one in ("this", "the") and two in SETTLEMENT for one, two in pairwise(low)))


def _told(told: Core, atlas: Atlas, number: int, near: str) -> list[str]:
    """What is told of one name as the place of an incident."""
    scene = told.scene
    toponym, sentence, name = atlas.mentions[number]
    low, layout = scene.words.low, scene.layout
    first, last = layout.token_at(toponym.start), layout.token_at(toponym.end - 1) + 1
    before, after = low[first - 1] if first else "", low[last] if last < len(low) else ""
    lead = before if before in PREPOSITIONS or before in (",", "(", "the", "and") else "x"
    behind = after if after in KINDS or after in (",", "(", ".", "and", ")", "was", "'s") else "x"
    level = LEVELS[toponym.precision or "city"]
    where = zone(told, sentence)
    same = layout.sentences[sentence].block == layout.sentences[told.head.sentence].block
    spot = next((each.lead for each in scene.spots.get(sentence, ()) if each.toponym is toponym), "?")
    found = [
        f"level={level}", f"level={level}/{lead}", f"lead={spot}", f"level={level}/{spot}", f"before={lead}",
        f"after={behind}",
        f"kind={toponym.kind}", f"resolved={toponym.resolved}", f"block={same}", f"fine={near}/{level}",
        f"often={step(atlas.counts[name], 1, 2, 4)}",
        f"within={atlas.holds(toponym, told.sentences)}/{level}", *_chained(atlas, number, level),
    ]  # fmt: skip
    if where in ("best", "told", "above", "below"):
        found += around(told, first, sentence)
    size = "whole" if level == "country" else "part"
    share = [f"{size}.{each}" for each in atlas.share(toponym.country)]
    share += [f"{size}={toponym.country}", f"name={name}"]
    share += [f"{size}.best.{each}" for each in atlas.said(toponym.country, {told.head.sentence})]
    share += [f"{size}.told.{each}" for each in atlas.said(toponym.country, told.sentences)]
    gap = max(-5, min(5, sentence - told.head.sentence))
    return [*zoned(where, found), *share, f"gap={gap}", f"gap={gap}/{level}"]


def _chained(atlas: Atlas, number: int, level: str) -> Iterator[str]:
    """The names right beside this one ("Lima, Peru")."""
    toponym, sentence, _ = atlas.mentions[number]
    for offset, side in ((1, "right"), (-1, "left")):
        if 0 <= number + offset < len(atlas.mentions):
            other, there, _ = atlas.mentions[number + offset]
            gap = other.start - toponym.end if offset > 0 else toponym.start - other.end
            if there == sentence and gap <= 16:
                yield f"{side}={level}/{LEVELS[other.precision or 'city']}"


def finer(candidate: PlaceCandidate, known: Place, told: Core, atlas: Atlas) -> bool:
    """Whether a place is a town in a known one that the incident's sentences name, behind the dateline."""
    return (
        _lies_in(candidate.toponym, known)
        and candidate.toponym.precision in FINE
        and any(
            sentence in told.sentences
            and toponym.start not in told.scene.dateline
            and not told.scene.whereabouts.labels(toponym)
            and not _set_off(told, toponym)
            for toponym, sentence, name in atlas.mentions
            if name == candidate.name
        )
    )


def _lies_in(town: Toponym, known: Place) -> bool:
    """Whether a town may lie in a wider place: in its country, and no farther from a district than that reaches."""
    if known.country not in (None, town.country):
        return False
    if known.precision != "admin2" or None in (town.lat, town.lon, known.lat, known.lon):
        return True
    return km(town.lat or 0.0, town.lon or 0.0, known.lat or 0.0, known.lon or 0.0) <= (known.radius_km or 0.0)


def _set_off(told: Core, toponym: Toponym) -> bool:
    """Whether a semicolon of one sentence parts a name from an incident ("jets bomb X; rebels seize base in Y")."""
    trigger, layout = told.head.trigger, told.scene.layout
    one = layout.sentence_at(toponym.start) == told.head.sentence
    return one and ";" in layout.text[min(trigger.start, toponym.start) : max(trigger.end, toponym.end)]


def _focus(told: Core, atlas: Atlas, whole: Toponym, near: str, town: str) -> PlaceCandidate:
    """A country that the report never names, but whose towns or people it tells of."""
    share = atlas.share(whole.country)
    found = [
        "focus",
        f"focus.fine={near}",
        f"focus.deed={told.deed}",
        f"focus.here={town}",
        f"focus.names={step(atlas.parts, 0, 1, 3)}",
    ]
    found.append(f"focus.people={country_named(told, whole)}")
    found.append(f"whole={whole.country}")
    found += [f"focus.best.{each}" for each in atlas.said(whole.country, {told.head.sentence})]
    found += [f"focus.told.{each}" for each in atlas.said(whole.country, told.sentences)]
    return PlaceCandidate(
        plain(whole.name or whole.surface),
        whole,
        (*found, *(f"whole.{each}" for each in share), *(f"focus.{each}" for each in share)),
    )


def country_named(told: Core, whole: Toponym) -> bool:
    """Whether the best sentence names a place or people of a country."""
    shape = told.scene.layout.sentences[told.head.sentence]
    named = (each for each in told.scene.mentions.toponyms if shape.start <= each.start < shape.end)
    return any(each.country == whole.country for each in named)


def _as_toponym(place: Place) -> Toponym:
    """A place that the report names in no span of its own, as a candidate."""
    return Toponym(
        0, 0, place.as_written, "literal", place.lat, place.lon, place.geonameid, place.name, place.country,
        place.admin1, place.admin2, place.feature, place.precision, place.radius_km, place.confidence, place.disputed,
    )  # fmt: skip


def chain(candidate: PlaceCandidate) -> list[str]:
    """The names of a place from its country down."""
    toponym = candidate.toponym
    head = toponym.country or ""
    if candidate.whole:
        return [head]
    return [each for each in (head, plain(toponym.admin1 or ""), candidate.name) if each]


def agreement(one: Sequence[str], two: Sequence[str]) -> float:
    """How much of one place is right where the other is true: a half where one lies in the other, or in its country."""
    if not one or not two:
        return 0.0
    if one[-1] == two[-1]:
        return 1.0
    return 0.5 if one[-1] in two or two[-1] in one or one[0] == two[0] else 0.0


def best(listed: Sequence[PlaceCandidate], chances: Sequence[float]) -> PlaceCandidate:
    """The place of the greatest expected agreement."""
    chains = [chain(each) for each in listed]

    def expected(index: int) -> float:
        return sum(p * agreement(chains[index], other) for p, other in zip(chances, chains, strict=True))

    return listed[max(range(len(listed)), key=lambda index: (round(expected(index), 6), -index))]
