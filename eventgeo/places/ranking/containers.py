"""What holds the names that nothing is known of: the unit, town or owner that a text says they are in."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eventgeo.places.gazetteer import Entry, Gazetteer
from eventgeo.places.ranking.candidates import WELL_KNOWN
from eventgeo.places.ranking.mentions import Group
from eventgeo.places.ranking.vicinity import Vicinity
from eventgeo.records import FINE, Candidate, Layout, Toponym, km

Heads = dict[int, tuple[Toponym, Group]]
LISTED = re.compile(r",?\s*(?:and|or|&)\s+(?:in\s+)?")
QUARTER = re.compile(r"\s+(?:neighbou?rhood|quarter|suburb)\b", re.I)
QUARTER_OF = re.compile(r"\b(?:neighbou?rhood|quarter|suburb) of (?:the )?$", re.I)
BEFORE_QUARTER = 24
"""Among how many characters before a name that is looked for."""
OF_THE_CITY = re.compile(r"\s+district (?:of|in) (?:the|that|this) (?:city|capital|town)\b", re.I)
ADJECTIVE = re.compile(r"(?:sk|n|v|k)(?:y|yi|yy|iy|ii|oy|oi|a|aya)$")
"""How Russian and Ukrainian end the name of a district, of a city as well as of a region."""
CITY_BACK = 20
"""Among how many names before "the city" it is looked for."""
PART_KM = 10.0
"""How far beyond a city's radius a part of it may lie."""
DOUBTFUL = 0.4
"""A place below this confidence contains nothing, and one that lends a site its name gives way to a container."""
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


class Containers:
    """Places the names of one document after the other that nothing is known of, or too little."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._vicinity = Vicinity(gazetteer)

    def toponyms(self, layout: Layout, found: Sequence[Toponym], held: Sequence[Group]) -> Iterator[Toponym]:
        """The toponyms, each with the group that it belongs to: names that nothing is known of take the place of what
        contains them, with its radius and precision; what is no site and only named beside a town is around it.
        """
        whole = [_as_unit(toponym, group) for toponym, group in zip(found, held, strict=True)]
        focus = _focus(found)
        bare_heads, heads = _heads(found, held), _heads(whole, held)
        for number, (toponym, group) in enumerate(zip(found, held, strict=True)):
            quarter = _is_quarter(layout.text, toponym)
            if (city := self._city(layout, found, number, group, bare_heads)) is not None:
                yield self._part(toponym, group, city)
                continue
            holder = self._stated(toponym, group, bare_heads, quarter) or self._abroad(toponym, group, bare_heads)
            if holder is not None:
                yield self._held(toponym, group, holder, quarter)
            elif group.readings.how == "respelled" and _is_foreign(layout, found, number):
                unit = _container(layout, whole, number)
                yield _unplaced(toponym) if unit is None or unit.precision == "city" else _borrowed(toponym, unit)
            elif toponym.kind == "demonym" or (toponym.resolved and not _is_doubtful(toponym, group)):
                yield whole[number]
            else:
                near = self._near(layout, whole, number, group, heads)
                yield self._contained(layout.text, toponym, group, near, focus, quarter)

    def _city(
        self, layout: Layout, found: Sequence[Toponym], number: int, group: Group, heads: Heads
    ) -> Toponym | None:
        """The city that a district is said to be of ("the Kyivskyi district of Kharkiv"), which it was not put in.

        A district of the region around the city is none: "the Chuhuiv district of Kharkiv".
        """
        toponym = found[number]
        if group.cue != "admin2" or not toponym.resolved or toponym.kind == "demonym":
            return None
        said = next((other for _, other, _ in _said(group, heads) if _contains(other)), None)
        city = said or _city_before(layout, found, number)
        if city is None or city.precision != "city" or _reach(city, toponym) <= (city.radius_km or 0) + PART_KM:
            return None
        near = toponym.country == city.country and toponym.admin1 == city.admin1
        is_seat = toponym.precision != "city" or toponym.feature != "PPL" or not ADJECTIVE.search(toponym.surface)
        return None if near and is_seat else city

    def _part(self, toponym: Toponym, group: Group, city: Toponym) -> Toponym:
        """A district of a city: the place of its name that lies there, or else the city."""
        entries = (self._gazetteer.entry(index) for index, _ in group.readings.entries)
        named = [placed(toponym, entry, city.confidence) for entry in entries if entry.feature_class == "P"]
        near = [each for each in named if _reach(city, each) <= (city.radius_km or 0) + PART_KM]
        return min(near, key=lambda each: _reach(city, each), default=_borrowed(toponym, city))

    def _held(self, toponym: Toponym, group: Group, holder: Toponym, quarter: bool) -> Toponym:
        """A name inside what is said to hold it, where that is no whole country."""
        if holder.precision == "country":
            return _unplaced(toponym)
        return (None if quarter else self._alike(toponym, group, holder)) or _borrowed(toponym, holder)

    def _near(
        self, layout: Layout, whole: Sequence[Toponym], number: int, group: Group, heads: Heads
    ) -> Toponym | None:
        """What contains a name, by what the text says or by what stands nearest in its sentence."""
        doubtful = _is_doubtful(whole[number], group)
        near = self._holder(group, heads) if group.readings.entries and not doubtful else None
        return near or (_container(layout, whole, number) if doubtful or _is_strange(group) else None)

    def _contained(
        self, text: str, toponym: Toponym, group: Group, near: Toponym | None, focus: Toponym | None, quarter: bool
    ) -> Toponym:
        """A name in what contains it; a site that nothing does is in the town that the report is about (`focus`)."""
        if near is None:
            site = group.cue == "site" or " " in group.readings.key
            return _borrowed(toponym, focus) if focus is not None and site else toponym
        inside, bare = _is_in(text, toponym, near), not group.cue and not quarter
        around = bare and near.precision == "city" and toponym.surface.split()[-1].istitle() and not inside
        if around:
            near = replace(near, precision="region", radius_km=max(near.radius_km or 0.0, DISTRICT_KM))
        known = self._alike(toponym, group, near)
        container = self._unit(near) if bare and inside and _is_strange(group) else near
        return known or _borrowed(toponym, container)

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
        for number, other, holder in _said(group, heads):
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
        """The unit that has a small town's name, for what lies in either: "Garbougna (Tillabéri)"; else the town."""
        if town.precision != "city" or self._is_noted(town):
            return town
        named = (each for each in town.alternatives if each.feature == "ADM1" and each.country == town.country)
        ids = (each.geonameid for each in named if each.geonameid is not None)
        index = next(map(self._gazetteer.index_of, ids), None)
        return town if index is None else placed(town, self._gazetteer.entry(index), town.confidence)

    def _is_noted(self, toponym: Toponym) -> bool:
        """Whether a place has many people."""
        return math.log10(max(population(self._gazetteer, toponym), 1)) >= WELL_KNOWN


