"""The layer of all places that the reports mention, events or not."""

from __future__ import annotations

from eventgeo.records import MentionedPlace, Mentions, PlaceMention, Toponym

Key = tuple[int | None, str, float, float]


def _key(toponym: Toponym) -> Key:
    return (toponym.geonameid, toponym.name or toponym.surface, toponym.lat or 0.0, toponym.lon or 0.0)


class PlaceLayer:
    """Gathers the resolved toponyms of documents by place. Demonyms are no places and are left out."""

    def __init__(self) -> None:
        self._first: dict[Key, Toponym] = {}
        self._mentions: dict[Key, set[PlaceMention]] = {}

    def add(self, mentions: Mentions) -> None:
        """Take in one document's toponyms, each with the sentence that names it."""
        layout, document = mentions.layout, mentions.document
        for toponym in mentions.toponyms:
            if not toponym.resolved or toponym.kind == "demonym":
                continue
            index = layout.sentence_at(toponym.start)
            quote = toponym.surface
            if index is not None:
                sentence = layout.sentences[index]
                quote = layout.text[sentence.start : sentence.end]
            key = _key(toponym)
            self._first.setdefault(key, toponym)
            self._mentions.setdefault(key, set()).add(PlaceMention(document.id, toponym.start, toponym.end, quote))

    def places(self) -> list[MentionedPlace]:
        """One record a place, by name then id; its mentions by document and offset."""
        return [self._place(key) for key in sorted(self._first, key=lambda key: (key[1], key[0] or 0, key[2], key[3]))]

    def _place(self, key: Key) -> MentionedPlace:
        toponym = self._first[key]
        return MentionedPlace(
            name=key[1],
            lat=key[2],
            lon=key[3],
            country=toponym.country,
            admin1=toponym.admin1,
            geonameid=toponym.geonameid,
            feature=toponym.feature,
            precision=toponym.precision,
            radius_km=toponym.radius_km,
            mentions=tuple(sorted(self._mentions[key], key=lambda mention: (mention.doc, mention.start))),
        )
