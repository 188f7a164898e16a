"""Do two reports tell of one happening? Rules on what, when, where, who, how many, each with its weight and phrase."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from eventgeo.incidents.profile import Profile
from eventgeo.incidents.words import NO_CLUES
from eventgeo.records import FINE, FROM_AFAR, EventDate, Place, km, opposed

ENOUGH = 2.6
"""The sum of weights from which two are one; chosen on the development part of UCDP's clusters of headlines."""
ROUNDED = 0.005
"""Half of the last digit to which a sum is rounded."""
NEVER = -100.0
SAME_SPOT_KM = 3.0
NEAR_KM = 12.0
FAR_KM = 30.0
VAGUE = frozenset(["any"])
UNLIKE_TOLLS, UNLIKE_IN_ONE = -1.0, -3.0
"""For tolls one of which is more than twice the other: one document rarely gives two of one happening."""
SAME_TOWN, SAME_INFERRED, TWO_TOWNS, OWN_TOLLS = 2.0, 0.8, -2.5, -1.5
SAME_REGION, UNLIKE_KINDS, UNLIKE_IN_DOCUMENT, OTHER_SIDE, SAME_DOCUMENT = 0.9, -1.5, -2.5, -0.6, 0.7
SAME_WORDS = 2.2
"""For two quotes of which the shorter one's content words are all in the other; less for a share of them."""
TWO_FOES = -5.0
"""For deeds of two countries that one document tells apart."""
UNTOLD = frozenset(["explosives", "bomb"])
"""Weapons that may be any other of their kind."""
GAINED = "territory gained"
UPDATED_DAYS = 7
"""Days for which a rising toll is that of a happening told of before."""


class Point(NamedTuple):
    """The weight of one rule and what it says."""

    weight: float
    why: str


FAILED, NOTHING = Point(NEVER, ""), Point(0.0, "")