def population(gazetteer: Gazetteer, toponym: Toponym) -> int:
    """The people of a resolved place, 0 where they are not known."""
    index = None if toponym.geonameid is None else gazetteer.index_of(toponym.geonameid)
    return 0 if index is None else gazetteer.entry(index).population


def _heads(found: Sequence[Toponym], held: Sequence[Group]) -> Heads:
    """For the number of each group its first mention that may contain others, or else its first, and the group."""
    heads: Heads = {}
    for toponym, group in zip(found, held, strict=True):
        known = heads.get(group.number)
        if known is None or (_contains(toponym) and not _contains(known[0])):
            heads[group.number] = toponym, group
    return heads


def _reach(one: Toponym, other: Toponym) -> float:
    """How many km two resolved places are apart."""
    points = (one.lat, one.lon, other.lat, other.lon)
    return km(*(degrees for degrees in points if degrees is not None))


def _city_before(layout: Layout, found: Sequence[Toponym], number: int) -> Toponym | None:
    """The city named last before "the X district of the city", None where a name is not told of so."""
    if not OF_THE_CITY.match(layout.text, found[number].end):
        return None
    before = (other for other in reversed(found[max(0, number - CITY_BACK) : number]) if _contains(other))
    return next((other for other in before if other.precision == "city"), None)


def _said(group: Group, heads: Heads) -> Iterator[tuple[int, Toponym, Group]]:
    """What is said to hold a name, each with its group and number; what holds it in turn where it is not known."""
    for number in sorted(group.holders):
        other, holder = heads[number]
        yield number, other, holder
        if not other.resolved:
            yield from ((each, *heads[each]) for each in sorted(holder.holders - {group.number}))


def _is_quarter(text: str, toponym: Toponym) -> bool:
    """Whether the words beside a name call it a part of a town."""
    before = text[max(0, toponym.start - BEFORE_QUARTER) : toponym.start]
    return QUARTER.match(text, toponym.end) is not None or QUARTER_OF.search(before) is not None


def _is_doubtful(toponym: Toponym, group: Group) -> bool:
    """Whether a place only lends its name to a site, and that without certainty."""
    return group.readings.how == "inside" and toponym.confidence < DOUBTFUL


def _is_strange(group: Group) -> bool:
    """Whether the gazetteer has a name in no spelling, or in another one alone."""
    return group.readings.how == "respelled" or not group.readings.entries


def _as_unit(toponym: Toponym, group: Group) -> Toponym:
    """A district that the gazetteer lacks, at the town of its name: as wide as districts are."""
    if group.cue != "admin2" or not (toponym.feature or "").startswith("PPL"):
        return toponym
    return replace(toponym, radius_km=max(toponym.radius_km or 0.0, DISTRICT_KM))


def _container(layout: Layout, found: Sequence[Toponym], number: int) -> Toponym | None:
    """The resolved place nearest to a name in its sentence (what follows before what precedes), else none.

    A town that "and" sets beside a name does not contain it, and neither does that of the dateline.
    """
    start = found[number].start
    near = [other for other in _of_sentence(layout, found, start) if _contains(other)]
    near = [other for other in near if other.start != start and not _beside(layout.text, found[number], other)]
    near = [other for other in near if other.start not in layout.dateline]
    return min(near, key=lambda other: abs(other.start - start) + (30 if other.start < start else 0), default=None)


def _of_sentence(layout: Layout, found: Sequence[Toponym], start: int) -> Sequence[Toponym]:
    """The toponyms, which are in the order of the text, of the sentence that an offset lies in."""
    sentence = layout.sentence_at(start)
    if sentence is None:
        return ()
    here = layout.sentences[sentence]
    first, last = (bisect_left(found, offset, key=lambda each: each.start) for offset in (here.start, here.end))
    return found[first:last]


def _is_foreign(layout: Layout, found: Sequence[Toponym], number: int) -> bool:
    """Whether a name was put in a country where no place lies that its sentence names ("in Kayes, near Kobri")."""
    toponym = found[number]
    near = (other for other in _of_sentence(layout, found, toponym.start) if other.start != toponym.start)
    countries = {other.country for other in near if _contains(other)}
    return toponym.resolved and bool(countries) and toponym.country not in countries


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
