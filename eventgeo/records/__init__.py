"""The nouns of eventgeo: frozen, of the standard library alone. A stage makes new ones, never fills in old ones."""

from eventgeo.records.comparison import Comparison, Match
from eventgeo.records.correction import Correction, CorrectionAction
from eventgeo.records.countries import Country, country, country_code
from eventgeo.records.document import Document, Publication, PublishedBasis
from eventgeo.records.earth import EARTH_RADIUS_KM, km
from eventgeo.records.errors import BadRecord, EventgeoError, Interrupted, OutputError
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
from eventgeo.records.mentions import Annotations, Mentions
from eventgeo.records.place import (
    Candidate,
    Location,
    MentionedPlace,
    Place,
    PlaceMention,
    PlacePrecision,
    PlaceRole,
    Toponym,
    ToponymKind,
    place_of,
)
from eventgeo.records.text import Block, BlockKind, Layout, Sentence, Span, Token
from eventgeo.records.timex import Bearing, Precision, Relation, Tier, Timex, TimexType

__all__ = [
    "EARTH_RADIUS_KM",
    "Actor",
    "ActorCategory",
    "ActorRole",
    "Annotations",
    "BadRecord",
    "Bearing",
    "Block",
    "BlockKind",
    "Candidate",
    "Comparison",
    "Correction",
    "CorrectionAction",
    "Country",
    "DateBasis",
    "Document",
    "Event",
    "EventDate",
    "EventgeoError",
    "Happening",
    "Incident",
    "Interrupted",
    "Issue",
    "Kind",
    "Layout",
    "Location",
    "Match",
    "MentionedPlace",
    "Mentions",
    "Modality",
    "OutputError",
    "Place",
    "PlaceMention",
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
    "country",
    "country_code",
    "km",
    "place_of",
]
