"""Events of GDELT 1.0 and 2.0 (gdeltproject.org): one row an event, tabs between columns, without a header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eventgeo.reading.others import coding
from eventgeo.records import Actor, ActorCategory, ActorRole, Incident, PlacePrecision

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
    "": ("city", 25),
    "0": ("city", 25),
    "1": ("country", 500),
    "2": ("admin1", 200),
    "3": ("city", 10),
    "4": ("city", 10),
    "5": ("admin1", 100),
}
"""`ActionGeo_Type`: country, state of the USA, city of the USA, city, first-level unit; the radii in km are ours."""
CATEGORIES: Mapping[str, ActorCategory] = {
    "MIL": "state_forces",
    "SPY": "state_forces",
    "GOV": "government",
    "COP": "police",
    "REB": "rebel",
    "INS": "rebel",
    "SEP": "rebel",
    "UAF": "militia",
    "CVL": "civilians",
    "REF": "civilians",
    "MED": "media",
    "IGO": "igo",
}
"""`Actor1Type1Code` and `Actor2Type1Code` (CAMEO's codes of roles)."""


def header(line: str) -> tuple[str, ...] | None:
    """The names of the columns of a line without a header, None where it is no line of GDELT's."""
    fields = line.rstrip("\r\n").split("\t")
    if len(fields) not in (len(OLD_COLUMNS) - 1, len(OLD_COLUMNS), len(COLUMNS)) or not fields[0].isdigit():
        return None
    return COLUMNS if len(fields) == len(COLUMNS) else OLD_COLUMNS[: len(fields)]


def _actors(row: Mapping[str, str]) -> Iterator[Actor]:
    roles: tuple[tuple[str, ActorRole], ...] = (("Actor1", "initiator"), ("Actor2", "target"))
    for side, role in roles:
        if name := row.get(f"{side}Name", "").strip():
            yield Actor(name, role, None, CATEGORIES.get(row.get(f"{side}Type1Code", "").strip(), "other"))


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row. BadRecord where its id, its date, its codes or its numbers are none."""
    identity, event = coding.identity("gdelt", row, "GLOBALEVENTID"), row["EventCode"].strip()
    day = coding.day(row["SQLDATE"], "SQLDATE")
    precision, radius_km = coding.code(row, "ActionGeo_Type", PLACES)
    name, url = coding.first(row, "ActionGeo_FullName"), coding.first(row, "SOURCEURL")
    actors = list(_actors(row))
    who = " – ".join(actor.name for actor in actors)
    return coding.incident(
        identity,
        coding.kind("cameo", event, "Diplomacy"),
        date=coding.dated(day, day, "day", row["SQLDATE"]),
        place=coding.placed(
            row, name, coding.Spot(precision, radius_km, "ActionGeo_Lat", "ActionGeo_Long"), country=name.split(",")[-1]
        ),
        actors=actors,
        sources=coding.count(row, "NumSources"),
        report=coding.evidence(
            identity,
            f"CAMEO {event}: {who or 'actors not named'}",
            source=url.split("/")[2] if url.count("/") > 1 else None,
            url=url,
        ),
    )
