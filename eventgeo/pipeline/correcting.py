"""Corrections in a run: what their words may mean, and what they do to the merging."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import eventgeo.places.gazetteer as gazetteers
from eventgeo import corrections, incidents, render
from eventgeo.corrections import Docket, Ruling, Vocabulary
from eventgeo.events.lexicon import types
from eventgeo.records import BadRecord, Event, Incident, Issue, Place, spelled
from eventgeo.store import Decisions


def type_names() -> tuple[str, ...]:
    """The names of all types of events and, after them, of their subtypes, each once and as they are written."""
    kinds = types()
    return tuple(dict.fromkeys((*(kind for kind, _ in kinds.values()), *kinds)))


def read_corrections(paths: Iterable[Path]) -> tuple[list[Ruling], list[Issue]]:
    """The decisions of corrections files (CSV or XLSX), and an Issue for each row that is refused."""
    vocabulary = Vocabulary(place=_place, types=types())
    read = [corrections.read_corrections(path, vocabulary) for path in paths]
    return [ruling for rulings, _ in read for ruling in rulings], [issue for _, issues in read for issue in issues]


def decide(paths: Sequence[Path], decisions: Decisions, build: int) -> tuple[list[Ruling], list[Issue]]:
    """The decisions of corrections files, which the store takes over, and an Issue for each row that is refused.

    Of a file that was lost or cannot be read any more, the decisions stand that the store has of it, and an Issue says
    so; those of a file that is not named any more are taken back. BadRecord for a file that never was.
    """
    vocabulary = Vocabulary(place=_place, types=types())
    found: list[Ruling] = []
    issues: list[Issue] = []
    for path in paths:
        try:
            decisions.keep(spelled(path.absolute()), corrections.decided(path), build)
        except BadRecord as error:
            issues.append(_as_kept(path, decisions, error))
        made, refused = corrections.rulings(path, decisions.standing(spelled(path.absolute())), vocabulary)
        found += made
        issues += refused
    decisions.take_back_others([spelled(path.absolute()) for path in paths], build)
    return found, issues


def _as_kept(path: Path, decisions: Decisions, error: BadRecord) -> Issue:
    kept = len(decisions.standing(spelled(path.absolute())))
    if not kept and not path.exists():
        raise BadRecord(f"{path}: {error}")
    return corrections.refused(path, f"{error}; {kept} decisions stand as they were kept of it")


def merge_corrected(found: Iterable[Event], rulings: Sequence[Ruling]) -> Iterator[Incident | Issue]:
    """The incidents of events, in the order of their founding reports, with what persons decided.

    After them come the Issues of what could not be done of it, and of what was dropped.
    """
    docket = Docket(rulings, incidents.incident_id)
    by_hand = incidents.ByHand(docket.together, docket.apart)
    yield from docket.settled(incidents.merge(docket.all_corrected(found), by_hand))
    yield from docket.issues


def review(found: Iterable[Incident], path: Path, limit: int | None = None, *, everything: bool = False) -> int:
    """Write the doubtful decisions, the most valuable first, as a corrections file to fill in; gives their number.

    It is CSV, or XLSX where the suffix says so (BadRecord where openpyxl is missing). OutputError where it cannot be
    written.
    """
    rows = corrections.review(found, limit, everything=everything)
    data = corrections.write_table(path, rows)
    with render.replacing(path, binary=True) as file:
        file.write(data)
    return len(rows)


@cache
def _gazetteer() -> gazetteers.Gazetteer | gazetteers.LayeredGazetteer:
    return gazetteers.open_gazetteer()


def _place(name: str) -> Place:
    """The one place of the gazetteer that "NAME" or "NAME, REGION or COUNTRY" means; BadRecord where it is not one."""
    wanted, *around = [part.strip() for part in name.split(",")]
    called = [_gazetteer().entry(index) for index, _ in _gazetteer().readings(gazetteers.fold(wanted))]
    entries = [each for each in called if all(part in (each.country, each.admin1, each.admin2) for part in around)]
    named = [entry for entry in entries if entry.primary] or entries
    if len(named) != 1:
        some = ", ".join(f"{e.name} in {e.admin1 or '?'} ({e.country}; {e.lat:.4f}, {e.lon:.4f})" for e in named[:4])
        reason = f"{len(named)} places are called so: {some}" if named else "the gazetteer has no such place"
        raise BadRecord(f"place {name!r}: {reason}; write NAME; LAT, LON")
    entry = named[0]
    return Place(
        entry.name, name, entry.lat, entry.lon, entry.country or None, entry.admin1, entry.admin2, entry.geonameid,
        entry.feature, entry.precision, entry.radius_km, 1.0, disputed=entry.disputed,
    )  # fmt: skip
