"""Curated places out of open records of the UCDP Georeferenced Event Dataset (CC BY 4.0), written as `ucdp.tsv`.

`python -m eventgeo.places.bake.ucdp FILES…`: JSON Lines with `events` that have `place`, `lat`, `lon`, `country` and
`where_prec`. Only places that the gazetteer does not have within 15 km are kept, and only names and points of them.
Records whose md5(id) begins with 0 or 1 are left out, so that they can measure.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from eventgeo.places.gazetteer import Gazetteer, fold
from eventgeo.places.gazetteer.curated import NAMESAKE_KM, table
from eventgeo.records import km

_KINDS = {
    "town": "PPL", "village": "PPL", "city": "PPL", "settlement": "PPL", "locality": "PPL", "hamlet": "PPL",
    "location": "PPL", "neighbourhood": "PPLX", "neighborhood": "PPLX", "suburb": "PPLX", "woreda": "ADM3",
    "airbase": "AIRB", "airport": "AIRP", "area": "AREA", "base": "MILB", "camp": "CMP", "crossing": "PSTB",
    "field": "OILF", "island": "ISL", "mountain": "MT",
}  # fmt: skip
"""Last words that say what a place is and are no part of its name."""
_NAMED = {
    "checkpoint": "PSTB", "dam": "DAM", "desert": "DSRT", "farm": "AREA", "farms": "AREA", "forest": "AREA",
    "hill": "MT", "mine": "MN", "river": "STM", "station": "RSTN", "stream": "STM", "valley": "VAL",
}  # fmt: skip
"""Last words that say what a place is and belong to its name."""
_LAST = re.compile(rf"\s+({'|'.join(_KINDS)})$", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:road|between|border|near|outside|countryside|along|sector|district|province|region|state|municipality|department)\b"
    r"|\d|\s-\s|,",
    re.IGNORECASE,
)
_COUNTRIES = {
    "dr congo (zaire)": "CD", "bosnia-herzegovina": "BA", "russia (soviet union)": "RU", "myanmar (burma)": "MM",
    "yemen (north yemen)": "YE", "serbia (yugoslavia)": "RS", "kingdom of eswatini (swaziland)": "SZ",
    "macedonia, fyr": "MK", "cambodia (kampuchea)": "KH", "ivory coast": "CI",
}  # fmt: skip


def places(files: Iterable[Path]) -> dict[tuple[str, str, str], tuple[float, float, int, str]]:
    """Latitude, longitude, precision (1 exact, 2 within some 25 km) and first-order unit of each place.

    Places are told apart by country, name and lower unit: a province has several villages of one name.
    """
    found: dict[tuple[str, str, str], tuple[float, float, int, str]] = {}
    for path in files:
        for line in path.read_text(encoding="utf-8").split("\n"):
            record: dict[str, Any] = json.loads(line) if line else {}
            if not line or hashlib.md5(str(record["id"]).encode()).hexdigest()[0] in "01":
                continue
            for event in record.get("events") or [record["event"]]:
                exact = int(event.get("where_prec") or 1)
                value = (event["lat"], event["lon"], exact, event.get("adm1") or "")
                key = event["country"], event["place"], event.get("adm2") or ""
                found[key] = min(found.get(key, value), value)
    return found


def rows(files: Iterable[Path], gazetteer: Gazetteer) -> Iterator[str]:
    """A line of ucdp.tsv for each place that the gazetteer lacks, in the order of countries and names."""
    before = {(place["name"], float(place["lat"]), float(place["lon"])) for place in table("ucdp.tsv")}
    written: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for (country, place, _), (lat, lon, exact, unit) in sorted(places(files).items()):
        last = _LAST.search(place)
        names = [name.strip() for name in _LAST.sub("", place).split("/")]
        code = _COUNTRIES.get(country.lower()) or next((e.country for e in gazetteer.candidates(country)), "")
        if exact > 2 or any(map(_VAGUE.search, names)) or len(names[0].split()) > 4:
            continue
        others = [e for name in names for e in gazetteer.candidates(name) if (e.name, e.lat, e.lon) not in before]
        points = [(e.lat, e.lon) for e in others] + written.get((code, fold(names[0])), [])
        if any(km(lat, lon, *point) <= NAMESAKE_KM for point in points):
            continue
        written.setdefault((code, fold(names[0])), []).append((lat, lon))
        kind = _KINDS[last[1].lower()] if last else _NAMED.get(place.split()[-1].lower(), "PPL")
        radius = "5" if exact == 1 else "15"
        admin1 = re.sub(r"\b(governorate|oblast|province|region|state)\b", lambda m: m[0].capitalize(), unit)
        yield "\t".join(
            (names[0], "|".join(names[1:]), f"{lat:.4f}", f"{lon:.4f}", radius, kind, code, admin1, "", "ucdp")
        )


def main() -> None:
    """Write ucdp.tsv beside curated.tsv."""
    lines = [
        "# Places of the UCDP Georeferenced Event Dataset (CC BY 4.0) that the registry packages lack; written by",
        "# eventgeo.places.bake.ucdp; columns as in curated.tsv.",
        "name\talternatives\tlat\tlon\tradius_km\tfeature\tcountry\tadmin1\tdisputed\tsource",
    ]
    target = Path(str(resources.files("eventgeo.places.gazetteer"))) / "ucdp.tsv"
    lines += rows([Path(name) for name in sys.argv[1:]], Gazetteer.open())
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
