"""What other words of the text date: lengths counted from a happening, and dates that another date explains.

"A week after the siege began": the happening is looked for by its words, and the dated sentence that shares most of
them dates it. Where none does, the length stays a length. "Two days later, on 7 October" is the date beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from eventgeo.dates.days import month_value, shift_day, shift_month, span_of, week_value, year_value
from eventgeo.dates.tables import table
from eventgeo.dates.values.steps import TOLD
from eventgeo.records import Layout, Timex

LENGTH = re.compile(r"P(\d+)([DWMY])\Z")
COUNTED = re.compile(r"\s+(?:(after|following|into)|(before|prior to))\s+(?=\S)")
YEAR = re.compile(r"\d{4}")
CALENDAR = re.compile(r"\d{4}-\d\d(?:-\d\d)?\Z")  # the value of a day or month
NUMBERED = re.compile(r"\s+(of|since)\s+(?=\S)")
LASTING = re.compile(r"\b(?:for|lasted|took)\s+\Z", re.IGNORECASE)
BESIDE = re.compile(r"\s*[,(—–-]+\s*(?:just |only |barely |exactly )?\Z")
LATER_DAY = re.compile(r"\bday\s+(?:on\s+)?\Z")  # "entered its fifth day on Wednesday" does not date the onset
PHRASE = re.compile(r"[^.,;:()\n]{0,60}")
WORD = re.compile(r"[^\W\d_]{4,}|\bwar\b")
STEM = 5  # letters by which "shelled" and "shelling" are one word
REACH = 40  # timexes to either side in whose sentences a happening is looked for
WIDTH = 200  # characters to either side of a date in which its sentence is read
EXPLAINED = frozenset(("later", "later_plural", "day_before", "week_which", "part_which", "that_time"))
"""The rules of what is counted from the story, and so from less than a date that stands beside it."""
EXPLAINING = re.compile(r"\s*\((?:on |in |around |c\. ?)?\Z|,? on \Z")
EVENT = re.compile(
    r"\s+(?:the|its|his|her|their|a|an|[A-Z])\b"
)  # what "the day after" is counted from, where it is told
AROUND = frozenset(("day_before_event", "nth_day_of", "anniversary", "eve_of"))
"""The rules of what is nothing without its happening."""
OF = AROUND - {"day_before_event"}  # those whose happening stands behind "of"


def anchored(found: Sequence[Timex], layout: Layout, history: bool) -> Iterator[Timex]:
    """The timexes, those that a happening anchors with the days so reached; in a history with their value too.

    >>> from eventgeo.language import layout as laid_out
    >>> from eventgeo.dates.grammar import timexes
    >>> from eventgeo.records import Publication
    >>> shape = laid_out("The siege began on 3 March 2022. A week after the siege began, food ran out.")
    >>> [str(timex.first) for timex in timexes(shape, Publication())]
    ['2022-03-03', '2022-03-07']
    """
    for index, timex in enumerate(found):
        counted = NUMBERED if timex.rule in OF else COUNTED
        length, lead = LENGTH.match(timex.value), counted.match(layout.reading, timex.end, timex.end + 20)
        lasting = LASTING.search(layout.reading, max(0, timex.start - 12), timex.start)
        if length is None or lead is None or lasting or timex.type != "DURATION":
            if timex.rule not in AROUND:
                yield timex
            continue
        beside = _beside(found, index, layout)
        base = beside or _happening(found, index, lead.end(), layout)
        sign = 0 if beside else -1 if timex.rule == "eve_of" or lead.group(1) is None else 1
        moved = _years_on if timex.rule == "anniversary" else _moved
        value = moved(base, sign * int(length.group(1)), length.group(2)) if base else None
        days = span_of(value) if value else None
        if base is None or value is None or days is None:
            if timex.rule not in AROUND:
                yield timex
        elif history or timex.rule in AROUND:
            yield replace(timex, type="DATE", value=value, first=days[0], last=days[1], anchor=base.first)
        else:
            yield replace(timex, first=days[0], last=days[1], anchor=base.first)


def explained(found: Sequence[Timex], layout: Layout) -> Iterator[Timex]:
    """The timexes, those that a date beside them explains with its value, in their own unit.

    >>> from eventgeo.language import layout as laid_out
    >>> from eventgeo.dates.grammar import timexes
    >>> from eventgeo.records import Publication
    >>> shape = laid_out("The raid was on 5 March 2022. Two days later, on 9 March 2022, the town fell.")
    >>> [timex.value for timex in timexes(shape, Publication())]
    ['2022-03-05', '2022-03-09', '2022-03-09']
    """
    for index, timex in enumerate(found):
        date = _explaining(found, index, layout) if timex.rule in EXPLAINED else None
        value = _grained(date, timex.value) if date else None
        if date is None or value is None:
            yield timex
            continue
        days = span_of(value) or (None, None)
        yield replace(timex, value=value, first=days[0], last=days[1], anchor=date.first)


def _explaining(found: Sequence[Timex], index: int, layout: Layout) -> Timex | None:
    """The date that explains a timex: "two days later (7 October)", "7 October, the day after the raid"."""
    timex = found[index]
    if timex.rule == "day_before" and EVENT.match(layout.reading, timex.end):
        return _beside(found, index, layout)
    after = found[index + 1] if index + 1 < len(found) else None
    if after is None or after.type != "DATE" or not (after.first or after.value.startswith("BC")):
        return None
    told = timex.rule != "week_which" or TOLD.search(timex.surface.lower())
    return after if told and EXPLAINING.match(layout.reading[timex.end : after.start]) else None


def _grained(date: Timex, like: str) -> str | None:
    """The value of a date, no finer than another value; None where it is coarser or lies elsewhere in the calendar."""
    parts, wanted = date.value.split("-"), like.split("-")
    if "W" in like:
        return week_value(date.first) if date.first and date.first == date.last else None
    if "T" in like or "W" in date.value:
        return None
    if like.endswith("_REF"):
        return date.value
    return "-".join(parts[: len(wanted)]) if len(parts) >= len(wanted) else None


def _years_on(base: Timex, count: int, _: str) -> str | None:
    """The day or month of a date so many years on; None where the text does not write its year."""
    if (
        base.first is None
        or not YEAR.search(base.surface)
        or len(base.value) not in (len("YYYY-MM"), len("YYYY-MM-DD"))
    ):
        return None
    return year_value(base.first.year + count) + base.value[4:]


def _moved(base: Timex, count: int, unit: str) -> str | None:
    """The value that lies so many units from a date, no finer than the unit; None where the date is coarser."""
    first, last = base.first, base.last
    if first is None or last is None:
        return None
    if count == 0:
        return base.value
    if unit == "Y":
        return year_value(first.year + count)
    if unit == "M":
        return month_value(*shift_month(first.year, first.month, count)) if (last - first).days < 31 else None
    day = shift_day(first, count * (7 if unit == "W" else 1)) if first == last else None
    return None if day is None else week_value(day) if unit == "W" else day.isoformat()


def _beside(found: Sequence[Timex], index: int, layout: Layout) -> Timex | None:
    """The date that the length stands beside and explains: "on 27 June, two days after the army invaded"."""
    one = found[index - 1] if index else None
    if one is None or one.first is None or one.first != one.last:
        return None
    between = layout.reading[one.end : min(found[index].start, one.end + 20)]
    return one if BESIDE.match(between) else None


def _happening(found: Sequence[Timex], index: int, start: int, layout: Layout) -> Timex | None:
    """The date of the happening that the words from `start` on name: theirs, else that of a sentence with them."""
    phrase = PHRASE.match(layout.reading, start)
    words = _stems(layout.reading, start, phrase.end()) if phrase else []
    end = phrase.end() if phrase else start
    near = range(max(0, index - REACH), min(len(found), index + REACH + 1))
    dated = [other for other in near if other != index and found[other].type == "DATE" and found[other].first]
    inside = [found[other] for other in dated if start <= found[other].start < end]
    if inside or not words:
        return inside[0] if inside else None
    here = layout.sentence_at(start)
    told = [
        (len(shared), -(layout.sentence_at(found[other].start) or 0), -_apart(words, found[other], layout), -other)
        for other in dated
        if layout.sentence_at(found[other].start) != here
        and not LATER_DAY.search(layout.reading, max(0, found[other].start - 12), found[other].start)
        and (shared := _shared(words, found[other], layout))
    ]
    best = max(told, default=None)  # of sentences that share as many the first, which mostly tells of the onset
    return found[-best[-1]] if best else None


def _shared(words: Sequence[str], timex: Timex, layout: Layout) -> frozenset[str]:
    """The stems of a happening that a date's sentence has, where they are half of them or the first is one."""
    index = layout.sentence_at(timex.start)
    if index is None:
        return frozenset()
    sentence = layout.sentences[index]
    first, last = max(sentence.start, timex.start - WIDTH), min(sentence.end, timex.end + WIDTH)
    shared = frozenset(words) & frozenset(_stems(layout.reading, first, last))
    return shared if words[0] in shared or 2 * len(shared) >= len(words) else frozenset()


