"""eventgeo: dated, placed, quoted conflict events out of news text, on a map, offline."""

__version__ = "0.1.0"
