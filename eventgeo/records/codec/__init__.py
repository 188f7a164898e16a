"""Records as JSON objects and back: the only place that knows their shape (keys and their order are the contract).

Numbers are rounded on the way out: degrees to 5 places (1 m), km to 2, confidence to 3.
"""

from eventgeo.records.codec.documents import document_from, document_json
from eventgeo.records.codec.exact import exact_from, exact_from_each, exact_line
from eventgeo.records.codec.incidents import INCIDENT, incident_from, incident_json
from eventgeo.records.codec.issues import issue_json
from eventgeo.records.codec.lines import in_lists, json_object, json_objects, line
from eventgeo.records.codec.mentions import mentions_json, timex_json, toponym_json
from eventgeo.records.codec.places import mentioned_place_from, mentioned_place_json, place_mention_json
from eventgeo.records.codec.values import Json, day_from

__all__ = [
    "INCIDENT",
    "Json",
    "day_from",
    "document_from",
    "document_json",
    "exact_from",
    "exact_from_each",
    "exact_line",
    "in_lists",
    "incident_from",
    "incident_json",
    "issue_json",
    "json_object",
    "json_objects",
    "line",
    "mentioned_place_from",
    "mentioned_place_json",
    "mentions_json",
    "place_mention_json",
    "timex_json",
    "toponym_json",
]
