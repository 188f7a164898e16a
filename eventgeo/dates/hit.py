"""A match of the grammar in its text, with what its reading needs: groups, neighbours, tense, the making of Timex."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from eventgeo.dates.days import narrowed, span_of
from eventgeo.dates.scan import Found
from eventgeo.dates.tense import Tense, settled, tense
from eventgeo.dates.vocabulary import value
from eventgeo.records import Layout, Timex, TimexType

PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "daytime"}
PORTIONS = {
    "early": ("early", "earlier", "begin", "start", "opening", "outset", "first", "turn"),
    "late": ("late", "later", "end", "ending", "clos", "final", "last", "latter", "second"),
    "mid": ("mid",),
}


def portion(words: str | None) -> str | None:
    """Which part of a period a modifier means: "early", "mid", "late" or None.

    >>> portion("the beginning of "), portion("late-"), portion("the rest of ")
    ('early', 'late', None)
    """
    low = (words or "").lower()
    found = [(low.find(stem), name) for name, stems in PORTIONS.items() for stem in stems if stem in low]
    return min(found)[1] if found else None


def time_of(value: str) -> str | None:
    """The part of the day or the hour in a TIMEX3 value: "morning", "HH:MM" or None."""
    _, mark, clock = value.partition("T")
    if not mark or value.startswith("P"):
        return None
    return PARTS.get("T" + clock[:2]) or (clock[:5] if clock[:2].isdigit() else None)


@dataclass(frozen=True)
class Hit:
    """A form found in a text."""

    layout: Layout
    found: Found

    @property
    def start(self) -> int:
        return self.found.start

    @property
    def end(self) -> int:
        return self.found.end

    @cached_property
    def groups(self) -> dict[str, str | None]:
        return self.found.match.groupdict()

    def get(self, name: str) -> str | None:
        """The text of a group in lower case, None where the form has none or it was not filled."""
        text = self.groups.get(name)
        return " ".join(text.lower().split()) if text else None

    @property
    def part(self) -> str:
        """The part of the day beside a date, as TIMEX3 has it ("TMO"), "" where there is none."""
        hours = self.get("hours")
        if hours:
            return (
                "TNI" if hours == "late" else value("part", re.split(r"[ -]", hours)[-1].removesuffix("time")) or "TMO"
            )
        return value("part", self.get("part") or self.get("part2") or "") or ""

    def before(self, width: int) -> str:
        """The text left of the match."""
        return self.layout.reading[max(0, self.start - width) : self.start]

    def after(self, width: int) -> str:
        """The text right of the match."""
        return self.layout.reading[self.end : self.end + width]

    @property
    def surface(self) -> str:
        """The match in lower case, its white space made single."""
        return " ".join(self.layout.reading[self.start : self.end].lower().split())

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The `(start, end)` of the sentence around the match."""
        index = self.layout.sentence_at(self.start)
        if index is None:
            return self.start, self.end
        found = self.layout.sentences[index]
        return found.start, max(found.end, self.end)

    @cached_property
    def tense(self) -> Tense:
        """The tense of the clause around the match."""
        return tense(self.layout.reading, self.start, self.end, *self.sentence)

    @property
    def settled(self) -> bool:
        """Whether what happened on the match is told right before it, so that it is of the past."""
        return self.tense == "past" and settled(self.layout.reading, self.start, self.end, self.sentence[0])

    def timex(
        self,
        kind: TimexType,
        written: str,
        *,
        part: str | None = None,
        anchor: date | None = None,
        time: str | None = None,
        span: tuple[int, int] | None = None,
        days: tuple[date, date] | None = None,
    ) -> Timex:
        """The timex of this TIMEX3 value; `part` narrows its days to the early, mid or late ones, `days` sets them."""
        start, end = span or (self.start, self.end)
        bounds = days or (span_of(written) if kind in ("DATE", "TIME") else None)
        first, last = narrowed(*bounds, part) if bounds else (None, None)
        surface = self.layout.text[start:end]
        when = time or time_of(written)
        return Timex(start, end, surface, kind, written, first, last, when, self.found.form.name, anchor)
