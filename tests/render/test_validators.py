"""Outputs before the validators of their formats: schemas of KML, Atom and sitemaps, PDF/UA, HTML, GDAL, LibreOffice.

Each has a smoke test here; the slow ones run in the soak alone.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import geopandas
import pytest
from lxml import etree
from pdfua import validate

from eventgeo.render import export
from eventgeo.render.brief import write_brief
from eventgeo.render.site import write_site
from tests.render import gdal_parquet
from tests.render.brief_samples import samples
from tests.render.incidents import ALL, BARE, FULL, HOSTILE, SUMMARY, hostile

ROOT = Path(__file__).parents[2]
ODD = [replace(hostile(FULL, text), id=f"hostile{at}", formerly=()) for at, text in enumerate(HOSTILE)]
EVERYTHING = [*samples(), FULL, BARE, replace(SUMMARY, formerly=()), *ODD]
BASE = "https://site.example/"


def program(*names: str) -> str:
    """The path of the first of these programs that is installed; the test is skipped, by name, where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def from_npm(path: str) -> Path:
    """A file of npm's packages, from EVENTGEO_NODE_MODULES or the project's node_modules."""
    found = Path(os.environ.get("EVENTGEO_NODE_MODULES") or ROOT / "node_modules") / path
    if not found.exists():
        pytest.skip(f"{path} is not there (npm install {path.split('/')[0]}, or EVENTGEO_NODE_MODULES)")
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page, and hostile text in every field."""
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, EVERYTHING, title="Front & <Rear>", base_url=BASE)
    return folder


def test_kml_fits_its_schema(tmp_path: Path) -> None:
    """OGC's schema of KML 2.2 accepts the file, whatever text it holds."""
    schema = etree.XMLSchema(etree.parse(str(files("pykml").joinpath("schemas", "ogckml22.xsd"))))
    export(EVERYTHING, tmp_path / "events.kml")
    schema.assertValid(etree.parse(str(tmp_path / "events.kml")))


@pytest.mark.parametrize("base_url", [BASE, None])
def test_the_feed_fits_atom(tmp_path: Path, base_url: str | None) -> None:
    """The feed has what RFC 4287 requires, once each, in its form."""
    write_site(tmp_path, EVERYTHING, title="Front & <Rear>", base_url=base_url)
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "schemas" / "atom.rng")))
    schema.assertValid(etree.parse(str(tmp_path / "feed.xml")))


def test_the_sitemap_fits_its_schema(site: Path) -> None:
    """The schema of sitemaps.org, as npm's `sitemap` ships it, accepts the sitemap."""
    schema = etree.XMLSchema(etree.parse(str(from_npm("sitemap/schema/sitemap.xsd"))))
    schema.assertValid(etree.parse(str(site / "sitemap.xml")))


def test_the_tagged_pdf_has_nothing_against_pdf_ua(tmp_path: Path) -> None:
    """A checker of PDF/UA-1 (the part of it that machines can check without veraPDF) finds nothing."""
    pytest.importorskip("weasyprint")
    path = write_brief(tmp_path, EVERYTHING, ["pdf"], title="Front — фронт — جبهة", handling="Internal").files[0]
    assert [str(finding) for finding in validate(str(path)).findings] == []


