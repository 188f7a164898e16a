"""The clock that relative dates are read by: the day of publication for news, the story's own day for histories."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import MINYEAR, date
from typing import NamedTuple

from eventgeo.dates.days import day_of
from eventgeo.dates.mode import NEWS
from eventgeo.dates.story import Course
from eventgeo.records import Layout

LONG_AGO = -1_000_000  # an offset from which no later one is near
LONG_BEFORE = 20  # years before publication from which a paragraph may be a history of its own
NEAR = 300  # characters within which a date with a year of the past lends it to those without
Parts = tuple[int | None, int | None, int | None]


class Landmark(NamedTuple):
    """A date that is written with its year: where it stands, its year, its month where it has one, and whether it
    opens its sentence.
    """

    at: int
    year: int
    month: int | None
    opens: bool = False


@dataclass
class Clock:
    """What is known of time while a text is read from its beginning.

    `published` never moves. The story's day (`year`, `month`, `day`) is the last date that the text told; a history
    counts from it, and news too for "the following day" and the like. `at` is the offset where it was told.
    `day_first` says that the text writes 25/12/2022, so that its 02/03/2023 is of March, or 12/25/2022; it is None
    where the text does not tell.
    """

    published: date | None
    history: bool
    hour: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    at: int = -1
    quarter: tuple[int, int] | None = None
    quarter_at: int = LONG_AGO
    day_first: bool | None = None
    landmarks: tuple[Landmark, ...] = ()
    course: Course = field(default_factory=Course)

    def tell(self, at: int, year: int | None, month: int | None = None, day: int | None = None) -> None:
        """Move the story to this date."""
        self.at, self.year, self.month, self.day = at, year, month, day

    def tell_year(self, at: int, year: int) -> None:
        """Move the story to a year; the month and day stay where it is the year that they were told in."""
        if year == self.year:
            self.at = at
        else:
            self.tell(at, year)

    def leave_quarter(self) -> None:
        """Turn to another period: "a year earlier" no longer means the quarter that was named."""
        self.quarter_at = LONG_AGO

    def background(self, at: int, sentence: int, layout: Layout) -> bool:
        """Whether the paragraph, not long before, told a month of a year gone by, or its sentence such a year."""
        mark = self._mark(at)
        if mark is None or self.published is None or not 0 < at - mark.at < NEAR:
            return False
        if mark.month is None and mark.at < sentence:
            return False
        return mark.year < self.published.year and layout.block_at(mark.at) == layout.block_at(at)

    def recounted(self, at: int, end: int, layout: Layout) -> bool:
        """Whether the paragraph tells what was long ago: a date of then opens a sentence, and no word of news follows
        until the sentence that ends at `end`.
        """
        mark = self._mark(at)
        if mark is None or self.published is None or not mark.opens or mark.year > self.published.year - LONG_BEFORE:
            return False
        return layout.block_at(mark.at) == layout.block_at(at) and not NEWS.search(layout.reading, mark.at, end)

    def _mark(self, at: int) -> Landmark | None:
        """The last date before an offset that is written with its year."""
        index = bisect_right(self.landmarks, (at, MINYEAR)) - 1
        return self.landmarks[index] if index >= 0 else None

    def strays(self, at: int) -> bool:
        """Whether a date stands apart from the course of the story."""
        return self.history and self.year is not None and at in self.course.apart

    @property
    def story(self) -> Parts:
        """The date that the text told last; in news the day of publication until one is told."""
        if self.year is None and not self.history:
            return self.now
        return self.year, self.month, self.day

    @property
    def told(self) -> bool:
        """Whether the text told any date yet."""
        return self.at >= 0

    @property
    def now(self) -> Parts:
        """The day of publication, part by part."""
        return (self.published.year, self.published.month, self.published.day) if self.published else (None, None, None)

    @property
    def base(self) -> Parts:
        """Where relative dates are counted from: the story's day in a history, else the day of publication."""
        return (self.year, self.month, self.day) if self.history else self.now

    @property
    def base_day(self) -> date | None:
        """The base where it is a whole day."""
        return day_of(*self.base)

    @property
    def story_day(self) -> date | None:
        """The story's date where it is a whole day."""
        return day_of(*self.story)
