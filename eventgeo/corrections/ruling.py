"""A row of a corrections file: what is decided, by whom and why, and about which report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eventgeo.records import Correction, EventDate, Place, Toll

COLUMNS = (
    "action",
    "value",
    "who",
    "why",
    "decision",
    "doubt",
    "worth",
    "type",
    "date",
    "place",
    "toll",
    "quote",
    "incident",
    "doc",
    "sha256",
    "start",
    "end",
    "also",
)
"""The columns of a corrections file, in their order. `action` to `why` are a person's; `decision` to `toll` tell what
is in doubt and how it was read; the rest finds the reports again."""
TOLLS = ("killed", "wounded", "missing", "captured", "displaced")
FIELDS = ("place", "date", "type", "toll")
"""Actions that set a value, in each report named; the others decide about the incident of the first one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report as a corrections file names it; `quote` is None where the file has only its place."""

    doc: str
    sha256: str
    trigger: tuple[int, int]
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of happening as a correction sets it."""

    type: str
    subtype: str
    plover: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """How the incident was read when the row was written, as far as the row tells."""

    type: str | None = None
    date: EventDate | None = None
    place: Place | None = None


Value = Place | EventDate | Kind | Mapping[str, Toll | None] | str | None
"""What a ruling sets: a place (None: not known), a date, a type, tolls by their names, the id of another incident."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision, checked: `origin` names its file and line, `also` the incident's other reports that it is about."""

    correction: Correction
    value: Value
    evidence: Evidence
    also: tuple[Evidence, ...] = ()
    seen: Seen = Seen()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of a corrections file may mean: `place` resolves a name, or raises BadRecord with the reason;
    `types` has the type and the PLOVER code of each subtype.
    """

    place: Callable[[str], Place]
    types: Mapping[str, tuple[str, str]]
