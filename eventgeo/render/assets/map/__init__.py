"""The scripts and styles of the map's page, joined by `eventgeo.render.map.assets`."""
