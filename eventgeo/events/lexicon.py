"""The lexicon of triggers: what each pattern tells of, and when it counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from eventgeo.events.patterns import Scanner
from eventgeo.events.tables import rows
from eventgeo.records import Modality

TriggerClass = Literal["core", "result", "weak", "war", "about", "more", "part", "again"]
TELLING = frozenset(["core", "weak", "result"])
"""Classes of triggers that tell of a happening of their own."""
MORE = frozenset(["more", "part"])
"""Classes of triggers that tell of people hurt elsewhere, more of them or some of those counted before."""
GOVERNED = frozenset(["ceasefire or agreement", "military aid", "mobilization"])
"""What governments do, on a day of their own, and nobody is hurt by."""
VIOLENT = frozenset(["Battles", "Explosions/Remote violence", "Violence against civilians"])
"""The types whose happenings hurt people by their nature."""
STREET = frozenset(["Protests", "Riots"])
"""The types of what crowds do."""
CROWDED = frozenset(["excessive force", "mob violence", "violent demonstration", "with intervention"])
"""What crowds suffer or do that costs lives."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of lexicon.tsv. `needs` are classes of words; `weapon` is what the trigger itself names, or None;
    `modality` is what the pattern itself says of its happening, or None.
    """

    source: str
    type: str
    subtype: str
    kind: TriggerClass
    needs: frozenset[str]
    weapon: str | None
    modality: Modality | None = None


@cache
def types() -> dict[str, tuple[str, str]]:
    """Subtype to its type and its PLOVER code."""
    return {subtype: (kind, plover) for subtype, kind, plover in rows("types.tsv")}


def _entry(row: tuple[str, ...]) -> Entry:
    subtype, kind, needs, weapon, source = row[:5]
    wanted = frozenset(needs.split("|")) - {"-"}
    named = None if weapon == "-" else weapon
    told = cast(Modality, row[5]) if len(row) > 5 else None
    return Entry(source, types()[subtype][0], subtype, cast(TriggerClass, kind), wanted, named, told)


@cache
def entries() -> dict[str, Entry]:
    """Pattern to its entry, in the order of the file."""
    return {entry.source: entry for entry in map(_entry, rows("lexicon.tsv"))}


@cache
def lexicon() -> Scanner:
    """The scanner over all patterns of the lexicon."""
    return Scanner(entries())


@cache
def traps() -> Scanner:
    """The scanner over the figures of speech."""
    return Scanner(row[0] for row in rows("traps.tsv"))
