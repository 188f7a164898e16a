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
    "neighbourhood": "PPLX", "neighborhood": "PPLX", "suburb": "PPLX", "camp": "CMP", "airbase": "AIRB",
    "airport": "AIRP",
    "base": "MILB", "field": "OILF", "crossing": "PSTB", "island": "ISL", "mountain": "MT", "area": "AREA",
}  # fmt: skip
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


def places(files: Iterable[Path]) -> dict[tuple[str, str], tuple[float, float, int, str]]:
    """Latitude, longitude, precision (1 exact, 2 within some 25 km) and admin unit of each (country, place) named."""
    found: dict[tuple[str, str], tuple[float, float, int, str]] = {}
    for path in files:
        for line in path.read_text(encoding="utf-8").split("\n"):
            record: dict[str, Any] = json.loads(line) if line else {}
            if not line or hashlib.md5(str(record["id"]).encode()).hexdigest()[0] in "01":
                continue
            for event in record.get("events") or [record["event"]]:
                exact = int(event.get("where_prec") or 1)
                value = (event["lat"], event["lon"], exact, event.get("adm1") or "")
                found[event["country"], event["place"]] = min(
                    found.get((event["country"], event["place"]), value), value
                )
    return found


def rows(files: Iterable[Path], gazetteer: Gazetteer) -> Iterator[str]:
    """A line of ucdp.tsv for each place that the gazetteer lacks, in the order of countries and names."""
    known = {(fold(place["name"]), place["country"]) for place in table("curated.tsv")}
    for (country, place), (lat, lon, exact, unit) in sorted(places(files).items()):
        last = _LAST.search(place)
        names = [name.strip() for name in _LAST.sub("", place).split("/")]
        code = _COUNTRIES.get(country.lower()) or next((e.country for e in gazetteer.candidates(country)), "")
        if exact > 2 or _VAGUE.search(names[0]) or len(names[0].split()) > 4 or (fold(names[0]), code) in known:
            continue
        if any(km(lat, lon, e.lat, e.lon) <= NAMESAKE_KM for name in names for e in gazetteer.candidates(name)):
            continue
        kind = _KINDS[last[1].lower()] if last else "PPL"
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
