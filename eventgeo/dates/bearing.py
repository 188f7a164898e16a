"""Which expressions of time may date a stretch of text, the likeliest first, and what each says of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from eventgeo.dates.clauses import Stretch, clause_around, goes_on, is_spoken
from eventgeo.dates.relations import bounds, named, opening, relation_of
from eventgeo.records import Bearing, Layout, Publication, Tier, Timex

ORDER: dict[Tier, int] = {"clause": 0, "sentence": 1, "caption": 2, "heading": 3, "paragraph": 4, "document": 5}
REACH = 50  # timexes to either side that are weighed, so that long texts take no more for each happening
OWNED = re.compile(r" |['’]s (?:[\w-]+ ){0,3}")  # what stands between a day and the deed that it is a mark of
COARSE = 31  # days; what means more of them than a month dates few happenings beyond its own sentence


def bearing(
    start: int,
    end: int,
    layout: Layout,
    timexes: Sequence[Timex],
    publication: Publication,
    farthest: Tier = "document",
) -> tuple[Bearing, ...]:
    """Candidates for the date of `start:end`, the likeliest first; the day of publication comes last.

    First those of the clause, then of the sentence, of the heading or caption, of the paragraph and of the document,
    the nearer before the farther; what stands farther off than in the tier `farthest` is left out. Where tense and
    aspect say that it still goes on, that comes before all dates that do not stand in the clause itself.
    """
    middle = bisect_left(timexes, start, key=lambda timex: timex.start)
    near = timexes[max(0, middle - REACH) : middle + REACH]
    dated = [timex for timex in near if timex.first is not None]
    opens = opening(dated, layout)
    inner = {*(number + 1 for number in opens), *named(dated)}
    clause = clause_around(start, end, layout, near)
    ranked = sorted(
        (*_rank(timex, start, end, layout, clause), timex.start, number)
        for number, timex in enumerate(dated)
        if number not in inner
    )
    tiers = {value: tier for tier, value in ORDER.items()}
    found = [
        _bear(dated[number], tiers[order], layout, dated[number + 1] if number in opens else None, start)
        for order, _, _, number in ranked
        if order <= ORDER[farthest]
    ]
    own = [each for each in found if each.tier == "clause"]
    if goes_on(start, end, layout, clause):
        own = list(_continued(own, publication))
    return (*own, *(each for each in found if each.tier != "clause"), *_published(publication))


def _published(publication: Publication) -> Iterator[Bearing]:
    if publication.day:
        yield Bearing(None, "published", "at", publication.day, publication.day)


def _continued(own: Sequence[Bearing], publication: Publication) -> Iterator[Bearing]:
    """The candidates of the clause with what still goes on: from its "since" on, else after its dates."""
    since = next((each for each in own if each.relation == "since"), None)
    if since is None:
        yield from chain(own, [Bearing(None, "published", "ongoing", None, publication.day)])
        return
    yield Bearing(since.timex, since.tier, "ongoing", since.first, publication.day)
    yield from (each for each in own if each is not since)


def _bear(timex: Timex, tier: Tier, layout: Layout, closing: Timex | None, start: int) -> Bearing:
    """A timex as a candidate, with the one that closes its range as one interval."""
    if closing:
        return Bearing(timex, tier, "at", timex.first, closing.last)
    owned = OWNED.fullmatch(layout.reading, timex.end, max(timex.end, start))  # "after the 16 November murders"
    relation = "at" if owned else relation_of(timex, layout)
    return Bearing(timex, tier, relation, *bounds(timex, relation, layout))


def _rank(timex: Timex, start: int, end: int, layout: Layout, clause: Stretch) -> tuple[int, int]:
    """The order of its tier and its distance; in a tier those that were only said on that date come last."""
    distance = max(timex.start - end, start - timex.end, 0)
    tier = _tier(timex, start, end, layout, clause)
    farther = timex.start > start and tier in ("paragraph", "document")  # a date told later seldom reaches back
    if farther or (tier == "sentence" and is_spoken(timex, start, end, layout)):
        distance += len(layout.text)
    return ORDER[tier], distance


def _tier(timex: Timex, start: int, end: int, layout: Layout, clause: Stretch) -> Tier:
    if timex.start in layout.dateline:  # the day of publication over again
        return "document"
    here, there = layout.sentence_at(start), layout.sentence_at(timex.start)
    if here is not None and here == there:
        own = clause[0] <= timex.start < clause[1] and not is_spoken(timex, start, end, layout)
        return "clause" if own else "sentence"
    block, other = layout.block_at(start), layout.block_at(timex.start)
    if block is None or other is None:
        return "document"
    if block == other:
        return "caption" if layout.blocks[block].kind == "caption" else "document" if _coarse(timex) else "paragraph"
    return "heading" if other < block and _heads(other, block, layout, timex) else "document"


def _coarse(timex: Timex) -> bool:
    return timex.first is not None and timex.last is not None and (timex.last - timex.first).days > COARSE


def _heads(other: int, block: int, layout: Layout, timex: Timex) -> bool:
    """Whether a block is the heading over another: the nearest one above that is a headline or little but a date."""
    head = layout.blocks[other]
    lone = head.end - head.start < len(timex.surface) + 20
    if head.kind != "headline" and not lone:
        return False
    return not any(each.kind == "headline" for each in layout.blocks[other + 1 : block])