class Verdict(NamedTuple):
    """The sum of the weights for (or against) two being one, and the phrases that speak for it."""

    score: float
    why: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are one."""
        return self.score >= ENOUGH


REFUSED = Verdict(NEVER, ())


def _battle(known: Profile, new: Profile) -> bool:
    """Whether one is a battle that goes on, and the other fighting on the ground."""
    return (known.ongoing or new.ongoing) and "ground" in known.kin and "ground" in new.kin


def _when(known: Profile, new: Profile) -> Point:
    one, two = known.days, new.days
    if one is None or two is None:
        return Point(0.0 if known.docs & new.docs else -1.0, "no date")
    gap = max(two[0] - one[1], one[0] - two[1], 0)
    battle = _battle(known, new)
    if gap == 0:
        if battle:
            return Point(1.5, "it went on")
        wide = max(one[1] - one[0], two[1] - two[0])
        weight = 2.0 if wide == 0 else 1.5 if wide <= 3 else 1.0 if wide <= 10 else -0.5 if wide > 40 else 0.3
        return Point(weight, "the same day" if wide == 0 else "days that overlap")
    if battle:
        return Point(0.5, "it went on") if gap <= (14 if known.ongoing and new.ongoing else 3) else FAILED
    return _later(known, new, gap)


def _open(value: EventDate) -> bool:
    """Whether a date says no more than that it was on or before a day."""
    return value.start is None and value.end is not None and value.precision != "ongoing"


def _later(known: Profile, new: Profile, gap: int) -> Point:
    """For dates that differ: dates that the text does not state may be days late, and tolls rise for days."""
    if not known.docs.isdisjoint(new.docs) and _open(max((known, new), key=lambda one: one.days or (0, 0)).date):
        return Point(0.5, "a day that it may have been")
    stated = not {known.date.basis, new.date.basis} & {"published", "inherited", None}
    once = known.once and new.once
    if gap == 1:
        return Point((-0.5 if once else -2.8) if stated else (0.8 if once else -0.8), "a day apart")
    if stated or not once:
        return Point(-1.5 if gap == 2 and not stated else NEVER, "days apart")
    if new.clues.update and gap <= UPDATED_DAYS:
        return Point(0.5, "more has become known")
    return Point(-0.8 if gap <= 2 else -1.3 if gap <= 4 else NEVER, "days apart")


def _within(inner: Place, outer: Place) -> bool | None:
    """Whether a place lies in a wider one; None where that is not known, as of a district of the same province."""
    if inner.country != outer.country:
        return False
    if outer.precision == "country":
        return True
    if inner.admin1 is None or outer.admin1 is None or outer.precision not in ("admin1", "admin2"):
        return None
    if inner.admin1 != outer.admin1:
        return False
    return True if outer.precision == "admin1" else None


def _where(known: Profile, new: Profile) -> Point:
    one, two = known.place, new.place
    if one and two and not known.docs.isdisjoint(new.docs) and _strangers(one, two):
        return FAILED
    if one is None or two is None or one.lat is None or two.lat is None:
        return Point(0.0 if known.docs & new.docs else -1.0, "no place")
    apart = km(one.lat, one.lon or 0.0, two.lat, two.lon or 0.0)
    fine = (one.precision in FINE) + (two.precision in FINE)
    both = known.placed and new.placed
    entry = one.geonameid is not None and one.geonameid == two.geonameid and apart <= FAR_KM  # "90 km off" is elsewhere
    if entry or (apart <= SAME_SPOT_KM and fine != 1):
        weight = _spot(known, new) if fine else (-1.0 if one.precision == "country" else SAME_REGION)
        return Point(weight, f"the same place ({one.name})")
    if fine == 2:
        if apart > FAR_KM:
            return FAILED
        if (both and not known.docs.isdisjoint(new.docs)) or _counted_apart(known, new):
            return Point(TWO_TOWNS, "")
        return Point(0.6 if apart <= NEAR_KM else -1.0, f"{apart:.0f} km apart")
    if both and not known.docs.isdisjoint(new.docs) and _beside(one, two, apart):
        return Point(TWO_TOWNS, "")
    return Point(OWN_TOLLS, "") if both and _counted_apart(known, new) else _nested(one, two, apart)


def _beside(one: Place, two: Place, apart: float) -> bool:
    """Whether one place is a district that does not reach as far as the other."""
    wide = max(one, two, key=lambda place: place.radius_km or 0.0)
    return wide.precision == "admin2" and apart > (wide.radius_km or 0.0)


def _strangers(one: Place, two: Place) -> bool:
    """Whether one of two places is one that no gazetteer knows, and the other is not called so."""
    ones, twos = _strange(one), _strange(two)
    return ones != twos and not (ones and twos and (ones.startswith(twos) or twos.startswith(ones)))


def _strange(place: Place) -> str:
    """The name of a place that no gazetteer knows, which has its country's point or none; nothing for all others."""
    return place.as_written if place.geonameid is None and place.precision in ("country", None) else ""


def _counted_apart(known: Profile, new: Profile) -> bool:
    """Whether a document tells by name where one of them was, and how many were killed in each, unlike the other."""
    told = (known.placed or new.placed) and not known.docs.isdisjoint(new.docs) and not new.clues.update
    return told and bool(known.killed and new.killed) and not _common_tolls(known, new)


def _spot(known: Profile, new: Profile) -> float:
    """The weight of one town: little where a sentence has the town from another one of the document."""
    inferred = not (known.placed and new.placed) and not known.docs.isdisjoint(new.docs)
    return SAME_INFERRED if inferred else SAME_TOWN


def _nested(one: Place, two: Place, apart: float) -> Point:
    inner, outer = (one, two) if (one.radius_km or 0) <= (two.radius_km or 0) else (two, one)
    inside = _within(inner, outer)
    if inside is False or (inside is None and apart > (outer.radius_km or 0) + FAR_KM):
        return FAILED
    weight = 0.0 if outer.precision == "country" else 0.6
    return Point(weight, f"{inner.name} lies in {outer.name}")


def _gained(known: Profile, new: Profile) -> bool:
    """Whether one is the capture of a place, and the other is fighting of no such place."""
    if (GAINED in known.subtypes) == (GAINED in new.subtypes):
        return False
    one, two = known.place, new.place
    return known.ongoing or new.ongoing or one is None or two is None or one.geonameid != two.geonameid


