"""Expressions of place: what names, distances, directions and coordinates together say of one point.

The names of a text are replaced by one character each, and patterns are sought in what remains, so that a pattern reads
like the phrase that it means. A point is only given where the names that it needs were resolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from eventgeo.places.coordinates import written_coordinates
from eventgeo.places.geometry import Point, destination, midpoint
from eventgeo.places.parts import PartOf
from eventgeo.records import FINE, Candidate, Layout, Location, PlacePrecision, PlaceRole, Toponym, km

NAME = "\ue000"
"""Stands for a resolved or unresolved name in the text that patterns are sought in."""
FARTHEST_BETWEEN_KM = 400.0
FARTHEST_BARE_KM = 150.0
"""How far apart two places may lie that something is said to be between, with and without "the road"."""
NEAR_KM = 5.0
"""How much wider than the place itself "near" is."""
REACH = 100
"""How many characters from a name an expression that it belongs to may reach."""
LEADING = 200
"""How many characters of an expression may stand before its first name."""
FARTHEST_NEAR_KM = 100.0
"""How far apart two places may lie of which one is said to be near the other."""
COUNTRYSIDE_KM = 40.0
"""The radius of the country around a town."""
MAJOR_KM, MINOR_KM = 90.0, 30.0
"""The radii of a first-order unit and of a lower one that are known by their chief town alone."""
FARTHEST_DISTRICT_KM = 100.0
"""How far from the point of a district a place of the same province may lie in it."""
CONTAINED = 1.5
"""How many radii from the centre of what contains it a place may lie: radii are of circles, regions are not."""
CHIEF = frozenset(["PPLC", "PPLA"])
"""GeoNames feature codes of the seats of countries and of first-order units."""
RADII: tuple[tuple[float, PlacePrecision], ...] = ((2.0, "site"), (15.0, "city"), (60.0, "admin2"), (200.0, "admin1"))


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of locations.tsv by name, with the definitions above them put in.

    They are sought in a text in small letters, which takes a third of the time of a search that ignores case; those
    that tell capitals from small letters, by (?-i:…), are sought in the text as it stands.
    """
    defined: dict[str, str] = {"name": NAME}
    found: dict[str, re.Pattern[str]] = {}
    text = files("eventgeo.places").joinpath("locations.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split("\t")
            pattern = re.sub(r"\{([a-z]\w*)\}", lambda match: f"(?:{defined[match.group(1)]})", pattern)
            if name.isupper():
                found[name] = re.compile(pattern, re.I if "(?-i:" in pattern else 0)
            else:
                defined[name] = pattern
    return found


@cache
def _numbers() -> dict[str, float]:
    words = "a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 "
    words += "fifteen:15 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 hundred:100 several:5 few:3 dozen:12 half:0.5"
    return {word: float(number) for word, number in (pair.split(":") for pair in words.split())}


BEARINGS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0, "n": 0.0, "e": 90.0, "s": 180.0, "w": 270.0}
UNITS_KM = {"k": 1.0, "m": 0.001, "mi": 1.609344, "n": 1.852}


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text whose names are one character each, in small letters too, and the way back to the text and its names."""

    text: str
    low: str
    starts: tuple[int, ...]
    names: dict[int, int]

    def span(self, match: re.Match[str], toponyms: Sequence[Toponym]) -> tuple[int, int]:
        """The offsets in the text of a match that begins and ends with a letter or a name."""
        last = match.end() - 1
        end = toponyms[self.names[last]].end if last in self.names else self.starts[last] + 1
        return self.starts[match.start()], end

    def find(self, pattern: str, names: int) -> Iterator[re.Match[str]]:
        """The matches of a pattern that needs so many names; only the surroundings of names are searched.

        Where a pattern has a core, which begins with a name and is found soon, it is sought from the next core on.
        """
        sought, core = patterns()[pattern], patterns().get(f"{pattern}_CORE")
        text = self.text if sought.flags & re.I else self.low
        for start, end in _windows(sorted(self.names), names):
            if core is None:
                yield from sought.finditer(text, start, end)
            else:
                yield from _around(core, sought, text, start, end)

    def inside(self, match: re.Match[str]) -> tuple[int, ...]:
        """The numbers of the names inside a match."""
        return tuple(self.names[at] for at in range(match.start(), match.end()) if at in self.names)


def _around(core: re.Pattern[str], sought: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern in `text[start:end]`; each holds a match of its core, and little before that."""
    while (first := core.search(text, start, end)) is not None:
        match = sought.search(text, max(start, first.start() - LEADING), end)
        if match is None:
            return
        yield match
        start = match.end()


