"""Weeks, months, seasons and years in Ukrainian and Russian, lengths of them, and what comes back in each."""

from collections.abc import Iterator
from datetime import date

from eventgeo.dates.cyrillic.place import Place, words
from eventgeo.dates.cyrillic.values.days import LANGUAGES
from eventgeo.dates.days import month_value, shift_day, span_of, week_value
from eventgeo.dates.parser import ask
from eventgeo.records import Timex

UNIT_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}  # the most days of each unit


def month(place: Place) -> Iterator[Timex]:
    """Read "Лютий 2023", "в феврале", "у лютому минулого року"."""
    number = int(words("month")[place.get("month") or ""][0])
    written, whose, now = place.get("year"), place.get("whose"), place.published
    year_ = int(written) if written else now.year if now else None
    if whose and year_:
        year_ += int(words("whose")[whose][0])
    elif not written and now and year_ and number > now.month and not place.coming:
        year_ -= 1
    yield place.timex(month_value(year_, number))


def quarter(place: Place) -> Iterator[Timex]:
    """Read "у третьому кварталі 2023 року"."""
    yield from _share(place, "Q")


def half_year(place: Place) -> Iterator[Timex]:
    """Read "за перше півріччя", "в первом полугодии 2023 года"."""
    yield from _share(place, "H")


def _share(place: Place, letter: str) -> Iterator[Timex]:
    """A quarter or half of the year that is written, else of that of publication."""
    year_ = place.get("year") or (f"{place.published.year:04d}" if place.published else "XXXX")
    yield place.timex(f"{year_}-{letter}{words('quarter')[place.get('quarter') or ''][0]}")


def year_part(place: Place) -> Iterator[Timex]:
    """Read "з початку року", "до конца месяца": of the year or month of publication."""
    if place.published:
        yield place.timex(_grained(place.published, words("unit")[place.get("unit") or ""][0]))


def phrase(place: Place) -> Iterator[Timex]:
    """Read "Минулого тижня", "в прошлом году"."""
    unit, asked = words("phrase")[place.get("phrase") or ""]
    found = ask(asked, LANGUAGES, base=place.published) if place.published else None
    yield place.timex(_grained(found, unit) if found else {"W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"))


def ago(place: Place) -> Iterator[Timex]:
    """Read "Три дні тому", "неделю назад"."""
    spoken = place.match.group().lower().split()
    asked = " ".join(spoken if place.get("count") else ["1", *spoken])
    found = ask(asked, LANGUAGES, base=place.published) if place.published else None
    if found:
        yield place.timex(_grained(found, words("unit")[place.get("unit") or ""][0]))


def this(place: Place) -> Iterator[Timex]:
    """Read "Цього тижня", "в этом году"."""
    unit = words("this")[place.get("this") or ""][0]
    if place.published:
        yield place.timex(_grained(place.published, unit))


def _grained(found: date, unit: str) -> str:
    """The value of a day told in a unit: its week, its month or its year."""
    grains = {"W": week_value(found), "M": found.isoformat()[:7], "Y": found.isoformat()[:4]}
    return grains.get(unit, found.isoformat())


def season(place: Place) -> Iterator[Timex]:
    """Read "Восени 2022 року", "летом прошлого года"; a season without a year is the latest that has begun."""
    name, now = words("season")[place.get("season") or ""][0], place.published
    written = place.get("year")
    if written or now is None:
        yield place.timex(f"{written or 'XXXX'}-{name}")
        return
    begun = span_of(f"{now.year}-{name}")
    past = place.get("lastyear") or (begun and begun[0] > now and not place.coming)
    yield place.timex(f"{now.year - 1 if past else now.year}-{name}")


def year(place: Place) -> Iterator[Timex]:
    """Read "У 2022 році", "2022 год"."""
    yield place.timex(place.get("year") or "XXXX")


def years(place: Place) -> Iterator[Timex]:
    """Read "в 2014-2015 годах": two years, as two timexes."""
    for name in ("year", "year2"):
        yield place.timex(place.get(name) or "XXXX", span=place.match.span(name))


def length(place: Place) -> Iterator[Timex]:
    """Read "за тиждень", "за последние три дня": a length, of which "last" tells the days before publication."""
    count = _count(place.get("count"))
    unit, now = words("unit")[place.get("unit") or ""][0], place.published
    hours = (place.get("unit") or "").startswith(("год", "час")) and unit == "D"
    written = f"PT{count}H" if hours else f"P{count}{unit}"
    back = count * UNIT_DAYS[unit] if not hours else -(-count // 24)
    first = shift_day(now, -back) if now and place.get("last") else None
    yield place.timex(written, days=(first, now) if first and now else None, kind="DURATION")


def _count(written: str | None) -> int:
    """How many units a length counts: 1 where no number is written."""
    if written is None or written.isdigit():
        return int(written or 1)
    return int(words("number")[written][0])


def every(place: Place) -> Iterator[Timex]:
    """Read "Щодня", "ежедневно", "каждую ночь"."""
    yield place.timex(words("set")[place.get("set") or ""][0], kind="SET")
