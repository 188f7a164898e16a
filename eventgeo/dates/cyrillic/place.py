"""A match of the Ukrainian and Russian grammar in its text, and the vocabulary of its words."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from eventgeo.dates.days import narrowed, span_of
from eventgeo.dates.hit import time_of
from eventgeo.dates.tables import table
from eventgeo.records import Timex, TimexType

WIDTH = 60  # characters around a date in which a verb of the future counts
SENTENCE_END = re.compile(r"[.!?;]\s|\n")
SINCE = re.compile(r"(?<!\w)(?:з|із|зі|від|с|со|от)\s\Z", re.IGNORECASE)
TILL = re.compile(r"\s*(?:по|до|[-–—])\s", re.IGNORECASE)
YEAR_BEHIND = re.compile(r"\s*(?:по|до|та|и|і|[-–—])\s*\d{1,2} [а-яіїєґ]{3,9} ((?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text, with the day of publication and the whole day that the text told last."""

    name: str
    text: str
    match: re.Match[str]
    published: date | None
    told: Timex | None = None

    def get(self, group: str) -> str | None:
        found = self.match.groupdict().get(group)
        return " ".join(found.lower().split()) if found else None

    @property
    def coming(self) -> bool:
        """Whether a word near it, in the same sentence, tells of the future."""
        start, end = self.match.span()
        left = re.split(r"[.!?;]\s", self.text[max(0, start - WIDTH) : start])[-1]
        right = re.split(r"[.!?;]\s", self.text[end : end + WIDTH])[0]
        return _future().search(left + " " + right) is not None

    @property
    def told_here(self) -> date | None:
        """The day that its sentence told before it."""
        between = self.text[self.told.end : self.match.start()] if self.told else "."
        return self.told.first if self.told and not SENTENCE_END.search(between) else None

    @property
    def since(self) -> bool:
        """Whether it begins what lasts until now: "з 24 лютого" with no end behind it."""
        start, end = self.match.span()
        return SINCE.search(self.text[max(0, start - 4) : start]) is not None and not TILL.match(
            self.text[end : end + 6]
        )

    @property
    def year_behind(self) -> str | None:
        """The year of a date that ends a range, which those before it share: "з 24 лютого по 1 березня 2022"."""
        found = YEAR_BEHIND.match(self.text[self.match.end() : self.match.end() + WIDTH])
        return found.group(1) if found else None

    def timex(
        self,
        value: str,
        *,
        days: tuple[date, date] | None = None,
        kind: TimexType | None = None,
        span: tuple[int, int] | None = None,
    ) -> Timex:
        """The timex of a value, its days narrowed to the early, mid or late ones where a word says so."""
        start, end = span or self.match.span()
        kind = kind or ("TIME" if "T" in value else "DATE")
        bounds = days or (span_of(value) if kind in ("DATE", "TIME") else None)
        mod = self.get("mod")
        first, last = narrowed(*bounds, words("mod")[mod][0] if mod else None) if bounds else (None, None)
        surface = self.text[start:end]
        return Timex(start, end, surface, kind, value, first, last, time_of(value), self.name, self.published)


@cache
def words(kind: str) -> dict[str, tuple[str, str]]:
    """What each word of a class stands for, and the form in which dateparser knows it."""
    rows = [row for row in table("cyrillic.tsv") if row[0] == kind]
    return {word: (value, asked or word) for _, value, asked, forms in rows for word in forms.split("|")}


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('future'))})\b", re.IGNORECASE)
