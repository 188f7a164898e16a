"""The shipped gazetteer, as baked by `eventgeo.places.bake`."""
