"""Happenings: one reading of a trigger (Event), and what all reports tell of one happening (Incident)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from eventgeo.records.correction import Correction
from eventgeo.records.place import Place
from eventgeo.records.text import Span
from eventgeo.records.timex import Precision

Modality = Literal["asserted", "claimed", "denied", "planned", "threatened", "hypothetical"]
Kind = Literal["incident", "summary"]
DateBasis = Literal["stated", "relative", "caption", "inherited", "published"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
ActorRole = Literal["initiator", "target", "party", "speaker", "recipient"]
ActorCategory = Literal[
    "state_forces",
    "rebel",
    "militia",
    "pmc",
    "police",
    "civilians",
    "protesters",
    "government",
    "igo",
    "media",
    "other",
]

FROM_AFAR = frozenset(["shelling", "air strike", "missile strike", "drone strike"])
"""The subtypes of what armies do from afar."""
OF_STATES: Set[str] = frozenset({"state_forces", "government"})
AGAINST_STATES: Set[str] = frozenset({"rebel", "militia"})


def opposed(ones: Set[str], others: Set[str]) -> bool:
    """Whether actors of some categories are a state's forces, and others those who fight a state, or the reverse.

    >>> opposed({"state_forces"}, {"rebel"}), opposed({"state_forces", "militia"}, {"rebel"}), opposed(set(), {"rebel"})
    (True, False, False)
    """
    if not ones or not others:
        return False
    return (ones <= OF_STATES and others <= AGAINST_STATES) or (ones <= AGAINST_STATES and others <= OF_STATES)


@dataclass(frozen=True, slots=True)
class Trigger(Span):
    """A word or phrase that tells of a happening, with its type, subtype and modality.

    `rule` names the line of the lexicon, or the model, that found it.
    """

    type: str
    subtype: str
    modality: Modality = "asserted"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it happened: first and last day (None: open or not known), how exact, how known, and as written."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    time: str | None = None
    basis: DateBasis | None = None
    as_written: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation, force, government or office-holder that took part; never a private person."""

    name: str
    role: ActorRole
    country: str | None = None
    category: ActorCategory = "other"


@dataclass(frozen=True, slots=True)
class TollClaim:
    """One statement of a number of people: at least `low`, at most `high` (None: open), by whom, of which side."""

    low: int | None
    high: int | None
    said_by: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people as a range over all statements of it."""

    low: int | None
    high: int | None
    by: tuple[TollClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence of one document that tells of a happening: the evidence, as written.

    `quote` is `text[start:end]`; `trigger`, `place_span` and `date_span` are offsets into the same text. `date`,
    `place` and `killed` are this report's own reading, before reports were merged. `page` is the number of the quote's
    page in a PDF, `retrieved` is when the text was fetched, `fingerprint` what copies of it are known by, `author` who
    signed it (several are parted by semicolons). `source_kind` and `reliability` are the user's own words on the
    source: the latter a grade of NATO's Admiralty code, A (completely reliable) to F (cannot be judged).
    """

    doc: str
    sha256: str
    source: str | None
    url: str | None
    archive_url: str | None
    published: str | None
    title: str | None
    quote: str
    start: int
    end: int
    trigger: tuple[int, int]
    place_span: tuple[int, int] | None = None
    date_span: tuple[int, int] | None = None
    date: EventDate | None = None
    place: str | None = None
    killed: Toll | None = None
    page: int | None = None
    retrieved: str | None = None
    fingerprint: str | None = None
    source_kind: str | None = None
    reliability: Reliability | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is known about a happening, whether from one report or from many."""

    kind: Kind = "incident"
    type: str
    subtype: str
    plover: str | None = None
    weapon: str | None = None
    date: EventDate = EventDate()
    place: Place | None = None
    actors: tuple[Actor, ...] = ()
    killed: Toll | None = None
    wounded: Toll | None = None
    missing: Toll | None = None
    captured: Toll | None = None
    displaced: Toll | None = None
    modality: Modality = "asserted"
    background: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Happening):
    """One report's reading of a happening. `why` tells, rule by rule, how it was read."""

    report: Report
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Happening):
    """A happening with all its reports. `id` is stable over the order of the input; `formerly` lists older ids.

    `sources` counts independent sources: copies of one wire count once. `corrections` are what persons changed in it
    or confirmed of it.
    """

    id: str
    formerly: tuple[str, ...] = ()
    sources: int = 1
    reports: tuple[Report, ...]
    why: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def order(self) -> tuple[str, str, tuple[int, int], str]:
        """What incidents are sorted by: day, founding report, trigger, id."""
        day, first = self.date.start or self.date.end, self.reports[0]
        return (day.isoformat() if day else "9999", first.doc, first.trigger, self.id)

    @property
    def shown(self) -> bool:
        """Whether the map shows it by default: an incident, asserted or claimed, and not background."""
        return self.kind == "incident" and self.modality in ("asserted", "claimed") and not self.background
