"""GeoPackage (OGC 12-128r18) for QGIS and its kin: an SQLite file with one layer of points, written without GDAL.

The columns are those of the flat table; `record` holds the whole Events line, reports included. Incidents without a
place, and summaries, have no geometry. The same incidents give the same bytes: the time of the last change is fixed.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from typing import IO

from eventgeo.records import Incident
from eventgeo.records.codec import incident_json, line
from eventgeo.render.export.credits import ATTRIBUTION
from eventgeo.render.export.sheet import printable
from eventgeo.render.export.table import EVENTS, Table, Value, plain, well_known

APPLICATION = 0x47504B47
VERSION = 10300
LAYER = "events"
TYPES = {"text": "TEXT", "number": "DOUBLE", "count": "INTEGER", "day": "DATE", "flag": "BOOLEAN"}
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name),
    column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL,
    PRIMARY KEY (table_name, column_name));
"""
EPOCH = "1980-01-01T00:00:00.000Z"


def _geometry(incident: Incident) -> bytes | None:
    """A point in WGS84 as a GeoPackage geometry: its header (little-endian, no envelope), then well-known binary."""
    where = well_known(incident)
    return b"GP" + struct.pack("<BBi", 0, 1, 4326) + where if where else None


def _value(value: Value) -> str | int | float | None:
    value = plain(value)
    if isinstance(value, bool):
        return int(value)
    return printable(value) if isinstance(value, str) else value


def _prepared(database: sqlite3.Connection, table: Table) -> None:
    """The tables that every GeoPackage has, and the empty layer."""
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.executescript(TABLES)
    systems = [
        ("Undefined cartesian", -1, "NONE", -1, "undefined", None),
        ("Undefined geographic", 0, "NONE", 0, "undefined", None),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84, "longitude, latitude in degrees"),
    ]
    database.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", systems)
    contents = (LAYER, "features", "Reported events", ATTRIBUTION, EPOCH, -180, -90, 180, 90, 4326)
    database.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (LAYER,))
    fields = ", ".join(f'"{column.name}" {TYPES[column.kind]}' for column in table.columns)
    database.execute(f"CREATE TABLE {LAYER} (fid INTEGER PRIMARY KEY, geom POINT, {fields}, record TEXT)")


def write(incidents: Iterable[Incident], file: IO[bytes], table: Table = EVENTS) -> None:
    """A GeoPackage with the layer `events`."""
    marks = ", ".join("?" * (len(table.columns) + 3))
    database = sqlite3.connect(":memory:")
    try:
        _prepared(database, table)
        database.executemany(
            f"INSERT INTO {LAYER} VALUES ({marks})",
            (
                (number, _geometry(incident), *map(_value, table.row(incident).values()), line(incident_json(incident)))
                for number, incident in enumerate(incidents, 1)
            ),
        )
        database.commit()
        file.write(database.serialize())
    finally:
        database.close()
