"""The course of a history: which of its years each date without one belongs to, and which dates are excursions.

A history is told mostly forward, with flashbacks, asides and sections that begin anew. The course is the cheapest way
through all of its dates (dynamic programming over the last date told): a step forward costs its months, a step back
more, and less where a new block begins; a date with its year may stand apart from the course at a price of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Standing = Literal["heading", "open", "late", "enclosed"]
APART: dict[Standing, float] = {"heading": 16.0, "open": 8.0, "late": 5.0, "enclosed": 1.0}
"""The months that it costs to leave a date with its year out of the course, by where it stands in its sentence."""
BACK = 1.2  # how much a month back costs against a month forward
ANEW = 0.7  # by how much a step back is cheaper where a block begins
LEFT = 4.0  # what it costs that a date follows one that stands apart, in the same block, and is not of its year
FARTHEST = 30.0  # months beyond which a step costs no more
WRITTEN = 5.0  # the same for a step to a date with its year, unless it leads out of the epoch
EPOCH = 120  # months
NEAR = 4  # dates to either side whose years one without a year may have
WIDTH = 10  # ways that are kept at each date


class Mention(NamedTuple):
    """A date of the text: its offset, its block, its year and month where written, and where in its sentence it stands.

    "enclosed" is in brackets, in a quotation or after "had"; "late" far from the sentence's beginning, or a bound.
    """

    at: int
    block: int | None
    year: int | None
    month: int | None
    standing: Standing


class Told(NamedTuple):
    """The last date of the course; its month is None where a year alone was told."""

    year: int
    month: int | None


@dataclass(frozen=True)
class Way:
    """A way through the dates so far: what it cost, where it is, and the last step with those before it.

    A step is an offset and the year told there, None where the date stands apart; `left` says that the last one does
    so though nothing encloses it.
    """

    cost: float
    told: Told | None
    step: tuple[int, int | None] | None = None
    before: "Way | None" = field(default=None, repr=False)
    left: bool = False


@dataclass(frozen=True)
class Course:
    """The years of dates without one, by their offset, and the offsets of the dates that stand apart."""

    years: dict[int, int] = field(default_factory=dict)
    apart: frozenset[int] = frozenset()


def course(mentions: Sequence[Mention]) -> Course:
    """The cheapest way through the dates of a history.

    >>> dates = [(1944, 5), (1949, None), (None, 7), (None, 8), (1944, 9)]
    >>> found = course([Mention(at, 0, *date, "enclosed" if at == 1 else "open") for at, date in enumerate(dates)])
    >>> found.years, sorted(found.apart)
    ({0: 1944, 2: 1944, 3: 1944, 4: 1944}, [1])
    """
    ways = [Way(0.0, None)]
    block = None
    for index, mention in enumerate(mentions):
        anew = mention.block != block
        block = mention.block
        near = {other.year for other in mentions[max(0, index - NEAR) : index + NEAR + 1] if other.year is not None}
        best: dict[Told | None, Way] = {}
        for way in ways:
            for after in _steps(way, mention, near, anew):
                known = best.get(after.told)
                if known is None or after.cost < known.cost:
                    best[after.told] = after
        ways = sorted(best.values(), key=lambda way: way.cost)[:WIDTH]
    return _traced(ways[0])


def _steps(way: Way, mention: Mention, near: set[int], anew: bool) -> Iterator[Way]:
    """The ways on from one: by the date, or past it."""
    if mention.year is not None:
        yield _step(way, mention, Told(mention.year, mention.month), anew)
        left = mention.standing != "enclosed"
        yield Way(way.cost + APART[mention.standing], way.told, (mention.at, None), way, left)
        return
    more = LEFT if way.left and not anew else 0.0
    around = {way.told.year + by for by in (-1, 0, 1)} if way.told else set()
    for year in sorted(near | around, reverse=True):
        yield _step(way, mention, Told(year, mention.month), anew, more)
    if not near and way.told is None:
        yield way


def _step(way: Way, mention: Mention, to: Told, anew: bool, more: float = 0.0) -> Way:
    if to.month is None and way.told and way.told.year == to.year:
        to = way.told
    return Way(way.cost + _cost(way.told, to, anew, mention.year is not None) + more, to, (mention.at, to.year), way)


def _cost(one: Told | None, two: Told, anew: bool, written: bool) -> float:
    """What a step costs: the months between, where a year alone reaches from its first to its last."""
    if one is None:
        return 0.0
    forward = 12 * two.year + (two.month or 1) - 12 * one.year - (one.month or 12)
    back = 12 * one.year + (one.month or 1) - 12 * two.year - (two.month or 12)
    if forward >= 0:
        return _weight(forward, written)
    return _weight(max(back, 0), written) * BACK * (ANEW if anew else 1.0)


def _weight(months: int, written: bool) -> float:
    return min(float(months), WRITTEN if written and months < EPOCH else FARTHEST)


def _traced(way: Way) -> Course:
    years: dict[int, int] = {}
    apart = set()
    last: Way | None = way
    while last is not None and last.step is not None:
        at, year = last.step
        if year is None:
            apart.add(at)
        else:
            years[at] = year
        last = last.before
    return Course(dict(sorted(years.items())), frozenset(apart))
