"""The lexicon of triggers: what each pattern tells of, and when it counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from eventgeo.events.patterns import Scanner
from eventgeo.events.tables import rows

TriggerClass = Literal["core", "result", "weak", "war", "about"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of lexicon.tsv. `needs` are classes of words; `weapon` is what the trigger itself names, or None."""

    source: str
    type: str
    subtype: str
    kind: TriggerClass
    needs: frozenset[str]
    weapon: str | None


@cache
def types() -> dict[str, tuple[str, str]]:
    """Subtype to its type and its PLOVER code."""
    return {subtype: (kind, plover) for subtype, kind, plover in rows("types.tsv")}


def _entry(row: tuple[str, ...]) -> Entry:
    subtype, kind, needs, weapon, source = row
    wanted = frozenset(needs.split("|")) - {"-"}
    named = None if weapon == "-" else weapon
    return Entry(source, types()[subtype][0], subtype, cast(TriggerClass, kind), wanted, named)


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
