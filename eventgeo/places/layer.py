"""The layer of all places that the reports mention, events or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from eventgeo.records import MentionedPlace, Mentions, PlaceMention, Toponym

Key = tuple[int | None, str, float, float]


def _mention(mentions: Mentions, toponym: Toponym) -> PlaceMention:
    """Where a place is named, with the sentence that names it."""
    layout = mentions.layout
    index = layout.sentence_at(toponym.start)
    span = toponym if index is None else layout.sentences[index]
    return PlaceMention(mentions.document.id, toponym.start, toponym.end, layout.text[span.start : span.end])


def named(mentions: Mentions) -> tuple[MentionedPlace, ...]:
    """The places that one document names, once for each time. Demonyms are no places and are left out."""
    return tuple(
        MentionedPlace(
            name=toponym.name or toponym.surface,
            lat=toponym.lat,
            lon=toponym.lon,
            country=toponym.country,
            admin1=toponym.admin1,
            geonameid=toponym.geonameid,
            feature=toponym.feature,
            precision=toponym.precision,
            radius_km=toponym.radius_km,
            mentions=(_mention(mentions, toponym),),
        )
        for toponym in mentions.toponyms
        if toponym.lat is not None and toponym.lon is not None and toponym.kind != "demonym"
    )


class PlaceLayer:
    """Gathers the places that documents name, by place."""

    def __init__(self) -> None:
        self._first: dict[Key, MentionedPlace] = {}
        self._mentions: dict[Key, set[PlaceMention]] = {}

    def add(self, found: Iterable[MentionedPlace]) -> None:
        """Take in the places that one document names."""
        for place in found:
            key = (place.geonameid, place.name, place.lat, place.lon)
            self._first.setdefault(key, place)
            self._mentions.setdefault(key, set()).update(place.mentions)

    def places(self) -> list[MentionedPlace]:
        """One record a place, by name then id; its mentions by document and offset."""
        keys = sorted(self._first, key=lambda key: (key[1], key[0] or 0, key[2], key[3]))
        return [replace(self._first[key], mentions=self._ordered(key)) for key in keys]

    def _ordered(self, key: Key) -> tuple[PlaceMention, ...]:
        return tuple(sorted(self._mentions[key], key=lambda mention: (mention.doc, mention.start)))
