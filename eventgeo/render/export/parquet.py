"""GeoParquet 1.1 (geoparquet.org): one row an incident, typed columns, points in well-known binary.

The columns are those of the flat table; `record` holds the whole Events line, reports included. Coordinates are
longitude and latitude on WGS84 (OGC:CRS84), which GeoParquet takes for granted where no system is named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from eventgeo.records import Incident
from eventgeo.records.codec import incident_json, line
from eventgeo.render.errors import MissingExtra
from eventgeo.render.export.credits import ATTRIBUTION
from eventgeo.render.export.sheet import printable
from eventgeo.render.export.table import EVENTS, Table, Value, well_known

GEOMETRY = "geometry"
GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
}
TYPES = {"text": "string", "number": "float64", "count": "int64", "day": "date32", "flag": "bool_"}
"""Arrow's types by the kind of a column."""


def _arrow() -> Any:
    try:
        # An extra, and 150 MB.
        import pyarrow  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("GeoParquet needs pyarrow: pip install 'eventgeo[geo]'") from error
    return pyarrow


def _value(value: Value) -> Value:
    return printable(value) if isinstance(value, str) else value


def arrow_table(incidents: Iterable[Incident], table: Table = EVENTS) -> Any:
    """The incidents as a pyarrow Table with the metadata of GeoParquet. MissingExtra where pyarrow is missing."""
    arrow = _arrow()
    found = list(incidents)
    rows = [table.row(incident) for incident in found]
    fields = [arrow.field(column.name, getattr(arrow, TYPES[column.kind])()) for column in table.columns]
    fields += [arrow.field("record", arrow.string()), arrow.field(GEOMETRY, arrow.binary())]
    arrays: list[list[Any]] = [[_value(row[column.name]) for row in rows] for column in table.columns]
    arrays += [[printable(line(incident_json(one))) for one in found], [well_known(one) for one in found]]
    schema = arrow.schema(fields, metadata={"geo": json.dumps(GEO), "credits": ATTRIBUTION})
    columns = [arrow.array(values, field.type) for values, field in zip(arrays, fields, strict=True)]
    return arrow.Table.from_arrays(columns, schema=schema)


def write(incidents: Iterable[Incident], file: IO[bytes], table: Table = EVENTS) -> None:
    """A GeoParquet file. MissingExtra where pyarrow is not installed."""
    made = arrow_table(incidents, table)
    # A part of the same extra.
    from pyarrow import parquet  # noqa: PLC0415

    parquet.write_table(made, file, compression="zstd")
