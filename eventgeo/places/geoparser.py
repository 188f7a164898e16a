"""The room's one verb: a report's names of places, found and resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from eventgeo.places.capitals import capitals
from eventgeo.places.gazetteer import Gazetteer, open_gazetteer
from eventgeo.places.locations import locations
from eventgeo.places.parts import Parts
from eventgeo.places.ranking import Model, Resolver
from eventgeo.places.recognition import Recogniser, recognise
from eventgeo.places.scripts import is_other, other_scripts
from eventgeo.records import Layout, Location, Toponym, ToponymKind, Weighed

if TYPE_CHECKING:
    from eventgeo.places.geocoder import Remembered  # geopy behind it costs 0.3 s to import

LITERAL: ToponymKind = "literal"
ONLINE_KM = 10.0
"""The radius in km of what an online geocoder placed without its context."""
ONLINE_CONFIDENCE = 0.4


class Geoparser:
    """Finds and resolves the places of one report after the other.

    `gazetteer` is by default the shipped one with the user's own places on top; `region` are countries (ISO 3166-1
    alpha-2) that the reports are mostly about; `geocoder` is an online geocoder asked for names that the gazetteer
    lacks (none by default); `recogniser` and `model` hold other weights than the shipped ones.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        region: Iterable[str] | str | None = None,
        geocoder: Remembered | None = None,
        recogniser: Recogniser | None = None,
        model: Model | None = None,
    ) -> None:
        self.gazetteer = gazetteer if gazetteer is not None else open_gazetteer()
        codes = [region] if isinstance(region, str) else list(region or ())
        self._recogniser = recogniser
        self._resolver = Resolver(self.gazetteer, codes, model)
        self._geocoder = geocoder
        self._parts = Parts(self.gazetteer)

    def toponyms(self, layout: Layout, spans: Sequence[tuple[int, int]] | None = None) -> tuple[Toponym, ...]:
        """The names of places in a report, in the order of the text; with `spans` given, exactly those are resolved."""
        found = self._found(layout) if spans is None else [(start, end, LITERAL) for start, end in spans]
        toponyms = self._resolver.toponyms(layout, found)
        if spans is None:
            more = capitals(layout, toponyms, self.gazetteer)
            toponyms = tuple(sorted((*toponyms, *more), key=lambda toponym: toponym.start))
        return tuple(map(self._asked, toponyms)) if self._geocoder is not None else toponyms

    def weighed(self, layout: Layout, spans: Sequence[tuple[int, int]]) -> list[list[Weighed]]:
        """For each span the places that it may mean, best first, with the share of each feature in the score."""
        return self._resolver.weighed(layout, spans)

    def _found(self, layout: Layout) -> list[tuple[int, int, ToponymKind]]:
        names = self._recogniser.mentions(layout) if self._recogniser else recognise(layout, self.gazetteer)
        named = [
            (name.start, name.end, name.kind) for name in names if self._is_place(layout.text[name.start : name.end])
        ]
        return sorted(named + [(start, end, LITERAL) for start, end in other_scripts(layout, self.gazetteer)])

    def _is_place(self, surface: str) -> bool:
        return not is_other(surface) and self._resolver.is_place(surface)

    def _asked(self, toponym: Toponym) -> Toponym:
        """A toponym that the gazetteer cannot place, placed by the online geocoder where it can."""
        if toponym.resolved or toponym.kind == "demonym" or self._geocoder is None:
            return toponym
        found = self._geocoder.geocode(toponym.surface)
        if found is None:
            return toponym
        return replace(
            toponym, lat=round(found.latitude, 5), lon=round(found.longitude, 5), name=found.address,
            precision="city", radius_km=ONLINE_KM, confidence=ONLINE_CONFIDENCE,
        )  # fmt: skip

    def locations(self, layout: Layout, toponyms: Sequence[Toponym]) -> tuple[Location, ...]:
        """Expressions made of toponyms ("20 km north of X"), and coordinates written out, in the order of the text."""
        return locations(layout, toponyms, self._parts.of)
