"""The nouns of eventgeo: frozen, of the standard library alone. A stage makes new ones, never fills in old ones."""

from eventgeo.records.document import Document, Publication, PublishedBasis
from eventgeo.records.earth import EARTH_RADIUS_KM, km
from eventgeo.records.event import (
    Actor,
    ActorCategory,
    ActorRole,
    DateBasis,
    Event,
    EventDate,
    Happening,
    Incident,
    Kind,
    Modality,
    Report,
    Toll,
    TollClaim,
    Trigger,
)
from eventgeo.records.issue import Issue, Stage
from eventgeo.records.mentions import Mentions
from eventgeo.records.place import Candidate, Location, Place, PlacePrecision, PlaceRole, Toponym, ToponymKind, place_of
from eventgeo.records.text import Block, BlockKind, Layout, Sentence, Span, Token
from eventgeo.records.timex import Bearing, Precision, Relation, Tier, Timex, TimexType

__all__ = [
    "EARTH_RADIUS_KM",
    "Actor",
    "ActorCategory",
    "ActorRole",
    "Bearing",
    "Block",
    "BlockKind",
    "Candidate",
    "DateBasis",
    "Document",
    "Event",
    "EventDate",
    "Happening",
    "Incident",
    "Issue",
    "Kind",
    "Layout",
    "Location",
    "Mentions",
    "Modality",
    "Place",
    "PlacePrecision",
    "PlaceRole",
    "Precision",
    "Publication",
    "PublishedBasis",
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Stage",
    "Tier",
    "Timex",
    "TimexType",
    "Token",
    "Toll",
    "TollClaim",
    "Toponym",
    "ToponymKind",
    "Trigger",
    "km",
    "place_of",
]