def _windows(names: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """The stretches around groups of at least so many names that stand close together."""
    group: list[int] = []
    for at in (*names, None):
        if group and (at is None or at - group[-1] > 2 * REACH):
            if len(group) >= least:
                yield max(0, group[0] - REACH), group[-1] + REACH
            group = []
        if at is not None:
            group.append(at)


def skeleton(text: str, toponyms: Sequence[Toponym]) -> Skeleton:
    """Put one character in the place of each name; demonyms and names inside names stay as they are."""
    parts: list[str] = []
    starts: list[int] = []
    names: dict[int, int] = {}
    at = 0
    for number, toponym in enumerate(toponyms):
        if toponym.kind == "demonym" or toponym.start < at:
            continue
        parts.append(text[at : toponym.start])
        starts.extend(range(at, toponym.start))
        names[len(starts)] = number
        parts.append(NAME)
        starts.append(toponym.start)
        at = toponym.end
    bones = "".join(parts) + text[at:]
    low = bones.replace("İ", "i").lower()  # the one letter that becomes two in small letters
    return Skeleton(bones, low, (*starts, *range(at, len(text))), names)


def locations(layout: Layout, toponyms: Sequence[Toponym], part_of: PartOf | None = None) -> tuple[Location, ...]:
    """The expressions of place in a text, in its order, no two overlapping; the longer of two wins.

    `toponyms` are the text's names, resolved; indices in the result point into them. `part_of` tells where the parts
    of lands lie ("eastern Ukraine"); without it they are given as the lands.
    """
    bones = skeleton(layout.text, toponyms)
    found = [*_coordinates(layout), *_bearings(bones, layout, toponyms), *_between(bones, layout, toponyms)]
    found += [*_chains(bones, layout, toponyms), *_nearby(bones, layout, toponyms)]
    found += _countryside(bones, layout, toponyms)
    found += _parts(bones, layout, toponyms, part_of) if part_of is not None else ()
    chosen: list[Location] = []
    for location in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        at = bisect_left(chosen, location.start, key=lambda one: one.start)
        if not any(location.overlaps(other.start, other.end) for other in chosen[max(0, at - 1) : at + 1]):
            chosen.insert(at, location)
    return tuple(chosen)


def _precision(radius: float) -> PlacePrecision:
    return next((precision for most, precision in RADII if radius <= most), "region")


def _location(
    text: str,
    span: tuple[int, int],
    point: Point,
    radius: float,
    role: PlaceRole,
    names: tuple[int, ...],
    precision: PlacePrecision | None = None,
) -> Location:
    start, end = span
    lat, lon = round(point[0], 5), round(point[1], 5)
    return Location(
        start, end, text[start:end], lat, lon, round(radius, 1), precision or _precision(radius), role, names
    )


def _point(toponym: Toponym) -> Point | None:
    return None if toponym.lat is None or toponym.lon is None else (toponym.lat, toponym.lon)


def _radius(toponym: Toponym) -> float:
    return toponym.radius_km if toponym.radius_km is not None else NEAR_KM


def _coordinates(layout: Layout) -> Iterator[Location]:
    for start, end, point, radius in written_coordinates(layout.text):
        yield _location(layout.text, (start, end), point, radius, "at", (), "site")


def distance_km(number: str, unit: str) -> float:
    """A written distance in km.

    >>> distance_km("20", "km"), distance_km("1,500", "metres"), distance_km("ten", "miles")
    (20.0, 1.5, 16.09344)
    """
    low = number.lower().strip()
    if low[0].isdigit():
        value = float(low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", low) else low.replace(",", "."))
    else:
        value = max((_numbers().get(word, 0.0) for word in re.split(r"[\s-]+", low)), default=0.0)
    unit = unit.lower()
    key = "k" if unit[0] == "k" else "n" if unit[0] == "n" else "mi" if unit.startswith("mi") else "m"
    return value * UNITS_KM[key]


def bearing_of(words: str) -> float:
    """A written direction in degrees from north.

    >>> [bearing_of(words) for words in ("north", "north-west", "south-eastern", "NNE", "north-northwest")]
    [0.0, 315.0, 135.0, 22.5, 337.5]
    """
    low = words.lower().replace("ern", "")
    parts = re.findall("north|south|east|west", low) or re.findall("[nsew]", low)
    degrees = [BEARINGS[part] for part in parts]
    if len(degrees) == 1:
        return degrees[0]
    mean = _between_bearings(degrees[-2], degrees[-1])
    return mean if len(degrees) == 2 else _between_bearings(degrees[0], mean)


def _between_bearings(first: float, second: float) -> float:
    turn = (second - first + 180) % 360 - 180
    return (first + turn / 2) % 360


def _bearings(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "20 km north-west of X", "X, 20 km north of Y", "20 km from X"."""
    for match in bones.find("BEARING", 1) if patterns()["DISTANCE"].search(bones.low) else ():
        anchor = toponyms[bones.names[match.start("anchor")]]
        base = _point(anchor)
        if base is None:
            continue
        distance = distance_km(match["number"], match["unit"])
        names = bones.inside(match)
        span = bones.span(match, toponyms)
        if match["dir"] is None:
            yield _location(layout.text, span, base, max(distance, _radius(anchor)), "near", names)
            continue
        point = destination(base, bearing_of(match["dir"]), distance)
        radius = max(2.0, distance / 4, min(_radius(anchor), distance))
        named = toponyms[bones.names[match.start("named")]] if match["named"] else None
        if named is not None and (own := _point(named)) and km(*own, *point) <= max(2 * distance, 10.0):
            yield _location(layout.text, span, own, _radius(named), "at", names, named.precision)
        else:
            yield _location(layout.text, span, point, radius, "near", names)


def _between(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "the road connecting A and B", "between A and B"."""
    for name, farthest in (
        ("ROAD", FARTHEST_BETWEEN_KM),
        ("ROADNAMED", FARTHEST_BETWEEN_KM),
        ("BETWEEN", FARTHEST_BARE_KM),
    ):
        for match in bones.find(name, 2):
            ends = [toponyms[bones.names[match.start(side)]] for side in ("one", "other")]
            one, other = map(_point, ends)
            if one is None or other is None or any(end.precision in ("country", "region") for end in ends):
                continue
            apart = km(*one, *other)
            if not 0 < apart <= farthest:
                continue
            point = midpoint(one, other)
            span = bones.span(match, toponyms)
            yield _location(layout.text, span, point, max(apart / 2, 1.0), "between", bones.inside(match))


def holds(container: Toponym, place: Toponym | Candidate) -> bool:
    """Whether a resolved place, or a reading of one, lies in another, by countries, units and distance."""
    if container.precision in ("site", "city", None) or container.country is None:
        return False
    if place.country not in (container.country, None) and place.country not in (container.disputed or ()):
        return False
    if container.precision == "country" or (container.name is not None and container.name == place.admin1):
        return True
    if place.lat is None or place.lon is None:
        return False
    reach = CONTAINED * _radius(container)
    if container.admin1 is not None and container.admin1 == place.admin1:
        reach = max(reach, FARTHEST_DISTRICT_KM)
    return km(place.lat, place.lon, *_at(container)) <= reach


def _chains(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "X, Y district, Z region", "the village of X (Y region)", "X in the Y province", "X near Y"."""
    for match in bones.find("CHAIN", 2):
        numbers = bones.inside(match)
        first = toponyms[numbers[0]]
        outer = list(_outer(bones, match, toponyms))
        if not outer:
            continue
        stated = patterns()["STATED"].search(bones.low, match.start("link"), match.end()) is not None
        if match["beside"]:
            found = _beside(first, outer)
        elif stated or not _listed(bones, match):
            found = _within(first, outer, stated)
        else:
            continue
        if found is not None:
            point, radius, role, precision = found
            if match["near"]:
                role, radius = "near", radius + NEAR_KM
            yield _location(layout.text, bones.span(match, toponyms), point, radius, role, numbers, precision)


def _outer(bones: Skeleton, match: re.Match[str], toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """The resolved names after the first of a chain; a city that lends its name to a unit stands for the unit."""
    for at in range(match.start("link"), match.end()):
        toponym = toponyms[bones.names[at]] if at in bones.names else None
        if toponym is None or _point(toponym) is None:
            continue
        unit = patterns()["UNIT"].match(bones.low, at + 1)
        if unit is not None and toponym.precision in FINE:
            precision: PlacePrecision = "admin1" if unit["major"] else "admin2"
            yield replace(toponym, precision=precision, radius_km=MAJOR_KM if unit["major"] else MINOR_KM)
        else:
            yield toponym


def _listed(bones: Skeleton, match: re.Match[str]) -> bool:
    """Whether names stand in a list with more of them ("in X, Y and Z")."""
    before = patterns()["LISTED_BEFORE"].search(bones.low, max(0, match.start() - 3), match.start())
    return before is not None or patterns()["LISTED_AFTER"].match(bones.low, match.end()) is not None


Found = tuple[Point, float, PlaceRole, PlacePrecision | None]


def _beside(first: Toponym, outer: Sequence[Toponym]) -> Found | None:
    """ "X near Y": X where it is known and lies near Y, else the surroundings of Y."""
    base = outer[0]
    point = next((point for point, _ in _readings(first) if km(*point, *_at(base)) <= FARTHEST_NEAR_KM), None)
    if point is None:
        return _at(base), _radius(base) + 2 * NEAR_KM, "near", None
    return point, _radius(first), "at", first.precision


def _within(first: Toponym, outer: Sequence[Toponym], stated: bool) -> Found | None:
    """ "X, Y region": the reading of X that lies in Y; with a stated unit, else Y itself.

    The smallest unit that holds some reading of X decides; where none does, the smallest unit is the answer.
    """
    units = sorted((unit for unit in outer if unit.precision not in FINE), key=_radius)
    units = [unit for unit in units if unit.country == units[-1].country]
    for unit in units:
        for point, candidate in _readings(first):
            if holds(unit, candidate):
                return point, _radius(first), "at", first.precision
    if not units or not (stated or _point(first) is None):
        return None
    return _at(units[0]), _radius(units[0]), "about", units[0].precision


def _readings(toponym: Toponym) -> Iterator[tuple[Point, Toponym | Candidate]]:
    """What a name was resolved to, then its other readings."""
    point = _point(toponym)
    if point is not None:
        yield point, toponym
    for candidate in toponym.alternatives:
        yield (candidate.lat, candidate.lon), candidate


def _at(toponym: Toponym) -> Point:
    assert toponym.lat is not None
    assert toponym.lon is not None
    return toponym.lat, toponym.lon


def _nearby(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "near X", "on the outskirts of X", "north of X"."""
    for match in bones.find("NEARBY", 1):
        toponym = toponyms[bones.names[match.end() - 1]]
        if _point(toponym) is None or toponym.precision in ("country", "region"):
            continue
        radius = _radius(toponym) + NEAR_KM
        span = bones.span(match, toponyms)
        yield _location(layout.text, span, _at(toponym), radius, "near", bones.inside(match), toponym.precision)


def _countryside(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Location]:
    """ "The western countryside of X", "X countryside": the country around the town X, where its unit has that name."""
    for match in bones.find("COUNTRYSIDE", 1) if "countryside" in bones.low else ():
        names = bones.inside(match)
        unit = toponyms[names[0]]
        town = _chief_town(unit)
        if town is not None:
            span = bones.span(match, toponyms)
            yield _location(layout.text, span, town, COUNTRYSIDE_KM, "near", names, unit.precision)


def _parts(bones: Skeleton, layout: Layout, toponyms: Sequence[Toponym], part_of: PartOf) -> Iterator[Location]:
    """ "Eastern Ukraine", "in the north of Mali", "Nigeria's northwest"."""
    for match in bones.find("PART", 1):
        names = bones.inside(match)
        word = next(each for each in match.groupdict().values() if each)
        found = part_of(toponyms[names[0]], None if word == "central" else bearing_of(word))
        if found is not None:
            point, radius = found
            yield _location(layout.text, bones.span(match, toponyms), point, radius, "about", names, "region")


def _chief_town(unit: Toponym) -> Point | None:
    """The town that a first-order unit has its name from."""
    if unit.precision != "admin1":
        return None
    towns = (each for each in unit.alternatives if each.admin1 == unit.name and each.feature in CHIEF)
    return next(((town.lat, town.lon) for town in towns), None)
