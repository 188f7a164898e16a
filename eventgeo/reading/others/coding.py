"""The codes of public event tables, to types, countries and records of ours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from eventgeo.records import BadRecord, EventDate, Place, PlacePrecision, Report
from eventgeo.records.timex import Precision


class Kind(NamedTuple):
    """Type, subtype and PLOVER code."""

    type: str
    subtype: str
    plover: str | None


def _lines(name: str) -> list[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _kinds() -> Mapping[tuple[str, str], Kind]:
    return {(scheme, code.lower()): Kind(*kind) for scheme, code, *kind in _lines("schemes.tsv")}


def kind(scheme: str, code: str, otherwise: str = "Strategic developments") -> Kind:
    """What a code of a scheme answers to, by its longest beginning that is known; else `otherwise`, "other"."""
    for length in range(len(code), 0, -1):
        found = _kinds().get((scheme, code[:length].lower()))
        if found and (length == len(code) or scheme == "cameo"):
            return found
    return Kind(otherwise, "other", None)


@cache
def _countries() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for alpha2, numeric, written in _lines("countries.tsv"):
        names |= {name.casefold(): alpha2 for name in (numeric, *written.split("|")) if name}
    return names


def country(written: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country's name or numeric code, None for one that is not known.

    >>> country("Russia (Soviet Union)"), country("804"), country("DR Congo (Zaire)"), country("Atlantis")
    ('RU', 'UA', 'CD', None)
    """
    name = (written or "").strip().casefold()
    return _countries().get(name) or _countries().get(name.split(" (")[0])


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
    """The number of people in a cell, None for an empty one."""
    value = number(row, key)
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
    """A date that coders stated."""
    return EventDate(first, last, precision, None, "stated", written)


def placed(
    row: Mapping[str, str], name: str, precision: PlacePrecision, radius_km: float, latitude: str, longitude: str
) -> Place | None:
    """A place with the coordinates in two cells, None where they are empty; BadRecord where they are none."""
    lat, lon = number(row, latitude), number(row, longitude)
    if lat is None or lon is None:
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadRecord(f"{lat:g}, {lon:g} is no point on the Earth")
    return Place(name=name, as_written=name, lat=lat, lon=lon, precision=precision, radius_km=radius_km, confidence=1.0)


def evidence(
    doc: str, quote: str, *, source: str | None = None, url: str | None = None, published: str | None = None
) -> Report:
    """What a coder noted, as the report that tells of an event."""
    return Report(
        doc=doc,
        sha256=hashlib.sha256(quote.encode("utf-8", "replace")).hexdigest(),
        source=source or None,
        url=url if url and url.startswith(("http://", "https://")) else None,
        archive_url=None,
        published=published,
        title=None,
        quote=quote,
        start=0,
        end=len(quote),
        trigger=(0, 0),
    )
