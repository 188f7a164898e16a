"""Names of places in a text, what they were resolved to, and the place of a happening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eventgeo.records.text import Span

ToponymKind = Literal["literal", "associative", "embedded", "demonym"]
PlacePrecision = Literal["site", "city", "admin2", "admin1", "region", "country"]
FINE: frozenset[PlacePrecision | None] = frozenset(("site", "city"))
"""Precisions of a place that is known to a town, or closer."""
PlaceRole = Literal["at", "near", "about", "between"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with the ranker's score (higher is better, comparable within one toponym)."""

    geonameid: int | None
    name: str
    country: str | None
    admin1: str | None
    feature: str
    lat: float
    lon: float
    score: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate and what each feature of it added to its score, largest share first; the shares add up to it."""

    candidate: Candidate
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Toponym(Span):
    """A name of a place in the text, resolved or not.

    Coordinates are WGS84 degrees, `radius_km` the circle in which the place lies, `country` ISO 3166-1 alpha-2,
    `admin1` and `admin2` names in English, `feature` a GeoNames feature code. What could not be resolved keeps
    its span and has `lat` and `lon` None. `disputed` lists the countries that claim a disputed place.
    `alternatives` are the other readings that were weighed, best first.
    """

    kind: ToponymKind
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    feature: str | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None
    confidence: float = 0.0
    disputed: tuple[str, ...] | None = None
    alternatives: tuple[Candidate, ...] = ()

    @property
    def resolved(self) -> bool:
        """Whether the name has coordinates."""
        return self.lat is not None


@dataclass(frozen=True, slots=True)
class Location(Span):
    """An expression made of toponyms ("20 km north of X", "the road between A and B"), or coordinates written out.

    `toponyms` are indices into the document's toponyms; `precision`, `radius_km` as for a toponym.
    """

    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: PlacePrecision | None
    role: PlaceRole
    toponyms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a happening took place: a resolved place, as written and with its role for the happening."""

    name: str
    as_written: str
    lat: float | None
    lon: float | None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonameid: int | None = None
    feature: str | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None
    confidence: float = 0.0
    role: PlaceRole = "at"
    disputed: tuple[str, ...] | None = None


def place_of(toponym: Toponym, role: PlaceRole, location: Location | None = None) -> Place:
    """The place that a toponym names, or that a location expression built on it describes."""
    point = location if location is not None and location.lat is not None else toponym
    return Place(
        name=toponym.name or toponym.surface,
        as_written=(location or toponym).surface,
        lat=point.lat,
        lon=point.lon,
        country=toponym.country,
        admin1=toponym.admin1,
        admin2=toponym.admin2,
        geonameid=toponym.geonameid,
        feature=toponym.feature,
        precision=point.precision,
        radius_km=point.radius_km,
        confidence=toponym.confidence,
        role=location.role if location is not None and role == "at" else role,
        disputed=toponym.disputed,
    )


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One sentence that names a place: the document, the span of the name in it, and the sentence."""

    doc: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class MentionedPlace:
    """A resolved place with every sentence that names it: a line of the layer of all places."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    geonameid: int | None
    feature: str | None
    precision: PlacePrecision | None
    radius_km: float | None
    mentions: tuple[PlaceMention, ...]
