"""The codes of public event tables, to types, countries and records of ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

from eventgeo.reading.moments import moment
from eventgeo.records import Actor, BadRecord, EventDate, Incident, Place, PlacePrecision, Report, Toll, country_code
from eventgeo.records.timex import Precision

Code = TypeVar("Code")
LONGEST_CAMEO = 4
"""Digits of the longest code of CAMEO."""


class Kind(NamedTuple):
    """Type, subtype and PLOVER code."""

    type: str
    subtype: str
    plover: str | None


class Spot(NamedTuple):
    """How exactly a place is known: its precision and radius in km, and the columns of its point."""

    precision: PlacePrecision
    radius_km: float
    latitude: str = "latitude"
    longitude: str = "longitude"


def _lines(name: str) -> list[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _kinds() -> Mapping[tuple[str, str], Kind]:
    return {(scheme, code.lower()): Kind(*kind) for scheme, code, *kind in _lines("schemes.tsv")}


def kind(scheme: str, code: str, otherwise: str = "Strategic developments") -> Kind:
    """What a code of a scheme answers to, in CAMEO by its longest known beginning; else `otherwise`, "other"."""
    beginnings = (code[:length] for length in range(min(len(code), LONGEST_CAMEO), 0, -1))
    for known in beginnings if scheme == "cameo" else [code]:
        if found := _kinds().get((scheme, known.lower())):
            return found
    return Kind(otherwise, "other", None)


def first(row: Mapping[str, str], *keys: str) -> str:
    """The first cell of these that is not empty, else an empty text."""
    return next((value for key in keys if (value := (row.get(key) or "").strip())), "")


def several(row: Mapping[str, str], key: str) -> list[str]:
    """What a cell lists with semicolons."""
    return [part for piece in (row.get(key) or "").split(";") if (part := piece.strip())]


def identity(table: str, row: Mapping[str, str], *keys: str) -> str:
    """The identifier of a row, with the name of its table before it; BadRecord where it has none."""
    if own := first(row, *keys):
        return f"{table}-{own}"
    raise BadRecord(f"{keys[0]} is empty")


def code(row: Mapping[str, str], key: str, known: Mapping[str, Code]) -> Code:
    """What the code in a cell stands for; BadRecord for one that the codebook does not have."""
    written = (row.get(key) or "").strip()
    written = written.removesuffix(".0")  # as tables that went through a spreadsheet have it
    if written not in known:
        raise BadRecord(f"{key} {written!r} is no code that is known")
    return known[written]


def number(row: Mapping[str, str], key: str) -> float | None:
    """The number in a cell, None for an empty one; BadRecord for anything else."""
    written = (row.get(key) or "").strip()
    try:
        value = float(written) if written else None
    except ValueError:
        raise BadRecord(f"{key} {written!r} is not a number") from None
    if value is not None and not -1e12 < value < 1e12:
        raise BadRecord(f"{key} {written!r} is not a number")
    return value


def count(row: Mapping[str, str], key: str) -> int | None:
    """The number of people in a cell, None for an empty one; BadRecord for what cannot be one."""
    value = number(row, key)
    if value is not None and (value < 0 or value != int(value)):
        raise BadRecord(f"{key} {value:g} is no number of people")
    return None if value is None else int(value)


def day(written: str, key: str) -> date:
    """The day in a cell, as ISO or as `20230214`; BadRecord for anything else."""
    compact = written.strip()
    iso = f"{compact[:4]}-{compact[4:6]}-{compact[6:]}" if compact.isdigit() and len(compact) == 8 else compact[:10]
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise BadRecord(f"{key} {written!r} is not an ISO date") from None


def dated(first: date, last: date, precision: Precision, written: str) -> EventDate:
    """A date that coders stated; BadRecord where it would end before it begins."""
    if last < first:
        raise BadRecord(f"it would end ({last}) before it begins ({first})")
    return EventDate(first, last, precision, None, "stated", written)


def placed(
    row: Mapping[str, str], name: str, spot: Spot, *, country: str, admins: tuple[str, str] | None = None
) -> Place | None:
    """A place with the coordinates in two cells, None where they are empty; BadRecord where they are none.

    `country` is its country as written, `admins` the columns of its admin 1 and 2.
    """
    lat, lon = number(row, spot.latitude), number(row, spot.longitude)
    if lat is None or lon is None:
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadRecord(f"{lat:g}, {lon:g} is no point on the Earth")
    admin1, admin2 = (first(row, key) or None for key in admins) if admins else (None, None)
    name = name or "not named"
    return Place(
        name=name,
        as_written=name,
        lat=lat,
        lon=lon,
        country=country_code(country),
        admin1=admin1,
        admin2=admin2,
        precision=spot.precision,
        radius_km=spot.radius_km,
        confidence=1.0,
    )


def evidence(
    doc: str, quote: str, *, source: str | None = None, url: str | None = None, published: str | None = None
) -> Report:
    """What a coder noted, as the report that tells of an event; a `published` that is no day is left out."""
    return Report(
        doc=doc,
        sha256=hashlib.sha256(quote.encode("utf-8", "replace")).hexdigest(),
        source=source or None,
        url=url if url and url.startswith(("http://", "https://")) else None,
        archive_url=None,
        published=moment(published),
        title=None,
        quote=quote,
        start=0,
        end=len(quote),
        trigger=(0, 0),
    )


def incident(
    identity: str,
    kind: Kind,
    *,
    date: EventDate,
    place: Place | None,
    actors: Iterable[Actor],
    sources: float | None,
    report: Report,
    killed: Toll | None = None,
) -> Incident:
    """An event that people coded: it is as sure as such tables are, and has one report."""
    return Incident(
        id=identity,
        type=kind.type,
        subtype=kind.subtype,
        plover=kind.plover,
        date=date,
        place=place,
        actors=tuple(actors),
        killed=killed,
        confidence=1.0,
        sources=max(1, int(sources or 1)),
        reports=(report,),
    )
