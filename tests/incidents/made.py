"""Events made for these tests: a few words about a happening give the record."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

from eventgeo.records import Actor, Event, EventDate, Place, Report, Toll, TollClaim

PLACES = {
    "Kherson": Place("Kherson", "Kherson", 46.635, 32.617, "UA", "Kherson", None, 1, "PPLA", "city", 8.0, 0.9),
    "Antonivka": Place("Antonivka", "Antonivka", 46.672, 32.714, "UA", "Kherson", None, 6, "PPL", "city", 3.0, 0.9),
    "Odesa": Place("Odesa", "Odesa", 46.482, 30.723, "UA", "Odesa", None, 2, "PPLA", "city", 10.0, 0.9),
    "Kherson Oblast": Place("Kherson Oblast", "it", 46.5, 33.5, "UA", "Kherson", None, 3, "ADM1", "admin1", 99, 0.9),
    "Ukraine": Place("Ukraine", "Ukraine", 49.0, 32.0, "UA", None, None, 4, "PCLI", "country", 500.0, 0.9),
    "Russia": Place("Russia", "Russia", 60.0, 100.0, "RU", None, None, 7, "PCLI", "country", 3000.0, 0.9),
    "off Odesa": Place("Odesa", "off Odesa", 45.7, 30.7, "UA", "Odesa", None, 2, "PPLA", "admin2", 20.0, 0.9),
    "Brussels": Place("Brussels", "Brussels", 50.85, 4.349, "BE", "Brussels", None, 5, "PPLC", "city", 10.0, 0.9),
}  # fmt: skip
TYPES = {
    "armed clash": "Battles",
    "shelling": "Explosions/Remote violence",
    "bombing": "Explosions/Remote violence",
    "suicide bombing": "Explosions/Remote violence",
    "missile strike": "Explosions/Remote violence",
    "air strike": "Explosions/Remote violence",
    "attack": "Violence against civilians",
    "killing": "Violence against civilians",
    "peaceful": "Protests",
    "statement": "Diplomacy",
    "demand": "Diplomacy",
    "meeting": "Diplomacy",
    "request": "Diplomacy",
    "territory gained": "Battles",
    "military aid": "Strategic developments",
}
QUOTES = (
    "Shells hit the market in the morning.",
    "Another strike hit a hospital.",
    "The death toll rose to nine.",
    "Fighting went on in the north of the town.",
    "Two people were killed.",
)
"""Some that give clues, for events that are drawn by lot."""
DAY = date(2023, 2, 21)


def day(
    offset: int = 0,
    *,
    precision: Any = "day",
    basis: Any = "stated",
    first: int | None = None,
    open_start: bool = False,
) -> EventDate:
    """A date `offset` days after 21 February 2023; `first` begins an interval, open and ongoing ones have no start."""
    end = DAY + timedelta(days=offset)
    start = None if open_start or precision == "ongoing" else DAY + timedelta(days=offset if first is None else first)
    return EventDate(start, end, precision, None, basis)


def killed(low: int | None, high: int | None = None, said_by: str | None = None) -> Toll:
    """A toll with one statement; `high` is `low` where it is not given."""
    high = low if high is None else high
    return Toll(low, high, (TollClaim(low, high, said_by),))


def actors(*names: str, role: Any = "initiator") -> tuple[Actor, ...]:
    """Forces of no country."""
    return tuple(Actor(name, role, None, "state_forces") for name in names)


def event(
    doc: str,
    subtype: str = "shelling",
    place: str | None = "Kherson",
    when: EventDate | None = None,
    *,
    quote: str = "Shells fell on the town.",
    at: int = 0,
    published: str | None = "2023-02-21",
    source: str | None = None,
    text: str | None = None,
    inferred: bool = False,
    **told: Any,
) -> Event:
    """An event of a document, its trigger at `at`; `inferred`: its place is that of another sentence."""
    when = when or day()
    where = PLACES[place] if place else None
    sha256 = hashlib.sha256((text or doc).encode()).hexdigest()
    report = Report(
        doc, sha256, source, None, None, published, None, quote, at, at + len(quote), (at, at + 6), date=when,
        place_span=(at, at + 5) if place and not inferred else None, place=place, killed=told.get("killed"),
    )  # fmt: skip
    told = {"confidence": 0.8, **told}
    return Event(type=TYPES[subtype], subtype=subtype, date=when, place=where, report=report, **told)
