"""Our own exports as flat rows (CSV, and the properties of GeoJSON), back to incidents.

GeoJSON's properties have the whole of actors, tolls and reports beside the flat columns; a CSV has the founding report
alone, and the names of the actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from eventgeo.records import BadRecord, Incident
from eventgeo.records.codec import incident_from

MARKS = frozenset(("id", "date_precision", "place_precision", "modality", "background", "quote"))
"""Columns that tell our table from others."""
BETWEEN = " | "
TOLLS = ("killed", "wounded", "missing", "captured", "displaced")
OF_DATE = {
    "start": "date_start",
    "end": "date_end",
    "precision": "date_precision",
    "time": "time",
    "basis": "date_basis",
    "as_written": "date_as_written",
}
OF_PLACE = {
    **{
        key: key
        for key in ("lat", "lon", "country", "admin1", "admin2", "geonameid", "feature", "radius_km", "disputed")
    },
    **{"name": "place", "as_written": "place_as_written", "precision": "place_precision", "role": "place_role"},
    "confidence": "place_confidence",
}
OF_REPORT = ("doc", "source", "url", "archive_url", "published", "title", "quote")
NUMBERS = ("lat", "lon", "radius_km", "place_confidence", "confidence")
COUNTS = ("geonameid", "sources", *(f"{name}_{side}" for name in TOLLS for side in ("low", "high")))
SIDES = {"initiators": "initiator", "targets": "target", "other_actors": "party"}
LISTS = ("formerly", "disputed", *SIDES)
GUARDED = re.compile(r"(^|;)'(?=[=+\-@＝＋－＠])")
"""The apostrophe by which a cell was kept from being a formula."""
WITH_COUNTRY = re.compile(r"(.*) \(([A-Z]{2})\)")


def from_properties(flat: Mapping[str, Any]) -> Incident:
    """The incident that the properties of our GeoJSON were made from. BadRecord where they are none."""
    tolls = {
        name: {"low": flat.get(f"{name}_low"), "high": flat.get(f"{name}_high"), "by": flat[f"{name}_by"]}
        for name in TOLLS
        if f"{name}_by" in flat
    }
    return incident_from({**flat, "date": _part(flat, OF_DATE), "place": _place(flat), **tolls})


def _part(flat: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {key: flat.get(name) for key, name in names.items()}


def _place(flat: Mapping[str, Any]) -> dict[str, Any] | None:
    place = _part(flat, OF_PLACE)
    return place if place["name"] else None


def incident(row: Mapping[str, str]) -> Incident:
    """The incident of a row of our CSV, with its founding report. BadRecord where the cells are none of ours."""
    flat: dict[str, Any] = {name: _value(name, cell) for name, cell in row.items()}
    report = {key: flat.get(key) for key in OF_REPORT} | {"end": len(flat.get("quote") or "")}
    known = [name for name in TOLLS if any(flat.get(f"{name}_{side}") is not None for side in ("low", "high"))]
    tolls: dict[str, list[Any]] = {f"{name}_by": [] for name in known}
    return from_properties(flat | tolls | {"actors": list(_actors(flat)), "reports": [report]})


def _value(name: str, cell: str) -> Any:
    """A cell as JSON has it: numbers and flags by their column, None for an empty one."""
    text = GUARDED.sub(r"\1", cell.strip())
    if not text:
        return None
    if name in ("background", "shown"):
        return text.casefold() == "true"
    if name in LISTS:
        return text.split(BETWEEN)
    if name not in NUMBERS and name not in COUNTS:
        return text
    try:
        return int(text) if name in COUNTS else float(text)
    except ValueError:
        raise BadRecord(f"{name} {text!r} is not a number") from None


def _actors(flat: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for column, role in SIDES.items():
        for written in flat.get(column) or ():
            known = WITH_COUNTRY.fullmatch(written)
            name, country = known.groups() if known else (written, None)
            yield {"name": name, "role": role, "country": country, "category": "other"}
