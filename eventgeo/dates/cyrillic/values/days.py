"""Days in Ukrainian and Russian: written out, by their weekday or holiday, and counted from another day."""

from collections.abc import Iterator
from datetime import date

from eventgeo.dates.cyrillic.place import Place, words
from eventgeo.dates.days import DAY, day_of, day_value, shift_day, week_value
from eventgeo.dates.parser import ask
from eventgeo.dates.tense import Tense
from eventgeo.dates.values.references import day_in, nearest
from eventgeo.records import Timex

LANGUAGES = ("uk", "ru")
FRIDAY = 5
AHEAD = 30  # days that a date without a year may lie ahead where nothing tells of the future


def _part(place: Place) -> str:
    """The part of the day before or behind a date, "" where there is none."""
    found = place.get("part") or place.get("early")
    return words("part")[found][0] if found else ""


def written_date(place: Place) -> tuple[int | None, int, int] | None:
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
    found = written_date(place)
    if found:
        yield place.timex(day_value(*found) + _part(place))


def night(place: Place) -> Iterator[Timex]:
    """Read "В ніч на 14 лютого", "в ночь на понедельник", "минулої ночі": the night before that day."""
    if place.get("weekday"):
        last = weekday_day(place)
    elif place.get("day"):
        found = written_date(place)
        last = day_of(*found) if found else None
    else:
        last = place.published
    if last:
        first = shift_day(last, -1) or last
        yield place.timex(f"{first.isoformat()}TNI", days=(first, last))


def nights(place: Place) -> Iterator[Timex]:
    """Read "У ніч з 12 на 13 лютого": the night after the first day."""
    found = written_date(place)
    second = day_of(*found) if found else None
    if second:
        first = shift_day(second, -1) or second
        yield place.timex(f"{first.isoformat()}TNI", days=(first, second))


def weekday(place: Place) -> Iterator[Timex]:
    """A weekday: the last one, that of publication included, unless the words say otherwise."""
    found = weekday_day(place)
    written = found.isoformat() if found else f"XXXX-WXX-{words('weekday')[place.get('weekday') or ''][0]}"
    yield place.timex(written + _part(place))


def weekday_day(place: Place) -> date | None:
    """The day of a weekday; None where nothing tells from which day to count."""
    now = place.published
    found = ask(words("weekday")[place.get("weekday") or ""][1], LANGUAGES, base=now) if now else None
    if found is None or now is None:
        return None
    if place.get("back") and found == now:
        return now - 7 * DAY
    return found + 7 * DAY if place.get("on") or (place.coming and found != now) else found


def deictic(place: Place) -> Iterator[Timex]:
    """Read "Вчора", "сегодня утром"."""
    found, part = deictic_day(place), _part(place)
    if part == "TNI" and found == place.published and not place.coming:
        yield from night(place)  # "сегодня ночью погибли" is of the night that ended today
        return
    yield place.timex((found.isoformat() if found else "XXXX-XX-XX") + part)


def deictic_day(place: Place) -> date | None:
    """The day of "yesterday" and the like; None without a day of publication."""
    return ask(place.get("deictic") or "", LANGUAGES, base=place.published) if place.published else None


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
