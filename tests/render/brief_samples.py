# ruff: noqa: E501 (tables and calls read better on long lines)
"""Incidents for the tests of briefing and site: a few weeks of one front, in three scripts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from eventgeo.records import Actor, EventDate, Incident, Place, Report, Toll

PLACES = {
    "Kherson": Place("Kherson", "Kherson", 46.63542, 32.61687, "UA", "Kherson Oblast", None, 706448, "PPLA", "city", 5.0, 0.9),
    "Бахмут": Place("Бахмут", "Бахмут", 48.5942, 37.9989, "UA", "Donetsk Oblast", None, 712451, "PPL", "city", 4.0, 0.9),
    "حلب": Place("حلب", "حلب", 36.20124, 37.16117, "SY", "Aleppo", None, 170063, "PPLA", "city", 12.0, 0.8),
}  # fmt: skip
TYPES = (("Battles", "armed clash"), ("Explosions/Remote violence", "shelling"), ("Protests", "peaceful"))
LAST = date(2023, 3, 31)


def sample(number: int, **changes: Any) -> Incident:
    """The incident of a number: the same each time, on a day of its own, going back from the end of March 2023."""
    day = LAST - timedelta(number)
    place = list(PLACES.values())[number % 3]
    kind, subtype = TYPES[number % 3]
    quote = f"On day {number} guns fired at {place.name}, officials of the town said."
    start = quote.index(place.name)
    report = Report(
        doc=f"report-{number}.txt", sha256="0" * 64, source=f"Wire {number % 2}", url=f"https://news.example/{number}",
        archive_url=None, published=day.isoformat(), title=f"Report {number}", quote=quote, start=100,
        end=100 + len(quote), trigger=(100 + quote.index("fired"), 100 + quote.index("fired") + 5),
        place_span=(100 + start, 100 + start + len(place.name)), place=place.name,
    )  # fmt: skip
    whole = Incident(
        id=f"{number:06x}beef", type=kind, subtype=subtype, date=EventDate(day, day, "day", None, "stated"), place=place,
        actors=(Actor("Northern Army", "initiator", "XN", "state_forces"),), killed=Toll(number % 4, number % 4 + 1),
        confidence=0.5 + (number % 5) / 10, sources=1 + number % 2, reports=(report,),
    )  # fmt: skip
    return replace(whole, **changes)


def samples(number: int = 40) -> list[Incident]:
    """So many incidents, the newest first."""
    return [sample(at) for at in range(number)]
