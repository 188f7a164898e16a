"""How sure the reading is: of the trigger, its place and its date; never of the report's truth."""

from eventgeo.events.frames import Frame
from eventgeo.records import Place

TRIGGER = {"core": 0.95, "war": 0.9, "about": 0.85, "weak": 0.8, "result": 0.8, "more": 0.8, "part": 0.8, "again": 0.8}
PLACE = {"same": 1.0, "caption": 0.9, "heading": 0.85, "before1": 0.75, "after1": 0.7, "antecedent": 0.75, "none": 0.7}
DATE = {"clause": 1.0, "sentence": 0.95, "caption": 0.95, "heading": 0.85, "paragraph": 0.8, "antecedent": 0.8}
ELSEWHERE = 0.6
"""For a place or a date that stands further away than the tables above list."""


def confidence(frame: Frame, place: Place | None, place_tier: str, date_tier: str) -> float:
    """The confidence in a reading between 0 and 1: the product of that in its trigger, place and date."""
    named = place.confidence if place is not None and place.confidence else 0.8
    found = TRIGGER[frame.entry.kind] * PLACE.get(place_tier, ELSEWHERE) * DATE.get(date_tier, ELSEWHERE)
    return round(found * (0.5 + 0.5 * named), 3)
