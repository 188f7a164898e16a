# ruff: noqa: E501 (a table reads better on long lines)
"""Incidents made up for the tests of the map: each standing, precision and kind of place at least once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from eventgeo.records import Incident, MentionedPlace
from eventgeo.records.codec import incident_from, mentioned_place_from

PLACES: dict[str, dict[str, Any]] = {
    "Bakhmut": {"lat": 48.5956, "lon": 38.0, "country": "UA", "admin1": "Donetsk", "precision": "city", "radius_km": 5},
    "Brussels": {"lat": 50.8505, "lon": 4.3488, "country": "BE", "admin1": "Brussels Capital", "precision": "city", "radius_km": 8},
    "Kherson": {"lat": 46.6354, "lon": 32.6169, "country": "UA", "admin1": "Kherson", "precision": "city", "radius_km": 6},
    "Kharkiv": {"lat": 49.9935, "lon": 36.2304, "country": "UA", "admin1": "Kharkiv", "precision": "city", "radius_km": 10},
    "Donetsk Oblast": {"lat": 48.0, "lon": 37.8, "country": "UA", "admin1": "Donetsk", "precision": "admin1", "radius_km": 120},
    "Ukraine": {"lat": 49.0, "lon": 32.0, "country": "UA", "admin1": None, "precision": "country", "radius_km": 600},
    "Vuhledar": {"lat": 47.78, "lon": 37.249, "country": "UA", "admin1": "Donetsk", "precision": "city", "radius_km": 3},
    "بغداد": {"lat": 33.3406, "lon": 44.4009, "country": "IQ", "admin1": "Baghdad", "precision": "city", "radius_km": 15},
}  # fmt: skip
BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, STRATEGIC, DIPLOMACY = "Protests", "Strategic developments", "Diplomacy"


def report(quote: str, trigger: str, place: str | None, *, day: str = "2023-02-14", **more: Any) -> dict[str, Any]:
    """A report of one sentence, with the spans of its trigger and place found in it."""
    start = 100
    span = [start + quote.index(trigger), start + quote.index(trigger) + len(trigger)]
    where = None
    if place and place in quote:
        where = [start + quote.index(place), start + quote.index(place) + len(place)]
    name = more.pop("source", "Morning Wire")
    return {
        "doc": f"{name.lower().replace(' ', '-')}/{hashlib.md5(quote.encode()).hexdigest()[:6]}.txt",
        "sha256": hashlib.sha256(quote.encode()).hexdigest(), "source": name, "published": day, "title": "What was reported",
        "url": "https://news.example/report?a=1&b=2", "archive_url": None, "quote": quote, "start": start, "end": start + len(quote),
        "trigger": span, "place_span": where, "date_span": None,
    } | more  # fmt: skip


def sample(number: int, type_: str, subtype: str, place: str | None, first: str | None, last: str | None, *reports: dict[str, Any],
           **more: Any) -> Incident:  # fmt: skip
    """An incident; `more` are further keys of its line, `precision` that of its date."""
    precision = more.pop("precision", "day" if first and first == last else "interval" if first or last else "unknown")
    where = (
        {"name": place, "as_written": place, "confidence": 0.9, "role": more.pop("role", "at"), **PLACES[place]}
        if place
        else None
    )
    line = {
        "id": hashlib.sha256(str(number).encode()).hexdigest()[:16], "type": type_, "subtype": subtype, "plover": "ASSAULT",
        "date": {"start": first, "end": last, "precision": precision, "basis": "relative", "as_written": "on Tuesday"},
        "place": where, "confidence": 0.8, "sources": len({each["source"] for each in reports}), "reports": list(reports),
    }  # fmt: skip
    why = tuple(more.pop("why", ()))
    return replace(incident_from(line | more), why=why)


def samples() -> list[Incident]:
    """Eighteen incidents: twelve on the map by default, one undated, one without a place."""
    ukrainian = {"name": "Ukrainian forces", "role": "party", "country": "UA", "category": "state_forces"}
    russian = {"name": "Russian forces", "role": "party", "country": "RU", "category": "state_forces"}
    alliance = {"name": "NATO", "role": "party", "country": None, "category": "igo"}
    return [
        sample(1, BATTLES, "armed clash", "Bakhmut", None, "2023-02-14",
               report("Ukrainian and Russian forces have been fighting street by street around Bakhmut for weeks.", "fighting", "Bakhmut"),
               report("The battle for Bakhmut went on through the night, officers said.", "battle", "Bakhmut", source="Evening Post"),
               precision="ongoing", actors=[ukrainian, russian], confidence=0.91),
        sample(2, STRATEGIC, "troop movement", "Bakhmut", "2023-02-13", "2023-02-13",
               report("Soldiers jumped off a truck on a road outside Bakhmut on 13 February 2023.", "jumped off", "Bakhmut"),
               actors=[ukrainian], confidence=0.62),
        sample(3, DIPLOMACY, "meeting", "Brussels", "2023-02-14", "2023-02-14",
               report("Defence ministers of the alliance met in Brussels on Tuesday.", "met", "Brussels"), actors=[alliance], confidence=0.88),
        sample(4, DIPLOMACY, "statement", "Brussels", "2023-02-14", "2023-02-14",
               report("A general told reporters in Brussels that the offensive had failed.", "told", "Brussels"), actors=[alliance]),
        sample(5, REMOTE, "shelling", "Kherson", "2023-02-11", "2023-02-11",
               report("Shells hit a market in Kherson, killing three people and wounding at least five, the governor said.", "hit", "Kherson"),
               report("Two people died when Kherson came under fire on Saturday.", "came under fire", "Kherson", source="Evening Post"),
               report("Artillery struck central Kherson.", "struck", "Kherson", source="River Radio"),
               killed={"low": 2, "high": 3, "by": [{"low": 3, "high": 3, "said_by": "the governor", "side": "civilians"},
                                                   {"low": 2, "high": 2, "said_by": "Evening Post", "side": None}]},
               wounded={"low": 5, "high": None, "by": [{"low": 5, "high": None, "said_by": "the governor", "side": None}]}, actors=[russian]),
        sample(6, REMOTE, "missile strike", "Kharkiv", "2023-02-05", "2023-02-05",
               report("Two missiles struck the centre of Kharkiv on Sunday morning.", "struck", "Kharkiv"), modality="claimed", confidence=0.7),
        sample(7, BATTLES, "territory gained", "Vuhledar", "2023-02-06", "2023-02-12",
               report("Last week troops took several positions near Vuhledar.", "took", "Vuhledar"), precision="week", actors=[russian], role="near"),
        sample(8, CIVILIANS, "attack", "Donetsk Oblast", "2023-02-01", "2023-02-28",
               report("In February, gunmen fired on cars leaving Donetsk Oblast.", "fired on", "Donetsk Oblast"), precision="month", confidence=0.44),
        sample(9, PROTESTS, "peaceful", "بغداد", "2023-02-09", "2023-02-09",
               report("تظاهر المئات في بغداد يوم الخميس.", "تظاهر", "بغداد", source="صوت الصباح"), confidence=0.77),
        sample(10, STRATEGIC, "military aid", "Ukraine", "2023-02-10", None,
               report("Since 10 February trucks with aid have crossed into Ukraine.", "crossed", "Ukraine"), confidence=0.5),
        sample(11, REMOTE, "drone strike", "Kherson", "2023-02-12", "2023-02-12",
               report("A drone dropped a grenade near a bus stop in Kherson.", "dropped a grenade", "Kherson"), confidence=0.83,
               why=["trigger: dropped a grenade, from the lexicon", "place: nearest toponym in the sentence"]),
        sample(12, PROTESTS, "peaceful", None, "2023-02-08", "2023-02-08",
               report("Relatives of the missing gathered in front of a ministry.", "gathered", None)),
        sample(13, REMOTE, "air strike", "Kharkiv", None, None, report("Aircraft bombed a depot near Kharkiv.", "bombed", "Kharkiv")),
        sample(14, STRATEGIC, "mobilization", "Ukraine", "2023-02-20", "2023-02-20",
               report("A new call-up is planned in Ukraine for Monday.", "call-up", "Ukraine"), modality="planned"),
        sample(15, REMOTE, "shelling", "Bakhmut", "2023-02-07", "2023-02-07",
               report("The ministry denied that it had shelled Bakhmut.", "shelled", "Bakhmut"), modality="denied"),
        sample(16, BATTLES, "armed clash", "Ukraine", "2022-02-24", "2022-02-24",
               report("The war in Ukraine began on 24 February 2022.", "war", "Ukraine"), background=True),
        sample(17, CIVILIANS, "killing", "Ukraine", "2022-02-24", "2023-02-12",
               report("At least 7,000 civilians were killed in Ukraine in a year.", "killed", "Ukraine"), kind="summary"),
        sample(18, DIPLOMACY, "demand", "Brussels", "2023-02-13", "2023-02-13",
               report("The envoy asked for more air defence in Brussels.", "asked", "Brussels"), actors=[alliance], confidence=0.35),
    ]  # fmt: skip


def mentioned() -> list[MentionedPlace]:
    """Places that the reports mention, two of them without an incident."""
    lines: list[dict[str, Any]] = [
        {"name": name, **PLACES[name], "geonameid": None, "feature": "PPL",
         "mentions": [{"doc": "morning-wire/1.txt", "start": 3, "end": 10, "quote": f"A sentence that names {name} in passing."}] * times}
        for name, times in (("Bakhmut", 5), ("Brussels", 4), ("Donetsk Oblast", 2), ("Ukraine", 9))
    ]  # fmt: skip
    lines.append({"name": "Finland", "lat": 64.0, "lon": 26.0, "country": "FI", "precision": "country", "radius_km": 400,
                  "mentions": [{"doc": "evening-post/2.txt", "start": 0, "end": 7, "quote": "Finland asked to join."}]})  # fmt: skip
    return [mentioned_place_from(line) for line in lines]