def _apart(words: Sequence[str], timex: Timex, layout: Layout) -> int:
    """How many characters part a date from the nearest of the words with some stems; WIDTH where none is so near."""
    first, last = max(0, timex.start - WIDTH), timex.end + WIDTH
    told = [match for match in WORD.finditer(layout.reading, first, last) if _stem(match.group()) in words]
    return min((max(timex.start - one.end(), one.start() - timex.end) for one in told), default=WIDTH)


def _stems(text: str, start: int, end: int) -> list[str]:
    """The first letters of the words that can name a happening, in the order of the text."""
    stems = (_stem(match.group()) for match in WORD.finditer(text, start, end))
    return [stem for stem in stems if stem not in _common()]


def _stem(word: str) -> str:
    """The first letters of a word, or those of another word for the same."""
    stem = word.lower()[:STEM]
    return _alike().get(stem, stem)


@cache
def _alike() -> dict[str, str]:
    """The one of two stems of a word for the other, where their first letters differ: "invasion" and "invaded"."""
    pairs = (words.split("|") for role, words in table("neighbours.tsv") if role == "of one stem")
    return {other[:STEM]: one[:STEM] for one, other in pairs}


@cache
def _common() -> frozenset[str]:
    words = (word for role, words in table("neighbours.tsv") if role == "names nothing" for word in words.split("|"))
    return frozenset(word[:STEM] for word in words)
