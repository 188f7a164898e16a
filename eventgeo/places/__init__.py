"""Document -> toponyms, resolved: the gazetteer, recognition, ranking; the only room that imports geopy."""

from eventgeo.places.geocoder import GazetteerGeocoder, Remembered, online_geocoder
from eventgeo.places.geoparser import Geoparser
from eventgeo.places.layer import PlaceLayer

__all__ = ["GazetteerGeocoder", "Geoparser", "PlaceLayer", "Remembered", "online_geocoder"]