def _what(known: Profile, new: Profile) -> Point:
    if _gained(known, new):
        return FAILED
    if known.subtypes & new.subtypes:
        return Point(1.0, "the same kind of event")
    if known.kin & new.kin or known.kin == VAGUE or new.kin == VAGUE:
        return Point(0.6, "kinds of event that agree")
    return Point(UNLIKE_KINDS if known.docs.isdisjoint(new.docs) else UNLIKE_IN_DOCUMENT, "")


def _standing(known: Profile, new: Profile) -> Point:
    """A running toll or something recalled may be the happening itself, but less likely."""
    if known.background != new.background:
        return Point(-1.5 if known.docs & new.docs else -0.5, "")
    if known.kind == new.kind:
        return NOTHING
    if known.docs.isdisjoint(new.docs):
        return Point(-0.3, "")
    nowhere = (known if known.kind == "summary" else new).place is None
    return FAILED if nowhere or not _common_tolls(known, new) else Point(-0.3, "")


def _who(known: Profile, new: Profile) -> Point:
    if known.actors & new.actors:
        return Point(0.7, "actors in common")
    if known.sides & new.sides:
        return Point(0.4, "actors of the same side")
    together = not known.docs.isdisjoint(new.docs)
    if together and opposed(*({kind for _, kind, role in p.sides if role == "initiator"} for p in (known, new))):
        return Point(TWO_FOES, "")
    ones, twos = ({(c, k) for c, k, role in p.sides if role == "initiator" and c} for p in (known, new))
    if not (ones and twos):
        return NOTHING
    foes = {c for c, _ in ones}.isdisjoint(c for c, _ in twos)
    return Point(TWO_FOES if foes and together else -0.7, "")


def _unlike(ones: frozenset[str], twos: frozenset[str]) -> bool:
    return bool(ones) and bool(twos) and ones.isdisjoint(twos)


def _spoken(known: Profile, new: Profile) -> Point:
    """Statements are told apart by who speaks, and unlike ones by whom they are for; meetings by who meets."""
    if known.subtypes.isdisjoint(new.subtypes) and _unlike(known.addressed, new.addressed):
        return FAILED
    if known.actors & new.actors:
        return Point(2.0, "the same speaker")
    return Point(NEVER if known.actors and new.actors else 0.5, "")


def _spoken_of(known: Profile, new: Profile) -> Point:
    """Where a statement or meeting was; two countries may both be what one of them was about."""
    countries = any(one.place is not None and one.place.precision == "country" for one in (known, new))
    point = _where(known, new)
    return NOTHING if point is FAILED and countries else point


def _given(known: Profile, new: Profile) -> Point:
    """Aid is told apart by who gives it."""
    ones, twos = ({(c, k) for c, k, role in p.sides if role == "initiator" and c} for p in (known, new))
    return FAILED if ones and twos and ones.isdisjoint(twos) else _who(known, new)


