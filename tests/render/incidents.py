"""Incidents for the tests of exports: one with everything, one with nothing, one with hostile text in every field."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from eventgeo.records import Actor, EventDate, Incident, Place, Report, Toll, TollClaim

QUOTE = "Russian shells hit Kherson on Tuesday, killing two or three people."


def report(**changes: Any) -> Report:
    """A report of the full incident."""
    whole = Report(
        doc="kherson.txt",
        sha256="0" * 64,
        source="The Example",
        url="https://example.org/kherson",
        archive_url=None,
        published="2023-02-14",
        title="Night of shelling",
        quote=QUOTE,
        start=10,
        end=10 + len(QUOTE),
        trigger=(25, 28),
        place_span=(29, 36),
        date_span=(40, 47),
        date=EventDate(date(2023, 2, 14), date(2023, 2, 14), "day", None, "relative", "Tuesday"),
        place="Kherson",
        killed=Toll(2, 3, (TollClaim(2, 3, "the governor", None),)),
        author="A. Writer; B. Other",
    )
    return replace(whole, **changes)


FULL = Incident(
    id="a1b2c3",
    formerly=("f00",),
    type="Explosions/Remote violence",
    subtype="shelling",
    plover="ASSAULT",
    weapon="artillery",
    date=EventDate(date(2023, 2, 14), date(2023, 2, 14), "day", "overnight", "relative", "Tuesday"),
    place=Place(
        name="Kherson",
        as_written="the southern city of Kherson",
        lat=46.655812,
        lon=32.6178,
        country="UA",
        admin1="Kherson Oblast",
        admin2="Kherson Raion",
        geonameid=706448,
        feature="PPLA",
        precision="city",
        radius_km=7.5,
        confidence=0.97,
        disputed=("UA", "RU"),
    ),
    actors=(
        Actor("Russian forces", "initiator", "RU", "state_forces"),
        Actor("residents", "target", "UA", "civilians"),
    ),
    killed=Toll(2, 3, (TollClaim(2, 3, "the governor", None),)),
    wounded=Toll(5, None),
    modality="claimed",
    confidence=0.8251,
    sources=2,
    reports=(report(), report(doc="brief.html", source="Second, Example", url=None)),
    why=("subtype: lexicon",),
)
BARE = Incident(id="b0", type="Diplomacy", subtype="meeting", reports=(report(doc="x", quote="They met."),))
SUMMARY = replace(FULL, id="c0", kind="summary", date=EventDate(date(2022, 2, 24), None, "ongoing"))
ALL = (FULL, BARE, SUMMARY)

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "x;=1+1",
    "＝1+1",
    "</script><script>alert(1)</script>",
    "${alert(1)} `\\2`",
    "<img src=x onerror=alert(1)>",
    "]]><x/>&bogus;<![CDATA[",
    'quote " comma , line\nfeed',
    "nul\x00 bell\x07 lone \ud800 end",
    "‮gnihtemos",
)


def hostile(record: Any, text: str) -> Any:
    """The record with each string field that may hold anything replaced by a text, all the way down."""
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in ("kind", "modality", "role", "category", "precision", "basis"):
            continue
        if isinstance(value, str):
            changes[field.name] = text
        elif is_dataclass(value):
            changes[field.name] = hostile(value, text)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changes[field.name] = tuple(hostile(item, text) for item in value)
    return replace(record, **changes)
