"""What the forms of Ukrainian and Russian dates mean: for each action of cyrillic_forms.tsv a function to timexes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from eventgeo.dates.cyrillic.place import Place, words
from eventgeo.dates.days import DAY, day_of, day_value, month_value, shift_day, span_of, week_value
from eventgeo.dates.parser import ask, figures
from eventgeo.dates.tense import Tense
from eventgeo.dates.values.references import day_in, nearest
from eventgeo.records import Timex

LANGUAGES = ("uk", "ru")
FRIDAY = 5
UNIT_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}  # the most days of each unit
AHEAD = 30  # days that a date without a year may lie ahead where nothing tells of the future


def _part(place: Place) -> str:
    """The part of the day before or behind a date, "" where there is none."""
    found = place.get("part") or place.get("early")
    return words("part")[found][0] if found else ""


def _date(place: Place) -> tuple[int | None, int, int] | None:
    """The year (None where it cannot be told), month and day of a written date."""
    month, asked = words("month")[place.get("month") or ""]
    number = int(place.get("day") or words("nth")[place.get("nth") or ""][0])
    year = place.get("year") or place.year_behind
    if year:
        found = ask(f"{number} {asked} {year}", LANGUAGES)
        return (found.year, found.month, found.day) if found else None
    if place.published is None:
        return (None, int(month), number) if 1 <= number <= 31 else None
    return _in_year(place, int(month), number) if ask(f"{number} {asked}", LANGUAGES, base=place.published) else None


def _in_year(place: Place, month: int, number: int) -> tuple[int | None, int, int] | None:
    """A day and month with their year: that of publication, or the one before where the day would lie far ahead."""
    now = place.published
    if now is None:
        return None, month, number
    year_ = now.year
    if not place.coming and (month, number) > (now.month, now.day):
        there = day_of(year_, month, number)
        if there is None or place.since or (there - now).days > AHEAD:
            year_ -= 1
    return (year_, month, number) if day_of(year_, month, number) else None


def day(place: Place) -> Iterator[Timex]:
    """Read "13 лютого 2023 року", "24 февраля вечером", "третього серпня"."""
    found = _date(place)
    if found:
        yield place.timex(day_value(*found) + _part(place))


def night(place: Place) -> Iterator[Timex]:
    """Read "В ніч на 14 лютого", "в ночь на понедельник", "минулої ночі": the night before that day."""
    if place.get("weekday"):
        last = _weekday(place)
    elif place.get("day"):
        found = _date(place)
        last = day_of(*found) if found else None
    else:
        last = place.published
    if last:
        first = shift_day(last, -1) or last
        yield place.timex(f"{first.isoformat()}TNI", days=(first, last))


def nights(place: Place) -> Iterator[Timex]:
    """Read "У ніч з 12 на 13 лютого": the night after the first day."""
    found = _date(place)
    second = day_of(*found) if found else None
    if second:
        first = shift_day(second, -1) or second
        yield place.timex(f"{first.isoformat()}TNI", days=(first, second))


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


def weekday(place: Place) -> Iterator[Timex]:
    """A weekday: the last one, that of publication included, unless the words say otherwise."""
    found = _weekday(place)
    written = found.isoformat() if found else f"XXXX-WXX-{words('weekday')[place.get('weekday') or ''][0]}"
    yield place.timex(written + _part(place))


def _weekday(place: Place) -> date | None:
    now = place.published
    found = ask(words("weekday")[place.get("weekday") or ""][1], LANGUAGES, base=now) if now else None
    if found is None or now is None:
        return None
    if place.get("back") and found == now:
        return now - 7 * DAY
    return found + 7 * DAY if place.get("on") or (place.coming and found != now) else found


def deictic(place: Place) -> Iterator[Timex]:
    """Read "Вчора", "сегодня утром"."""
    found, part = _deictic(place), _part(place)
    if part == "TNI" and found == place.published and not place.coming:
        yield from night(place)  # "сегодня ночью погибли" is of the night that ended today
        return
    yield place.timex((found.isoformat() if found else "XXXX-XX-XX") + part)


def _deictic(place: Place) -> date | None:
    return ask(place.get("deictic") or "", LANGUAGES, base=place.published) if place.published else None


def _grained(found: date, unit: str) -> str:
    """The value of a day told in a unit: its week, its month or its year."""
    grains = {"W": week_value(found), "M": found.isoformat()[:7], "Y": found.isoformat()[:4]}
    return grains.get(unit, found.isoformat())


def dotted(place: Place) -> Iterator[Timex]:
    """Read "станом на 12.02", "12.02 о 14:30": the day first."""
    found = _in_year(place, int(place.get("number") or 0), int(place.get("day") or 0))
    if found:
        yield place.timex(day_value(*found))


def day_part(place: Place) -> Iterator[Timex]:
    """Read "від початку доби", "с начала суток": of the day of publication."""
    if place.published:
        yield place.timex(place.published.isoformat(), days=(place.published, place.published))


def next_day(place: Place) -> Iterator[Timex]:
    """Read "наступного дня", "в тот же день": counted from the day that the text told last."""
    told = place.told.first if place.told else None
    found = shift_day(told, int(words("step")[place.get("step") or ""][0])) if told else None
    if found:
        yield place.timex(found.isoformat())


def holiday(place: Place) -> Iterator[Timex]:
    """Read "на Великдень", "на Пасху 2022 года": the last one, or the next where words tell of what will be."""
    rule, written, now = words("holiday")[place.get("holiday") or ""][0], place.get("year"), place.published
    if written:
        found = day_in(rule, int(written))
    else:
        tense: Tense = "future" if place.coming else "past"
        found = nearest(rule, now, "", tense, settled=not place.coming) if now else None
    if found:
        yield place.timex(found.isoformat())


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


def clock(place: Place) -> Iterator[Timex]:
    """Read "О 14:30", "в 5 утра", "о 4:00 24 лютого", "вчора о 6:30"."""
    hour, minute = int(place.get("hour") or 0), int(place.get("minute") or 0)
    half = words("half")[place.get("half") or ""][0] if place.get("half") else ""
    if half == "PM" and hour < 12:
        hour += 12
    written = _day_of_clock(place)
    if hour < 25 and minute < 60:
        yield place.timex(f"{written}T{hour:02d}:{minute:02d}")


def _day_of_clock(place: Place) -> str:
    """The day of an hour, as a TIMEX3 value: the one beside it, or told before in its sentence, else that of
    publication.
    """
    written = _date(place) if place.get("day") else None
    if written:
        return day_value(*written)
    if place.get("date"):
        named = figures(place.get("date") or "")
    elif place.get("deictic"):
        named = _deictic(place)
    else:
        named = _weekday(place) if place.get("weekday") else place.told_here or place.published
    return named.isoformat() if named else "XXXX-XX-XX"


def weekend(place: Place) -> Iterator[Timex]:
    """Read "на вихідних", "в прошлые выходные": the last one, or the next where words tell of what will be."""
    now = place.published
    coming = place.get("on") or (place.coming and not place.get("back"))
    near = now if now is None or coming or now.isoweekday() > FRIDAY else shift_day(now, -now.isoweekday())
    yield place.timex(f"{week_value(near) if near else 'XXXX-WXX'}-WE")


def past_day(place: Place) -> Iterator[Timex]:
    """Read "За минулу добу", "за последние сутки": the 24 hours before the report."""
    now = place.published
    days = (shift_day(now, -1) or now, now) if now else None
    yield place.timex("P1D", days=days, kind="DURATION")


def every(place: Place) -> Iterator[Timex]:
    """Read "Щодня", "ежедневно", "каждую ночь"."""
    yield place.timex(words("set")[place.get("set") or ""][0], kind="SET")


def year(place: Place) -> Iterator[Timex]:
    """Read "У 2022 році", "2022 год"."""
    yield place.timex(place.get("year") or "XXXX")


def years(place: Place) -> Iterator[Timex]:
    """Read "в 2014-2015 годах": two years, as two timexes."""
    for name in ("year", "year2"):
        yield place.timex(place.get(name) or "XXXX", span=place.match.span(name))


ACTIONS: Mapping[str, Callable[[Place], Iterator[Timex]]] = {
    "day": day,
    "first_day": day,
    "night": night,
    "nights": nights,
    "this": this,
    "season": season,
    "clock": clock,
    "weekend": weekend,
    "past_day": past_day,
    "every": every,
    "month": month,
    "weekday": weekday,
    "deictic": deictic,
    "phrase": phrase,
    "ago": ago,
    "year": year,
    "years": years,
    "dotted": dotted,
    "day_part": day_part,
    "next_day": next_day,
    "holiday": holiday,
    "quarter": quarter,
    "half_year": half_year,
    "year_part": year_part,
    "length": length,
}
