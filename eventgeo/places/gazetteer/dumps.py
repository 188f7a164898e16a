"""A gazetteer out of GeoNames' own dumps: `UA.zip`, `allCountries.zip`, `alternateNamesV2.zip`, `admin1CodesASCII.txt`,
`admin2Codes.txt`, `hierarchy.zip`, zipped or not, in any order.

The dumps are read line by line and what is kept of them is laid down in numbered parts, each written whole or not at
all: a build that was killed goes on behind its last part. They lie beside the gazetteer, whose files are moved to their
place when all are written: one that is half built is never read, nor takes the place of an earlier one.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO

from eventgeo.places.gazetteer.curated import with_curated
from eventgeo.places.gazetteer.features import features
from eventgeo.places.gazetteer.layers import Refused, WrongFile
from eventgeo.places.gazetteer.letters import readable
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.gazetteer.write import write
from eventgeo.records.archives import UNPACKING

PART_LINES = 200_000
LARGEST_ID = 2**31 - 1
"""A gazetteer keeps ids as 32-bit integers; GeoNames' have come to 13 million in 20 years."""
PLACE_FIELDS = 19
TABLES = ("alternateNames", "admin1Codes", "admin2Codes", "hierarchy", "readme")
NO_NAMES = frozenset({"link", "post", "iata", "icao", "faac", "unlc", "wkdt", "phon", "piny", "abbr", "tcid"})
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: how many places there are, in how many countries, and the lines that were refused."""

    places: int
    countries: int
    refused: tuple[Refused, ...]


def build(dumps: Iterable[str | Path], folder: Path, progress: Progress = lambda name, lines: None) -> Built:
    """Build a gazetteer in a folder from GeoNames dumps; raises WrongFile where none of them has places.

    `progress` is called with the name of the file and the lines read so far. Parts stay beside the folder, in
    `NAME.half`, until the gazetteer is written.
    """
    files = sorted(Path(dump) for dump in dumps)
    half = folder.with_name(f"{folder.name}.half")
    parts = half / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    refused: list[Refused] = []
    rows: dict[int, Row] = {}
    for file in (file for file in files if not file.name.startswith(TABLES)):
        for row in _resumed(file, parts, _place, refused, progress):
            rows[row.geonameid] = row
    if not rows:
        shutil.rmtree(half)
        raise WrongFile(
            f"{', '.join(map(str, files)) or 'no file'}: no dump with places, as UA.zip or allCountries.zip"
        )
    for file in (file for file in files if file.name.startswith("alternateNames")):
        _alternate(file, rows, refused, progress)
    for file in (file for file in files if file.name.startswith(("admin1Codes", "admin2Codes"))):
        _official(file, rows, refused)
    for file in (file for file in files if file.name.startswith("hierarchy")):
        _hierarchy(file, rows, refused)
    about = {"credit": "Places: GeoNames (geonames.org, CC BY 4.0)", "packages": [file.name for file in files]}
    whole = half / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    write(with_curated(rows.values(), strict=False), whole, about)
    folder.mkdir(exist_ok=True)
    for file in whole.iterdir():
        file.replace(folder / file.name)
    shutil.rmtree(half)
    return Built(len(rows), len({row.country for row in rows.values() if row.country}), tuple(refused))


@contextmanager
def _lines(file: Path) -> Iterator[Iterator[str]]:
    """The lines of a dump, out of its zip archive where it is one."""
    try:
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                names = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
                name = next((name for name in names if Path(name).stem == file.stem), names[0] if names else None)
                if name is None:
                    raise WrongFile(f"{file}: no .txt inside")
                with archive.open(name) as stream:
                    yield iter(TextIOWrapper(stream, encoding="utf-8", newline="\n"))
        else:
            stream_text: IO[str]
            with file.open(encoding="utf-8", newline="\n") as stream_text:
                yield iter(stream_text)
    except (OSError, UnicodeDecodeError, *UNPACKING) as error:
        raise WrongFile(f"{file}: {error}") from error


Parser = Callable[[list[str]], Row | None]


def _resumed(file: Path, parts: Path, parse: Parser, refused: list[Refused], progress: Progress) -> Iterator[Row]:
    """The rows of a dump: those of the parts that are there already, then those still to be read."""
    size = file.stat().st_size if file.exists() else 0
    with _lines(file) as lines:
        number = 0
        while True:
            part = parts / f"{file.name}.{size}.{number:05}.jsonl"
            first = number * PART_LINES
            if part.exists():
                read = sum(1 for _ in islice(lines, PART_LINES))
                kept = [json.loads(line) for line in part.read_text(encoding="utf-8").splitlines()]
            else:
                chunk = list(islice(lines, PART_LINES))
                read, kept = len(chunk), [_parsed(file, first + n, line, parse) for n, line in enumerate(chunk, 1)]
                kept = [record for record in kept if record is not None]
                _whole(part, "".join(json.dumps(record, ensure_ascii=True) + "\n" for record in kept))
            for record in kept:
                if "refused" in record:
                    refused.append(Refused(str(file), record["line"], record["refused"]))
                else:
                    yield _thawed(record)
            progress(file.name, first + read)
            if read < PART_LINES:
                return
            number += 1


def _whole(path: Path, text: str) -> None:
    """Write a file in one step."""
    half = path.with_suffix(".half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _parsed(file: Path, line: int, text: str, parse: Parser) -> dict[str, object] | None:
    fields = text.rstrip("\n").split("\t")
    try:
        row = parse(fields)
    except (ValueError, IndexError) as error:
        return {"line": line, "refused": str(error)}
    return None if row is None else _frozen(row)


def _place(fields: list[str]) -> Row | None:
    if len(fields) != PLACE_FIELDS:
        raise ValueError(f"{len(fields)} fields, where a place of GeoNames has {PLACE_FIELDS}")
    key, name, plain, others, lat, lon, major, code, country = fields[:9]
    code = "PPL" if major == "P" and code not in features() else code
    if code not in features() or not name:
        return None
    if not (abs(float(lat)) <= 90 and abs(float(lon)) <= 180):
        raise ValueError(f"{lat}, {lon} is no point on Earth")
    if not 0 < int(key) <= LARGEST_ID:
        raise ValueError(f"{key} is no geonameid")
    people = int(fields[14] or 0)
    if people < 0:
        raise ValueError(f"{people} people")
    row = Row(f"G{int(key)}", name, country, code, float(lat), float(lon), people, 0.0, int(key))
    unit, part = f"A{country}.{fields[10]}", f"A{country}.{fields[10]}.{fields[11]}"
    row.admin1, row.admin2 = unit if fields[10] else "", part if fields[11] else ""
    if code == "ADM1":
        row.key, row.admin1, row.admin2 = unit, "", ""
    elif code == "ADM2":
        row.key, row.admin2 = part, ""
    row.names = {plain} if plain else set()
    row.others = {other for other in others.split(",") if len(other) > 3 and readable(other)}
    return row


_FIELDS = (
    "key",
    "name",
    "country",
    "feature",
    "lat",
    "lon",
    "population",
    "radius_km",
    "geonameid",
    "admin1",
    "admin2",
)


def _frozen(row: Row) -> dict[str, object]:
    return {**{name: getattr(row, name) for name in _FIELDS}, "names": sorted(row.names), "others": sorted(row.others)}


def _thawed(record: dict[str, object]) -> Row:
    row = Row(**{name: record[name] for name in _FIELDS})  # type: ignore[arg-type]
    row.names, row.others = set(record["names"]), set(record["others"])  # type: ignore[call-overload]
    return row


def _alternate(file: Path, rows: dict[int, Row], refused: list[Refused], progress: Progress) -> None:
    """English, preferred, colloquial and former names out of alternateNamesV2."""
    with _lines(file) as lines:
        for number, text in enumerate(lines, 1):
            if number % PART_LINES == 0:
                progress(file.name, number)
            fields = text.rstrip("\n").split("\t")
            if len(fields) < 4 or not fields[1].isdigit():
                refused.append(Refused(str(file), number, "no alternate name of GeoNames"))
                continue
            row = rows.get(int(fields[1]))
            if row is None or fields[2] in NO_NAMES or not readable(fields[3]):
                continue
            (row.names if fields[2] == "en" else row.others).add(fields[3])


def _official(file: Path, rows: dict[int, Row], refused: list[Refused]) -> None:
    """The English names of admin units out of admin1CodesASCII or admin2Codes."""
    with _lines(file) as lines:
        for number, text in enumerate(lines, 1):
            fields = text.rstrip("\n").split("\t")
            if len(fields) != 4 or not fields[3].isdigit():
                refused.append(Refused(str(file), number, f"{len(fields)} fields, where a unit of GeoNames has 4"))
            elif (row := rows.get(int(fields[3]))) is not None:
                row.names |= {row.name, fields[2]}
                row.name = fields[1]


def _hierarchy(file: Path, rows: dict[int, Row], refused: list[Refused]) -> None:
    """First-level units of places that do not name their own, by what holds them in `hierarchy`."""
    parents: dict[int, int] = {}
    with _lines(file) as lines:
        for number, text in enumerate(lines, 1):
            fields = text.rstrip("\n").split("\t")
            if len(fields) < 2 or not (fields[0].isdigit() and fields[1].isdigit()):
                refused.append(Refused(str(file), number, "no pair of GeoNames ids"))
            elif int(fields[1]) in rows:
                parents.setdefault(int(fields[1]), int(fields[0]))
    for key, row in rows.items():
        seen = {key}
        while not row.admin1 and row.feature != "ADM1" and (key := parents.get(key, 0)) and key not in seen:
            seen.add(key)
            holder = rows.get(key)
            if holder is not None and holder.feature == "ADM1":
                row.admin1 = holder.key
