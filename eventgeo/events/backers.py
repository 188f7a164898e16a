"""States that are named as those that somebody fights for or is close to: "factions supported by Turkey"."""

from __future__ import annotations

import re
from dataclasses import replace

from eventgeo.records import Mentions, Span, Toponym

BACKED = re.compile(
    r"\b(?:(?:back|support|arm|train|fund|financ|equip|sponsor)ed by|(?:loyal|linked|close) to|"
    r"(?:affiliated|aligned|allied) with|allied to)(?: the)? \Z",
    re.I,
)
"""What stands between people and such a state."""
REACH = 24
"""Among how many characters before a name that is looked for."""


def without_backers(mentions: Mentions) -> Mentions:
    """The mentions, with the names of such states as if nothing were known of them: they tell no place."""
    reading = mentions.layout.reading
    found = [
        _unknown(each) if each.precision == "country" and is_backer(each, reading) else each
        for each in mentions.toponyms
    ]
    return replace(mentions, toponyms=tuple(found))


def is_backer(name: Span, reading: str) -> bool:
    """Whether the words before a name say that somebody fights for whoever it names."""
    return BACKED.search(reading, max(0, name.start - REACH), name.start) is not None


def _unknown(toponym: Toponym) -> Toponym:
    return Toponym(toponym.start, toponym.end, toponym.surface, "demonym")
