"""Document -> toponyms, resolved: the gazetteer, recognition, ranking; the only room that imports geopy."""

from eventgeo.places.geoparser import Geoparser
from eventgeo.places.layer import PlaceLayer

__all__ = ["Geoparser", "PlaceLayer"]
