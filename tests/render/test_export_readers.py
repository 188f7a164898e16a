"""Exports as other programs read them: GDAL's ogr2ogr and LibreOffice, where they are installed."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from eventgeo.render import export
from tests.render.incidents import ALL, FULL, HOSTILE, hostile

pytestmark = pytest.mark.soak


def program(*names: str) -> str:
    """The path of the first of these programs that is installed; the test is skipped, by name, where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


@pytest.mark.parametrize("suffix", [".geojson", ".kml", ".gpkg"])
def test_gdal_reads_equal_counts_and_coordinates(tmp_path: Path, suffix: str) -> None:
    """ogr2ogr finds every incident, and the point of the placed one where we put it."""
    path = tmp_path / f"events{suffix}"
    export(ALL, path)
    out = tmp_path / "back.geojson"
    subprocess.run([program("ogr2ogr"), "-f", "GeoJSON", out, path], check=True, timeout=120)
    features = json.loads(out.read_text("utf-8"))["features"]
    assert len(features) == len(ALL)
    points = [feature["geometry"]["coordinates"][:2] for feature in features if feature["geometry"]]
    assert points == [[32.6178, 46.65581]]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_libreoffice_shows_text_as_text(tmp_path: Path, suffix: str) -> None:
    """LibreOffice opens the table, computes no formula in it, and keeps umlauts and dashes."""
    path = tmp_path / f"events{suffix}"
    export([FULL, *(hostile(FULL, text) for text in HOSTILE)], path)
    command = [
        program("soffice", "libreoffice"),
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    subprocess.run([*command, "--outdir", tmp_path / "out", path], check=True, timeout=180)
    (out,) = (tmp_path / "out").iterdir()
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1 + len(HOSTILE)
    assert rows[0]["lat"].startswith("46.65")
    assert {row["quote"].lstrip("'")[:4] for row in rows} >= {"=cmd", "+1+1", "@SUM"}
