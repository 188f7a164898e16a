"""Incidents as data frames, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eventgeo.records import Incident
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export.parquet import GEOMETRY, arrow_table
from eventgeo.render.export.table import EVENTS


def to_frame(incidents: Iterable[Incident]) -> Any:
    """The incidents as a pandas DataFrame: one row each, the columns of the CSV export, typed (days are datetimes,
    numbers and flags may be missing). MissingExtra where pandas or pyarrow is not installed.

    >>> import eventgeo
    >>> from eventgeo.records import Incident
    >>> frame = eventgeo.to_frame([Incident(id="a1", type="Battles", subtype="armed clash", reports=())])
    >>> frame[["id", "subtype", "sources"]].values.tolist()
    [['a1', 'armed clash', 1]]
    """
    return _typed(arrow_table(incidents).drop_columns([GEOMETRY, "record"]))


def to_geodataframe(incidents: Iterable[Incident]) -> Any:
    """The same as a geopandas GeoDataFrame in WGS84 (EPSG:4326): a point for each placed incident, None for others.

    MissingExtra where geopandas is not installed.

    >>> import eventgeo
    >>> from eventgeo.records import Incident, Place
    >>> kherson = Place("Kherson", "Kherson", 46.63542, 32.61687)
    >>> placed = Incident(id="a1", type="Battles", subtype="armed clash", place=kherson, reports=())
    >>> frame = eventgeo.to_geodataframe([placed])
    >>> frame.geometry[0].x, frame.crs.to_epsg()
    (32.61687, 4326)
    """
    try:
        # An extra: geopandas brings pandas, shapely and PROJ.
        import geopandas  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("a GeoDataFrame needs geopandas: pip install 'eventgeo[geo]'") from error
    made = arrow_table(incidents)
    points = geopandas.GeoSeries.from_wkb(made.column(GEOMETRY).to_pylist(), crs=4326)
    return geopandas.GeoDataFrame(_typed(made.drop_columns([GEOMETRY, "record"])), geometry=points)


def _typed(table: Any) -> Any:
    """A pandas frame that keeps whole numbers whole where some are missing."""
    try:
        # An extra.
        import pandas  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("a data frame needs pandas: pip install 'eventgeo[geo]'") from error
    kinds = {"count": "Int64", "flag": "boolean", "number": "Float64", "day": "datetime64[s]", "text": "string"}
    frame = table.to_pandas(date_as_object=True)
    types = {column.name: kinds[column.kind] for column in EVENTS.columns}
    return frame.assign(**{name: pandas.Series(frame[name], dtype=kind) for name, kind in types.items()})
