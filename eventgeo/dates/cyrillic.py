"""Dates in Ukrainian and Russian: a small grammar finds them, dateparser reads them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from eventgeo.dates.days import DAY, day_of, day_value, month_value, shift_day, span_of, week_value
from eventgeo.dates.hit import time_of
from eventgeo.dates.parser import ask
from eventgeo.dates.tables import table
from eventgeo.records import Timex, TimexType

LANGUAGES = ("uk", "ru")
LETTER = re.compile("[а-яіїєґ]", re.IGNORECASE)
PIECE = re.compile(r"\{([a-z]+)\}")
AHEAD = 60  # days that a date without a year may lie ahead where nothing tells of the future
WIDTH = 60  # characters around a date in which a verb of the future counts


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text, with the day of publication."""

    name: str
    text: str
    match: re.Match[str]
    published: date | None

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

    def timex(self, value: str, days: tuple[date, date] | None = None, time: str | None = None) -> Timex:
        """The timex of a value."""
        start, end = self.match.span()
        kind: TimexType = "TIME" if "T" in value else "DATE"
        first, last = days or span_of(value) or (None, None)
        surface = self.text[start:end]
        return Timex(start, end, surface, kind, value, first, last, time or time_of(value), self.name, self.published)


@cache
def _words(kind: str) -> dict[str, tuple[str, str]]:
    """What each word of a class stands for, and the form in which dateparser knows it."""
    rows = [row for row in table("cyrillic.tsv") if row[0] == kind]
    return {word: (value, asked or word) for _, value, asked, words in rows for word in words.split("|")}


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words('future'))})\b", re.IGNORECASE)


@cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    def choice(match: re.Match[str]) -> str:
        words = sorted(_words(match.group(1)), key=lambda word: (-len(word), word))
        return "(?:" + "|".join(map(re.escape, words)) + ")"

    return tuple(
        (name, action, re.compile(rf"(?<!\w){PIECE.sub(choice, pattern)}(?!\w)", re.IGNORECASE))
        for name, action, pattern in table("cyrillic_forms.tsv")
    )


def _part(place: Place) -> str:
    return _words("part")[place.get("part") or ""][0] if place.get("part") else ""


def _date(place: Place) -> tuple[int | None, int, int] | None:
    """The year (None where it cannot be told), month and day of a written date."""
    month, asked = _words("month")[place.get("month") or ""]
    number, year = int(place.get("day") or 0), place.get("year")
    if year:
        found = ask(f"{number} {asked} {year}", LANGUAGES)
        return (found.year, found.month, found.day) if found else None
    if place.published is None:
        return (None, int(month), number) if 1 <= number <= 31 else None
    found = ask(f"{number} {asked}", LANGUAGES, base=place.published)
    if found is None:
        return None
    year_ = place.published.year
    if not place.coming and (int(month), number) > (place.published.month, place.published.day):
        there = day_of(year_, int(month), number)
        if there is None or (there - place.published).days > AHEAD:
            year_ -= 1
    return (year_, int(month), number) if day_of(year_, int(month), number) else None


def day(place: Place) -> Iterator[Timex]:
    """Read "13 лютого 2023 року", "24 февраля вечером"."""
    found = _date(place)
    if found:
        yield place.timex(day_value(*found) + _part(place))


def night(place: Place) -> Iterator[Timex]:
    """Read "В ночь на 14 февраля": the night before that day."""
    found = _date(place)
    last = day_of(*found) if found else None
    if last:
        first = shift_day(last, -1) or last
        yield place.timex(f"{first.isoformat()}TNI", days=(first, last))


def month(place: Place) -> Iterator[Timex]:
    """Read "Лютий 2023", "в феврале"."""
    number = int(_words("month")[place.get("month") or ""][0])
    written, now = place.get("year"), place.published
    year_ = int(written) if written else now.year if now else None
    if not written and now and year_ and number > now.month and not place.coming:
        year_ -= 1
    yield place.timex(month_value(year_, number))


def weekday(place: Place) -> Iterator[Timex]:
    """A weekday: the last one, that of publication included, unless the words say otherwise."""
    number, asked = _words("weekday")[place.get("weekday") or ""]
    now = place.published
    found = ask(asked, LANGUAGES, base=now) if now else None
    if found is None or now is None:
        yield place.timex(f"XXXX-WXX-{number}{_part(place)}")
        return
    if place.get("back") and found == now:
        found = now - 7 * DAY
    if place.get("on") or (place.coming and found != now):
        found = found + 7 * DAY
    yield place.timex(found.isoformat() + _part(place))


def deictic(place: Place) -> Iterator[Timex]:
    """Read "Вчора", "сегодня утром"."""
    found = ask(place.get("deictic") or "", LANGUAGES, base=place.published) if place.published else None
    yield place.timex((found.isoformat() if found else "XXXX-XX-XX") + _part(place))


def _grained(found: date, unit: str) -> str:
    """The value of a day told in a unit: its week, its month or its year."""
    grains = {"W": week_value(found), "M": found.isoformat()[:7], "Y": found.isoformat()[:4]}
    return grains.get(unit, found.isoformat())


def phrase(place: Place) -> Iterator[Timex]:
    """Read "Минулого тижня", "в прошлом году"."""
    unit, asked = _words("phrase")[place.get("phrase") or ""]
    found = ask(asked, LANGUAGES, base=place.published) if place.published else None
    yield place.timex(_grained(found, unit) if found else {"W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"))


def ago(place: Place) -> Iterator[Timex]:
    """Read "Три дні тому", "неделю назад"."""
    words = place.match.group().lower().split()
    asked = " ".join(words if place.get("count") else ["1", *words])
    found = ask(asked, LANGUAGES, base=place.published) if place.published else None
    if found:
        yield place.timex(_grained(found, _words("unit")[place.get("unit") or ""][0]))


def year(place: Place) -> Iterator[Timex]:
    """Read "У 2022 році"."""
    yield place.timex(place.get("year") or "XXXX")


ACTIONS: Mapping[str, Callable[[Place], Iterator[Timex]]] = {
    "day": day,
    "first_day": day,
    "night": night,
    "month": month,
    "weekday": weekday,
    "deictic": deictic,
    "phrase": phrase,
    "ago": ago,
    "year": year,
}


def written_in_cyrillic(text: str) -> bool:
    """Whether a text has letters that Ukrainian or Russian is written in."""
    return LETTER.search(text) is not None


def cyrillic_timexes(text: str, published: date | None) -> Iterator[Timex]:
    """The Ukrainian and Russian dates of a text, in its order; of those that overlap, the longest."""
    found = [
        (match.start(), match.start() - match.end(), rank, Place(name, text, match, published), action)
        for rank, (name, action, pattern) in enumerate(_forms())
        for match in pattern.finditer(text)
    ]
    end = 0
    for start, length, _, place, action in sorted(found, key=lambda each: each[:3]):
        if start >= end:
            end = start - length
            yield from ACTIONS[action](place)
