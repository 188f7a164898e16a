"""Hours in Ukrainian and Russian, with the day that they are of."""

from collections.abc import Iterator

from eventgeo.dates.cyrillic.place import Place, words
from eventgeo.dates.cyrillic.values.days import deictic_day, weekday_day, written_date
from eventgeo.dates.days import day_value
from eventgeo.dates.parser import figures
from eventgeo.records import Timex


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
    written = written_date(place) if place.get("day") else None
    if written:
        return day_value(*written)
    if place.get("date"):
        named = figures(place.get("date") or "")
    elif place.get("deictic"):
        named = deictic_day(place)
    else:
        named = weekday_day(place) if place.get("weekday") else place.told_here or place.published
    return named.isoformat() if named else "XXXX-XX-XX"