def _common_tolls(known: Profile, new: Profile) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The pairs of their numbers of killed that may be one number."""
    return [(a, b) for a in known.killed for b in new.killed if a[0] <= b[1] and b[0] <= a[1]]


def _toll(known: Profile, new: Profile) -> Point:
    """Equal tolls speak for one happening, and unlike ones against it; those of two sides do neither."""
    if not known.killed or not new.killed or opposed(known.victims, new.victims):
        return NOTHING
    common = _common_tolls(known, new)
    if not common:
        nearest = min(abs(a[0] - b[0]) / max(a[0], b[0], 1) for a in known.killed for b in new.killed)
        told_apart = UNLIKE_TOLLS if known.docs.isdisjoint(new.docs) or new.clues.update else UNLIKE_IN_ONE
        return Point(-0.3 if nearest <= 0.5 else told_apart, "")
    most = max(a[0] for a, _ in common)
    return Point(1.2 if most >= 5 else 0.8 if most >= 2 else 0.3, "the same toll")


def _words(known: Profile, new: Profile) -> Point:
    share = len(set(new.words).intersection(known.words)) / max(min(len(known.words), len(new.words)), 1)
    return Point(round(SAME_WORDS * share, 2), "the same words" if share >= 0.5 else "")


def _apart(known: Profile, new: Profile) -> Point:
    """What tells two happenings of one place and day apart."""
    weight = -2.5 if new.clues.other and not known.docs.isdisjoint(new.docs) else 0.0
    if new.clues is not NO_CLUES and known.clues is not NO_CLUES:
        weight -= 2.0 * _unlike(known.clues.objects, new.clues.objects)
        weight -= (2.0 if known.docs.isdisjoint(new.docs) else 5.0) * _unlike(known.clues.means, new.clues.means)
        weight -= _unlike(known.clues.parts, new.clues.parts)
        weight += OTHER_SIDE * _unlike(known.clues.sides, new.clues.sides)
    return Point(weight - 1.0 * _unlike(known.weapons - UNTOLD, new.weapons - UNTOLD), "")


def _together(known: Profile, new: Profile) -> Point:
    return NOTHING if known.docs.isdisjoint(new.docs) else Point(SAME_DOCUMENT, "the same document")


Rule = Callable[[Profile, Profile], Point]
RULES: dict[Rule, float] = {
    _when: 2.0, _where: SAME_TOWN, _what: 1.0, _who: 0.7, _standing: 0.0, _toll: 1.2, _words: SAME_WORDS, _apart: 0.0,
    _together: SAME_DOCUMENT,
}  # fmt: skip
"""Each rule, in their order, and the most that it gives."""
GIVEN_RULES = {(_given if rule is _who else rule): most for rule, most in RULES.items()}
SPOKEN: dict[Rule, tuple[Rule, float]] = {_where: (_spoken_of, SAME_TOWN), _who: (_spoken, 2.0)}
SPOKEN_RULES = dict(SPOKEN.get(rule, (rule, most)) for rule, most in RULES.items())


@lru_cache(maxsize=4096)
def _rules(group: str) -> tuple[tuple[Rule, float], ...]:
    """The rules for a group, each with the sum of weights that it must leave for the rules after it to reach ENOUGH."""
    spoken = group.startswith(("statement", "meeting"))
    rules = SPOKEN_RULES if spoken else GIVEN_RULES if group.startswith("aid") else RULES
    after = [*accumulate(reversed(rules.values()), initial=0.0)][-2::-1]
    return tuple((rule, ENOUGH - ROUNDED - most) for rule, most in zip(rules, after, strict=True))


def _dated_apart(known: Profile, new: Profile) -> bool:
    """Whether both are dated by their own words, to different days ("in retaliation for the strike of April 1")."""
    if {known.date.basis, new.date.basis} & {"published", "inherited", None} or not (known.days and new.days):
        return False
    return max(new.days[0] - known.days[1], known.days[0] - new.days[1]) > 0


def _struck_otherwise(known: Profile, new: Profile) -> bool:
    """Whether a sentence tells of strikes of two kinds, and not of both on one town."""
    one_town = known.spot is not None and known.spot == new.spot
    afar = FROM_AFAR.issuperset(known.subtypes | new.subtypes)
    return afar and known.subtypes.isdisjoint(new.subtypes) and not one_town


def _two_places(known: Profile, new: Profile) -> bool:
    """Whether a sentence names two towns, or two units of one level."""
    one, two = known.place, new.place
    if known.spot and new.spot:
        return True
    if one is None or two is None:
        return False
    return one.precision == two.precision != "country" and one.name != two.name


def likeness(known: Profile, new: Profile) -> Verdict:
    """How much speaks for a report telling of a known incident; a document's repeated sentence tells of one.

    What one sentence tells of two towns is two. REFUSED as soon as no further rule can make it enough.
    """
    if known.group != new.group:
        return REFUSED
    if not known.quotes.isdisjoint(new.quotes):
        repeated = new.quotes <= known.quotes
        if repeated and not known.subtypes.isdisjoint(new.subtypes) and not _dated_apart(known, new):
            return Verdict(10.0, ("the same sentence again",))
        if (not repeated and _two_places(known, new)) or _struck_otherwise(known, new):
            return REFUSED
    score, why = 0.0, []
    for rule, least in _rules(new.group):
        weight, phrase = rule(known, new)
        score += weight
        if score < least:
            return REFUSED
        if weight > 0 and phrase:
            why.append(phrase)
    return Verdict(round(score, 2), tuple(why))
