"""Events of GDELT 1.0 and 2.0 (gdeltproject.org): one row an event, tabs between columns, without a header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from eventgeo.reading.others import coding
from eventgeo.records import Actor, ActorRole, Incident, Place, PlacePrecision

GEOGRAPHY = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{side}{name}" for side in (1, 2) for name in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in GEOGRAPHY),
    *("DATEADDED", "SOURCEURL"),
)
"""The columns of GDELT 2.0 (Event Codebook V2.0)."""
OLD_COLUMNS = tuple(name for name in COLUMNS if not name.endswith("ADM2Code"))
"""The columns of GDELT 1.0; before April 2013 the last one is missing."""
MARKS = frozenset(("GLOBALEVENTID", "SQLDATE", "EventCode"))
"""Columns that tell this table from others, where it has a header."""
PLACES: Mapping[str, tuple[PlacePrecision, float]] = {
    "1": ("country", 500),
    "2": ("admin1", 200),
    "3": ("city", 10),
    "4": ("city", 10),
    "5": ("admin1", 100),
}
"""`ActionGeo_Type`: country, state of the USA, city of the USA, city, first-level unit; the radii in km are ours."""


def header(line: str) -> tuple[str, ...] | None:
    """The names of the columns of a line without a header, None where it is no line of GDELT's."""
    fields = line.rstrip("\r\n").split("\t")
    if len(fields) not in (len(OLD_COLUMNS) - 1, len(OLD_COLUMNS), len(COLUMNS)) or not fields[0].isdigit():
        return None
    return COLUMNS if len(fields) == len(COLUMNS) else OLD_COLUMNS[: len(fields)]


def _place(row: Mapping[str, str]) -> Place | None:
    name = row.get("ActionGeo_FullName", "").strip()
    precision, radius = PLACES.get(row.get("ActionGeo_Type", "").strip(), ("city", 25))
    place = coding.placed(row, name or "not named", precision, radius, "ActionGeo_Lat", "ActionGeo_Long")
    return replace(place, country=coding.country(name.split(",")[-1])) if place else None


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row. BadRecord where its date or its numbers are none."""
    kind = coding.kind("cameo", row["EventCode"].strip(), "Diplomacy")
    day = coding.day(row["SQLDATE"], "SQLDATE")
    identity = f"gdelt-{row['GLOBALEVENTID'].strip()}"
    roles: tuple[tuple[str, ActorRole], ...] = (("Actor1Name", "initiator"), ("Actor2Name", "target"))
    url = row.get("SOURCEURL", "").strip()
    who = " – ".join(name for key, _ in roles if (name := row.get(key, "").strip()))
    quote = f"CAMEO {row['EventCode'].strip()}: {who or 'actors not named'}"
    return Incident(
        id=identity,
        type=kind.type,
        subtype=kind.subtype,
        plover=kind.plover,
        date=coding.dated(day, day, "day", row["SQLDATE"]),
        place=_place(row),
        actors=tuple(Actor(name, role) for key, role in roles if (name := row.get(key, "").strip())),
        confidence=1.0,
        sources=max(1, coding.count(row, "NumSources") or 1),
        reports=(coding.evidence(identity, quote, source=url.split("/")[2] if url.count("/") > 1 else None, url=url),),
    )
