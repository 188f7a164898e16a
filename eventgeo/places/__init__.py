"""Document -> toponyms, resolved: the gazetteer, recognition, ranking; the only room that imports geopy.

`eventgeo.places.geocoder` has geopy's side: the gazetteer as a geopy geocoder, and online geocoders behind it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventgeo.places.geoparser import Geoparser
from eventgeo.places.layer import PlaceLayer, named

if TYPE_CHECKING:
    from eventgeo.places.geocoder import Remembered

__all__ = ["Geoparser", "PlaceLayer", "named", "online_geocoder"]


def online_geocoder(
    name: str, *, user_agent: str | None = None, cache: str | Path | None = None, **options: Any
) -> Remembered:
    """The online geopy geocoder of this name (as `nominatim`), its answers kept in the SQLite file `cache`.

    Raises ValueError where geopy knows no such service or it cannot be set up with these options.
    """
    from eventgeo.places.geocoder import remembered  # noqa: PLC0415  (geopy costs 0.3 s, and few runs go online)

    return remembered(name, user_agent=user_agent, cache=cache, **options)