def test_html_validate_finds_nothing(site: Path, tmp_path: Path) -> None:
    """npm's html-validate accepts every kind of page (its rules of style are left out)."""
    tool = from_npm(".bin/html-validate")
    rules = {"extends": ["html-validate:standard"], "root": True, "rules": {"long-title": "off"}}
    (tmp_path / "rules.json").write_text(json.dumps(rules), encoding="utf-8")
    pages = [path for path in site.rglob("*.html") if path.parent.name != "maps"]
    done = subprocess.run(
        [tool, "--config", tmp_path / "rules.json", *pages], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("suffix", [".geojson", ".kml", ".kmz", ".gpkg", ".parquet"])
def test_gdal_reads_equal_counts_and_coordinates(tmp_path: Path, suffix: str) -> None:
    """ogr2ogr finds every incident, and each point where we put it; geopandas does so where GDAL lacks the driver."""
    path = tmp_path / f"events{suffix}"
    export([*samples(), *ALL], path)
    if suffix == ".parquet" and "Parquet" not in formats():
        check_points([(point.x, point.y) if point else None for point in geopandas.read_parquet(path).geometry])
    else:
        check_points(points_by_gdal(path))


@pytest.mark.soak
def test_gdals_own_driver_reads_geoparquet(
    tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ogr2ogr finds every incident of a GeoParquet file too, by a driver built for it where GDAL lacks one."""
    if "Parquet" not in formats():
        try:
            monkeypatch.setenv("GDAL_DRIVER_PATH", str(gdal_parquet.plugins(pytestconfig.cache.mkdir("gdal-parquet"))))
        except gdal_parquet.Unavailable as reason:
            pytest.skip(f"GDAL has no Parquet driver, and it cannot be built: {reason}")
    export([*samples(), *ALL], tmp_path / "events.parquet")
    check_points(points_by_gdal(tmp_path / "events.parquet"))


Point = tuple[float, float]


def points_by_gdal(path: Path) -> list[Point | None]:
    """The longitude and latitude of each feature, as ogr2ogr reads them."""
    out = path.with_name("back.geojson")
    command = [program("ogr2ogr"), "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=7", out, path]
    subprocess.run(command, check=True, timeout=120)
    places = [
        one["geometry"] and one["geometry"]["coordinates"] for one in json.loads(out.read_text("utf-8"))["features"]
    ]
    return [place and (place[0], place[1]) for place in places]


def check_points(points: list[Point | None]) -> None:
    """The points are those of `[*samples(), *ALL]`, to five decimals; None where an incident has no point."""
    expected = [(one.place.lon, one.place.lat) if one.place and one.kind == "incident" else None for one in ALL]
    assert len(points) == 43
    assert points[-3:] == [where and (round(where[0] or 0, 5), round(where[1] or 0, 5)) for where in expected]
    placed = [one.place for one in samples()]
    assert points[:40] == [(round(one.lon or 0, 5), round(one.lat or 0, 5)) for one in placed if one]


def formats() -> str:
    """The formats that this GDAL reads."""
    return subprocess.run([program("ogr2ogr"), "--formats"], capture_output=True, check=True, text=True).stdout


Convert = Callable[[Path, str], Path]


@pytest.fixture
def office(tmp_path: Path) -> Convert:
    """`office(path, "pdf")` converts a file by LibreOffice, with a profile of its own, and gives the new one."""
    tool = program("soffice", "libreoffice")

    def convert(path: Path, form: str) -> Path:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [tool, profile, "--headless", "--convert-to", form, "--outdir", tmp_path / "office", path]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return tmp_path / "office" / f"{path.stem}.{form.split(':')[0]}"

    return convert


@pytest.mark.parametrize(
    "name", ["docx", pytest.param("pptx", marks=pytest.mark.soak), pytest.param("xlsx", marks=pytest.mark.soak)]
)
def test_libreoffice_opens_the_attachments(tmp_path: Path, office: Convert, name: str) -> None:
    """LibreOffice reads each office file and makes a PDF of it that has its words, hostile ones among them."""
    path = write_brief(tmp_path, [*samples(), *ODD], [name], title="Front — фронт — جبهة").files[0]
    command = [program("pdftotext"), office(path, "pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert "Kherson" in text
    assert "Бахмут" in text


@pytest.mark.soak
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_libreoffice_shows_text_as_text(tmp_path: Path, office: Convert, suffix: str) -> None:
    """LibreOffice opens the table, computes no formula in it, and keeps umlauts and dashes."""
    path = tmp_path / f"events{suffix}"
    export([FULL, *ODD], path)
    with office(path, "csv:Text - txt - csv (StarCalc):44,34,76").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1 + len(HOSTILE)
    assert rows[0]["lat"].startswith("46.65")
    assert {row["quote"].lstrip("'")[:4] for row in rows} >= {"=cmd", "+1+1", "@SUM"}
